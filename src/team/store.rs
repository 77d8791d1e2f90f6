//! The SQL of people: organisations, accounts, teams and who belongs to them; beside it links (`invitations`) and browsers
//! (`sign_ins`) and the forms they left (`kept_forms`).

mod addresses;
mod changes;
mod devices;
mod installation;
mod invitations;
mod kept_forms;
mod sign_ins;

use chrono::{DateTime, Utc};
use sqlx::FromRow;

pub use addresses::{give_address, long_addresses};
pub use changes::{ChangeRow, changes, record_change};
pub use devices::{forget_devices, is_device_known, keep_device};
pub use installation::{purpose, set_purpose};
pub use invitations::{
    add_invitation, invitation_by_token, open_invitations, revoke_invitation, use_invitation,
};
pub use kept_forms::{add_kept_form, kept_form, kept_forms, remove_kept_form, tidy_kept_forms};
pub use sign_ins::{
    SignedIn, add_sign_in, attempts, clear_attempts, count_attempt, give_back_attempt, remove_sign_in,
    remove_sign_ins, signed_in, tidy, touch_sign_ins,
};

use super::Role;
use crate::{
    db::Tx,
    ids::{AccountId, OrganisationId, TeamId},
    on,
};

/// An account as it is stored.
#[derive(Clone, Debug, FromRow)]
pub struct AccountRow {
    /// Its identifier.
    pub id: AccountId,
    /// Its organisation.
    pub organisation_id: OrganisationId,
    /// The address it signs in with, lower-cased and composed.
    pub email: String,
    /// How the person is called.
    pub name: String,
    /// The Argon2id hash of its password (PHC string).
    pub password_hash: String,
    /// Whether it sets up teams and people.
    pub admin: bool,
    /// Its language, when it chose one.
    pub locale: Option<String>,
    /// Its time zone (IANA name).
    pub time_zone: String,
    /// When it was made (UTC).
    pub created_at: DateTime<Utc>,
}

/// A team as it is stored.
#[derive(Clone, Debug, FromRow)]
pub struct TeamRow {
    /// Its identifier.
    pub id: TeamId,
    /// Its organisation.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its time zone (IANA name).
    pub time_zone: String,
    /// When it was made (UTC).
    pub created_at: DateTime<Utc>,
}

/// One person of a team.
#[derive(Clone, Debug, FromRow)]
pub struct PersonRow {
    /// The person.
    pub account_id: AccountId,
    /// How they are called.
    pub name: String,
    /// What they are in the team.
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

/// Whether any organisation exists.
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

/// Adds an account; a duplicate key means that the address is taken.
pub async fn add_account(tx: &mut Tx, row: &AccountRow) -> sqlx::Result<()> {
    on!(tx, |conn| {
        sqlx::query(
        "insert into account (id, organisation_id, email, name, password_hash, admin, locale, time_zone, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(row.id)
    .bind(row.organisation_id)
    .bind(&row.email)
    .bind(&row.name)
    .bind(&row.password_hash)
    .bind(row.admin)
    .bind(&row.locale)
    .bind(&row.time_zone)
    .bind(row.created_at)
    .execute(conn)
    .await
    .map(drop)
    })
}

/// The account with this address.
pub async fn account_by_email(tx: &mut Tx, email: &str) -> sqlx::Result<Option<AccountRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from account where email = $1"
    )
    .bind(email)
    .fetch_optional(conn)
    .await)
}

/// The accounts with this address and, behind them, with the other one.
pub async fn accounts_by_email(tx: &mut Tx, email: &str, other: &str) -> sqlx::Result<Vec<AccountRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from account where email in ($1, $2) order by case when email = $1 then 0 else 1 end"
    )
    .bind(email)
    .bind(other)
    .fetch_all(conn)
    .await)
}

/// Replaces the hash of an account's password.
pub async fn set_password_hash(tx: &mut Tx, id: AccountId, hash: &str) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "update account set password_hash = $2 where id = $1"
    )
    .bind(id)
    .bind(hash)
    .execute(conn)
    .await
    .map(drop))
}

/// The account with this id.
pub async fn account(tx: &mut Tx, id: AccountId) -> sqlx::Result<Option<AccountRow>> {
    on!(tx, |conn| sqlx::query_as("select * from account where id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// Changes what people may change about themselves.
pub async fn update_account(
    tx: &mut Tx,
    id: AccountId,
    name: &str,
    locale: Option<&str>,
    time_zone: &str,
) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "update account set name = $2, locale = $3, time_zone = $4 where id = $1"
    )
    .bind(id)
    .bind(name)
    .bind(locale)
    .bind(time_zone)
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

/// A team of this organisation.
pub async fn team(tx: &mut Tx, organisation: OrganisationId, id: TeamId) -> sqlx::Result<Option<TeamRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from team where id = $1 and organisation_id = $2"
    )
    .bind(id)
    .bind(organisation)
    .fetch_optional(conn)
    .await)
}

/// The team an invitation leads to, whichever organisation it is of: whoever holds the link has no organisation yet.
pub async fn team_of_invitation(tx: &mut Tx, id: TeamId) -> sqlx::Result<Option<TeamRow>> {
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
pub async fn people(tx: &mut Tx, team: TeamId) -> sqlx::Result<Vec<PersonRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select m.account_id, a.name, m.role from membership m join account a on a.id = m.account_id
         where m.team_id = $1 order by a.name, a.id"
    )
    .bind(team)
    .fetch_all(conn)
    .await)
}
