//! The two servers, each in a process of its own, and what the operating system says about them.

use std::{
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use super::{Outcome, scene::LoadScene};

/// Tells the bare server how long its events are.
pub(crate) const BYTES: &str = "ROUNDWELL_BENCH_BYTES";

/// A server that ends with this value.
pub(crate) struct BenchServer {
    child: Child,
    pub(crate) addr: SocketAddr,
}

impl BenchServer {
    /// The release, on the scene's database.
    pub(crate) async fn roundwell(scene: &LoadScene) -> Outcome<Self> {
        let binary = std::env::var("ROUNDWELL_BIN")
            .map_err(|_| "run `cargo xtask bench live`, which sets ROUNDWELL_BIN")?;
        let addr = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let child = Command::new(binary)
            .args(["demo", "--empty", "--ahead", &scene.ahead.to_string()])
            .env_remove("ROUNDWELL_BIN")
            .env_remove("ROUNDWELL_BENCH_ROOMS")
            .env("ROUNDWELL_ADDR", addr.to_string())
            .env("ROUNDWELL_DATABASE_URL", &scene.database)
            .env("ROUNDWELL_LOG", "warn")
            .stdout(Stdio::null())
            .spawn()?;
        let server = Self { child, addr };
        let begun = Instant::now();
        while tokio::net::TcpStream::connect(addr).await.is_err() {
            if begun.elapsed() > Duration::from_secs(30) {
                return Err("the server did not listen within half a minute".into());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(server)
    }

    /// Starts this program again, as the bare server.
    pub(crate) async fn bare(bytes: usize) -> Outcome<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("--bare")
            .env(BYTES, bytes.to_string())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        Ok(Self {
            child,
            addr: line.trim().parse()?,
        })
    }

    /// Resident memory, in kilobytes.
    pub(crate) fn resident(&self) -> Outcome<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let line = line.ok_or("no VmRSS")?.trim().trim_end_matches(" kB");
        Ok(line.trim().parse()?)
    }
}

impl Drop for BenchServer {
    fn drop(&mut self) {
        // The database must be left whole: ask first.
        let asked = Command::new("kill").arg(self.child.id().to_string()).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// Starts this program again with as many open files as it may have: a stream is one on each side.
pub(crate) fn with_more_files(args: &[String]) -> Outcome<()> {
    let status = Command::new("sh")
        .args([
            "-c",
            "ulimit -n \"$(ulimit -Hn)\"; exec \"$0\" \"$@\" --with-files",
        ])
        .arg(std::env::current_exe()?)
        .args(args.get(1..).unwrap_or_default())
        .status()?;
    std::process::exit(status.code().unwrap_or(1));
}

pub(crate) fn runtime() -> Outcome<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?)
}
