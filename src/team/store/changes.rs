//! The SQL of what was written down about roles. Rows are added and never changed.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    db::Tx,
    ids::{AccountId, TeamId},
    on,
    team::{Role, TeamAccess},
};

/// One change of what somebody is in a team.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ChangeRow {
    /// The person it is about.
    pub account_id: AccountId,
    /// Name of the person.
    pub name: String,
    /// The person who changed it, or who made the invitation; nothing when that was not written down.
    pub changed_by: Option<AccountId>,
    /// Name of the person who changed it.
    pub changed_by_name: Option<String>,
    /// The role before; nothing when they joined.
    pub from_role: Option<Role>,
    /// The role from then on.
    pub to_role: Role,
    /// The hour in which it happened (UTC).
    pub changed_at: DateTime<Utc>,
}

/// Writes a change down.
#[expect(clippy::too_many_arguments, reason = "a row, column by column")]
pub async fn record_change(
    tx: &mut Tx,
    id: Uuid,
    team: TeamId,
    account: AccountId,
    by: Option<AccountId>,
    from: Option<Role>,
    to: Role,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into membership_change (id, team_id, account_id, changed_by, from_role, to_role, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7)"
    )
    .bind(id)
    .bind(team)
    .bind(account)
    .bind(by)
    .bind(from)
    .bind(to)
    .bind(at)
    .execute(conn)
    .await
    .map(drop))
}

/// The changes in a team since then, newest first, at most `most`; with `own` those alone that people made for themselves.
pub async fn changes(
    tx: &mut Tx,
    access: &TeamAccess,
    since: DateTime<Utc>,
    own: bool,
    most: i64,
) -> sqlx::Result<Vec<ChangeRow>> {
    on!(tx, |conn| {
        sqlx::query_as(
        "select c.account_id, a.name, c.changed_by, b.name as changed_by_name, c.from_role, c.to_role, c.changed_at \
         from membership_change c join account a on a.id = c.account_id left join account b on b.id = c.changed_by \
         where c.team_id = $1 and c.changed_at >= $2 and ($3 = 0 or c.changed_by = c.account_id) \
         order by c.changed_at desc, c.id limit $4"
    )
    .bind(access.team())
    .bind(since)
    .bind(i64::from(own))
    .bind(most)
    .fetch_all(conn)
    .await
    })
}
