//! Access of a person to a team's pulses, and the side as which they read.

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
