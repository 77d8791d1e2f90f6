//! The streams of many accounts at once, as many as each may have, beside idle connections: the service goes on answering.
//! `ROUNDWELL_STREAMS` says of how many accounts; 250 of them make 5,000 streams and 1,100 idle connections.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use roundwell::{
    Ctx, circle,
    db::Db,
    format::MAX_SEATS,
    identity::start_sign_in,
    ids::SessionId,
    on,
    ports::{Clock, Entropy},
    schedule::{self, TypedCircle},
    team::{Actor, Role},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::{
    Persona, World,
    program::{Program, until},
};

const USUAL_ACCOUNTS: usize = 6;
/// Streams that one account may have.
const OF_ONE: usize = 20;

/// Person with a seat.
struct Seated {
    room: SessionId,
    cookie: String,
}

/// Frames of all streams so far.
struct StreamFrames {
    /// The newest version of each stream's screen; 0 before the first.
    versions: Vec<AtomicU64>,
    /// Streams that were told to come again later.
    crowded: AtomicUsize,
}

#[tokio::test(flavor = "multi_thread")]
async fn thousands_of_streams_and_idle_connections_leave_the_service_answering() {
    let accounts = std::env::var("ROUNDWELL_STREAMS")
        .ok()
        .and_then(|accounts| accounts.parse().ok())
        .unwrap_or(USUAL_ACCOUNTS);
    rlimit::increase_nofile_limit(u64::MAX).unwrap();
    let folder = std::env::temp_dir().join(format!("roundwell-streams-{}", Entropy::System.uuid()));
    std::fs::create_dir_all(&folder).unwrap();
    let database = format!("sqlite://{}/well.db", folder.display());
    let db = Db::connect(&database).await.unwrap();
    db.migrate().await.unwrap();
    let world = World::new(Ctx::new(db, Clock::System, Entropy::System)).await;
    let seated = seat(&world, accounts).await;
    let server = Program::serve(
        &database,
        &[("ROUNDWELL_LOG", "warn"), ("ROUNDWELL_TRUST_PROXY", "true")],
    )
    .await;

    let seen = open_all(&server, &seated).await;
    let idle = stay_idle(&server, accounts * 22 / 5).await;
    let home = format!("/teams/{}", world.team);
    let page = answers(&server, &world.cookie(Persona::Lead), &home).await;
    let alive = answers(&server, "", "/healthz").await;
    let command = everybody_sees(&server, &world, &seated, &seen).await;
    let memory = resident(&server);
    println!(
        "{} streams of {accounts} accounts open, {} more told to come again, {} idle connections: a page took {page:?}, /healthz {alive:?}, \
         the slowest command was on all screens of its room after {command:?}; {memory} MB",
        seated.len() * OF_ONE,
        seen.crowded.load(Ordering::SeqCst),
        idle.len(),
    );
    drop(server);
    world.ctx.db.close().await;
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Opens so many rooms that all of these accounts have a seat beside the lead's.
async fn seat(world: &World, accounts: usize) -> Vec<Seated> {
    let ctx = &world.ctx;
    let lead = world.actor(Persona::Lead).await;
    let mut people = Vec::new();
    for n in 0..accounts {
        people.push(world.add(Role::Member, &format!("person {n}")).await);
    }
    let mut seated = Vec::new();
    for (number, group) in people.chunks(usize::from(MAX_SEATS) - 1).enumerate() {
        let room = opened(world, &lead, number).await;
        for person in group {
            circle::service::take_seat(ctx, person, room).await.unwrap();
            let mut tx = ctx.db.begin().await.unwrap();
            let token = start_sign_in(ctx, &mut tx, person.account).await.unwrap();
            tx.commit().await.unwrap();
            let cookie = format!("roundwell={}", token.reveal());
            seated.push(Seated { room, cookie });
        }
    }
    seated
}

/// An open room of a circle of its own.
async fn opened(world: &World, lead: &Actor, number: usize) -> SessionId {
    let ctx = &world.ctx;
    let soon = ctx.now() + TimeDelta::minutes(10);
    let plan = TypedCircle {
        title: format!("Circle {number}"),
        format: "talking-piece".into(),
        rhythm: "weekly".into(),
        date: soon.format("%Y-%m-%d").to_string(),
        time: soon.format("%H:%M").to_string(),
        time_zone: "UTC".into(),
        minutes: "60".into(),
        ..TypedCircle::default()
    };
    let circle = schedule::service::schedule_circle(ctx, lead, world.team, &plan)
        .await
        .unwrap();
    let first = "select id from session where circle_id = $1 order by starts_at limit 1";
    let mut tx = ctx.db.acquire().await.unwrap();
    let session: SessionId = on!(tx, |conn| sqlx::query_scalar(first)
        .bind(circle)
        .fetch_one(conn)
        .await)
    .unwrap();
    drop(tx);
    circle::service::open_room(ctx, lead, session).await.unwrap();
    session
}

/// Opens as many streams as everybody may have, and one more each, and waits until all have their screen.
async fn open_all(server: &Program, seated: &[Seated]) -> Arc<StreamFrames> {
    let streams = seated.len() * OF_ONE;
    let seen = Arc::new(StreamFrames {
        versions: (0..streams).map(|_| AtomicU64::new(0)).collect(),
        crowded: AtomicUsize::new(0),
    });
    for (number, person) in seated.iter().enumerate() {
        for n in 0..OF_ONE {
            let stream = open(server, person).await;
            tokio::spawn(watch(stream, Some(number * OF_ONE + n), Arc::clone(&seen)));
        }
    }
    until("every stream has its screen", async || {
        seen.versions
            .iter()
            .all(|version| version.load(Ordering::SeqCst) > 0)
    })
    .await;
    for person in seated {
        let stream = open(server, person).await;
        tokio::spawn(watch(stream, None, Arc::clone(&seen)));
    }
    until("one more of everybody is told to come again", async || {
        seen.crowded.load(Ordering::SeqCst) == seated.len()
    })
    .await;
    seen
}

async fn open(server: &Program, person: &Seated) -> TcpStream {
    let Seated { room, cookie } = person;
    let request = format!(
        "GET /events/rooms/{room} HTTP/1.1\r\nhost: here\r\naccept: text/event-stream\r\ncookie: {cookie}\r\n\r\n"
    );
    let mut stream = server.connect().await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

/// Notes what comes down a stream, until it ends.
async fn watch(mut stream: TcpStream, number: Option<usize>, seen: Arc<StreamFrames>) {
    let mut read = Vec::new();
    while stream.read_buf(&mut read).await.is_ok_and(|bytes| bytes > 0) {
        while let Some(end) = read.windows(2).position(|two| two == b"\n\n") {
            let event = String::from_utf8_lossy(&read[..end]);
            if event.contains("event: crowded") {
                seen.crowded.fetch_add(1, Ordering::SeqCst);
            }
            if let (Some(number), Some(version)) = (number, attribute(&event, "data-version")) {
                seen.versions[number].store(version.parse().unwrap(), Ordering::SeqCst);
            }
            read.drain(..end + 2);
        }
    }
}

fn attribute<'a>(of: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = of.split_once(&format!("{name}=\""))?;
    Some(rest.split_once('"')?.0)
}

/// Connections that stay; every other one says nothing at all.
async fn stay_idle(server: &Program, count: usize) -> Vec<TcpStream> {
    let mut idle = Vec::new();
    for n in 0..count {
        let mut line = server.connect().await.unwrap();
        if n % 2 == 0 {
            line.write_all(b"GET /healthz HTTP/1.1\r\nhost: here\r\n\r\n")
                .await
                .unwrap();
            assert!(line.read(&mut [0; 1024]).await.unwrap() > 0);
        }
        idle.push(line);
    }
    idle
}

/// The longest of ten answers.
async fn answers(server: &Program, cookie: &str, path: &str) -> Duration {
    let mut longest = Duration::ZERO;
    for _ in 0..10 {
        let asked = Instant::now();
        let answer = server.get(cookie, path).await;
        longest = longest.max(asked.elapsed());
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
    }
    longest
}

/// The host of every room goes on, and all streams of the room show it; answers the longest time from the post to the last of them.
async fn everybody_sees(server: &Program, world: &World, seated: &[Seated], seen: &StreamFrames) -> Duration {
    let host = world.cookie(Persona::Lead);
    let mut rooms: Vec<SessionId> = seated.iter().map(|person| person.room).collect();
    rooms.dedup();
    let mut longest = Duration::ZERO;
    for room in rooms {
        let page = server.get(&host, &format!("/rooms/{room}")).await;
        let before = attribute(&page, "data-version").unwrap();
        let fields = [
            ("session", &*room.to_string()),
            ("seen", before),
            ("order", attribute(&page, "data-order").unwrap()),
            ("act", "next"),
        ];
        let before: u64 = before.parse().unwrap();
        let posted = Instant::now();
        let answer = server.post(&host, "/rooms/{session}/act", &fields).await;
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
        let streams = seen.versions.chunks(OF_ONE);
        let theirs: Vec<&AtomicU64> = seated
            .iter()
            .zip(streams)
            .filter(|(person, _)| person.room == room)
            .flat_map(|(_, versions)| versions)
            .collect();
        until("the command is on every screen of its room", async || {
            theirs
                .iter()
                .all(|version| version.load(Ordering::SeqCst) > before)
        })
        .await;
        longest = longest.max(posted.elapsed());
    }
    longest
}

/// Resident memory of the server, in megabytes; 0 where the system does not say.
fn resident(server: &Program) -> u64 {
    let process = server.child.id().unwrap_or(0);
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}
