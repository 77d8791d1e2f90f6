//! The jobs.

use std::{pin::Pin, time::Duration};

use roundwell::{Ctx, Result, action, circle, idempotency, identity, job::Swept, pulse, schedule};

pub(super) type JobRun = Pin<Box<dyn Future<Output = Result<Swept>> + Send>>;

pub(super) struct Job {
    pub(super) name: &'static str,
    /// The time between two runs.
    pub(super) every: Duration,
    /// True when it does something by the time, and so waits while the clock is doubted.
    pub(super) waits: bool,
    /// Runs it once.
    pub(super) run: fn(Ctx) -> JobRun,
}

/// Interval at which most jobs look whether something is due.
const EVERY: Duration = Duration::from_secs(15);

/// Interval at which SQLite's log is emptied when something was written: for so long it tells in which order.
const FOLD_EVERY: Duration = Duration::from_secs(1);

/// Every job. The last takes along what the others have erased.
pub(super) const JOBS: &[Job] = &[
    timed("tidy sign-ins", |ctx| {
        Box::pin(async move { done(identity::tidy(&ctx).await) })
    }),
    timed("plan sessions", |ctx| {
        Box::pin(async move { schedule::service::generate_sessions(&ctx).await })
    }),
    timed("close abandoned rooms", |ctx| {
        Box::pin(async move { circle::service::close_abandoned(&ctx).await })
    }),
    timed("erase rehearsals", |ctx| {
        Box::pin(async move { done(circle::service::rehearsal::tidy(&ctx).await) })
    }),
    timed("forget answered forms", |ctx| {
        Box::pin(async move { done(idempotency::tidy(&ctx).await) })
    }),
    timed("count lost sessions", |ctx| {
        Box::pin(async move { schedule::service::mark_missed(&ctx).await })
    }),
    timed("advance pulses", |ctx| {
        Box::pin(async move { pulse::service::advance_due(&ctx).await })
    }),
    timed("escalate overdue replies", |ctx| {
        Box::pin(async move { action::service::escalate_overdue(&ctx).await })
    }),
    Job {
        name: "write tables anew",
        every: EVERY,
        waits: false,
        run: |ctx| Box::pin(async move { done(ctx.db.rewrite_pending().await.map_err(Into::into)) }),
    },
    Job {
        name: "empty the database's log",
        every: FOLD_EVERY,
        waits: false,
        run: |ctx| Box::pin(async move { done(ctx.db.checkpoint_wal().await.map_err(Into::into)) }),
    },
];

const fn timed(name: &'static str, run: fn(Ctx) -> JobRun) -> Job {
    Job {
        name,
        every: EVERY,
        waits: true,
        run,
    }
}

fn done(outcome: Result<()>) -> Result<Swept> {
    outcome.map(|()| Swept::default())
}
