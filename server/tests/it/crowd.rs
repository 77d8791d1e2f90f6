//! The program itself, under a low limit of open files, with more connections than that.

use std::{
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use roundwell::ports::Entropy;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Long enough for a busy machine; nothing here takes a second.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program, which ends with the test.
struct Served {
    child: Child,
    address: SocketAddr,
    folder: PathBuf,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ended = self.child.kill().and_then(|()| self.child.wait());
        let _gone = std::fs::remove_dir_all(&self.folder);
    }
}

async fn served(files: usize) -> Served {
    let folder = std::env::temp_dir().join(format!("roundwell-crowd-{}", Entropy::System.uuid()));
    std::fs::create_dir_all(folder.join("site/pkg")).unwrap();
    std::fs::write(folder.join("site/pkg/roundwell.css"), "").unwrap();
    // A port that is free now.
    let address = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let child = Command::new("sh")
        .arg("-c")
        .arg(format!("ulimit -n {files} && exec \"$0\" serve"))
        .arg(env!("CARGO_BIN_EXE_roundwell"))
        .current_dir(&folder)
        .env_remove(roundwell::testing::POSTGRES)
        .env("ROUNDWELL_ADDR", address.to_string())
        .env("ROUNDWELL_BASE_URL", format!("http://{address}"))
        .env(
            "ROUNDWELL_DATABASE_URL",
            format!("sqlite://{}/crowd.db", folder.display()),
        )
        .env("ROUNDWELL_SITE_ROOT", folder.join("site"))
        .env("ROUNDWELL_TRUST_PROXY", "true")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let served = Served {
        child,
        address,
        folder,
    };
    let begun = Instant::now();
    while ask(address).await.is_err() {
        assert!(begun.elapsed() < PATIENCE, "the program starts");
    }
    served
}

/// One request on a connection that stays.
async fn ask(address: SocketAddr) -> std::io::Result<TcpStream> {
    let mut line = TcpStream::connect(address).await?;
    line.write_all(b"GET /healthz HTTP/1.1\r\nhost: here\r\n\r\n")
        .await?;
    let (mut answer, mut piece) = (String::new(), [0; 1024]);
    while !answer.contains("alive") {
        match line.read(&mut piece).await? {
            0 => return Err(std::io::Error::other(answer)),
            read => answer.push_str(&String::from_utf8_lossy(&piece[..read])),
        }
    }
    Ok(line)
}

#[tokio::test]
async fn more_idle_connections_than_open_files_leave_the_service_answering() {
    let served = served(128).await;
    let mut lines = Vec::new();
    for n in 0..300 {
        // Every other one says nothing at all.
        lines.push(match n % 2 {
            0 => TcpStream::connect(served.address).await.unwrap(),
            _ => ask(served.address).await.unwrap(),
        });
    }
    for _ in 0..10 {
        ask(served.address).await.unwrap();
    }
}
