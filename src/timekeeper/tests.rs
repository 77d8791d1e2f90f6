use super::*;
use crate::{
    Ctx,
    ports::{Clock, Entropy},
    testing::{on_both_databases, start},
};

fn mark(wall: i64, steady: i64) -> ClockMark {
    ClockMark {
        wall: at(wall),
        steady: TimeDelta::minutes(steady),
    }
}

fn at(minutes: i64) -> DateTime<Utc> {
    start() + TimeDelta::minutes(minutes)
}

const DAY: i64 = 24 * 60;

/// One look: what the clock shows, the monotonic clock, the last time known, the database's clock; whether the time is believed.
type Look = (i64, i64, Option<i64>, Option<i64>, bool);

fn goes(name: &str, looks: &[Look]) {
    let mut state = ClockState::default();
    for (wall, steady, known, database, believed) in looks {
        let heard = ClockReadings {
            known: known.map(at),
            database: database.map(at),
        };
        let told = state.judge(mark(*wall, *steady), heard);
        assert_eq!(
            matches!(told, Told::Time { .. }),
            *believed,
            "{name}: {wall} after {steady}"
        );
    }
}

#[test]
fn what_is_believed() {
    goes(
        "a new database",
        &[(0, 0, None, None, true), (1, 1, Some(0), None, true)],
    );
    goes("a restart", &[(60, 0, Some(0), None, true)]);
    goes(
        "a small step",
        &[
            (0, 0, None, None, true),
            (11, 1, Some(0), None, true),
            (20, 12, Some(10), None, true),
        ],
    );
    goes(
        "one day ahead, and back",
        &[
            (0, 0, None, None, true),
            (DAY, 1, Some(0), None, false),
            (DAY + 20, 21, Some(0), None, false),
            (22, 22, Some(0), None, true),
        ],
    );
    goes(
        "one day ahead for good",
        &[
            (0, 0, None, None, true),
            (DAY + 1, 1, Some(0), None, false),
            (DAY + 30, 30, Some(0), None, false),
            (DAY + 31, 31, Some(0), None, true),
            (DAY + 32, 32, Some(0), None, true),
        ],
    );
    goes(
        "a clock that will not keep still",
        &[
            (0, 0, None, None, true),
            (DAY, 1, Some(0), None, false),
            (2 * DAY, 20, Some(0), None, false),
            (2 * DAY + 15, 35, Some(0), None, false),
            (2 * DAY + 31, 51, Some(0), None, true),
        ],
    );
    goes(
        "off for a week",
        &[
            (7 * DAY, 0, Some(0), None, false),
            (7 * DAY + 29, 29, Some(0), None, false),
            (7 * DAY + 30, 30, Some(0), None, true),
        ],
    );
    goes(
        "back by a day, for good",
        &[
            (0, 0, None, None, true),
            (-DAY, 1, Some(0), None, false),
            (-DAY + 31, 32, Some(0), None, true),
        ],
    );
    goes(
        "accepted, or believed elsewhere",
        &[
            (0, 0, None, None, true),
            (DAY, 1, Some(0), None, false),
            (DAY, 1, Some(DAY), None, true),
        ],
    );
    goes(
        "the database's clock disagrees",
        &[
            (0, 0, None, Some(0), true),
            (DAY, 1, Some(0), Some(1), false),
            (DAY + 60, 61, Some(0), Some(61), false),
            (DAY + 90, 91, Some(0), Some(DAY + 90), true),
        ],
    );
}

#[test]
fn a_doubt_is_new_once() {
    let mut state = ClockState::default();
    let heard = ClockReadings {
        known: Some(at(0)),
        database: None,
    };
    let told = [DAY, DAY + 1].map(|wall| state.judge(mark(wall, wall), heard));
    assert!(matches!(told[0], Told::Doubted { new: true, .. }));
    assert!(matches!(told[1], Told::Doubted { new: false, .. }));
    let told = state.judge(mark(5, DAY + 2), heard);
    assert!(matches!(
        told,
        Told::Time {
            after_doubt: true,
            ..
        }
    ));
}

#[tokio::test]
async fn the_last_time_known_is_coarse_and_outlives_the_process() {
    on_both_databases(async |ctx| {
        let known = async || {
            let mut tx = ctx.db.acquire().await.unwrap();
            store::heard(&mut tx).await.unwrap().known
        };
        ctx.clock.advance(TimeDelta::seconds(402));
        assert!(matches!(service::look(&ctx).await.unwrap(), Told::Time { .. }));
        assert_eq!(known().await, Some(at(5)));
        ctx.clock.jump(TimeDelta::days(400));
        assert!(matches!(service::look(&ctx).await.unwrap(), Told::Doubted { .. }));
        assert_eq!(known().await, Some(at(5)));
        assert_eq!(
            ctx.local::<Timekeeper>().cautious(&ctx.clock),
            start() + TimeDelta::seconds(402)
        );
        // The same in a process that starts with the wrong clock.
        let other = crate::testing::again(&ctx).await;
        assert!(matches!(
            service::look(&other).await.unwrap(),
            Told::Doubted { .. }
        ));
        assert_eq!(other.local::<Timekeeper>().cautious(&other.clock), at(5));
        service::accept(&other).await.unwrap();
        for ctx in [&ctx, &other] {
            assert!(matches!(service::look(ctx).await.unwrap(), Told::Time { .. }));
        }
        other.db.close().await;
    })
    .await;
}

/// One look with everything that this very database says, its clock included.
async fn is_believed(ctx: &Ctx) -> bool {
    let mut tx = ctx.db.acquire().await.unwrap();
    let heard = store::heard(&mut tx).await.unwrap();
    drop(tx);
    let told = service::weigh(ctx, ClockMark::of(&ctx.clock), heard)
        .await
        .unwrap();
    matches!(told, Told::Time { .. })
}

fn process(ctx: &Ctx, clock: Clock) -> Ctx {
    Ctx::new(ctx.db.clone(), clock, Entropy::seeded(8))
}

#[tokio::test]
async fn the_live_clock_of_the_database_has_a_say() {
    on_both_databases(async |ctx| {
        let mut tx = ctx.db.acquire().await.unwrap();
        let has_clock = store::heard(&mut tx).await.unwrap().database.is_some();
        drop(tx);
        let now = Clock::System.now();
        let jumps = process(&ctx, Clock::fixed(now));
        assert!(is_believed(&jumps).await);
        jumps.clock.jump(TimeDelta::days(400));
        assert!(!is_believed(&jumps).await);
        jumps.clock.advance(SETTLES);
        assert_eq!(
            is_believed(&jumps).await,
            !has_clock,
            "a machine that is alone believes itself in the end, one beside Postgres does not"
        );

        let mut tx = ctx.db.begin().await.unwrap();
        store::keep(&mut tx, now - TimeDelta::days(400), true)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let was_off = process(&ctx, Clock::fixed(now - SETTLES));
        assert!(!is_believed(&was_off).await);
        was_off.clock.advance(SETTLES);
        assert!(is_believed(&was_off).await, "both clocks show the same");
    })
    .await;
}
