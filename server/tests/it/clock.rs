//! A server whose clock is far ahead of the last time known, as whoever runs it meets it: in its log, in its answers, in a terminal.

use std::{net::TcpListener, process::Stdio, time::Duration};

use axum::http::{Method, header::COOKIE};
use roundwell::db::testing;
use roundwell_server::jobs::run_due;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, Lines},
    net::TcpStream,
    process::{Child, ChildStderr, Command},
    time::{sleep, timeout},
};

use crate::{
    jobs::{stands, state_of},
    support::{Who, World, both},
};

/// Longest wait for what a busy machine does late.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server; dropping it ends it.
struct Server {
    port: u16,
    log: Lines<BufReader<ChildStderr>>,
    _process: Child,
}

fn program(database: &str, port: u16, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roundwell"));
    command
        .args(args)
        .current_dir(std::env::temp_dir())
        .env_clear()
        .env("ROUNDWELL_ADDR", format!("127.0.0.1:{port}"))
        .env("ROUNDWELL_DATABASE_URL", database)
        .env(
            "ROUNDWELL_SITE_ROOT",
            concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site"),
        )
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

impl Server {
    fn start(database: &str) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut process = program(database, port, &["serve"]).spawn().unwrap();
        let log = BufReader::new(process.stderr.take().unwrap()).lines();
        Self {
            port,
            log,
            _process: process,
        }
    }

    /// Waits for a line in the log.
    async fn says(&mut self, words: &str) {
        let said = async {
            while let Some(line) = self.log.next_line().await.unwrap() {
                if line.contains(words) {
                    return;
                }
            }
            panic!("it ended without saying {words:?}");
        };
        timeout(PATIENCE, said)
            .await
            .unwrap_or_else(|_| panic!("it does not say {words:?}"));
    }

    /// The answer to a request, as text.
    async fn get(&self, world: &World, who: Who, path: &str) -> String {
        let request = world
            .request(who, Method::GET, path, "text/html")
            .body(())
            .unwrap();
        let cookie = request
            .headers()
            .get(COOKIE)
            .map_or("", |value| value.to_str().unwrap());
        let port = self.port;
        let head = format!(
            "GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\naccept: text/html\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n"
        );
        let mut answer = Vec::new();
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

#[tokio::test]
async fn jobs_wait_for_a_clock_that_is_far_ahead_until_it_is_accepted() {
    both(async |world| {
        let furniture = world.furnish().await;
        // The last time known lies in September 2025, and the machine's clock a long way after it.
        run_due(&world.ctx).await;
        let database = testing::url(&world.ctx);
        let mut server = Server::start(&database);
        server.says("the clock is not where it was expected").await;
        let listening = async {
            while TcpStream::connect(("127.0.0.1", server.port)).await.is_err() {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(PATIENCE, listening).await.unwrap();
        let ready = server.get(&world, Who::Nobody, "/readyz").await;
        assert!(ready.starts_with("HTTP/1.1 200"), "{ready}");
        assert!(ready.contains("expected was 2025-09-12"), "it says so: {ready}");
        let home = server
            .get(&world, Who::Member, &format!("/teams/{}", world.team))
            .await;
        assert!(home.starts_with("HTTP/1.1 200"), "nobody is signed out: {home}");
        stands(&world, &furniture).await;

        let accepted = program(&database, 0, &["clock", "accept"])
            .stdout(Stdio::piped())
            .output()
            .await
            .unwrap();
        let said = String::from_utf8_lossy(&accepted.stdout).into_owned();
        assert!(accepted.status.success(), "{accepted:?}");
        assert!(said.contains("The last time known was 2025-09-12"), "{said}");
        assert!(said.contains("Jobs that waited go on"), "{said}");
        server.says("the clock is believed again: jobs go on").await;
        let closed = async {
            while state_of(&world.ctx, "session", &furniture.open).await.as_deref() != Some("curtailed") {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(PATIENCE, closed).await.unwrap();
    })
    .await;
}
