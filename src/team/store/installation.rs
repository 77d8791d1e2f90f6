//! The SQL of what the database is for.

use crate::{db::Tx, on, team::DatabasePurpose};

/// Purpose of the database; none while it is new.
pub async fn purpose(tx: &mut Tx) -> sqlx::Result<Option<DatabasePurpose>> {
    on!(tx, |conn| sqlx::query_scalar("select purpose from installation")
        .fetch_optional(conn)
        .await)
}

/// Says what a new database is for; what was said before stays.
pub async fn set_purpose(tx: &mut Tx, purpose: DatabasePurpose) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into installation (id, purpose) values (1, $1) on conflict (id) do nothing"
    )
    .bind(purpose)
    .execute(conn)
    .await
    .map(drop))
}
