//! The use cases of organisations, teams and people in them.

mod actor;
mod changes;
mod membership;
mod organisation;

pub use actor::actor;
pub use changes::{RoleChange, own_role_changes, role_changes};
pub use membership::{
    JoinAs, Joining, change_role, invitation, invite, is_fresh, join_signed_in, join_with_new_account,
    people, revoke_invitation,
};
pub use organisation::{
    Founding, claim, create_organisation, create_team, found, is_founded, purpose, teams,
};
