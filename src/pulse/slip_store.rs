//! The SQL of slips. A row knows whether its slip was used, never which ballot came of it.

use sqlx::{FromRow, Result};

use super::{slip::SlipCode, store::UNMARKED};
use crate::{
    db::{Conn, Relation, Tx},
    ids::{PulseId, SheetId},
    on,
};

/// A printed sheet.
#[derive(Clone, FromRow)]
pub struct SheetRow {
    /// Identifier.
    pub id: SheetId,
    /// The pulse it is for.
    pub pulse_id: PulseId,
    /// Counted from 1, as printed on it.
    pub number: i64,
    /// Number of slips on the sheet.
    pub slips: i64,
    /// Secret the codes follow from; gone once the sheet was taken back.
    pub secret: Option<Vec<u8>>,
}

/// A slip, as its code finds it.
#[derive(Clone, FromRow)]
pub struct SlipRow {
    /// The blinded nonce that its ballot was given out for.
    pub blinded: Option<Vec<u8>>,
    /// The secret of its sheet; gone once that was taken back.
    pub secret: Option<Vec<u8>>,
}

/// Adds a sheet and its slips.
pub async fn add_sheet(tx: &mut Tx, row: &SheetRow, codes: &[SlipCode]) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into sheet (id, pulse_id, number, slips, secret) values ($1, $2, $3, $4, $5)"
    )
    .bind(row.id)
    .bind(row.pulse_id)
    .bind(row.number)
    .bind(row.slips)
    .bind(&row.secret)
    .execute(conn)
    .await
    .map(drop))?;
    for code in codes {
        on!(tx, |conn| sqlx::query(
            "insert into slip (pulse_id, code_hash, sheet_id, blinded) values ($1, $2, $3, $4)"
        )
        .bind(row.pulse_id)
        .bind(&code.hash()[..])
        .bind(row.id)
        .bind(UNMARKED.as_slice())
        .execute(conn)
        .await
        .map(drop))?;
    }
    Ok(())
}

/// The sheets of a pulse, in the order of printing.
pub async fn sheets(tx: &mut Tx, pulse: PulseId) -> Result<Vec<SheetRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from sheet where pulse_id = $1 order by number"
    )
    .bind(pulse)
    .fetch_all(conn)
    .await)
}

/// A sheet by its identifier.
pub async fn sheet(tx: &mut Tx, id: SheetId) -> Result<Option<SheetRow>> {
    on!(tx, |conn| sqlx::query_as("select * from sheet where id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// Takes a sheet back: its secret goes, and every slip of it that nobody has used. Used ones stay, so that they count.
pub async fn void_sheet(tx: &mut Tx, id: SheetId) -> Result<()> {
    tx.forget(&[Relation::SHEET]).await?;
    on!(tx, |conn| sqlx::query(
        "update sheet set secret = null where id = $1"
    )
    .bind(id)
    .execute(conn)
    .await
    .map(drop))?;
    on!(tx, |conn| sqlx::query(
        "delete from slip where sheet_id = $1 and blinded = $2"
    )
    .bind(id)
    .bind(UNMARKED.as_slice())
    .execute(conn)
    .await
    .map(drop))
}

/// Slip with this code: the blinded nonce its ballot was given out for, if it was, and the secret of its sheet, if that was not taken back.
pub async fn slip(tx: &mut Tx, pulse: PulseId, code: &SlipCode) -> Result<Option<SlipRow>> {
    let found: Option<SlipRow> = on!(tx, |conn| sqlx::query_as(
        "select slip.blinded, sheet.secret from slip join sheet on sheet.id = slip.sheet_id \
         where slip.pulse_id = $1 and slip.code_hash = $2"
    )
    .bind(pulse)
    .bind(&code.hash()[..])
    .fetch_optional(conn)
    .await)?;
    Ok(found.map(|slip| SlipRow {
        blinded: slip.blinded.filter(|mark| *mark != UNMARKED),
        ..slip
    }))
}

/// Marks a slip as used. No time is kept, and no order: a mark is as long as none, so that SQLite changes it where it lies, and on Postgres,
/// which puts a changed row in a new place and numbers the change, all slips of the pulse are written anew with it.
pub async fn use_slip(tx: &mut Tx, pulse: PulseId, code: &SlipCode, blinded: &[u8]) -> Result<()> {
    let sql = match &tx.conn {
        Conn::Postgres(_) => {
            "update slip set blinded = case when code_hash = $2 then $3 else blinded end where pulse_id = $1"
        }
        Conn::Sqlite(_) => "update slip set blinded = $3 where pulse_id = $1 and code_hash = $2",
    };
    on!(tx, |conn| sqlx::query(sql)
        .bind(pulse)
        .bind(&code.hash()[..])
        .bind(blinded)
        .execute(conn)
        .await
        .map(drop))
}

/// Number of used slips of a pulse, of sheets taken back as well.
pub async fn used(tx: &mut Tx, pulse: PulseId) -> Result<i64> {
    on!(tx, |conn| sqlx::query_scalar(
        "select cast(count(*) as bigint) from slip where pulse_id = $1 and blinded <> $2"
    )
    .bind(pulse)
    .bind(UNMARKED.as_slice())
    .fetch_one(conn)
    .await)
}

/// At the close: keeps how many slips were used until the result is published, and answers it; forgets sheets and slips.
pub async fn clear(tx: &mut Tx, pulse: PulseId) -> Result<i64> {
    let used = used(tx, pulse).await?;
    on!(tx, |conn| sqlx::query(
        "update pulse set slips_given = $2 where id = $1"
    )
    .bind(pulse)
    .bind(used)
    .execute(conn)
    .await
    .map(drop))?;
    for sql in [
        "delete from slip where pulse_id = $1",
        "delete from sheet where pulse_id = $1",
    ] {
        on!(tx, |conn| sqlx::query(sql)
            .bind(pulse)
            .execute(conn)
            .await
            .map(drop))?;
    }
    Ok(used)
}
