//! People: organisations, teams, roles, and what each role may do.
//!
//! Invariant: an [`Actor`] is the only way into a use case that is not public, and it is built from a live sign-in alone.
//! Deliberately absent: any figure about one person.

mod access;
mod actor;
pub mod invitation;
pub mod permission;
mod role;

#[cfg(test)]
#[cfg(feature = "ssr")]
mod access_tests;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(test)]
mod service_tests;
#[cfg(feature = "ssr")]
pub mod store;

pub use access::{Principal, TeamAccess};
pub use actor::{Actor, Membership};
pub use invitation::{Invitation, InvitationState};
pub use permission::{Capability, GRANTS, Grantee, granted};
pub use role::Role;

#[cfg(feature = "ssr")]
pub use access::SystemAccess;

crate::text_enum! {
    /// Purpose of a database.
    DatabasePurpose {
        /// Fictional people, a clock that anybody can move, one published password.
        Demonstration = "demonstration",
        /// People.
        People = "people",
    }
}

crate::text_enum! {
    /// Refusals about people and teams.
    Refusal {
        /// Roundwell has been set up.
        AlreadyFounded = "already-founded",
        /// A team keeps at least one lead.
        LastLead = "last-lead",
        /// The invitation was used, revoked, or is too old.
        InvitationOver = "invitation-over",
        /// The invitation is of another organisation.
        OtherOrganisation = "other-organisation",
    }
}
