//! The SQL of rooms.

use chrono::{DateTime, Utc};
use sqlx::{Result, types::Json};

use super::engine::Room;
use crate::{
    db::Tx,
    ids::{SeatId, SessionId, TeamId},
    on,
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
    on!(tx, |conn| sqlx::query(
        "delete from seat_key where session_id = $1"
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

/// Writes that a screen of a seat was seen.
pub async fn saw(tx: &mut Tx, session: SessionId, seat: SeatId, now: DateTime<Utc>) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into seat_key (session_id, seat_id, seen_at) values ($1, $2, $3)
         on conflict (session_id, seat_id) do update set seen_at = excluded.seen_at"
    )
    .bind(session)
    .bind(seat)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
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

/// The prompts that a team has been asked.
pub async fn used_prompts(tx: &mut Tx, team: TeamId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = on!(tx, |conn| sqlx::query_as(
        "select prompt from prompt_used where team_id = $1"
    )
    .bind(team)
    .fetch_all(conn)
    .await)?;
    Ok(rows.into_iter().map(|(prompt,)| prompt).collect())
}

/// Writes that a team has been asked a prompt.
pub async fn use_prompt(tx: &mut Tx, team: TeamId, prompt: &str) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into prompt_used (team_id, prompt) values ($1, $2) on conflict (team_id, prompt) do nothing"
    )
    .bind(team)
    .bind(prompt)
    .execute(conn)
    .await
    .map(drop))
}

/// Forgets that a team has been asked a prompt.
pub async fn forget_prompt(tx: &mut Tx, team: TeamId, prompt: &str) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "delete from prompt_used where team_id = $1 and prompt = $2"
    )
    .bind(team)
    .bind(prompt)
    .execute(conn)
    .await
    .map(drop))
}

/// Versions count single commands; no room comes near the end of the range.
fn number(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}
