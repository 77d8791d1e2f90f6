//! The SQL of organisations, teams and who belongs to them; beside it links (`invitations`) and the person behind a browser (`signed_in`).

mod changes;
mod installation;
mod invitations;
mod signed_in;

use chrono::{DateTime, Utc};
use sqlx::FromRow;

pub use changes::{ChangeRow, changes, record_change};
pub use installation::{purpose, set_purpose};
pub use invitations::{
    add_invitation, invitation_by_token, open_invitations, revoke_invitation, use_invitation,
};
pub use signed_in::{SignedIn, signed_in};

use super::{Role, TeamAccess};
use crate::{
    db::Tx,
    ids::{AccountId, OrganisationId, TeamId},
    on,
};

/// A team as it is stored.
#[derive(Clone, Debug, FromRow)]
pub struct TeamRow {
    /// Identifier.
    pub id: TeamId,
    /// Organisation.
    pub organisation_id: OrganisationId,
    /// Name.
    pub name: String,
    /// Time zone (IANA name).
    pub time_zone: String,
    /// Time at which it was made (UTC).
    pub created_at: DateTime<Utc>,
}

/// One person of a team.
#[derive(Clone, Debug, FromRow)]
pub struct PersonRow {
    /// The person.
    pub account_id: AccountId,
    /// Name of the person.
    pub name: String,
    /// Role in the team.
    pub role: Role,
}

/// The names of every organisation here.
pub async fn organisation_names(tx: &mut Tx) -> sqlx::Result<Vec<String>> {
    let names = "select name from organisation";
    on!(tx, |conn| sqlx::query_scalar(names).fetch_all(conn).await)
}

/// Gives the organisation of one name another.
pub async fn rename_organisation(tx: &mut Tx, from: &str, to: &str) -> sqlx::Result<()> {
    let rename = "update organisation set name = $1 where name = $2";
    on!(tx, |conn| sqlx::query(rename)
        .bind(to)
        .bind(from)
        .execute(conn)
        .await
        .map(drop))
}

/// True when any organisation exists.
pub async fn any_organisation(tx: &mut Tx) -> sqlx::Result<bool> {
    let found: Option<(i64,)> = on!(tx, |conn| sqlx::query_as(
        "select cast(1 as bigint) from organisation limit 1"
    )
    .fetch_optional(conn)
    .await)?;
    Ok(found.is_some())
}

/// Adds an organisation.
pub async fn add_organisation(
    tx: &mut Tx,
    id: OrganisationId,
    name: &str,
    locale: &str,
    time_zone: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into organisation (id, name, locale, time_zone, created_at) values ($1, $2, $3, $4, $5)"
    )
    .bind(id)
    .bind(name)
    .bind(locale)
    .bind(time_zone)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Adds a team.
pub async fn add_team(tx: &mut Tx, row: &TeamRow) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into team (id, organisation_id, name, time_zone, created_at) values ($1, $2, $3, $4, $5)"
    )
    .bind(row.id)
    .bind(row.organisation_id)
    .bind(&row.name)
    .bind(&row.time_zone)
    .bind(row.created_at)
    .execute(conn)
    .await
    .map(drop))
}

/// The row of a team.
pub async fn team(tx: &mut Tx, access: &TeamAccess) -> sqlx::Result<Option<TeamRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from team where id = $1 and organisation_id = $2"
    )
    .bind(access.team())
    .bind(access.organisation())
    .fetch_optional(conn)
    .await)
}

/// The team an invitation leads to, whichever organisation it is of: whoever holds the link has no organisation yet.
pub(super) async fn team_of_invitation(tx: &mut Tx, id: TeamId) -> sqlx::Result<Option<TeamRow>> {
    on!(tx, |conn| sqlx::query_as("select * from team where id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The teams of an organisation, by name.
pub async fn teams(tx: &mut Tx, organisation: OrganisationId) -> sqlx::Result<Vec<TeamRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from team where organisation_id = $1 order by name, id"
    )
    .bind(organisation)
    .fetch_all(conn)
    .await)
}

/// Puts a person into a team, or changes what they are in it.
pub async fn set_membership(tx: &mut Tx, team: TeamId, account: AccountId, role: Role) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into membership (team_id, account_id, role) values ($1, $2, $3)
         on conflict (team_id, account_id) do update set role = excluded.role"
    )
    .bind(team)
    .bind(account)
    .bind(role)
    .execute(conn)
    .await
    .map(drop))
}

/// The people of a team, by name.
pub async fn people(tx: &mut Tx, access: &TeamAccess) -> sqlx::Result<Vec<PersonRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select m.account_id, a.name, m.role from membership m join account a on a.id = m.account_id
         where m.team_id = $1 order by a.name, a.id"
    )
    .bind(access.team())
    .fetch_all(conn)
    .await)
}
