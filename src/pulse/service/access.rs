//! Whether a team is this person's to ask about, and as whom they read.

use crate::{
    Error, Result,
    db::Tx,
    disclosure::store::SnapshotReader,
    ids::TeamId,
    pulse::store,
    team::{Actor, Role},
    zone::Zone,
};

/// The team's zone; [`Error::Missing`] when the team is not of this person's organisation.
pub(super) async fn ensure_team_access(tx: &mut Tx, actor: &Actor, team: TeamId) -> Result<Zone> {
    let (organisation, _, zone) = store::team_of(tx, team).await?.ok_or(Error::Missing)?;
    if organisation != actor.organisation {
        return Err(Error::Missing);
    }
    zone.parse().map_err(Error::Internal)
}

pub(super) fn reader(actor: &Actor, team: TeamId) -> SnapshotReader {
    match actor.role_in(team) {
        Some(Role::Member | Role::Host | Role::Lead) => SnapshotReader::Team,
        Some(Role::Manager) | None => SnapshotReader::Manager,
    }
}
