//! The SQL of what accounts sign in with.

use chrono::{DateTime, Utc};

use crate::{db::Tx, identity::CredentialKind, ids::AccountId, on};

/// Credential to check when somebody signs in to an account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Candidate {
    /// The account.
    pub id: AccountId,
    /// The moment from which on it signs in nowhere (UTC).
    pub disabled_at: Option<DateTime<Utc>>,
    /// The Argon2id hash of its password (PHC string), when it has one.
    pub password: Option<String>,
}

/// The accounts with this address and, behind them, with the other one.
pub async fn candidates(tx: &mut Tx, email: &str, other: &str) -> sqlx::Result<Vec<Candidate>> {
    on!(tx, |conn| sqlx::query_as(
        "select a.id, a.disabled_at, c.secret as password from account a \
         left join credential c on c.account_id = a.id and c.kind = $3 \
         where a.email in ($1, $2) order by case when a.email = $1 then 0 else 1 end"
    )
    .bind(email)
    .bind(other)
    .bind(CredentialKind::Password)
    .fetch_all(conn)
    .await)
}

/// Gives an account its first password; of one that has a password already the primary key is a duplicate.
pub async fn add_password(
    tx: &mut Tx,
    account: AccountId,
    hash: &str,
    created_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, |conn| {
        sqlx::query(
        "insert into credential (account_id, kind, identifier, secret, created_at) values ($1, $2, '', $3, $4)"
    )
    .bind(account)
    .bind(CredentialKind::Password)
    .bind(hash)
    .bind(created_at)
    .execute(conn)
    .await
    .map(drop)
    })
}

/// Replaces the hash of an account's password. When it was made stays: it would tell when somebody signed in.
pub async fn replace_password(tx: &mut Tx, account: AccountId, hash: &str) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "update credential set secret = $3 where account_id = $1 and kind = $2"
    )
    .bind(account)
    .bind(CredentialKind::Password)
    .bind(hash)
    .execute(conn)
    .await
    .map(drop))
}

/// Sets the moment from which on an account signs in nowhere; nothing lets it sign in again.
pub async fn set_disabled(
    tx: &mut Tx,
    account: AccountId,
    disabled_at: Option<DateTime<Utc>>,
) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "update account set disabled_at = $2 where id = $1"
    )
    .bind(account)
    .bind(disabled_at)
    .execute(conn)
    .await
    .map(drop))
}
