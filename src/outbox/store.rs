//! The SQL of recurring jobs.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{LEASE, Lease, MAX_WAIT, RecurringJob};
use crate::{db::Tx, on, timekeeper::SLACK};

/// Adds the row of a job that has none, due at `now`.
pub(super) async fn add(tx: &mut Tx, name: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, |conn| {
        sqlx::query(
        "insert into recurring_job (name, next_due, attempts) values ($1, $2, 0) on conflict (name) do nothing"
    )
    .bind(name)
    .bind(now)
    .execute(conn)
    .await
    .map(drop)
    })
}

/// Claims a job that is due and that no lease keeps; answers how often it has failed. Clocks of processes may differ by [`SLACK`], and
/// `now` was read before whatever another process has written since.
pub(super) async fn claim(
    tx: &mut Tx,
    name: &str,
    lease: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<i64>> {
    on!(tx, |conn| sqlx::query_scalar(
        "update recurring_job set lease_id = $2, lease_until = $3 where name = $1
             and (next_due <= $4 or next_due > $5)
             and (lease_until is null or lease_until <= $4 or lease_until > $6)
         returning attempts"
    )
    .bind(name)
    .bind(lease)
    .bind(now + LEASE)
    .bind(now)
    .bind(now + MAX_WAIT + SLACK)
    .bind(now + LEASE + SLACK)
    .fetch_optional(conn)
    .await)
}

/// Ends a lease and says when the job is due next; `false` when the lease is no longer the job's.
pub(super) async fn finish(
    tx: &mut Tx,
    lease: &Lease,
    next_due: DateTime<Utc>,
    attempts: u32,
    last_error: Option<&str>,
) -> sqlx::Result<bool> {
    on!(tx, |conn| {
        sqlx::query(
        "update recurring_job set next_due = $3, lease_id = null, lease_until = null, attempts = $4, last_error = $5
         where name = $1 and lease_id = $2"
    )
    .bind(&lease.name)
    .bind(lease.id)
    .bind(next_due)
    .bind(i64::from(attempts))
    .bind(last_error)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1)
    })
}

/// Every row, by name.
pub(super) async fn all(tx: &mut Tx) -> sqlx::Result<Vec<RecurringJob>> {
    on!(tx, |conn| sqlx::query_as(
        "select name, next_due, lease_until, attempts, last_error from recurring_job order by name"
    )
    .fetch_all(conn)
    .await)
}
