//! The SQL of rosters: who may answer a pulse, and that a ballot was given out for them.
//!
//! Invariant: neither the time nor the order in which ballots were given out is kept.

use sqlx::Result;

use super::PulseRow;
use crate::{
    db::{Conn, Relation, Tx},
    ids::{AccountId, PulseId},
    on,
    question::PulseKind,
    team::TeamAccess,
};

/// The people of a team who may answer now: everybody but its managers.
pub async fn answering(tx: &mut Tx, access: &TeamAccess) -> Result<Vec<AccountId>> {
    on!(tx, |conn| sqlx::query_scalar(
        "select account_id from membership where team_id = $1 and role <> 'manager' order by account_id"
    )
    .bind(access.team())
    .fetch_all(conn)
    .await)
}

/// The roster of a pulse, by account.
pub async fn roster(tx: &mut Tx, pulse: PulseId) -> Result<Vec<AccountId>> {
    on!(tx, |conn| sqlx::query_scalar(
        "select account_id from roster where pulse_id = $1 order by account_id"
    )
    .bind(pulse)
    .fetch_all(conn)
    .await)
}

/// The names of those on the roster of a pulse, in the order of the alphabet: it says nothing of who took a ballot.
pub async fn roster_names(tx: &mut Tx, pulse: PulseId) -> Result<Vec<String>> {
    on!(tx, |conn| sqlx::query_scalar(
        "select account.name from roster join account on account.id = roster.account_id \
         where roster.pulse_id = $1 order by account.name"
    )
    .bind(pulse)
    .fetch_all(conn)
    .await)
}

/// Forgets who was on the rosters of a team's published pulses of one kind.
pub async fn clear_old_rosters(tx: &mut Tx, access: &TeamAccess, kind: PulseKind) -> Result<()> {
    tx.forget(&[Relation::ROSTER]).await?;
    on!(tx, |conn| sqlx::query(
        "delete from roster where pulse_id in \
         (select id from pulse where team_id = $1 and kind = $2 and state = 'published')"
    )
    .bind(access.team())
    .bind(kind)
    .execute(conn)
    .await
    .map(drop))
}

/// The mark of somebody who has not been given a ballot: as long as any other, so that a mark which changes stays where it lies.
pub const UNMARKED: [u8; 32] = [0; 32];

/// From how many people on a roster is no longer written anew as a whole.
const WHOLE_ROSTER: i64 = 256;

/// Adds somebody to a roster.
pub async fn add_to_roster(tx: &mut Tx, pulse: PulseId, account: AccountId) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into roster (pulse_id, account_id, blinded) values ($1, $2, $3)"
    )
    .bind(pulse)
    .bind(account)
    .bind(UNMARKED.as_slice())
    .execute(conn)
    .await
    .map(drop))
}

/// Empties the roster of a pulse: about to be written anew, or needed no longer.
pub async fn clear_roster(tx: &mut Tx, pulse: PulseId) -> Result<()> {
    on!(tx, |conn| sqlx::query("delete from roster where pulse_id = $1")
        .bind(pulse)
        .execute(conn)
        .await
        .map(drop))
}

/// Roster entry of an account: the blinded nonce their ballot was given out for, if it was.
pub async fn given_out(tx: &mut Tx, pulse: PulseId, account: AccountId) -> Result<Option<Option<Vec<u8>>>> {
    let mark: Option<Option<Vec<u8>>> = on!(tx, |conn| sqlx::query_scalar(
        "select blinded from roster where pulse_id = $1 and account_id = $2"
    )
    .bind(pulse)
    .bind(account)
    .fetch_optional(conn)
    .await)?;
    Ok(mark.map(|mark| mark.filter(|mark| *mark != UNMARKED)))
}

/// Marks a ballot as given out; the caller holds the pulse and has found that it was not. No time is kept.
///
/// Postgres puts a row that changes in a new place and numbers the change, which would tell in which order people came: the whole
/// roster is written anew with it. SQLite changes the mark where it lies.
pub async fn give_out(tx: &mut Tx, pulse: &PulseRow, account: AccountId, blinded: &[u8]) -> Result<()> {
    let sql = match &tx.conn {
        Conn::Postgres(_) if pulse.roster_size.unwrap_or(0) <= WHOLE_ROSTER => {
            "update roster set blinded = case when account_id = $2 then $3 else blinded end where pulse_id = $1"
        }
        _ => "update roster set blinded = $3 where pulse_id = $1 and account_id = $2",
    };
    on!(tx, |conn| sqlx::query(sql)
        .bind(pulse.id)
        .bind(account)
        .bind(blinded)
        .execute(conn)
        .await
        .map(drop))
}
