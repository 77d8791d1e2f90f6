//! The SQL of rooms.

mod walls;

pub use walls::{add_wall, erase_walls, screen};

use chrono::{DateTime, Utc};
use sqlx::{AssertSqlSafe, Result, types::Json};

use super::{
    engine::Room,
    guest::{Guest, RoomCode},
    rehearsal::RehearsalPace,
};
use crate::{
    db::{Relation, Tx},
    ids::{AccountId, OrganisationId, SeatId, SessionId, TeamId},
    on,
    schedule::Session,
    team::TeamAccess,
};

/// Adds the room of a session.
pub async fn add(tx: &mut Tx, session: SessionId, room: &Room) -> Result<()> {
    let version = number(room.version());
    on!(tx, |conn| sqlx::query(
        "insert into room (session_id, version, state) values ($1, $2, $3)"
    )
    .bind(session)
    .bind(version)
    .bind(Json(room))
    .execute(conn)
    .await
    .map(drop))
}

/// The room of a session, while it is open.
pub async fn room(tx: &mut Tx, session: SessionId) -> Result<Option<Room>> {
    let row: Option<(Json<Room>,)> = on!(tx, |conn| sqlx::query_as(
        "select state from room where session_id = $1"
    )
    .bind(session)
    .fetch_optional(conn)
    .await)?;
    Ok(row.map(|(Json(room),)| room))
}

/// The version of the room of a session, while it is open.
pub async fn version(tx: &mut Tx, session: SessionId) -> Result<Option<u64>> {
    let row: Option<(i64,)> = on!(tx, |conn| sqlx::query_as(
        "select version from room where session_id = $1"
    )
    .bind(session)
    .fetch_optional(conn)
    .await)?;
    Ok(row.map(|(version,)| version.unsigned_abs()))
}

/// The versions of all open rooms.
pub async fn versions(tx: &mut Tx) -> Result<Vec<(SessionId, u64)>> {
    let rows: Vec<(SessionId, i64)> = on!(tx, |conn| sqlx::query_as("select session_id, version from room")
        .fetch_all(conn)
        .await)?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|(session, version)| (session, version.unsigned_abs()))
        .collect())
}

/// Overwrites a room that is still at version `before`; `false` when somebody else was faster.
pub async fn replace(tx: &mut Tx, session: SessionId, before: u64, room: &Room) -> Result<bool> {
    let (before, after) = (number(before), number(room.version()));
    on!(tx, |conn| sqlx::query(
        "update room set version = $3, state = $4 where session_id = $1 and version = $2"
    )
    .bind(session)
    .bind(before)
    .bind(after)
    .bind(Json(room))
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1))
}

/// Erases a room and everything that was kept about its seats.
pub async fn erase(tx: &mut Tx, session: SessionId) -> Result<()> {
    tx.forget(&[Relation::ROOM, Relation::SEAT_KEY, Relation::ROOM_CODE])
        .await?;
    on!(tx, |conn| sqlx::query(
        "delete from seat_key where session_id = $1"
    )
    .bind(session)
    .execute(conn)
    .await
    .map(drop))?;
    erase_walls(tx, session).await?;
    on!(tx, |conn| sqlx::query(
        "delete from room_code where session_id = $1"
    )
    .bind(session)
    .execute(conn)
    .await
    .map(drop))?;
    on!(tx, |conn| sqlx::query("delete from room where session_id = $1")
        .bind(session)
        .execute(conn)
        .await
        .map(drop))
}

/// The rooms whose session was opened before `before`.
pub async fn opened_before(tx: &mut Tx, before: DateTime<Utc>) -> Result<Vec<SessionId>> {
    let rows: Vec<(SessionId,)> = on!(tx, |conn| sqlx::query_as(
        "select r.session_id from room r join session s on s.id = r.session_id where s.opened_at < $1"
    )
    .bind(before)
    .fetch_all(conn)
    .await)?;
    Ok(rows.into_iter().map(|(session,)| session).collect())
}

/// Notes that the screens of these seats are there, all in one statement: a beat is for a whole room.
pub async fn saw(tx: &mut Tx, session: SessionId, seats: &[SeatId], now: DateTime<Utc>) -> Result<()> {
    if seats.is_empty() {
        return Ok(());
    }
    let rows: Vec<String> = (3..seats.len() + 3)
        .map(|seat| format!("($1, $2, ${seat})"))
        .collect();
    let text = format!(
        "insert into seat_key (session_id, seen_at, seat_id) values {} \
         on conflict (session_id, seat_id) do update set seen_at = excluded.seen_at",
        rows.join(", ")
    );
    on!(tx, |conn| {
        let mut query = sqlx::query(AssertSqlSafe(text)).bind(session).bind(now);
        for seat in seats {
            query = query.bind(*seat);
        }
        query.execute(conn).await.map(drop)
    })
}
/// The seats of which no screen was seen since `cutoff`.
pub async fn unseen_since(tx: &mut Tx, session: SessionId, cutoff: DateTime<Utc>) -> Result<Vec<SeatId>> {
    let rows: Vec<(SeatId,)> = on!(tx, |conn| sqlx::query_as(
        "select seat_id from seat_key where session_id = $1 and seen_at < $2"
    )
    .bind(session)
    .bind(cutoff)
    .fetch_all(conn)
    .await)?;
    Ok(rows.into_iter().map(|(seat,)| seat).collect())
}

/// An open room as its code leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct RoomByCode {
    /// The session whose room it is.
    pub session_id: SessionId,
    /// The team that meets.
    pub team_id: TeamId,
    /// Organisation.
    pub organisation_id: OrganisationId,
}

/// Gives a room its code; `false` when another room has this one.
pub async fn add_code(tx: &mut Tx, session: SessionId, code: &RoomCode) -> Result<bool> {
    on!(tx, |conn| sqlx::query(
        "insert into room_code (code, session_id) values ($1, $2) on conflict (code) do nothing"
    )
    .bind(code.as_str())
    .bind(session)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1))
}

/// Gives a room another code; `false` when another room has this one.
pub async fn change_code(tx: &mut Tx, session: SessionId, code: &RoomCode) -> Result<bool> {
    on!(tx, |conn| sqlx::query(
        "delete from room_code where session_id = $1"
    )
    .bind(session)
    .execute(conn)
    .await
    .map(drop))?;
    add_code(tx, session, code).await
}

/// The open room that a code leads to.
pub async fn room_by_code(tx: &mut Tx, code: &RoomCode) -> Result<Option<RoomByCode>> {
    on!(tx, |conn| {
        sqlx::query_as(
        "select c.session_id, s.team_id, t.organisation_id
         from room_code c join session s on s.id = c.session_id join team t on t.id = s.team_id where c.code = $1"
    )
    .bind(code.as_str())
    .fetch_optional(conn)
    .await
    })
}

/// Gives a seat the hash of what its guest's browser holds.
pub async fn give_key(
    tx: &mut Tx,
    session: SessionId,
    seat: SeatId,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into seat_key (session_id, seat_id, key_hash, seen_at) values ($1, $2, $3, $4)"
    )
    .bind(session)
    .bind(seat)
    .bind(hash)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Forgets what a guest's browser holds: it opens nothing any more.
pub async fn take_key(tx: &mut Tx, session: SessionId, seat: SeatId) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "update seat_key set key_hash = null where session_id = $1 and seat_id = $2"
    )
    .bind(session)
    .bind(seat)
    .execute(conn)
    .await
    .map(drop))
}

/// The seats of a room whose guests hold a secret that still opens it.
pub async fn keyed(tx: &mut Tx, session: SessionId) -> Result<Vec<SeatId>> {
    let rows: Vec<(SeatId,)> = on!(tx, |conn| sqlx::query_as(
        "select seat_id from seat_key where session_id = $1 and key_hash is not null"
    )
    .bind(session)
    .fetch_all(conn)
    .await)?;
    Ok(rows.into_iter().map(|(seat,)| seat).collect())
}

/// The guest whose browser holds what has this hash.
pub async fn guest(tx: &mut Tx, hash: &[u8]) -> Result<Option<Guest>> {
    on!(tx, |conn| {
        sqlx::query_as(
        "select k.session_id, k.seat_id, s.team_id, t.organisation_id
         from seat_key k join session s on s.id = k.session_id join team t on t.id = s.team_id where k.key_hash = $1"
    )
    .bind(hash)
    .fetch_optional(conn)
    .await
    })
}

/// The prompts that the team of a session has been asked.
pub async fn used_prompts(tx: &mut Tx, session: &Session) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = on!(tx, |conn| sqlx::query_as(
        "select prompt from prompt_used where team_id = $1"
    )
    .bind(session.team_id)
    .fetch_all(conn)
    .await)?;
    Ok(rows.into_iter().map(|(prompt,)| prompt).collect())
}

/// Writes that the team of a session has been asked a prompt.
pub async fn use_prompt(tx: &mut Tx, session: &Session, prompt: &str) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into prompt_used (team_id, prompt) values ($1, $2) on conflict (team_id, prompt) do nothing"
    )
    .bind(session.team_id)
    .bind(prompt)
    .execute(conn)
    .await
    .map(drop))
}

/// Forgets that the team of a session has been asked a prompt.
pub async fn forget_prompt(tx: &mut Tx, session: &Session, prompt: &str) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "delete from prompt_used where team_id = $1 and prompt = $2"
    )
    .bind(session.team_id)
    .bind(prompt)
    .execute(conn)
    .await
    .map(drop))
}

/// A rehearsal as it is stored.
#[derive(Debug, sqlx::FromRow)]
pub struct Rehearsal {
    /// The team whose host rehearses.
    pub team_id: TeamId,
    /// Timing of the simulated turns.
    pub pace: RehearsalPace,
    /// Room.
    pub state: Json<Room>,
}

/// Adds somebody's rehearsal.
pub async fn add_rehearsal(
    tx: &mut Tx,
    access: &TeamAccess,
    account: AccountId,
    pace: RehearsalPace,
    room: &Room,
    now: DateTime<Utc>,
) -> Result<()> {
    let version = number(room.version());
    on!(tx, |conn| {
        sqlx::query(
        "insert into rehearsal (account_id, team_id, pace, version, state, started_at) values ($1, $2, $3, $4, $5, $6)"
    )
    .bind(account)
    .bind(access.team())
    .bind(pace)
    .bind(version)
    .bind(Json(room))
    .bind(now)
    .execute(conn)
    .await
    .map(drop)
    })
}

/// Rehearsal of an account.
pub async fn rehearsal(tx: &mut Tx, account: AccountId) -> Result<Option<Rehearsal>> {
    on!(tx, |conn| sqlx::query_as(
        "select team_id, pace, state from rehearsal where account_id = $1"
    )
    .bind(account)
    .fetch_optional(conn)
    .await)
}

/// Overwrites a rehearsal that is still at version `before`; `false` when another tab was faster.
pub async fn replace_rehearsal(tx: &mut Tx, account: AccountId, before: u64, room: &Room) -> Result<bool> {
    let (before, after) = (number(before), number(room.version()));
    on!(tx, |conn| sqlx::query(
        "update rehearsal set version = $3, state = $4 where account_id = $1 and version = $2"
    )
    .bind(account)
    .bind(before)
    .bind(after)
    .bind(Json(room))
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1))
}

/// Erases somebody's rehearsal.
pub async fn erase_rehearsal(tx: &mut Tx, account: AccountId) -> Result<()> {
    let erased = on!(tx, |conn| sqlx::query(
        "delete from rehearsal where account_id = $1"
    )
    .bind(account)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    forget_rehearsals(tx, erased).await
}

async fn forget_rehearsals(tx: &mut Tx, erased: u64) -> Result<()> {
    if erased == 0 {
        return Ok(());
    }
    tx.forget(&[Relation::REHEARSAL]).await
}

/// Erases the rehearsals that were begun before `before`.
pub async fn erase_rehearsals_before(tx: &mut Tx, before: DateTime<Utc>) -> Result<()> {
    let erased = on!(tx, |conn| sqlx::query(
        "delete from rehearsal where started_at < $1"
    )
    .bind(before)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    forget_rehearsals(tx, erased).await
}

/// Versions count single commands; no room comes near the end of the range.
fn number(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}
