//! The SQL of an organisation's own questions. Invariant: one that was added is retired, never changed.

use sqlx::{FromRow, Result, types::Json};

use crate::{db::Tx, ids::OrganisationId, on, question::item::Item};

/// A question that an organisation added.
#[derive(Clone, FromRow)]
pub struct OwnItemRow {
    /// The question.
    pub item: Json<Item>,
    /// True when it is asked no longer.
    pub retired: bool,
}

/// An organisation's own questions, by name.
pub async fn own_items(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<OwnItemRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select item, retired from own_item where organisation_id = $1 order by key"
    )
    .bind(organisation)
    .fetch_all(conn)
    .await)
}

/// Adds a question. Fails as a duplicate when there is one of that name.
pub async fn add_own_item(tx: &mut Tx, organisation: OrganisationId, item: &Item) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into own_item (organisation_id, key, item, retired) values ($1, $2, $3, $4)"
    )
    .bind(organisation)
    .bind(&item.key)
    .bind(Json(item))
    .bind(false)
    .execute(conn)
    .await
    .map(drop))
}

/// Retires a question; `false` when there is none of that name.
pub async fn retire_own_item(tx: &mut Tx, organisation: OrganisationId, key: &str) -> Result<bool> {
    let done = on!(tx, |conn| sqlx::query(
        "update own_item set retired = $3 where organisation_id = $1 and key = $2"
    )
    .bind(organisation)
    .bind(key)
    .bind(true)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
