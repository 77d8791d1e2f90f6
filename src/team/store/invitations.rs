//! The SQL of invitations. Invariant: of a link only the hash of its token is kept, and it works once.

use chrono::{DateTime, Utc};

use crate::{
    db::Tx,
    ids::InvitationId,
    on,
    team::{Invitation, TeamAccess},
};

/// Adds an invitation.
pub async fn add_invitation(tx: &mut Tx, row: &Invitation, token_hash: &[u8]) -> sqlx::Result<()> {
    on!(tx, |conn| {
        sqlx::query(
            "insert into invitation (id, team_id, role, token_hash, created_at, created_by, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(row.id)
        .bind(row.team_id)
        .bind(row.role)
        .bind(token_hash)
        .bind(row.created_at)
        .bind(row.created_by)
        .bind(row.expires_at)
        .execute(conn)
        .await
        .map(drop)
    })
}

/// The invitation whose link carries this token.
pub async fn invitation_by_token(tx: &mut Tx, token_hash: &[u8]) -> sqlx::Result<Option<Invitation>> {
    on!(tx, |conn| {
        sqlx::query_as(
        "select id, team_id, role, created_at, created_by, expires_at, used_at, revoked_at from invitation where token_hash = $1"
    )
    .bind(token_hash)
    .fetch_optional(conn)
    .await
    })
}

/// The invitations of a team that were neither used nor revoked, newest first.
pub async fn open_invitations(
    tx: &mut Tx,
    access: &TeamAccess,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Invitation>> {
    on!(tx, |conn| {
        sqlx::query_as(
        "select id, team_id, role, created_at, created_by, expires_at, used_at, revoked_at from invitation
         where team_id = $1 and used_at is null and revoked_at is null and expires_at > $2 order by created_at desc, id"
    )
    .bind(access.team())
    .bind(now)
    .fetch_all(conn)
    .await
    })
}

/// Marks an invitation as used; false when somebody else was faster or it no longer works.
pub async fn use_invitation(tx: &mut Tx, id: InvitationId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    on!(tx, |conn| {
        sqlx::query(
        "update invitation set used_at = $2 where id = $1 and used_at is null and revoked_at is null and expires_at > $2"
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1)
    })
}

/// Revokes an invitation of this team; false when there is none that could be.
pub async fn revoke_invitation(
    tx: &mut Tx,
    access: &TeamAccess,
    id: InvitationId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    on!(tx, |conn| {
        sqlx::query(
        "update invitation set revoked_at = $3 where id = $1 and team_id = $2 and used_at is null and revoked_at is null"
    )
    .bind(id)
    .bind(access.team())
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1)
    })
}
