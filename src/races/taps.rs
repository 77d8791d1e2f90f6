//! Steady tapping while rooms are closed: neither stands in the other's way.

use super::{circles::meeting, *};
use crate::{
    circle::{
        engine::{Command, CommandRequest},
        service::{command, open_room, stand, take_seat},
        watch,
    },
    schedule::LostCause,
    team::Actor,
};

/// Number of rooms that are closed.
const CLOSES: usize = 200;

/// Taps of a person in a room again and again until it is closed: steps out, comes back, looks, lets their screen be seen.
async fn taps(ctx: Ctx, fixture: Arc<Fixture>, actor: Actor) -> AnswerCounts {
    let mut tally = AnswerCounts::new();
    for n in 0.. {
        let order = CommandRequest {
            id: ctx.entropy.uuid(),
            seen: 0,
            command: if n % 2 == 0 {
                Command::StepOut
            } else {
                Command::Return
            },
        };
        let tapped = said(command(&ctx, &actor, fixture.session(), order).await);
        for outcome in [
            said(take_seat(&ctx, &actor, fixture.session()).await),
            said(watch::beat(&ctx, fixture.session(), &[]).await),
            said(stand(&ctx, &actor, fixture.session(), "en").await),
        ] {
            *tally.entry(outcome).or_default() += 1;
        }
        let is_over = tapped == "circle-ended";
        *tally.entry(tapped).or_default() += 1;
        if is_over {
            break;
        }
    }
    tally
}

/// The host ends it, however often it has become another room meanwhile.
async fn close(ctx: &Ctx, fixture: &Fixture) -> String {
    loop {
        let order = CommandRequest {
            id: ctx.entropy.uuid(),
            seen: fixture.sees(ctx, 0).await.version,
            command: Command::Curtail {
                cause: LostCause::Acuity,
            },
        };
        let closed = said(command(ctx, &fixture.people[0], fixture.session(), order).await);
        if !closed.starts_with("circle-stale") {
            return closed;
        }
    }
}

/// Opens a room, has everybody tap, closes it; what came of it all.
async fn one(ctx: &Ctx, other: &Ctx) -> AnswerCounts {
    let fixture = Arc::new(meeting(ctx).await);
    open_room(ctx, &fixture.people[0], fixture.session())
        .await
        .unwrap();
    for actor in &fixture.people[1..] {
        take_seat(ctx, actor, fixture.session()).await.unwrap();
    }
    let tapping: Vec<_> = (0..4)
        .map(|n| {
            let ctx = if n % 2 == 0 { ctx } else { other };
            tokio::spawn(taps(
                ctx.clone(),
                Arc::clone(&fixture),
                fixture.people[n % 3 + 1].clone(),
            ))
        })
        .collect();
    let closed = close(other, &fixture).await;
    let mut tally = AnswerCounts::from([(format!("close: {closed}"), 1)]);
    for task in tapping {
        for (outcome, times) in task.await.unwrap() {
            *tally.entry(outcome).or_default() += times;
        }
    }
    tally
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn rooms_close_while_everybody_taps() {
    on_both_databases(async |ctx| {
        let other = again(&ctx).await;
        let mut tally = AnswerCounts::new();
        for _ in 0..CLOSES {
            for (outcome, times) in one(&ctx, &other).await {
                *tally.entry(outcome).or_default() += times;
            }
        }
        other.db.close().await;
        let kind = ctx.db.file().map_or("Postgres", |_| "SQLite");
        println!("{kind}, closes under taps: {tally:?}");
        assert_eq!(tally.get("close: ok"), Some(&CLOSES), "{kind}: {tally:?}");
        let failed = tally
            .keys()
            .filter(|said| said.starts_with("FAILED") || *said == "circle-busy");
        assert_eq!(failed.count(), 0, "{kind}: {tally:?}");
    })
    .await;
}
