//! The SQL of summaries: which side opened one, and on which day.

use chrono::NaiveDate;

use super::Reader;
use crate::{db::Tx, on, team::TeamAccess};

/// A day on which one side opened a team's summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reading {
    /// Side of the reader.
    pub reader: Reader,
    /// The day, in the team's zone.
    pub read_on: NaiveDate,
}

/// The newest days on which a team's summary was opened, newest first.
pub async fn readings(
    tx: &mut Tx,
    access: &TeamAccess,
    reader: Reader,
    most: i64,
) -> sqlx::Result<Vec<Reading>> {
    on!(tx, |conn| sqlx::query_as(
        "select reader, read_on from summary_reading where team_id = $1 and reader = $2 \
         order by read_on desc limit $3"
    )
    .bind(access.team())
    .bind(reader)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// Writes that one side opened the summary on a day; a second time changes nothing.
pub async fn record_reading(tx: &mut Tx, access: &TeamAccess, reading: Reading) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into summary_reading (team_id, reader, read_on) values ($1, $2, $3) on conflict do nothing"
    )
    .bind(access.team())
    .bind(reading.reader)
    .bind(reading.read_on)
    .execute(conn)
    .await
    .map(drop))
}
