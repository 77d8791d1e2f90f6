//! The jobs.

use std::pin::Pin;

use chrono::TimeDelta;
use roundwell::{Ctx, Result, action, circle, idempotency, identity, job::Swept, pulse, schedule};

pub(super) type JobRun = Pin<Box<dyn Future<Output = Result<Swept>> + Send>>;

pub(super) struct Job {
    pub(super) name: &'static str,
    /// The time between two runs.
    pub(super) every: TimeDelta,
    /// True when it does something by the time, and so waits while the clock is doubted.
    pub(super) waits: bool,
    /// Processes over one database that it is for.
    pub(super) scope: Scope,
    /// Runs it once.
    pub(super) run: fn(Ctx) -> JobRun,
}

/// Processes over one database that a job is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// One of them at a time, by a lease.
    OneProcess,
    /// Each by itself: it tends something of the process.
    EveryProcess,
}

/// Interval at which most jobs look whether something is due.
const EVERY: TimeDelta = TimeDelta::seconds(15);

/// Interval at which SQLite's log is emptied when something was written: for so long it tells in which order.
const FOLD_EVERY: TimeDelta = TimeDelta::seconds(1);

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
        scope: Scope::OneProcess,
        run: |ctx| Box::pin(async move { done(ctx.db.rewrite_pending().await.map_err(Into::into)) }),
    },
    Job {
        name: "empty the database's log",
        every: FOLD_EVERY,
        waits: false,
        scope: Scope::EveryProcess,
        run: |ctx| Box::pin(async move { done(ctx.db.checkpoint_wal().await.map_err(Into::into)) }),
    },
];

const fn timed(name: &'static str, run: fn(Ctx) -> JobRun) -> Job {
    Job {
        name,
        every: EVERY,
        waits: true,
        scope: Scope::OneProcess,
        run,
    }
}

fn done(outcome: Result<()>) -> Result<Swept> {
    outcome.map(|()| Swept::default())
}
