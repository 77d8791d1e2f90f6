//! The SQL of the secret behind the names under which browsers keep ballots.

use sqlx::Result;

use crate::{db::Tx, on};

/// The installation's secret; a migration made it.
pub async fn device_secret(tx: &mut Tx) -> Result<Vec<u8>> {
    on!(tx, |conn| sqlx::query_scalar(
        "select secret from device_secret where id = 1"
    )
    .fetch_one(conn)
    .await)
}
