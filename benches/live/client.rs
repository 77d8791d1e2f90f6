//! The people: one connection for each seat's stream, and one for each room to post through.

use std::{
    fmt,
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    task::JoinSet,
    time::{interval_at, timeout},
};

use super::{
    Outcome, SEATS,
    scene::{LoadRoom, LoadScene},
    server::BenchServer,
};

/// A command whose screens have not all arrived after this time has failed.
const PATIENCE: Duration = Duration::from_secs(10);

/// Screen shown, and when.
#[derive(Clone, Debug, Default)]
struct ScreenSeen {
    seat: usize,
    version: u64,
    order: String,
    mine: bool,
    bytes: usize,
    at: Option<Instant>,
}

/// Some rooms, everybody in them, and one command a second in each.
pub(crate) struct RoomLoad<'s> {
    rooms: &'s [LoadRoom],
}

/// Time that it took, in milliseconds from the post to the last seat, and how long an event was.
pub(crate) struct Figures {
    pub(crate) p50: f64,
    pub(crate) p99: f64,
    most: f64,
    count: usize,
    pub(crate) bytes: usize,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            p50,
            p99,
            most,
            count,
            bytes,
        } = self;
        write!(
            f,
            "p50 {p50:>7.2}  p99 {p99:>7.2}  most {most:>7.2}  ({count} commands, {bytes} bytes an event)"
        )
    }
}

impl<'s> RoomLoad<'s> {
    pub(crate) fn on(scene: &'s LoadScene, rooms: usize) -> Self {
        Self {
            rooms: &scene.rooms[..rooms],
        }
    }

    /// Against Roundwell.
    pub(crate) async fn run(&self, addr: SocketAddr, lasts: Duration) -> Outcome<Figures> {
        self.drive(addr, lasts, RoomPost::for_roundwell).await
    }

    /// Against the bare server.
    pub(crate) async fn run_bare(&self, addr: SocketAddr, lasts: Duration) -> Outcome<Figures> {
        self.drive(addr, lasts, RoomPost::for_bare).await
    }

    async fn drive(
        &self,
        addr: SocketAddr,
        lasts: Duration,
        post: fn(&LoadRoom, &[ScreenSeen]) -> RoomPost,
    ) -> Outcome<Figures> {
        let mut drivers = JoinSet::new();
        let mut opened = Vec::new();
        for room in self.rooms {
            let (seen, screens) = unbounded_channel();
            for (seat, cookie) in room.cookies.iter().enumerate() {
                let stream = open(addr, &room.session, cookie).await?;
                tokio::spawn(watch(stream, seat, seen.clone()));
            }
            opened.push(screens);
        }
        // Everybody has a screen before the first command.
        let begin = tokio::time::Instant::now() + Duration::from_secs(5);
        for (number, (room, screens)) in self.rooms.iter().zip(opened).enumerate() {
            let offset = Duration::from_millis(u64::try_from(number * 1000 / self.rooms.len())?);
            let room = LoadRoom {
                session: room.session.clone(),
                cookies: room.cookies.clone(),
            };
            drivers.spawn(drive_room(addr, room, screens, begin + offset, lasts, post));
        }
        let (mut took, mut bytes) = (Vec::new(), Vec::new());
        while let Some(driven) = drivers.join_next().await {
            for (ms, size) in driven?? {
                took.push(ms);
                bytes.push(size);
            }
        }
        took.sort_by(f64::total_cmp);
        let at = |part: f64| took[((took.len() - 1) as f64 * part) as usize];
        Ok(Figures {
            p50: at(0.5),
            p99: at(0.99),
            most: at(1.0),
            count: took.len(),
            bytes: bytes.iter().sum::<usize>() / bytes.len().max(1),
        })
    }
}

/// One command: the path, who posts it, and what.
struct RoomPost {
    path: String,
    cookie: String,
    body: String,
}

impl RoomPost {
    /// Passes the piece on; without a holder the host begins a round.
    fn for_roundwell(room: &LoadRoom, screens: &[ScreenSeen]) -> Self {
        let holder = screens.iter().find(|screen| screen.mine);
        let from = holder.unwrap_or(&screens[0]);
        let stamp = format!("seen={}&order={}", from.version, from.order);
        let (path, what) = match holder {
            Some(_) => ("act", "act=release"),
            None => ("round", "prompt=&direction=clockwise&first="),
        };
        Self {
            path: format!("/rooms/{}/{path}", room.session),
            cookie: room.cookies[from.seat].clone(),
            body: format!("{stamp}&{what}"),
        }
    }

    fn for_bare(room: &LoadRoom, screens: &[ScreenSeen]) -> Self {
        let own = Self::for_roundwell(room, screens);
        Self {
            path: format!("/rooms/{}/act", room.session),
            ..own
        }
    }
}

/// Posts once a second; answers how long each took and how long its events were.
async fn drive_room(
    addr: SocketAddr,
    room: LoadRoom,
    mut seen: UnboundedReceiver<ScreenSeen>,
    begin: tokio::time::Instant,
    lasts: Duration,
    post: fn(&LoadRoom, &[ScreenSeen]) -> RoomPost,
) -> Outcome<Vec<(f64, usize)>> {
    let mut line = TcpStream::connect(addr).await?;
    line.set_nodelay(true)?;
    let mut screens = vec![ScreenSeen::default(); SEATS];
    let mut figures = Vec::new();
    let mut tick = interval_at(begin, Duration::from_secs(1));
    while begin + lasts > tokio::time::Instant::now() {
        tick.tick().await;
        while let Ok(screen) = seen.try_recv() {
            keep(&mut screens, screen);
        }
        if screens.iter().any(|screen| screen.at.is_none()) {
            return Err("a screen did not come".into());
        }
        let before = screens.iter().map(|screen| screen.version).max().unwrap_or(0);
        let order = post(&room, &screens);
        let posted = Instant::now();
        submit(&mut line, addr, &order).await?;
        let wait = async {
            while screens.iter().any(|screen| screen.version <= before) {
                keep(&mut screens, seen.recv().await?);
            }
            Some(())
        };
        timeout(PATIENCE, wait).await?.ok_or("the streams ended")?;
        let last = screens
            .iter()
            .filter_map(|screen| screen.at)
            .max()
            .ok_or("no screen")?;
        let bytes = screens.iter().map(|screen| screen.bytes).sum::<usize>() / SEATS;
        figures.push(((last - posted).as_secs_f64() * 1000.0, bytes));
    }
    Ok(figures)
}

/// Keeps when a version was seen first.
fn keep(screens: &mut [ScreenSeen], screen: ScreenSeen) {
    let kept = &mut screens[screen.seat];
    if screen.version > kept.version || kept.at.is_none() {
        *kept = screen;
    }
}

async fn submit(line: &mut TcpStream, addr: SocketAddr, post: &RoomPost) -> Outcome<()> {
    let RoomPost { path, cookie, body } = post;
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: {addr}\r\naccept: application/json\r\nsec-fetch-site: same-origin\r\ncookie: {cookie}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    line.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    loop {
        if line.read_buf(&mut answer).await? == 0 {
            return Err("the connection was closed".into());
        }
        let text = String::from_utf8_lossy(&answer);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            if !head.starts_with("HTTP/1.1 200") {
                return Err(format!("{path} with {} was answered {head} {body}", post.body).into());
            }
            if body.ends_with("null") || body.ends_with("0\r\n\r\n") {
                return Ok(());
            }
        }
    }
}

/// Opens a stream.
pub(crate) async fn open(addr: SocketAddr, session: &str, cookie: &str) -> Outcome<TcpStream> {
    let mut stream = TcpStream::connect(addr).await?;
    let request = format!(
        "GET /events/rooms/{session} HTTP/1.1\r\nhost: {addr}\r\naccept: text/event-stream\r\ncookie: {cookie}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    Ok(stream)
}

/// Reports every screen that comes down a stream.
async fn watch(mut stream: TcpStream, seat: usize, seen: UnboundedSender<ScreenSeen>) -> Outcome<()> {
    let mut read = Vec::with_capacity(16 * 1024);
    loop {
        if stream.read_buf(&mut read).await? == 0 {
            return Ok(());
        }
        while let Some(end) = read.windows(2).position(|two| two == b"\n\n") {
            let at = Instant::now();
            if let Some(screen) = parse(&read[..end]) {
                let screen = ScreenSeen {
                    seat,
                    at: Some(at),
                    bytes: end,
                    ..screen
                };
                if seen.send(screen).is_err() {
                    return Ok(());
                }
            }
            read.drain(..end + 2);
        }
    }
}

fn parse(event: &[u8]) -> Option<ScreenSeen> {
    let frame = event.windows(5).position(|five| five == b"<div ")?;
    let frame = event[frame..].split(|byte| *byte == b'>').next()?;
    let frame = String::from_utf8_lossy(frame);
    let value = |name: &str| {
        Some(
            frame
                .split_once(&format!("{name}=\""))?
                .1
                .split('"')
                .next()?
                .to_owned(),
        )
    };
    Some(ScreenSeen {
        version: value("data-version")?.parse().ok()?,
        order: value("data-order")?,
        mine: frame.contains("data-mine"),
        ..ScreenSeen::default()
    })
}

/// Cost of many waiting streams.
pub(crate) struct IdleStreams {
    streams: usize,
    /// Size of a first screen.
    pub(crate) bytes: usize,
    before: u64,
    after: u64,
    took: Duration,
}

impl fmt::Display for IdleStreams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grown = (self.after.saturating_sub(self.before)) as f64;
        write!(
            f,
            "{} streams open, each with its first screen of {} bytes, in {:.1} s; resident {} MB before, {} MB after: {:.1} KB a stream",
            self.streams,
            self.bytes,
            self.took.as_secs_f64(),
            self.before / 1024,
            self.after / 1024,
            grown / self.streams as f64
        )
    }
}

/// Opens a stream for every seat of the scene, and waits until each has its screen and the server is at rest again.
pub(crate) async fn open_all(scene: &LoadScene, server: &BenchServer) -> Outcome<IdleStreams> {
    let (seen, mut screens) = unbounded_channel();
    let (before, begun) = (server.resident()?, Instant::now());
    let (mut streams, mut bytes) = (0, 0);
    for room in &scene.rooms {
        for cookie in &room.cookies {
            let stream = open(server.addr, &room.session, cookie).await?;
            tokio::spawn(watch(stream, 0, seen.clone()));
            streams += 1;
        }
        for _ in 0..room.cookies.len() {
            let screen = timeout(PATIENCE, screens.recv()).await?;
            bytes += screen.ok_or("the streams ended")?.bytes;
        }
    }
    let took = begun.elapsed();
    tokio::time::sleep(Duration::from_secs(20)).await;
    Ok(IdleStreams {
        streams,
        bytes: bytes / streams.max(1),
        before,
        after: server.resident()?,
        took,
    })
}
