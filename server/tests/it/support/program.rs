//! The program itself in a process of its own, for what the router alone cannot show.

use std::{process::Stdio, time::Duration};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    process::{Child, Command},
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
    time::{sleep, timeout},
};

use super::addressed;

/// Longest wait for what a busy machine does late.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// A running server; dropping it ends it.
pub(crate) struct Program {
    pub(crate) port: u16,
    pub(crate) child: Child,
    log: UnboundedReceiver<String>,
}

/// The program on this database, with no settings but the tests' own.
pub(crate) fn command(database: &str, port: u16, args: &[&str]) -> Command {
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
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

impl Program {
    /// Starts serving on a free port, and waits until it listens.
    pub(crate) async fn serve(database: &str, settings: &[(&str, &str)]) -> Self {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let mut child = command(database, port, &["serve"])
            .stdout(Stdio::null())
            .envs(settings.iter().copied())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (told, log) = unbounded_channel();
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                if told.send(line).is_err() {
                    return;
                }
            }
        });
        let program = Self { port, child, log };
        until("it listens", async || program.connect().await.is_ok()).await;
        program
    }

    pub(crate) async fn connect(&self) -> std::io::Result<TcpStream> {
        TcpStream::connect(("127.0.0.1", self.port)).await
    }

    /// Waits for a line in the log.
    pub(crate) async fn says(&mut self, words: &str) {
        let said = async {
            while let Some(line) = self.log.recv().await {
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

    /// The answer to a page's request, head and all.
    pub(crate) async fn get(&self, cookie: &str, path: &str) -> String {
        let port = self.port;
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\naccept: text/html\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n"
        );
        self.ask(&request).await
    }

    /// The answer to a form's post, head and all.
    pub(crate) async fn post(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> String {
        let (path, body) = addressed(path, fields);
        let (port, length) = (self.port, body.len());
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\naccept: text/html\r\nsec-fetch-site: same-origin\r\ncookie: {cookie}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
        );
        self.ask(&request).await
    }

    async fn ask(&self, request: &str) -> String {
        let mut answer = Vec::new();
        let mut stream = self.connect().await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

/// Waits until it is so.
pub(crate) async fn until(what: &str, so: impl AsyncFn() -> bool) {
    let waiting = async {
        while !so().await {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, waiting)
        .await
        .unwrap_or_else(|_| panic!("{what}: not within {PATIENCE:?}"));
}
