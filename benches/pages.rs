//! Bench of pages: the start, the memory, the bytes of a first load, and signed-in team pages a second against an axum
//! handler that answers a fixed string, measured in turn in the same minute.
//!
//! `cargo xtask bench pages` builds the release and sets `ROUNDWELL_BIN` and `ROUNDWELL_SITE_ROOT`. Loads stay on loopback
//! and are bounded in time.

use std::{
    error::Error,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Time for which each load lasts, and how many connections it keeps open.
const LOAD: Duration = Duration::from_secs(5);
const CONNECTIONS: usize = 16;
const ROUNDS: usize = 3;

fn main() -> Outcome<()> {
    if std::env::args().any(|arg| arg == "--fixed-string") {
        return serve_fixed_string();
    }
    let folder = std::env::temp_dir().join(format!("roundwell-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = measure(&folder);
    std::fs::remove_dir_all(&folder)?;
    outcome
}

fn measure(folder: &std::path::Path) -> Outcome<()> {
    // The first start writes the demo data; the second is the one measured.
    let database = format!("sqlite://{}/bench.db", folder.display());
    let filled = PageServer::start(&database)?;
    println!(
        "first start, with demo data written   {:>9.2} s",
        filled.took.as_secs_f64()
    );
    drop(filled);
    let server = PageServer::start(&database)?;
    println!(
        "start to first response               {:>9.3} s",
        server.took.as_secs_f64()
    );
    thread::sleep(Duration::from_secs(1));
    println!(
        "resident memory, idle                 {:>9.1} MB",
        server.resident_mb()?
    );
    let cookie = sign_in(server.addr, "lead")?;
    let team = get(server.addr, "/", &cookie, "identity")?
        .header("location")
        .unwrap_or_default();
    println!("\nfirst load, brotli, with style sheet, fonts, script and wasm");
    for path in [
        "/sign-in",
        &team,
        &format!("{team}/actions"),
        &format!("{team}/pulse"),
    ] {
        weigh(server.addr, path, &cookie)?;
    }
    for path in live_pages(server.addr, &team, &cookie)? {
        weigh(server.addr, &path, &cookie)?;
    }
    println!(
        "\nrequests a second, {CONNECTIONS} connections, {} s each, in turn",
        LOAD.as_secs()
    );
    let fixed = Fixed::start()?;
    for _ in 0..ROUNDS {
        let pages = load(server.addr, &team, &cookie)?;
        let base = load(fixed.addr, "/", "")?;
        println!(
            "team page {pages:>8.0}   fixed string {base:>8.0}   ratio {:.3}",
            pages / base
        );
    }
    println!(
        "resident memory after the load        {:>9.1} MB",
        server.resident_mb()?
    );
    Ok(())
}

/// A demo server of its own.
struct PageServer {
    child: Child,
    addr: SocketAddr,
    took: Duration,
}

impl PageServer {
    fn start(database: &str) -> Outcome<Self> {
        let binary = std::env::var("ROUNDWELL_BIN")
            .map_err(|_| "run `cargo xtask bench pages`, which sets ROUNDWELL_BIN")?;
        let addr = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let started = Instant::now();
        let child = Command::new(binary)
            .arg("demo")
            .env_remove("ROUNDWELL_BIN")
            .env("ROUNDWELL_ADDR", addr.to_string())
            .env("ROUNDWELL_DATABASE_URL", database)
            .env("ROUNDWELL_LOG", "warn")
            .stdout(Stdio::null())
            .spawn()?;
        let mut server = Self {
            child,
            addr,
            took: Duration::ZERO,
        };
        while get(addr, "/sign-in", "", "identity").is_err() {
            if started.elapsed() > Duration::from_secs(60) {
                return Err("the server did not answer within a minute".into());
            }
            thread::sleep(Duration::from_millis(2));
        }
        server.took = started.elapsed();
        Ok(server)
    }

    fn resident_mb(&self) -> Outcome<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").trim().parse::<f64>()? / 1024.0)
    }
}

impl Drop for PageServer {
    fn drop(&mut self) {
        // The database must be left whole: ask first.
        if Command::new("kill")
            .arg(self.child.id().to_string())
            .status()
            .is_err()
        {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// The baseline, in a process of its own like the server.
struct Fixed {
    child: Child,
    addr: SocketAddr,
}

impl Fixed {
    fn start() -> Outcome<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("--fixed-string")
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        Ok(Self {
            child,
            addr: line.trim().parse()?,
        })
    }
}

impl Drop for Fixed {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve_fixed_string() -> Outcome<()> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        let router = axum::Router::new().route("/", axum::routing::get(|| async { "a fixed string" }));
        axum::serve(listener, router).await?;
        Ok(())
    })
}

/// An answer, with its body as it came over the wire.
struct BenchResponse {
    head: String,
    body: Vec<u8>,
}

impl BenchResponse {
    fn header(&self, name: &str) -> Option<String> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn get(addr: SocketAddr, path: &str, cookie: &str, encoding: &str) -> Outcome<BenchResponse> {
    let mut stream = TcpStream::connect(addr)?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: {addr}\r\naccept: text/html\r\naccept-encoding: {encoding}\r\ncookie: {cookie}\r\n\
         connection: close\r\n\r\n"
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let split = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .ok_or("no head")?;
    let head = String::from_utf8_lossy(&bytes[..split]).into_owned();
    Ok(BenchResponse {
        body: bytes.split_off(split + 4),
        head,
    })
}

/// The cookie of a one-click sign-in.
fn sign_in(addr: SocketAddr, role: &str) -> Outcome<String> {
    let answer = get(addr, &format!("/demo/sign-in/{role}"), "", "identity")?;
    let cookie = answer
        .header("set-cookie")
        .ok_or("the demo's sign-in set no cookie")?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// The rooms and ballots that the team's pages link to.
fn live_pages(addr: SocketAddr, team: &str, cookie: &str) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    for page in [team.to_owned(), format!("{team}/pulse")] {
        let body = get(addr, &page, cookie, "identity")?.text();
        for link in after(&body, "href=\"") {
            let live = link.starts_with("/rooms/") || link.starts_with("/pulses/");
            if live && !found.iter().any(|known| known == link) {
                found.push(link.to_owned());
            }
        }
    }
    Ok(found)
}

/// Texts between each `opening` and the next quote.
fn after<'t>(text: &'t str, opening: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(opening)
        .skip(1)
        .filter_map(|rest| rest.split(['"', '\'', ')']).next())
}

/// Prints what a first visit to a page carries over the wire, head and body, and the biggest part of it.
fn weigh(addr: SocketAddr, path: &str, cookie: &str) -> Outcome<()> {
    let page = get(addr, path, cookie, "identity")?.text();
    let own =
        |name: &&str| name.starts_with("/pkg/") || name.starts_with("/fonts/") || name.starts_with("/icon");
    let mut wanted: Vec<String> = after(&page, "href=\"")
        .chain(after(&page, "src=\""))
        .filter(own)
        .map(str::to_owned)
        .collect();
    if let Some(style) = wanted.iter().find(|name| name.ends_with(".css")).cloned() {
        let css = get(addr, &style, cookie, "identity")?
            .text()
            .replace("url(\"", "url(")
            .replace("url('", "url(");
        wanted.extend(after(&css, "url(").filter(own).map(str::to_owned));
    }
    wanted.sort();
    wanted.dedup();
    let mut parts = vec![("the page itself".to_owned(), wire(addr, path, cookie)?)];
    for name in wanted {
        let size = wire(addr, &name, cookie)?;
        parts.push((name, size));
    }
    let total: usize = parts.iter().map(|(_, size)| size).sum();
    let wasm = if parts.iter().any(|(name, _)| name.ends_with(".wasm")) {
        "with wasm"
    } else {
        "no wasm"
    };
    let shape: Vec<&str> = path
        .split('/')
        .map(|piece| if piece.len() == 36 { "…" } else { piece })
        .collect();
    let kilo = |bytes: usize| bytes as f64 / 1000.0;
    println!("{:<30} {:>7.1} KB  {wasm}", shape.join("/"), kilo(total));
    parts.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    for (name, size) in parts.iter().take(3) {
        println!("    {:>7.1} KB  {name}", kilo(*size));
    }
    Ok(())
}

fn wire(addr: SocketAddr, path: &str, cookie: &str) -> Outcome<usize> {
    let answer = get(addr, path, cookie, "br")?;
    Ok(answer.head.len() + 4 + answer.body.len())
}

/// Answers a second over kept-alive connections; every answer must be a 200.
fn load(addr: SocketAddr, path: &str, cookie: &str) -> Outcome<f64> {
    let (done, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    let request =
        format!("GET {path} HTTP/1.1\r\nhost: {addr}\r\naccept: text/html\r\ncookie: {cookie}\r\n\r\n");
    let started = Instant::now();
    let failures: Vec<String> = thread::scope(|scope| {
        let worker = || {
            hammer(addr, &request, &done, &stop)
                .err()
                .map(|error| error.to_string())
        };
        let workers: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(worker)).collect();
        thread::sleep(LOAD);
        stop.store(true, Ordering::Relaxed);
        workers
            .into_iter()
            .filter_map(|worker| worker.join().unwrap_or_else(|_| Some("a worker panicked".into())))
            .collect()
    });
    if let Some(failure) = failures.first() {
        return Err(failure.clone().into());
    }
    Ok(done.load(Ordering::Relaxed) as f64 / started.elapsed().as_secs_f64())
}

fn hammer(addr: SocketAddr, request: &str, done: &AtomicU64, stop: &AtomicBool) -> Outcome<()> {
    let mut stream = TcpStream::connect(addr)?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::with_capacity(64 * 1024, stream.try_clone()?);
    let mut line = String::new();
    while !stop.load(Ordering::Relaxed) {
        stream.write_all(request.as_bytes())?;
        read_answer(&mut reader, &mut line)?;
        done.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

/// Reads one answer, of a known length or in chunks.
fn read_answer(reader: &mut BufReader<TcpStream>, line: &mut String) -> Outcome<()> {
    let mut length = None;
    read_line(reader, line)?;
    if !line.contains(" 200 ") {
        return Err(format!("an answer was not 200: {line}").into());
    }
    while line != "\r\n" {
        read_line(reader, line)?;
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = Some(value.trim().parse::<u64>()?);
        }
    }
    if let Some(length) = length {
        return skip(reader, length);
    }
    loop {
        read_line(reader, line)?;
        let size = u64::from_str_radix(line.trim(), 16)?;
        skip(reader, size + 2)?;
        if size == 0 {
            return Ok(());
        }
    }
}

fn read_line(reader: &mut BufReader<TcpStream>, line: &mut String) -> Outcome<()> {
    line.clear();
    if reader.read_line(line)? == 0 {
        Err("the connection was closed".into())
    } else {
        Ok(())
    }
}

fn skip(reader: &mut BufReader<TcpStream>, length: u64) -> Outcome<()> {
    std::io::copy(&mut reader.take(length), &mut std::io::sink())?;
    Ok(())
}
