//! The SQL of casting, many ballots at a time: however many boxes a transaction fills, it asks for them once and keeps them once.

use chrono::{DateTime, Utc};
use sqlx::{AssertSqlSafe, Result};

use super::{
    ballot_box::BallotBox,
    store::{PulseRow, read_box},
};
use crate::{
    db::{Conn, Tx},
    ids::PulseId,
    on,
};

/// A box, held until the transaction ends.
pub struct LockedBox {
    /// Pulse of the box.
    pub pulse: PulseId,
    /// True when somebody reads the remarks.
    pub is_read: bool,
    /// The box.
    pub ballot_box: BallotBox,
}

/// Existing rows of these pulses.
pub async fn pulses(tx: &mut Tx, ids: &[PulseId]) -> Result<Vec<PulseRow>> {
    let Some(last) = ids.last() else {
        return Ok(Vec::new());
    };
    let placeholders = placeholders(1, ids.len());
    let text = format!("select * from pulse where id in ({})", placeholders.join(", "));
    on!(tx, |conn| {
        let mut query = sqlx::query_as(AssertSqlSafe(text));
        for at in 0..placeholders.len() {
            query = query.bind(ids.get(at).unwrap_or(last));
        }
        query.fetch_all(conn).await
    })
}

/// The boxes of those of these pulses (each with how many items it asks) that take ballots at `now`, held until the transaction ends so
/// that nobody closes them in between. They are asked for in the order of their ids, whoever asks, so that nobody waits in a circle.
/// SQLite has one writer anyway.
pub async fn held(tx: &mut Tx, pulses: &[(PulseId, usize)], now: DateTime<Utc>) -> Result<Vec<LockedBox>> {
    let Some(last) = pulses.last() else {
        return Ok(Vec::new());
    };
    let placeholders = placeholders(2, pulses.len());
    let lock = match &tx.conn {
        Conn::Sqlite(_) => "",
        Conn::Postgres(_) => "for share of p for update of b",
    };
    let text = format!(
        "select b.pulse_id, p.reader_id is not null, b.sheets, b.remarks from pulse p join open_box b on b.pulse_id = p.id \
         where p.state = 'open' and p.closes_at > $1 and p.id in ({}) order by p.id {lock}",
        placeholders.join(", ")
    );
    let rows: Vec<(PulseId, bool, Vec<u8>, Vec<u8>)> = on!(tx, |conn| {
        let mut query = sqlx::query_as(AssertSqlSafe(text)).bind(now);
        for at in 0..placeholders.len() {
            query = query.bind(pulses.get(at).unwrap_or(last).0);
        }
        query.fetch_all(conn).await
    })?;
    rows.into_iter()
        .map(|(pulse, is_read, sheets, remarks)| {
            let items = pulses.iter().find(|(id, _)| *id == pulse);
            let items = items.map_or(0, |(_, items)| *items);
            Ok(LockedBox {
                pulse,
                is_read,
                ballot_box: read_box(items, &(sheets, remarks))?,
            })
        })
        .collect()
}

/// Keeps what is in these boxes now.
pub async fn save(tx: &mut Tx, boxes: &[LockedBox]) -> Result<()> {
    let Some(last) = boxes.last() else {
        return Ok(());
    };
    let rows: Vec<String> = (0..padded(boxes.len()))
        .map(|row| format!("(${}, ${}, ${})", row * 3 + 1, row * 3 + 2, row * 3 + 3))
        .collect();
    let text = format!(
        "update open_box set sheets = v.column2, remarks = v.column3 from (values {}) as v \
         where open_box.pulse_id = v.column1",
        rows.join(", ")
    );
    on!(tx, |conn| {
        let mut query = sqlx::query(AssertSqlSafe(text));
        for at in 0..rows.len() {
            let held = boxes.get(at).unwrap_or(last);
            query = query
                .bind(held.pulse)
                .bind(held.ballot_box.sheets())
                .bind(held.ballot_box.remarks());
        }
        query.execute(conn).await.map(drop)
    })
}

/// Places for so many values, the first of which is `$first`.
fn placeholders(first: usize, count: usize) -> Vec<String> {
    (first..first + padded(count))
        .map(|at| format!("${at}"))
        .collect()
}

/// Statements are prepared for a few sizes only; the last one is named again until the size is reached, which changes nothing.
fn padded(count: usize) -> usize {
    count.next_power_of_two()
}
