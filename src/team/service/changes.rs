//! Records of roles: who became what in a team, and by whom, for the lead and the admins; what people made of themselves,
//! for the whole team.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    Ctx, Result,
    db::Tx,
    identity::hour,
    ids::{AccountId, TeamId},
    team::{
        Actor, Capability, Role, TeamAccess,
        store::{self, ChangeRow},
    },
};

/// The time for which the team is shown what somebody made of themselves.
const SHOWN_FOR: TimeDelta = TimeDelta::days(30);
/// The most changes shown at once.
const MAX_SHOWN: i64 = 50;

/// A change of a role, before it is written.
pub(super) struct PendingRoleChange {
    pub(super) team: TeamId,
    pub(super) account: AccountId,
    /// The person who changes it, or who made the invitation.
    pub(super) by: Option<AccountId>,
    /// Former role; none for a person who joins.
    pub(super) from: Option<Role>,
    pub(super) to: Role,
}

/// One change, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChange {
    /// The person it is about, by name.
    pub name: String,
    /// The person who changed it or who made the invitation, by name.
    pub by: Option<String>,
    /// True when the two are one person.
    pub is_own: bool,
    /// The role before; nothing when they joined.
    pub from: Option<Role>,
    /// The role from then on.
    pub to: Role,
    /// The hour in which it happened (UTC).
    pub at: DateTime<Utc>,
}

/// Writes a change down, in the transaction that makes it. To the hour, as sign-ins are.
pub(super) async fn record(ctx: &Ctx, tx: &mut Tx, change: &PendingRoleChange) -> Result<()> {
    store::record_change(
        tx,
        ctx.entropy.uuid(),
        change.team,
        change.account,
        change.by,
        change.from,
        change.to,
        hour(ctx.now()),
    )
    .await?;
    Ok(())
}

/// The last changes in a team, newest first, for those who manage its people.
pub async fn role_changes(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Vec<RoleChange>> {
    let mut tx = ctx.db.read().await?;
    let access = TeamAccess::of(&mut tx, actor, Capability::ManagePeople, team).await?;
    let rows = store::changes(&mut tx, &access, DateTime::UNIX_EPOCH, false, MAX_SHOWN).await?;
    Ok(rows.into_iter().map(RoleChange::from).collect())
}

/// The roles that people of a team gave themselves within the last thirty days, for the whole team.
pub async fn own_role_changes(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Vec<RoleChange>> {
    let access = actor.access(Capability::SeeOwnRoles, team)?;
    let mut tx = ctx.db.acquire().await?;
    let rows = store::changes(&mut tx, &access, ctx.now() - SHOWN_FOR, true, MAX_SHOWN).await?;
    Ok(rows.into_iter().map(RoleChange::from).collect())
}

impl From<ChangeRow> for RoleChange {
    fn from(row: ChangeRow) -> Self {
        Self {
            is_own: row.changed_by == Some(row.account_id),
            name: row.name,
            by: row.changed_by_name,
            from: row.from_role,
            to: row.to_role,
            at: row.changed_at,
        }
    }
}
