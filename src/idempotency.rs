//! Forms that are sent twice: the second post gets the first one's answer.
//!
//! A key is claimed before the work, and answered or released after it. Who claims a key that is claimed waits.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

use crate::{Ctx, Result, on};

/// An answer is kept for so long.
const KEPT: TimeDelta = TimeDelta::days(1);
/// After so long without an answer its work is taken to have died with its process.
const PATIENCE: TimeDelta = TimeDelta::minutes(2);

/// Result of claiming a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The work is the caller's to do, and the key its to answer or release.
    Mine,
    /// Being done by another call.
    UnderWay,
    /// Done, with this answer.
    Answered(Vec<u8>),
}

/// Claims a key, by its hash.
pub async fn claim(ctx: &Ctx, key: &[u8; 32]) -> Result<Claim> {
    let now = ctx.now();
    let mut tx = ctx.db.begin().await?;
    let claimed = on!(tx, |conn| sqlx::query(
        "insert into idempotency_key (key_hash, claimed_at, expires_at) values ($1, $2, $3) \
         on conflict (key_hash) do update set claimed_at = $2 \
         where idempotency_key.answer is null and idempotency_key.claimed_at < $4"
    )
    .bind(key.as_slice())
    .bind(now)
    .bind(now + KEPT)
    .bind(now - PATIENCE)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1))?;
    let answer: Option<(Option<Vec<u8>>,)> = on!(tx, |conn| sqlx::query_as(
        "select answer from idempotency_key where key_hash = $1"
    )
    .bind(key.as_slice())
    .fetch_optional(conn)
    .await)?;
    tx.commit().await?;
    Ok(match answer {
        _ if claimed => Claim::Mine,
        Some((Some(answer),)) => Claim::Answered(answer),
        _ => Claim::UnderWay,
    })
}

/// Keeps the answer of work that was done.
pub async fn answer(ctx: &Ctx, key: &[u8; 32], answer: &[u8]) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    on!(tx, |conn| sqlx::query(
        "update idempotency_key set answer = $2, claimed_at = null, expires_at = $3 where key_hash = $1"
    )
    .bind(key.as_slice())
    .bind(answer)
    .bind(hour(ctx.now() + KEPT))
    .execute(conn)
    .await
    .map(drop))?;
    Ok(tx.commit().await?)
}

/// Lets go of a key whose work was refused: it may be tried again.
pub async fn release(ctx: &Ctx, key: &[u8; 32]) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    on!(tx, |conn| sqlx::query(
        "delete from idempotency_key where key_hash = $1 and answer is null"
    )
    .bind(key.as_slice())
    .execute(conn)
    .await
    .map(drop))?;
    Ok(tx.commit().await?)
}

/// Forgets the answers of yesterday.
pub async fn tidy(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    on!(tx, |conn| sqlx::query(
        "delete from idempotency_key where expires_at <= $1"
    )
    .bind(ctx.now())
    .execute(conn)
    .await
    .map(drop))?;
    Ok(tx.commit().await?)
}

/// The end of the hour, so that what is kept does not tell the minute.
fn hour(at: DateTime<Utc>) -> DateTime<Utc> {
    let hour = TimeDelta::hours(1);
    at.duration_trunc(hour).map_or(at, |begun| begun + hour)
}
