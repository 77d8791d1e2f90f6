//! The SQL of people.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Invitation, Membership, Role};
use crate::{
    db::Tx,
    ids::{AccountId, InvitationId, OrganisationId, TeamId},
    on,
};

/// An account as it is stored.
#[derive(Clone, Debug, FromRow)]
pub struct AccountRow {
    /// Its identifier.
    pub id: AccountId,
    /// Its organisation.
    pub organisation_id: OrganisationId,
    /// The address it signs in with, lower-cased.
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

/// Adds an invitation.
pub async fn add_invitation(tx: &mut Tx, row: &Invitation, token_hash: &[u8]) -> sqlx::Result<()> {
    on!(tx, |conn| {
        sqlx::query(
        "insert into invitation (id, team_id, role, token_hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)"
    )
    .bind(row.id)
    .bind(row.team_id)
    .bind(row.role)
    .bind(token_hash)
    .bind(row.created_at)
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
        "select id, team_id, role, created_at, expires_at, used_at, revoked_at from invitation where token_hash = $1"
    )
    .bind(token_hash)
    .fetch_optional(conn)
    .await
    })
}

/// The invitations of a team that were neither used nor revoked, newest first.
pub async fn open_invitations(
    tx: &mut Tx,
    team: TeamId,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Invitation>> {
    on!(tx, |conn| {
        sqlx::query_as(
        "select id, team_id, role, created_at, expires_at, used_at, revoked_at from invitation
         where team_id = $1 and used_at is null and revoked_at is null and expires_at > $2 order by created_at desc, id"
    )
    .bind(team)
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
    team: TeamId,
    id: InvitationId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    on!(tx, |conn| {
        sqlx::query(
        "update invitation set revoked_at = $3 where id = $1 and team_id = $2 and used_at is null and revoked_at is null"
    )
    .bind(id)
    .bind(team)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1)
    })
}

/// Adds a signed-in browser.
pub async fn add_sign_in(
    tx: &mut Tx,
    token_hash: &[u8],
    account: AccountId,
    now: DateTime<Utc>,
    seen: DateTime<Utc>,
    expires: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, |conn| {
        sqlx::query(
        "insert into sign_in (token_hash, account_id, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $5)"
    )
    .bind(token_hash)
    .bind(account)
    .bind(now)
    .bind(seen)
    .bind(expires)
    .execute(conn)
    .await
    .map(drop)
    })
}

/// A browser that is signed in, with one team of its owner; a row for each team, and one for an owner who has none.
#[derive(Debug, sqlx::FromRow)]
pub struct SignedIn {
    /// The last hour in which it was seen (UTC).
    pub seen_at: DateTime<Utc>,
    /// Its owner.
    pub account_id: AccountId,
    /// The owner's organisation.
    pub organisation_id: OrganisationId,
    /// How the owner is called.
    pub name: String,
    /// Whether the owner is an admin.
    pub admin: bool,
    /// The owner's language, when they chose one.
    pub locale: Option<String>,
    /// The owner's time zone.
    pub time_zone: String,
    team_id: Option<TeamId>,
    team_name: Option<String>,
    role: Option<Role>,
}

impl SignedIn {
    /// The team of this row.
    pub fn membership(self) -> Option<Membership> {
        Some(Membership {
            team_id: self.team_id?,
            team_name: self.team_name?,
            role: self.role?,
        })
    }
}

/// The browser that holds what has this hash, if its sign-in has not expired, with the owner's teams by name. Every request asks this, so
/// it is one statement.
pub async fn signed_in(
    tx: &mut Tx,
    token_hash: &[u8],
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> sqlx::Result<Vec<SignedIn>> {
    on!(tx, |conn| sqlx::query_as(
        "select s.seen_at, s.account_id, a.organisation_id, a.name, a.admin, a.locale, a.time_zone, \
                t.id as team_id, t.name as team_name, m.role \
         from sign_in s join account a on a.id = s.account_id \
         left join membership m on m.account_id = a.id left join team t on t.id = m.team_id \
         where s.token_hash = $1 and s.expires_at > $2 and s.seen_at > $3 order by t.name, t.id"
    )
    .bind(token_hash)
    .bind(now)
    .bind(idle_since)
    .fetch_all(conn)
    .await)
}

/// Notes that a signed-in browser was seen.
pub async fn touch_sign_in(tx: &mut Tx, token_hash: &[u8], seen: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "update sign_in set seen_at = $2 where token_hash = $1"
    )
    .bind(token_hash)
    .bind(seen)
    .execute(conn)
    .await
    .map(drop))
}

/// Ends one sign-in.
pub async fn remove_sign_in(tx: &mut Tx, token_hash: &[u8]) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "delete from sign_in where token_hash = $1"
    )
    .bind(token_hash)
    .execute(conn)
    .await
    .map(drop))
}

/// Ends every sign-in of a person.
pub async fn remove_sign_ins(tx: &mut Tx, account: AccountId) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "delete from sign_in where account_id = $1"
    )
    .bind(account)
    .execute(conn)
    .await
    .map(drop))
}

/// Ends the sign-ins and forgets the attempts whose time is over.
pub async fn tidy(tx: &mut Tx, now: DateTime<Utc>, attempts_before: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "delete from sign_in where expires_at <= $1"
    )
    .bind(now)
    .execute(conn)
    .await
    .map(drop))?;
    on!(tx, |conn| sqlx::query(
        "delete from attempt where window_started_at <= $1"
    )
    .bind(attempts_before)
    .execute(conn)
    .await
    .map(drop))
}

/// Counts one more attempt in a bucket and answers how many there are in its window, which starts anew when the last one
/// began before `window_since`.
pub async fn count_attempt(
    tx: &mut Tx,
    bucket: &[u8],
    now: DateTime<Utc>,
    window_since: DateTime<Utc>,
) -> sqlx::Result<(i64, DateTime<Utc>)> {
    on!(tx, |conn| sqlx::query_as(
        "insert into attempt (bucket, window_started_at, attempts) values ($1, $2, 1)
         on conflict (bucket) do update set
             attempts = case when attempt.window_started_at <= $3 then 1 else attempt.attempts + 1 end,
             window_started_at = case when attempt.window_started_at <= $3 then excluded.window_started_at
                                      else attempt.window_started_at end
         returning attempts, window_started_at"
    )
    .bind(bucket)
    .bind(now)
    .bind(window_since)
    .fetch_one(conn)
    .await)
}

/// The attempts counted in a bucket whose window began after `window_since`, and when it began.
pub async fn attempts(
    tx: &mut Tx,
    bucket: &[u8],
    window_since: DateTime<Utc>,
) -> sqlx::Result<Option<(i64, DateTime<Utc>)>> {
    on!(tx, |conn| sqlx::query_as(
        "select attempts, window_started_at from attempt where bucket = $1 and window_started_at > $2"
    )
    .bind(bucket)
    .bind(window_since)
    .fetch_optional(conn)
    .await)
}

/// Forgets the attempts of a bucket.
pub async fn clear_attempts(tx: &mut Tx, bucket: &[u8]) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query("delete from attempt where bucket = $1")
        .bind(bucket)
        .execute(conn)
        .await
        .map(drop))
}
