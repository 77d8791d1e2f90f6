//! Eyes with which a person reads a team's results.

use crate::{
    disclosure::store::SnapshotReader,
    ids::TeamId,
    team::{Actor, Role},
};

pub(super) fn reader(actor: &Actor, team: TeamId) -> SnapshotReader {
    match actor.role_in(team) {
        Some(Role::Member | Role::Host | Role::Lead) => SnapshotReader::Team,
        Some(Role::Manager) | None => SnapshotReader::Manager,
    }
}
