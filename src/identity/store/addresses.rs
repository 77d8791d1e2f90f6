//! The SQL of addresses from before they were normalised.

use crate::{db::Tx, ids::AccountId, on};

/// Every account whose address holds anything but ASCII.
pub async fn long_addresses(tx: &mut Tx) -> sqlx::Result<Vec<(AccountId, String)>> {
    on!(tx, |conn| sqlx::query_as(
        "select id, email from account where octet_length(email) <> length(email) order by created_at, id"
    )
    .fetch_all(conn)
    .await)
}

/// Gives an account this address; false when another one has it.
pub async fn give_address(tx: &mut Tx, id: AccountId, email: &str) -> sqlx::Result<bool> {
    on!(tx, |conn| sqlx::query(
        "update account set email = $2 where id = $1 and not exists (select 1 from account where email = $2)"
    )
    .bind(id)
    .bind(email)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1))
}
