//! The SQL of browsers that are signed in, and of attempts to sign in. Invariant: of what a browser holds only the hash is kept.

use chrono::{DateTime, Utc};
use sqlx::AssertSqlSafe;

use crate::{db::Tx, ids::AccountId, on};

/// Adds a signed-in browser.
pub async fn add_sign_in(
    tx: &mut Tx,
    token_hash: &[u8],
    account: AccountId,
    now: DateTime<Utc>,
    seen: DateTime<Utc>,
    expires: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, |conn| {
        sqlx::query(
        "insert into sign_in (token_hash, account_id, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $5)"
    )
    .bind(token_hash)
    .bind(account)
    .bind(now)
    .bind(seen)
    .bind(expires)
    .execute(conn)
    .await
    .map(drop)
    })
}

/// Notes that signed-in browsers were seen, all in one statement.
pub async fn touch_sign_ins(tx: &mut Tx, hashes: &[[u8; 32]], seen: DateTime<Utc>) -> sqlx::Result<()> {
    let Some(last) = hashes.last() else {
        return Ok(());
    };
    // Statements are prepared for a few sizes only; the last one is named again until the size is reached.
    let count = hashes.len().next_power_of_two();
    let places: Vec<_> = (2..count + 2).map(|at| format!("${at}")).collect();
    let text = format!(
        "update sign_in set seen_at = $1 where seen_at < $1 and token_hash in ({})",
        places.join(", ")
    );
    on!(tx, |conn| {
        let mut query = sqlx::query(AssertSqlSafe(text)).bind(seen);
        for at in 0..count {
            query = query.bind(&hashes.get(at).unwrap_or(last)[..]);
        }
        query.execute(conn).await.map(drop)
    })
}

/// Ends one sign-in.
pub async fn remove_sign_in(tx: &mut Tx, token_hash: &[u8]) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "delete from sign_in where token_hash = $1"
    )
    .bind(token_hash)
    .execute(conn)
    .await
    .map(drop))
}

/// Ends every sign-in of a person.
pub async fn remove_sign_ins(tx: &mut Tx, account: AccountId) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "delete from sign_in where account_id = $1"
    )
    .bind(account)
    .execute(conn)
    .await
    .map(drop))
}

/// Ends the sign-ins, and forgets the devices and the attempts, whose time is over.
pub async fn tidy(tx: &mut Tx, now: DateTime<Utc>, attempts_before: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "delete from sign_in where expires_at <= $1"
    )
    .bind(now)
    .execute(conn)
    .await
    .map(drop))?;
    on!(tx, |conn| sqlx::query(
        "delete from device where expires_at <= $1"
    )
    .bind(now)
    .execute(conn)
    .await
    .map(drop))?;
    on!(tx, |conn| sqlx::query(
        "delete from attempt where window_started_at <= $1"
    )
    .bind(attempts_before)
    .execute(conn)
    .await
    .map(drop))
}

/// Counts one more attempt in a bucket and answers how many there are in its window, which starts anew when the last one
/// began before `window_since`.
pub async fn count_attempt(
    tx: &mut Tx,
    bucket: &[u8],
    now: DateTime<Utc>,
    window_since: DateTime<Utc>,
) -> sqlx::Result<(i64, DateTime<Utc>)> {
    on!(tx, |conn| sqlx::query_as(
        "insert into attempt (bucket, window_started_at, attempts) values ($1, $2, 1)
         on conflict (bucket) do update set
             attempts = case when attempt.window_started_at <= $3 then 1 else attempt.attempts + 1 end,
             window_started_at = case when attempt.window_started_at <= $3 then excluded.window_started_at
                                      else attempt.window_started_at end
         returning attempts, window_started_at"
    )
    .bind(bucket)
    .bind(now)
    .bind(window_since)
    .fetch_one(conn)
    .await)
}

/// The attempts counted in a bucket whose window began after `window_since`, and when it began.
pub async fn attempts(
    tx: &mut Tx,
    bucket: &[u8],
    window_since: DateTime<Utc>,
) -> sqlx::Result<Option<(i64, DateTime<Utc>)>> {
    on!(tx, |conn| sqlx::query_as(
        "select attempts, window_started_at from attempt where bucket = $1 and window_started_at > $2"
    )
    .bind(bucket)
    .bind(window_since)
    .fetch_optional(conn)
    .await)
}

/// Forgets the attempts of a bucket.
pub async fn clear_attempts(tx: &mut Tx, bucket: &[u8]) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query("delete from attempt where bucket = $1")
        .bind(bucket)
        .execute(conn)
        .await
        .map(drop))
}

/// Counts one attempt less in a bucket.
pub async fn give_back_attempt(tx: &mut Tx, bucket: &[u8]) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "update attempt set attempts = attempts - 1 where bucket = $1 and attempts > 0"
    )
    .bind(bucket)
    .execute(conn)
    .await
    .map(drop))
}
