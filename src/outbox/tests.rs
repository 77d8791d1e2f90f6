use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::{
    Ctx,
    ports::{Clock, Entropy},
    testing::{again, on_both_databases, start},
};

const EVERY: TimeDelta = TimeDelta::seconds(15);

async fn claim_now(ctx: &Ctx) -> Option<Lease> {
    claim(ctx, "count", ctx.now()).await.unwrap()
}

#[test]
fn a_job_that_fails_waits_longer_each_time() {
    let seconds = |failures| wait(EVERY, failures).num_seconds();
    assert_eq!(
        [0, 1, 2, 3, 4, 5, 90].map(seconds),
        [15, 30, 60, 120, 240, 300, 300]
    );
    assert_eq!(wait(TimeDelta::MAX, 1), MAX_WAIT);
}

#[tokio::test]
async fn a_job_has_one_lease_and_its_next_run_has_a_time() {
    on_both_databases(async |ctx| {
        let other = again(&ctx).await;
        let lease = claim_now(&ctx).await.expect("a new job is due");
        assert_eq!(claim_now(&other).await, None, "leased");
        assert!(finish(&ctx, &lease, EVERY, Ok(())).await.unwrap());
        ctx.clock.advance(EVERY - TimeDelta::microseconds(1));
        assert_eq!(claim_now(&other).await, None, "not yet");
        other.clock.advance(TimeDelta::microseconds(1));
        assert!(claim_now(&other).await.is_some());
        other.db.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_lease_ends_with_its_time_and_its_holder_changes_nothing_then() {
    on_both_databases(async |ctx| {
        let dead = claim_now(&ctx).await.unwrap();
        ctx.clock.advance(LEASE - TimeDelta::microseconds(1));
        assert_eq!(claim_now(&ctx).await, None);
        ctx.clock.advance(TimeDelta::microseconds(1));
        let lease = claim_now(&ctx).await.expect("the lease is over");
        assert!(!finish(&ctx, &dead, EVERY, Err("store")).await.unwrap());
        assert!(finish(&ctx, &lease, EVERY, Ok(())).await.unwrap());
        let rows = recurring_jobs(&ctx).await.unwrap();
        assert_eq!((rows[0].attempts, rows[0].last_error.as_deref()), (0, None));
    })
    .await;
}

#[tokio::test]
async fn failures_are_counted_until_a_run_goes_well() {
    on_both_databases(async |ctx| {
        for failed in 0..4 {
            let lease = claim_now(&ctx).await.expect("due");
            assert_eq!(lease.attempts, failed);
            finish(&ctx, &lease, EVERY, Err("missing")).await.unwrap();
            let row = recurring_jobs(&ctx).await.unwrap().remove(0);
            assert_eq!(row.attempts, i64::from(failed) + 1);
            assert_eq!(row.last_error.as_deref(), Some("missing"));
            assert_eq!(row.next_due, ctx.now() + wait(EVERY, failed + 1));
            let ending = format!("; failed {} times, last: missing", failed + 1);
            assert!(row.to_line(ctx.now()).ends_with(&ending));
            ctx.clock.advance(wait(EVERY, failed + 1));
        }
        let lease = claim_now(&ctx).await.expect("due");
        finish(&ctx, &lease, EVERY, Ok(())).await.unwrap();
        let row = recurring_jobs(&ctx).await.unwrap().remove(0);
        assert_eq!((row.attempts, row.last_error), (0, None));
    })
    .await;
}

#[tokio::test]
async fn a_time_written_by_a_wrong_clock_binds_nobody() {
    on_both_databases(async |ctx| {
        ctx.clock.jump(TimeDelta::days(400));
        let ahead = claim_now(&ctx).await.unwrap();
        finish(&ctx, &ahead, EVERY, Ok(())).await.unwrap();
        ctx.clock.jump(TimeDelta::days(-400));
        assert_eq!(ctx.now(), start());
        let lease = claim_now(&ctx)
            .await
            .expect("the time of the next run is not believed");
        finish(&ctx, &lease, EVERY, Ok(())).await.unwrap();

        ctx.clock.jump(TimeDelta::days(400));
        let ahead = claim_now(&ctx).await.expect("due");
        ctx.clock.jump(TimeDelta::days(-400));
        ctx.clock.advance(EVERY);
        assert!(claim_now(&ctx).await.is_some(), "the lease is not believed");
        assert!(!finish(&ctx, &ahead, EVERY, Ok(())).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_process_whose_clock_is_behind_takes_no_lease_from_another() {
    on_both_databases(async |ctx| {
        let late = Clock::fixed(start() - TimeDelta::minutes(5));
        let behind = Ctx::new(ctx.db.clone(), late, Entropy::seeded(8));
        let lease = claim_now(&ctx).await.unwrap();
        assert_eq!(claim_now(&behind).await, None, "leased");
        assert!(finish(&ctx, &lease, EVERY, Ok(())).await.unwrap());
        assert_eq!(claim_now(&behind).await, None, "not due");
    })
    .await;
}

#[tokio::test]
async fn of_many_processes_one_runs_each_turn() {
    on_both_databases(async |ctx| {
        let others = [again(&ctx).await, again(&ctx).await, again(&ctx).await];
        for _ in 0..50 {
            let won = AtomicUsize::new(0);
            let attempt = async |process: &Ctx| {
                if let Some(lease) = claim_now(process).await {
                    won.fetch_add(1, Ordering::SeqCst);
                    assert!(finish(process, &lease, EVERY, Ok(())).await.unwrap());
                }
            };
            let [one, two, three] = &others;
            tokio::join!(attempt(one), attempt(two), attempt(three));
            assert_eq!(won.load(Ordering::SeqCst), 1);
            ctx.clock.advance(EVERY);
        }
        for other in others {
            other.db.close().await;
        }
    })
    .await;
}

#[test]
fn the_code_of_an_error_repeats_nothing_it_says() {
    for error in [
        Error::Internal("secret".into()),
        Error::Away("secret".into()),
        Error::Contended("secret".into()),
    ] {
        assert!(!error_code(&error).contains("secret"));
    }
}
