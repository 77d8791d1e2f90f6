//! The SQL of forms that are kept through a sign-in.

use chrono::{DateTime, Utc};

use crate::{db::Tx, on};

/// Keeps a sealed form.
pub async fn add_kept_form(
    tx: &mut Tx,
    token_hash: &[u8],
    sealed: &[u8],
    expires: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into kept_form (token_hash, sealed, expires_at) values ($1, $2, $3)"
    )
    .bind(token_hash)
    .bind(sealed)
    .bind(expires)
    .execute(conn)
    .await
    .map(drop))
}

/// Number kept.
pub async fn kept_forms(tx: &mut Tx) -> sqlx::Result<i64> {
    on!(tx, |conn| sqlx::query_scalar("select count(*) from kept_form")
        .fetch_one(conn)
        .await)
}

/// The sealed form of a browser, unless its time is over.
pub async fn kept_form(tx: &mut Tx, token_hash: &[u8], now: DateTime<Utc>) -> sqlx::Result<Option<Vec<u8>>> {
    on!(tx, |conn| sqlx::query_scalar(
        "select sealed from kept_form where token_hash = $1 and expires_at > $2"
    )
    .bind(token_hash)
    .bind(now)
    .fetch_optional(conn)
    .await)
}

/// Removes the form of a browser.
pub async fn remove_kept_form(tx: &mut Tx, token_hash: &[u8]) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "delete from kept_form where token_hash = $1"
    )
    .bind(token_hash)
    .execute(conn)
    .await
    .map(drop))
}

/// Removes those whose time is over.
pub async fn tidy_kept_forms(tx: &mut Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "delete from kept_form where expires_at <= $1"
    )
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}
