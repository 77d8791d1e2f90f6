//! The SQL of what is published of an organisation.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, Result, types::Json};

use crate::{
    db::Tx,
    disclosure::organisation::{OrganisationBody, OrganisationPublication, Period},
    ids::{OrganisationId, SnapshotId},
    on,
};

/// A published period of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationSnapshot {
    /// Period of four weeks.
    pub period: Period,
    /// Figures published.
    pub publication: OrganisationPublication,
}

#[derive(FromRow)]
struct OrganisationRow {
    period: i64,
    publication: Json<OrganisationBody>,
}

/// Keeps what the gate let through, for good. A second one for the same period is a duplicate.
pub async fn insert(
    tx: &mut Tx,
    id: SnapshotId,
    (organisation, period): (OrganisationId, Period),
    shown_from: DateTime<Utc>,
    publication: &OrganisationPublication,
) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into organisation_snapshot (id, organisation_id, period, shown_from, publication) \
         values ($1, $2, $3, $4, $5)"
    )
    .bind(id)
    .bind(organisation)
    .bind(period.0)
    .bind(shown_from)
    .bind(Json(publication))
    .execute(conn)
    .await
    .map(drop))
}

/// Publications of an organisation by now, newest first.
pub async fn shown(
    tx: &mut Tx,
    organisation: OrganisationId,
    now: DateTime<Utc>,
) -> Result<Vec<OrganisationSnapshot>> {
    let rows: Vec<OrganisationRow> = on!(tx, |conn| sqlx::query_as(
        "select period, publication from organisation_snapshot \
         where organisation_id = $1 and shown_from <= $2 order by period desc"
    )
    .bind(organisation)
    .bind(now)
    .fetch_all(conn)
    .await)?;
    let snapshot = |row: OrganisationRow| OrganisationSnapshot {
        period: Period(row.period),
        publication: OrganisationPublication::new(row.publication.0),
    };
    Ok(rows.into_iter().map(snapshot).collect())
}

/// The organisations whose teams were asked in a period, all of them published, and of which nothing is published for it yet.
pub async fn due(tx: &mut Tx, period: Period) -> Result<Vec<OrganisationId>> {
    on!(tx, |conn| {
        sqlx::query_scalar(
        "select distinct t.organisation_id from pulse p join team t on t.id = p.team_id \
         where p.kind = 'pulse' and p.closes_at >= $1 and p.closes_at < $2 \
         and not exists (select 1 from organisation_snapshot s \
             where s.organisation_id = t.organisation_id and s.period = $3) \
         and not exists (select 1 from pulse q join team u on u.id = q.team_id \
             where u.organisation_id = t.organisation_id and q.kind = 'pulse' and q.closes_at >= $1 and q.closes_at < $2 \
             and q.state <> 'published')"
    )
    .bind(period.starts_at())
    .bind(period.ends_at())
    .bind(period.0)
    .fetch_all(conn)
    .await
    })
}

/// Time of the first publication of an organisation's teams in a period: its ballots are the first to go.
pub async fn first_published(
    tx: &mut Tx,
    organisation: OrganisationId,
    period: Period,
) -> Result<Option<DateTime<Utc>>> {
    on!(tx, |conn| {
        sqlx::query_scalar(
        "select s.team_from from snapshot s join pulse p on p.id = s.pulse_id join team t on t.id = p.team_id \
         where t.organisation_id = $1 and p.kind = 'pulse' and p.closes_at >= $2 and p.closes_at < $3 order by s.team_from limit 1"
    )
    .bind(organisation)
    .bind(period.starts_at())
    .bind(period.ends_at())
    .fetch_optional(conn)
    .await
    })
}

/// Number of seats on rosters that are somebody's second one, counted by who belongs to which team now.
pub async fn doubles(tx: &mut Tx, organisation: OrganisationId) -> Result<i64> {
    on!(tx, |conn| sqlx::query_scalar(
        "select count(*) - count(distinct m.account_id) from membership m join team t on t.id = m.team_id \
         where t.organisation_id = $1 and m.role <> 'manager'"
    )
    .bind(organisation)
    .fetch_one(conn)
    .await)
}
