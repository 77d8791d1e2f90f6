//! Background work: each job is a use case that does whatever is due and may be run twice, or by two processes, without harm.
//!
//! A job runs in a task of its own. When it fails, panics or takes too long, that is logged, the others go on, and it is tried again,
//! later each time. An item that fails within a job is logged once and skipped until the next run ([`roundwell::job`]). While the clock is
//! doubted ([`roundwell::timekeeper`]), every job waits that does something by the time.

mod list;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, time::Duration};

use roundwell::{
    Ctx,
    job::{Swept, unless_it_panics},
    timekeeper::{Told, service::look},
};
use tokio::time::{sleep, timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use self::list::{JOBS, Job};

/// The longest wait before a job that failed is tried again.
const MAX_WAIT: Duration = Duration::from_secs(300);
/// The longest that one run may take.
const MAX_RUN: Duration = Duration::from_secs(300);

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
        run(job, &ctx, &mut memory).await;
        tokio::select! {
            () = stop.cancelled() => break,
            () = sleep(memory.wait(job.every)) => {}
        }
    }
}

/// Runs every job once, one after the other.
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
    fn wait(&self, every: Duration) -> Duration {
        let longer = every.saturating_mul(1 << self.failures.min(12));
        if self.failures == 0 {
            every
        } else {
            longer.min(MAX_WAIT.max(every))
        }
    }
}

async fn run(job: &Job, ctx: &Ctx, memory: &mut Memory) {
    match outcome(job, ctx).await {
        Ok(swept) => {
            memory.failures = 0;
            report_items(job, swept, memory);
        }
        Err(reason) => {
            memory.failures += 1;
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

async fn outcome(job: &Job, ctx: &Ctx) -> Result<Swept, String> {
    let now = if job.waits {
        let told = look(ctx).await.map_err(|error| error.to_string())?;
        let Some(now) = time_of(told) else {
            return Ok(Swept::default());
        };
        now
    } else {
        ctx.now()
    };
    let run = timeout(MAX_RUN, unless_it_panics((job.run)(ctx.at(now))));
    match run.await {
        Ok(Ok(outcome)) => outcome.map_err(|error| error.to_string()),
        Ok(Err(panic)) => Err(panic),
        Err(_) => Err("it took too long".into()),
    }
}

/// The time, or nothing while it is doubted. The first that doubts it, and the first that no longer does, says so.
fn time_of(told: Told) -> Option<chrono::DateTime<chrono::Utc>> {
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
