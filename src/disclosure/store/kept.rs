//! The SQL of what the gate keeps for its own decisions: which figures were published, and indices before rounding. Neither holds
//! anything of a single ballot, and neither is ever shown.

use chrono::NaiveDate;
use sqlx::{FromRow, Result, types::Json};

use crate::{
    db::{Relation, Tx},
    disclosure::{ledger::Cell, organisation::Period, trend::Unrounded},
    ids::{LedgerId, OrganisationId, PulseId},
    on,
    question::item::Theme,
    team::TeamAccess,
};

/// Owner of the figures of a ledger entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerOwner {
    /// A team's, of this pulse.
    Team(PulseId),
    /// The organisation's.
    Organisation,
}

/// Writes figures into the ledger, for good.
pub async fn enter(
    tx: &mut Tx,
    id: LedgerId,
    (organisation, period): (OrganisationId, Period),
    whose: LedgerOwner,
    cells: &[Cell],
) -> Result<()> {
    let pulse = match whose {
        LedgerOwner::Team(pulse) => Some(pulse),
        LedgerOwner::Organisation => None,
    };
    on!(tx, |conn| sqlx::query(
        "insert into ledger (id, organisation_id, period, pulse_id, cells) values ($1, $2, $3, $4, $5)"
    )
    .bind(id)
    .bind(organisation)
    .bind(period.0)
    .bind(pulse)
    .bind(Json(cells))
    .execute(conn)
    .await
    .map(drop))
}

/// Every figure of a period: a figure never speaks of pulses of two periods.
pub async fn entered(tx: &mut Tx, organisation: OrganisationId, period: Period) -> Result<Vec<Cell>> {
    cells(
        tx,
        "select cells from ledger where organisation_id = $1 and period = $2",
        organisation,
        period,
    )
    .await
}

/// The organisation's own figures of a period.
pub async fn entered_of_organisation(
    tx: &mut Tx,
    organisation: OrganisationId,
    period: Period,
) -> Result<Vec<Cell>> {
    let sql = "select cells from ledger where organisation_id = $1 and period = $2 and pulse_id is null";
    cells(tx, sql, organisation, period).await
}

async fn cells(
    tx: &mut Tx,
    sql: &'static str,
    organisation: OrganisationId,
    period: Period,
) -> Result<Vec<Cell>> {
    let rows: Vec<Json<Vec<Cell>>> = on!(tx, |conn| sqlx::query_scalar(sql)
        .bind(organisation)
        .bind(period.0)
        .fetch_all(conn)
        .await)?;
    Ok(rows.into_iter().flat_map(|row| row.0).collect())
}

#[derive(FromRow)]
struct UnroundedRow {
    theme: Theme,
    closed_on: NaiveDate,
    hundredths: i64,
}

/// A team's indices before rounding since its line was last broken, oldest first.
pub async fn unrounded(tx: &mut Tx, access: &TeamAccess) -> Result<Vec<Unrounded>> {
    let rows: Vec<UnroundedRow> = on!(tx, |conn| sqlx::query_as(
        "select theme, closed_on, hundredths from unrounded where team_id = $1 order by closed_on, theme"
    )
    .bind(access.team())
    .fetch_all(conn)
    .await)?;
    let value = |row: UnroundedRow| Unrounded {
        theme: row.theme,
        on: row.closed_on,
        hundredths: row.hundredths,
    };
    Ok(rows.into_iter().map(value).collect())
}

/// Keeps an index before rounding.
pub async fn keep_unrounded(
    tx: &mut Tx,
    access: &TeamAccess,
    pulse: PulseId,
    value: Unrounded,
) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into unrounded (pulse_id, theme, team_id, closed_on, hundredths) values ($1, $2, $3, $4, $5)"
    )
    .bind(pulse)
    .bind(value.theme)
    .bind(access.team())
    .bind(value.on)
    .bind(value.hundredths)
    .execute(conn)
    .await
    .map(drop))
}

/// Forgets a team's indices before rounding: its line is broken, nothing is compared with them any more.
pub async fn forget_unrounded(tx: &mut Tx, access: &TeamAccess) -> Result<()> {
    tx.forget(&[Relation::UNROUNDED]).await?;
    on!(tx, |conn| sqlx::query("delete from unrounded where team_id = $1")
        .bind(access.team())
        .execute(conn)
        .await
        .map(drop))
}
