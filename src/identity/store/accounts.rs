//! The SQL of accounts.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::{
    db::Tx,
    ids::{AccountId, OrganisationId},
    on,
};

/// An account as it is stored.
#[derive(Clone, Debug, FromRow)]
pub struct AccountRow {
    /// Identifier.
    pub id: AccountId,
    /// Organisation.
    pub organisation_id: OrganisationId,
    /// The address it signs in with, lower-cased and composed.
    pub email: String,
    /// Name of the person.
    pub name: String,
    /// True for a person who sets up teams and people.
    pub admin: bool,
    /// Language, when one was chosen.
    pub locale: Option<String>,
    /// Time zone (IANA name).
    pub time_zone: String,
    /// Time at which it was made (UTC).
    pub created_at: DateTime<Utc>,
    /// From when on it signs in nowhere (UTC); nothing for one that may.
    pub disabled_at: Option<DateTime<Utc>>,
}

/// Adds an account; a duplicate key means that the address is taken.
pub async fn add_account(tx: &mut Tx, row: &AccountRow) -> sqlx::Result<()> {
    on!(tx, |conn| {
        sqlx::query(
        "insert into account (id, organisation_id, email, name, admin, locale, time_zone, created_at, disabled_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(row.id)
    .bind(row.organisation_id)
    .bind(&row.email)
    .bind(&row.name)
    .bind(row.admin)
    .bind(&row.locale)
    .bind(&row.time_zone)
    .bind(row.created_at)
    .bind(row.disabled_at)
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
