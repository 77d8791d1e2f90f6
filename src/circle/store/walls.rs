//! The SQL of shared screens.

use sqlx::Result;

use crate::{
    circle::guest::SharedScreen,
    db::{Relation, Tx},
    ids::SessionId,
    on,
};

/// Lets a shared screen show a room: the hash of what its browser holds.
pub async fn add_wall(tx: &mut Tx, session: SessionId, hash: &[u8]) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into wall_key (key_hash, session_id) values ($1, $2)"
    )
    .bind(hash)
    .bind(session)
    .execute(conn)
    .await
    .map(drop))
}

/// Forgets what the shared screens of a room hold: it opens nothing any more.
pub async fn erase_walls(tx: &mut Tx, session: SessionId) -> Result<()> {
    tx.forget(&[Relation::WALL_KEY]).await?;
    on!(tx, |conn| sqlx::query(
        "delete from wall_key where session_id = $1"
    )
    .bind(session)
    .execute(conn)
    .await
    .map(drop))
}

/// The shared screen whose browser holds what has this hash.
pub async fn screen(tx: &mut Tx, hash: &[u8]) -> Result<Option<SharedScreen>> {
    on!(tx, |conn| {
        sqlx::query_as(
        "select k.session_id, s.team_id, t.organisation_id
         from wall_key k join session s on s.id = k.session_id join team t on t.id = s.team_id where k.key_hash = $1"
    )
    .bind(hash)
    .fetch_optional(conn)
    .await
    })
}
