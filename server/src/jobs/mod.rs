//! Background work: each job is a use case that does whatever is due and may be run twice, or by two processes, without harm.
//!
//! A job runs in a task of its own, and in one process at a time: which, and when it is due next, stands in the database
//! ([`roundwell::outbox`]). When it fails, panics or takes too long, that is logged, the others go on, and it is tried again,
//! later each time. An item that fails within a job is logged once and skipped until the next run ([`roundwell::job`]). While the clock is
//! doubted ([`roundwell::timekeeper`]), every job waits that does something by the time.

mod list;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use roundwell::{
    Ctx, Error,
    job::{Swept, unless_it_panics},
    outbox::{self, Lease},
    timekeeper::{Told, service::look},
};
use tokio::time::{sleep, timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use self::list::{JOBS, Job, Scope};

/// Starts the jobs; each ends after the run under way once `stop` is cancelled.
pub fn start(ctx: &Ctx, tracker: &TaskTracker, stop: &CancellationToken) {
    start_these(JOBS, ctx, tracker, stop);
}

fn start_these(jobs: &'static [Job], ctx: &Ctx, tracker: &TaskTracker, stop: &CancellationToken) {
    for job in jobs {
        tracker.spawn(keep_running(job, ctx.clone(), stop.clone()));
    }
}

async fn keep_running(job: &'static Job, ctx: Ctx, stop: CancellationToken) {
    let mut memory = Memory::default();
    loop {
        run_in_turn(job, &ctx, &mut memory).await;
        tokio::select! {
            () = stop.cancelled() => break,
            () = sleep(memory.wait(job.every)) => {}
        }
    }
}

/// Runs every job once, one after the other, due or not and whoever else is at it: what moves a demonstration's clock waits for no turn.
pub async fn run_due(ctx: &Ctx) {
    for job in JOBS {
        run(job, ctx, &mut Memory::default()).await;
    }
}

/// Memory of a job's last runs.
#[derive(Default)]
struct Memory {
    /// Runs that failed since the last that did not.
    failures: u32,
    /// The items that are known to fail.
    broken: BTreeSet<String>,
}

impl Memory {
    /// The wait before the next run: twice as long after each failure.
    fn wait(&self, every: TimeDelta) -> Duration {
        outbox::wait(every, self.failures).to_std().unwrap_or_default()
    }
}

/// A run that failed as a whole.
struct FailedRun {
    /// The code that is stored.
    code: &'static str,
    /// The reason, for the log alone.
    reason: String,
}

impl From<Error> for FailedRun {
    fn from(error: Error) -> Self {
        Self {
            code: outbox::error_code(&error),
            reason: error.to_string(),
        }
    }
}

/// Runs a job if it is due and no other process is at it.
async fn run_in_turn(job: &Job, ctx: &Ctx, memory: &mut Memory) {
    if job.scope == Scope::EveryProcess {
        return run(job, ctx, memory).await;
    }
    let lease = match claim(job, ctx).await {
        Ok(Some(lease)) => lease,
        Ok(None) => {
            memory.failures = 0;
            return;
        }
        Err(failed) => return report(job, Err(failed), memory),
    };
    memory.failures = lease.attempts;
    let outcome = attempt(job, &ctx.at(lease.claimed_at)).await;
    let stored = match &outcome {
        Ok(_) => Ok(()),
        Err(failed) => Err(failed.code),
    };
    report(job, outcome, memory);
    if let Err(error) = outbox::finish(ctx, &lease, job.every, stored).await {
        tracing::warn!(job = job.name, %error, "a job could not be given back; its lease ends by time");
    }
}

async fn claim(job: &Job, ctx: &Ctx) -> Result<Option<Lease>, FailedRun> {
    let Some(now) = time_for(job, ctx).await? else {
        return Ok(None);
    };
    Ok(outbox::claim(ctx, job.name, now).await?)
}

/// Runs a job without asking for its turn.
async fn run(job: &Job, ctx: &Ctx, memory: &mut Memory) {
    let outcome = match time_for(job, ctx).await {
        Ok(Some(now)) => attempt(job, &ctx.at(now)).await,
        Ok(None) => return,
        Err(failed) => Err(failed),
    };
    report(job, outcome, memory);
}

/// The time by which a job runs, or nothing while it waits.
async fn time_for(job: &Job, ctx: &Ctx) -> Result<Option<DateTime<Utc>>, FailedRun> {
    if job.waits {
        Ok(time_of(look(ctx).await?))
    } else {
        Ok(Some(ctx.now()))
    }
}

async fn attempt(job: &Job, ctx: &Ctx) -> Result<Swept, FailedRun> {
    let longest = outbox::MAX_RUN.to_std().unwrap_or_default();
    match timeout(longest, unless_it_panics((job.run)(ctx.clone()))).await {
        Ok(Ok(outcome)) => Ok(outcome?),
        Ok(Err(reason)) => Err(FailedRun {
            code: "panicked",
            reason,
        }),
        Err(_) => Err(FailedRun {
            code: "too-long",
            reason: "it took too long".into(),
        }),
    }
}

fn report(job: &Job, outcome: Result<Swept, FailedRun>, memory: &mut Memory) {
    match outcome {
        Ok(swept) => {
            memory.failures = 0;
            report_items(job, swept, memory);
        }
        Err(FailedRun { reason, .. }) => {
            memory.failures = memory.failures.saturating_add(1);
            let wait = memory.wait(job.every).as_secs();
            tracing::error!(
                job = job.name,
                reason,
                retry.seconds = wait,
                "a job failed; it will be tried again"
            );
        }
    }
}

/// The time, or nothing while it is doubted. The first that doubts it, and the first that no longer does, says so.
fn time_of(told: Told) -> Option<DateTime<Utc>> {
    match told {
        Told::Time { now, after_doubt } => {
            if after_doubt {
                tracing::warn!(clock.shows = %now, "the clock is believed again: jobs go on");
            }
            Some(now)
        }
        Told::Doubted { doubt, new } => {
            if new {
                tracing::warn!(
                    clock.shows = %doubt.shows,
                    clock.expected = %doubt.expected,
                    "the clock is not where it was expected: jobs wait until it has gone on evenly for half an hour, or until \
                     `roundwell clock accept`"
                );
            }
            None
        }
    }
}

/// Each item that fails is told once, and once more when it works again.
fn report_items(job: &Job, swept: Swept, memory: &mut Memory) {
    let failing: BTreeSet<String> = swept.failed.iter().map(|failed| failed.item.clone()).collect();
    for failed in &swept.failed {
        if !memory.broken.contains(&failed.item) {
            tracing::error!(
                job = job.name,
                item = failed.item,
                error = %failed.error,
                "a job skipped an item that failed; it will be tried again"
            );
        }
    }
    for item in memory.broken.difference(&failing) {
        tracing::info!(job = job.name, item, "an item that failed no longer does");
    }
    memory.broken = failing;
}
