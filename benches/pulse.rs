//! Bench of a pulse: the steps of the protocol, ballots a second that are on disk when they are acknowledged against raw single-row
//! inserts into the same database in the same run, 10,000 people who answer at once, and the close and publication of 1,000 teams.
//!
//! `cargo xtask bench pulse` builds the release and starts a Postgres that syncs every commit. SQLite lies beside it on the same disk.

#[path = "pulse/crowd.rs"]
mod crowd;
#[path = "pulse/house.rs"]
mod house;
#[path = "pulse/raw.rs"]
mod raw;

use std::{
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use roundwell::{
    Ctx,
    db::Db,
    ids::PulseId,
    on,
    ports::{Clock, Entropy},
    pulse::{
        ballot::{BallotToken, Blinding, Issued, PulseKey},
        service::{self, Cast},
    },
    testing,
};
use roundwell_app::pulse::api::{CAST, ISSUE, IssuedWire};

use crowd::{rate, send_all, whole_router};
use house::{BenchPulse, seed};
use raw::RawInserts;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const TEAMS: usize = 1_000;
const PEOPLE: usize = 10;
const AT_ONCE: usize = 64;
const ROUNDS: usize = 3;

#[tokio::main]
async fn main() -> Outcome<()> {
    protocol()?;
    let folder = std::env::temp_dir().join(format!("roundwell-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("bench.db");
    let sqlite = Db::connect(&format!("sqlite://{}", file.display())).await?;
    let outcome = measure("SQLite", sqlite, RawInserts::sqlite(&file).await?).await;
    std::fs::remove_dir_all(&folder)?;
    outcome?;
    let (db, name) = testing::fresh_postgres_named().await?;
    measure("Postgres", db, RawInserts::postgres(&name).await?).await
}

/// The steps of the protocol, each alone on one core.
fn protocol() -> Outcome<()> {
    let mut entropy = Entropy::System;
    let key = PulseKey::generate(&mut entropy)?;
    let times = 2_000_u32;
    let mut spent = [Duration::ZERO; 4];
    for _ in 0..times {
        let mut at = Instant::now();
        let mut lap = |step: usize| {
            spent[step] += at.elapsed();
            at = Instant::now();
        };
        let blinding = Blinding::draw(&mut entropy)?;
        lap(0);
        let issued = key.issue(&mut entropy, &blinding.blinded())?;
        lap(1);
        let token = blinding.finish(&issued, &key.public())?;
        lap(2);
        key.redeem(&token)?;
        lap(3);
    }
    println!("one ballot, native, one core (µs)");
    for (step, spent) in [
        "blind (browser)",
        "issue (server)",
        "check and unblind (browser)",
        "redeem (server)",
    ]
    .iter()
    .zip(spent)
    {
        println!(
            "  {step:<30} {:>8.1}",
            spent.as_secs_f64() * 1e6 / f64::from(times)
        );
    }
    Ok(())
}

async fn measure(kind: &str, db: Db, raw: RawInserts) -> Outcome<()> {
    println!("\n{kind}: {TEAMS} teams of {PEOPLE}, {AT_ONCE} at once");
    db.migrate().await?;
    let ctx = Ctx::new(db, Clock::shifted(), Entropy::System);
    let pulses = seed(&ctx).await?;
    raw.prepare().await?;
    let tokens = everybody_answers(&ctx, &pulses).await?;
    casts_against_inserts(&ctx, &raw, tokens).await?;
    close_and_publish(&ctx).await?;
    ctx.db.close().await;
    Ok(())
}

/// Takes and casts a ballot for everybody, through the router, as fast as it goes.
async fn everybody_answers(ctx: &Ctx, waves: &[BenchPulse]) -> Outcome<Vec<(PulseId, BallotToken)>> {
    let router = whole_router(ctx)?;
    let mut asking = Vec::new();
    for wave in waves {
        let page = service::ballot_page(ctx, None, wave.pulse).await?.pulse;
        let public = Arc::new(page.public_key.ok_or("no key")?);
        for session in &wave.sessions {
            let blinding = Blinding::draw(&mut ctx.entropy.clone())?;
            asking.push((wave.pulse, session.clone(), blinding, Arc::clone(&public)));
        }
    }
    let requests = asking.iter().map(|(pulse, session, blinding, _)| {
        let body = format!("pulse={pulse}&blinded={}", hex::encode(blinding.blinded()));
        (ISSUE, Some(format!("roundwell={session}")), body)
    });
    let (answers, taking) = send_all("taking a ballot", &router, requests.collect()).await?;
    let mut tokens = Vec::new();
    for ((pulse, _, blinding, public), answer) in asking.iter().zip(answers) {
        let wire: IssuedWire = serde_json::from_str(&answer)?;
        let issued = Issued {
            evaluation: hex::decode(wire.evaluation)?
                .try_into()
                .map_err(|_| "a short evaluation")?,
            proof: hex::decode(wire.proof)?.try_into().map_err(|_| "a short proof")?,
        };
        tokens.push((*pulse, blinding.finish(&issued, public)?));
    }
    let requests = tokens.iter().map(|(pulse, token)| {
        let body = format!(
            "pulse={pulse}&token={}&answers=1,2,3,4,5,1&remark=",
            token.to_hex()
        );
        (CAST, None, body)
    });
    let (_, casting) = send_all("casting it", &router, requests.collect()).await?;
    let all = (taking + casting).as_secs_f64();
    println!(
        "  {} people have answered within  {all:>9.2} s (ten minutes are 600: {:.0} times as fast)",
        tokens.len(),
        600.0 / all
    );
    Ok(tokens)
}

/// Casts (replacing, which costs the same) and raw inserts in turn.
async fn casts_against_inserts(
    ctx: &Ctx,
    raw: &RawInserts,
    tokens: Vec<(PulseId, BallotToken)>,
) -> Outcome<()> {
    let tokens: Arc<Vec<_>> = Arc::new(
        tokens
            .into_iter()
            .map(|(pulse, token)| (pulse, token.to_hex()))
            .collect(),
    );
    let next = Arc::new(AtomicUsize::new(0));
    let mut ratios = Vec::new();
    for _ in 0..ROUNDS {
        let baseline = raw.clone();
        let inserts = rate(move || {
            let raw = baseline.clone();
            async move { raw.insert().await }
        })
        .await?;
        let (ctx, tokens, next) = (ctx.clone(), Arc::clone(&tokens), Arc::clone(&next));
        let casts = rate(move || {
            let (ctx, tokens, next) = (ctx.clone(), Arc::clone(&tokens), Arc::clone(&next));
            async move {
                let (pulse, token) = &tokens[next.fetch_add(1, Ordering::Relaxed) % tokens.len()];
                let cast = Cast {
                    token: token.clone(),
                    answers: vec![Some(3); 6],
                    remark: String::new(),
                };
                Ok(service::cast(&ctx, *pulse, &cast).await?)
            }
        })
        .await?;
        ratios.push(casts / inserts);
        println!(
            "  casts, durable {casts:>9.0} a second   raw inserts {inserts:>9.0} a second   ratio {:.2}",
            casts / inserts
        );
    }
    ratios.sort_by(f64::total_cmp);
    println!(
        "  the middle ratio is {:.2}; the goal is 0.60",
        ratios[ROUNDS / 2]
    );
    Ok(())
}

async fn close_and_publish(ctx: &Ctx) -> Outcome<()> {
    for (name, hours) in [("closing", 8 * 24), ("publishing", 48)] {
        ctx.clock.advance(TimeDelta::hours(hours));
        let started = Instant::now();
        service::advance_due(ctx).await?;
        println!(
            "  {name:<10} {TEAMS} teams             {:>9.2} s",
            started.elapsed().as_secs_f64()
        );
    }
    let mut tx = ctx.db.read().await?;
    let published: i64 = on!(tx, |conn| sqlx::query_scalar("select count(*) from snapshot")
        .fetch_one(conn)
        .await)?;
    assert_eq!(published, TEAMS as i64);
    Ok(())
}
