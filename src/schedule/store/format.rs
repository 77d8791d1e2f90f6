//! The SQL of a session's own format.

use sqlx::Result;

use crate::{db::Tx, ids::SessionId, on};

/// Gives one session that is still to come a format of its own, or its circle's again; `false` when it is not to come.
pub async fn set_format(tx: &mut Tx, session: SessionId, format: Option<&str>) -> Result<bool> {
    on!(tx, |conn| sqlx::query(
        "update session set format_instead = $2 where id = $1 and state = 'planned'"
    )
    .bind(session)
    .bind(format)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1))
}
