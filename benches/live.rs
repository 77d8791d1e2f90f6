//! Bench of the live rooms: the time from a command's post to the arrival of its screen at every seat, against a bare axum server
//! that broadcasts the same bytes in the same run, and the memory of a stream that waits.
//!
//! `cargo xtask bench live` builds the release and sets `ROUNDWELL_BIN`. Everybody passes the piece round, in each room one command
//! a second; the two servers are measured in turn, so that whatever else the machine does meets both. `ROUNDWELL_BENCH_ROOMS`
//! says how many rooms are opened for the last figure (default 340, which is 5100 streams); `cargo xtask bench live rooms` and
//! `… live streams` run a half of it.

#[path = "live/bare.rs"]
mod bare;
#[path = "live/client.rs"]
mod client;
#[path = "live/floor.rs"]
mod floor;
#[path = "live/scene.rs"]
mod scene;
#[path = "live/server.rs"]
mod server;

use std::{error::Error, time::Duration};

use client::{Figures, RoomLoad};
use server::BenchServer;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Number of seats of each room.
const SEATS: usize = 15;
/// Time for which each load lasts, and how often the pair is repeated.
const LASTS: Duration = Duration::from_secs(12);
const PAIRS: usize = 3;

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().collect();
    if args.iter().any(|arg| arg == "--bare") {
        return server::runtime()?.block_on(bare::serve());
    }
    if !args.iter().any(|arg| arg == "--with-files") {
        return server::with_more_files(&args);
    }
    let only = |part: &str| args.iter().any(|arg| arg == part);
    let parts = Parts {
        rooms: !only("streams"),
        streams: !only("rooms"),
    };
    server::runtime()?.block_on(measure(parts))
}

/// Parts to be measured.
struct Parts {
    /// Time that a command takes to every seat.
    rooms: bool,
    /// Memory of a waiting stream.
    streams: bool,
}

async fn measure(parts: Parts) -> Outcome<()> {
    let rooms = std::env::var("ROUNDWELL_BENCH_ROOMS")
        .ok()
        .and_then(|rooms| rooms.parse().ok());
    let rooms = rooms.unwrap_or(340).max(1);
    let scene = scene::set(rooms).await?;
    println!("{rooms} rooms with {SEATS} seats each, on SQLite");
    let (p50, p99) = floor::commits(&scene).await?;
    println!("keeping one row on this disk: p50 {p50:.2} p99 {p99:.2} ms");
    if parts.rooms {
        for count in [1, 100_usize.min(rooms)] {
            compare(&scene, count).await?;
        }
    }
    if parts.streams {
        hold(&scene).await?;
    }
    Ok(())
}

/// Both servers in turn, with the same number of rooms and events of the same size.
async fn compare(scene: &scene::LoadScene, rooms: usize) -> Outcome<()> {
    println!("\n{rooms} x {SEATS}, one command a second each; milliseconds from the post to the last seat");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..PAIRS {
        let server = BenchServer::roundwell(scene).await?;
        let figures = RoomLoad::on(scene, rooms).run(server.addr, LASTS).await?;
        drop(server);
        let bare = BenchServer::bare(figures.bytes).await?;
        let base = RoomLoad::on(scene, rooms).run_bare(bare.addr, LASTS).await?;
        println!("  roundwell {figures}\n  bare      {base}");
        println!(
            "  ratio     p50 {:.2}  p99 {:.2}",
            figures.p50 / base.p50,
            figures.p99 / base.p99
        );
        ours.push(figures);
        theirs.push(base);
    }
    let median = |of: &[Figures], by: fn(&Figures) -> f64| {
        let mut all: Vec<f64> = of.iter().map(by).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    for (name, by) in [("p50", (|f| f.p50) as fn(&Figures) -> f64), ("p99", |f| f.p99)] {
        let (mine, base) = (median(&ours, by), median(&theirs, by));
        println!(
            "median {name}  roundwell {mine:.2}  bare {base:.2}  ratio {:.2}",
            mine / base
        );
    }
    Ok(())
}

/// As many streams as there are seats, and what each keeps while it waits.
async fn hold(scene: &scene::LoadScene) -> Outcome<()> {
    let server = BenchServer::roundwell(scene).await?;
    let streams = client::open_all(scene, &server).await?;
    drop(server);
    let bare = BenchServer::bare(streams.bytes).await?;
    let base = client::open_all(scene, &bare).await?;
    println!("\n  roundwell {streams}\n  bare      {base}");
    Ok(())
}
