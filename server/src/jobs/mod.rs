//! Background work: each job is a use case that does whatever is due and may be run twice, or by two processes, without harm.

use std::time::Duration;

use roundwell::{Ctx, action, circle, pulse, schedule, team};
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// How often the jobs look whether something is due.
const EVERY: Duration = Duration::from_secs(15);

/// How often SQLite's log is emptied when something was written: for so long it tells in which order.
const FOLD_EVERY: Duration = Duration::from_secs(1);

/// Starts the jobs; they end after the round under way once `stop` is cancelled.
pub fn start(ctx: &Ctx, tracker: &TaskTracker, stop: &CancellationToken) {
    fold(ctx, tracker, stop);
    let (ctx, stop) = (ctx.clone(), stop.clone());
    tracker.spawn(async move {
        let mut tick = interval(EVERY);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = stop.cancelled() => break,
                _ = tick.tick() => run_due(&ctx).await,
            }
        }
    });
}

fn fold(ctx: &Ctx, tracker: &TaskTracker, stop: &CancellationToken) {
    let (ctx, stop) = (ctx.clone(), stop.clone());
    tracker.spawn(async move {
        let mut tick = interval(FOLD_EVERY);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = stop.cancelled() => break,
                _ = tick.tick() => report("empty the database's log", ctx.db.fold_log().await),
            }
        }
    });
}

/// Runs every job once. One that fails is logged and does not keep the others from running.
pub async fn run_due(ctx: &Ctx) {
    report("tidy sign-ins", team::service::tidy(ctx).await);
    report("plan sessions", schedule::service::materialise(ctx).await);
    report(
        "close abandoned rooms",
        circle::service::close_abandoned(ctx).await,
    );
    report("erase rehearsals", circle::service::rehearsal::tidy(ctx).await);
    report("count lost sessions", schedule::service::lose_unheld(ctx).await);
    report("advance pulses", pulse::service::advance(ctx).await);
    report(
        "escalate overdue replies",
        action::service::escalate_overdue(ctx).await,
    );
    // Last, so that it takes along what the others have erased.
    report("empty the database's log", ctx.db.fold_log().await);
}

fn report<T, E: std::fmt::Display>(job: &str, outcome: Result<T, E>) {
    if let Err(error) = outcome {
        tracing::error!(job, error = %error, "a job failed; it will be tried again");
    }
}
