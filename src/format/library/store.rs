//! The SQL of teams' own formats.

use chrono::{DateTime, Utc};
use sqlx::Result;

use super::{OwnFormat, Sharing};
use crate::{db::Tx, ids::FormatId, on, team::TeamAccess};

/// Adds a format.
pub async fn add(tx: &mut Tx, format: &OwnFormat, now: DateTime<Utc>) -> Result<()> {
    on!(tx, |conn| {
        sqlx::query(
            "insert into own_format (id, team_id, text, draft, sharing, version, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(format.id)
        .bind(format.team_id)
        .bind(&format.text)
        .bind(&format.draft)
        .bind(format.sharing)
        .bind(format.version)
        .bind(now)
        .execute(conn)
        .await
        .map(drop)
    })
}

/// A format, whosever it is: for code that has checked already.
pub async fn format(tx: &mut Tx, id: FormatId) -> Result<Option<OwnFormat>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from own_format where id = $1"
    )
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// The team's own formats, and the ones that other teams of the organisation share.
pub async fn of_team(tx: &mut Tx, access: &TeamAccess) -> Result<Vec<OwnFormat>> {
    on!(tx, |conn| {
        sqlx::query_as(
        "select f.* from own_format f join team t on t.id = f.team_id
         where f.team_id = $2 or (t.organisation_id = $1 and f.sharing = 'shared') order by f.changed_at, f.id"
    )
    .bind(access.organisation())
    .bind(access.team())
    .fetch_all(conn)
    .await
    })
}

/// True when a circle or a session of the team was planned with a format.
pub async fn is_planned(tx: &mut Tx, access: &TeamAccess, key: &str) -> Result<bool> {
    let row: Option<(i64,)> = on!(tx, |conn| {
        sqlx::query_as(
        "select cast(1 as bigint) from circle c left join session s on s.circle_id = c.id and s.state <> 'cancelled'
         where c.team_id = $1 and (c.format = $2 or s.format_instead = $2) limit 1"
    )
    .bind(access.team())
    .bind(key)
    .fetch_optional(conn)
    .await
    })?;
    Ok(row.is_some())
}

/// Puts a text to use, or keeps it as a draft; `false` when somebody else changed the format since version `seen`.
pub async fn write(
    tx: &mut Tx,
    id: FormatId,
    seen: i64,
    text: &str,
    draft: Option<&str>,
    now: DateTime<Utc>,
) -> Result<bool> {
    on!(tx, |conn| sqlx::query(
        "update own_format set text = $3, draft = $4, version = version + 1, changed_at = $5
         where id = $1 and version = $2"
    )
    .bind(id)
    .bind(seen)
    .bind(text)
    .bind(draft)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1))
}

/// Says who may choose a format.
pub async fn share(tx: &mut Tx, id: FormatId, sharing: Sharing) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "update own_format set sharing = $2 where id = $1"
    )
    .bind(id)
    .bind(sharing)
    .execute(conn)
    .await
    .map(drop))
}
