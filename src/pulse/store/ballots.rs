//! The SQL of what is put in: the box while a pulse is open, ballots and remarks after its close.
//!
//! Invariant: a ballot's row holds its pulse, the hash of its token and its answers, and a remark's nothing that leads to a ballot.

use sqlx::{FromRow, Result, types::Json};

use crate::{
    db::{Relation, Tx},
    ids::PulseId,
    on,
    pulse::ballot_box::BallotBox,
    question::answers::Answers,
};

/// Puts an empty box up.
pub async fn add_box(tx: &mut Tx, pulse: PulseId, ballot_box: &BallotBox) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into open_box (pulse_id, sheets, remarks) values ($1, $2, $3)"
    )
    .bind(pulse)
    .bind(ballot_box.sheets())
    .bind(ballot_box.remarks())
    .execute(conn)
    .await
    .map(drop))
}

/// Takes the box of a pulse down and hands over what is in it.
pub async fn take_box(tx: &mut Tx, pulse: PulseId, items: usize) -> Result<Option<BallotBox>> {
    let row: Option<(Vec<u8>, Vec<u8>)> = on!(tx, |conn| sqlx::query_as(
        "delete from open_box where pulse_id = $1 returning sheets, remarks"
    )
    .bind(pulse)
    .fetch_optional(conn)
    .await)?;
    row.map(|row| read_box(items, &row)).transpose()
}

pub(in crate::pulse) fn read_box(items: usize, (sheets, remarks): &(Vec<u8>, Vec<u8>)) -> Result<BallotBox> {
    BallotBox::read(items, sheets, remarks)
        .ok_or_else(|| sqlx::Error::Decode("not the box of a pulse".into()))
}

/// Writes a ballot of a pulse that has closed.
pub async fn put_ballot(tx: &mut Tx, pulse: PulseId, token_hash: &[u8], answers: &Answers) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into ballot (pulse_id, token_hash, answers) values ($1, $2, $3)"
    )
    .bind(pulse)
    .bind(token_hash)
    .bind(Json(answers))
    .execute(conn)
    .await
    .map(drop))
}

/// Writes a remark of a pulse that has closed.
pub async fn put_remark(tx: &mut Tx, pulse: PulseId, remark_key: &[u8], body: &str) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into remark (pulse_id, remark_key, body) values ($1, $2, $3)"
    )
    .bind(pulse)
    .bind(remark_key)
    .bind(body)
    .execute(conn)
    .await
    .map(drop))
}

/// A ballot with its key.
#[derive(Clone, FromRow)]
pub struct BallotRow {
    /// The hash of its token.
    pub token_hash: Vec<u8>,
    /// The answers.
    pub answers: Json<Answers>,
}

/// A remark with its key.
#[derive(Clone, FromRow)]
pub struct RemarkRow {
    /// The key that follows from its token.
    pub remark_key: Vec<u8>,
    /// Text of the remark.
    pub body: String,
}

/// The ballots of a pulse. Only for the time after its close.
pub async fn ballots(tx: &mut Tx, pulse: PulseId) -> Result<Vec<BallotRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select token_hash, answers from ballot where pulse_id = $1"
    )
    .bind(pulse)
    .fetch_all(conn)
    .await)
}

/// The remarks of a pulse. Only for the time after its close.
pub async fn remarks(tx: &mut Tx, pulse: PulseId) -> Result<Vec<RemarkRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select remark_key, body from remark where pulse_id = $1"
    )
    .bind(pulse)
    .fetch_all(conn)
    .await)
}

/// True when there is a ballot under this token hash.
pub async fn has_ballot(tx: &mut Tx, pulse: PulseId, token_hash: &[u8]) -> Result<bool> {
    let found: Option<Vec<u8>> = on!(tx, |conn| sqlx::query_scalar(
        "select token_hash from ballot where pulse_id = $1 and token_hash = $2"
    )
    .bind(pulse)
    .bind(token_hash)
    .fetch_optional(conn)
    .await)?;
    Ok(found.is_some())
}

/// Removes every ballot and remark of a pulse.
pub async fn empty_box(tx: &mut Tx, pulse: PulseId) -> Result<()> {
    tx.forget(&[Relation::BALLOT, Relation::REMARK]).await?;
    for sql in [
        "delete from ballot where pulse_id = $1",
        "delete from remark where pulse_id = $1",
    ] {
        on!(tx, |conn| sqlx::query(sql)
            .bind(pulse)
            .execute(conn)
            .await
            .map(drop))?;
    }
    Ok(())
}
