//! Claiming a recurring job, and giving it back.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Lease, RecurringJob, store, wait};
use crate::{Ctx, Result};

/// Claims a job that is due at `now`; `None` when it is not, or when another process is at it. A job without a row is due.
///
/// # Errors
/// When the database fails; nothing is claimed then.
pub async fn claim(ctx: &Ctx, name: &str, now: DateTime<Utc>) -> Result<Option<Lease>> {
    let id = ctx.entropy.uuid();
    let mut tx = ctx.db.begin().await?;
    store::add(&mut tx, name, now).await?;
    let attempts = store::claim(&mut tx, name, id, now).await?;
    tx.commit().await?;
    Ok(attempts.map(|attempts| Lease {
        name: name.to_owned(),
        id,
        claimed_at: now,
        attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
    }))
}

/// Gives a lease back after a run that went well, or failed with this code; the job is due again `every` after the claim, later if it
/// failed. Returns `false` when the lease was over and another process has the job now.
///
/// # Errors
/// When the database fails; the lease then ends by time.
pub async fn finish(
    ctx: &Ctx,
    lease: &Lease,
    every: TimeDelta,
    outcome: Result<(), &'static str>,
) -> Result<bool> {
    let attempts = if outcome.is_ok() {
        0
    } else {
        lease.attempts.saturating_add(1)
    };
    let next_due = lease.claimed_at + wait(every, attempts);
    let mut tx = ctx.db.begin().await?;
    let kept = store::finish(&mut tx, lease, next_due, attempts, outcome.err()).await?;
    tx.commit().await?;
    Ok(kept)
}

/// Every recurring job that has ever been claimed, by name.
///
/// # Errors
/// When the database fails.
pub async fn recurring_jobs(ctx: &Ctx) -> Result<Vec<RecurringJob>> {
    let mut tx = ctx.db.acquire().await?;
    Ok(store::all(&mut tx).await?)
}
