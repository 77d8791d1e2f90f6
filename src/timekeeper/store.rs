//! The SQL of the last time known: one row.

use chrono::{DateTime, Utc};

use super::ClockReadings;
use crate::{
    db::{Conn, Tx},
    on,
};

/// The last time known, and what the clock of Postgres shows. SQLite has none of its own.
pub(super) async fn heard(tx: &mut Tx) -> sqlx::Result<ClockReadings> {
    let known = on!(tx, |conn| sqlx::query_scalar(
        "select seen_at from clock where id = 1"
    )
    .fetch_optional(conn)
    .await)?;
    let database = match &mut tx.conn {
        Conn::Postgres(link) => Some(
            sqlx::query_scalar("select clock_timestamp()")
                .fetch_one(&mut **link)
                .await?,
        ),
        Conn::Sqlite(_) => None,
    };
    Ok(ClockReadings { known, database })
}

/// Keeps the last time known. It goes back only when `anew`.
pub(super) async fn keep(tx: &mut Tx, at: DateTime<Utc>, anew: bool) -> sqlx::Result<()> {
    on!(tx, |conn| {
        sqlx::query(
        "insert into clock (id, seen_at) values (1, $1) on conflict (id) do update set seen_at = excluded.seen_at
         where clock.seen_at < excluded.seen_at or $2"
    )
    .bind(at)
    .bind(anew)
    .execute(conn)
    .await
    .map(drop)
    })
}
