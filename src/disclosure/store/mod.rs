//! The SQL of snapshots: the only place a [`Publication`] comes back from, exactly as it went in.
//!
//! * [`kept`]: what the gate keeps beside them, the ledger and the indices before rounding;
//! * [`organisation`]: the figures of organisations.

pub mod kept;
pub mod organisation;

use chrono::{DateTime, Utc};
use sqlx::{FromRow, Result, types::Json};

use super::publication::{Body, Publication};
use crate::{
    db::Tx,
    ids::{PulseId, SnapshotId},
    on,
    question::PulseKind,
    team::TeamAccess,
};

/// A published result, with whose it is and from when it may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The pulse it is of.
    pub pulse_id: PulseId,
    /// Opening time of that pulse (UTC): its point on a time axis.
    pub opened_at: DateTime<Utc>,
    /// Closing time of that pulse (UTC).
    pub closed_at: DateTime<Utc>,
    /// From when the team may read it (UTC).
    pub team_from: DateTime<Utc>,
    /// From when managers may (UTC).
    pub managers_from: DateTime<Utc>,
    /// Figures published.
    pub publication: Publication,
}

#[derive(FromRow)]
struct SnapshotRow {
    pulse_id: PulseId,
    opened_at: DateTime<Utc>,
    closed_at: DateTime<Utc>,
    team_from: DateTime<Utc>,
    managers_from: DateTime<Utc>,
    publication: Json<Body>,
}

impl From<SnapshotRow> for Snapshot {
    fn from(row: SnapshotRow) -> Self {
        Self {
            pulse_id: row.pulse_id,
            opened_at: row.opened_at,
            closed_at: row.closed_at,
            team_from: row.team_from,
            managers_from: row.managers_from,
            publication: Publication::new(row.publication.0),
        }
    }
}

/// Keeps what the gate let through, for good.
pub async fn insert(
    tx: &mut Tx,
    id: SnapshotId,
    access: &TeamAccess,
    pulse: PulseId,
    (team_from, managers_from): (DateTime<Utc>, DateTime<Utc>),
    publication: &Publication,
) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into snapshot (id, pulse_id, team_id, team_from, managers_from, publication) \
         values ($1, $2, $3, $4, $5, $6)"
    )
    .bind(id)
    .bind(pulse)
    .bind(access.team())
    .bind(team_from)
    .bind(managers_from)
    .bind(Json(publication))
    .execute(conn)
    .await
    .map(drop))
}

/// True when the ballots of a pulse were enough for anything to be published of them.
pub async fn was_enough(tx: &mut Tx, pulse: PulseId) -> Result<bool> {
    let body: Option<Json<Body>> = on!(tx, |conn| sqlx::query_scalar(
        "select publication from snapshot where pulse_id = $1"
    )
    .bind(pulse)
    .fetch_optional(conn)
    .await)?;
    Ok(body.is_some_and(|body| Publication::new(body.0).respondents().is_some()))
}

/// Side that reads a snapshot: what the team may see first, managers see later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotReader {
    /// Members, hosts, leads.
    Team,
    /// Managers.
    Manager,
}

/// Snapshots of a team's pulses that a reader may see by now, oldest first.
pub async fn of_team(
    tx: &mut Tx,
    access: &TeamAccess,
    reader: SnapshotReader,
    now: DateTime<Utc>,
) -> Result<Vec<Snapshot>> {
    let snapshots = of_kind(tx, access, PulseKind::Pulse, now).await?;
    let seen = |snapshot: &Snapshot| reader == SnapshotReader::Team || snapshot.managers_from <= now;
    Ok(snapshots.into_iter().filter(seen).collect())
}

/// Snapshots of the team's checks after circles by now, oldest first. Managers see none.
pub async fn checks_of_team(tx: &mut Tx, access: &TeamAccess, now: DateTime<Utc>) -> Result<Vec<Snapshot>> {
    of_kind(tx, access, PulseKind::Check, now).await
}

async fn of_kind(
    tx: &mut Tx,
    access: &TeamAccess,
    kind: PulseKind,
    now: DateTime<Utc>,
) -> Result<Vec<Snapshot>> {
    let rows: Vec<SnapshotRow> = on!(tx, |conn| {
        sqlx::query_as(
        "select s.pulse_id, p.opens_at as opened_at, p.closes_at as closed_at, s.team_from, s.managers_from, s.publication \
         from snapshot s join pulse p on p.id = s.pulse_id \
         where s.team_id = $1 and s.team_from <= $2 and p.kind = $3 order by p.opens_at"
    )
    .bind(access.team())
    .bind(now)
    .bind(kind)
    .fetch_all(conn)
    .await
    })?;
    Ok(rows.into_iter().map(Snapshot::from).collect())
}
