//! People: organisations, teams, roles, and what each role may do.
//!
//! Invariant: an [`Actor`] is the only way into a use case that is not public, and it is built from a live sign-in alone.
//! Deliberately absent: any figure about one person.

pub mod invitation;
pub mod permission;

#[cfg(feature = "ssr")]
pub mod service;
#[cfg(test)]
mod service_tests;
#[cfg(feature = "ssr")]
pub mod store;

pub use invitation::{Invitation, InvitationState};
pub use permission::{Capability, GRANTS, Grantee, granted};

use serde::{Deserialize, Serialize};

use crate::{
    Error, Result,
    ids::{AccountId, OrganisationId, TeamId},
};

crate::text_enum! {
    /// What somebody is in a team.
    Role {
        /// Takes part: circles, pulses, actions.
        Member = "member",
        /// A member who may also open and steer a session.
        Host = "host",
        /// Plans circles and pulses, invites people.
        Lead = "lead",
        /// Reads what was published and owes replies; never on a roster, never counted.
        Manager = "manager",
    }
}

crate::text_enum! {
    /// What a database is for.
    DatabasePurpose {
        /// Fictional people, a clock that anybody can move, one published password.
        Demonstration = "demonstration",
        /// People.
        People = "people",
    }
}

crate::text_enum! {
    /// Why something about people and teams is not possible as things stand.
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

/// One team of a person, with their role in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct Membership {
    /// The team.
    pub team_id: TeamId,
    /// The team's name.
    pub team_name: String,
    /// What the person is in it.
    pub role: Role,
}

/// Whoever is signed in, as every use case sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub account: AccountId,
    /// Their organisation: nothing outside it exists for them.
    pub organisation: OrganisationId,
    /// How they are called.
    pub name: String,
    /// Whether they set up teams and people for the whole organisation.
    pub admin: bool,
    /// Their language (`en`, `fr`), when they chose one.
    pub locale: Option<String>,
    /// Their time zone (IANA name), in which every time is shown to them.
    pub time_zone: String,
    /// Their teams, by name.
    pub teams: Vec<Membership>,
}

impl Actor {
    /// Their role in a team.
    pub fn role_in(&self, team: TeamId) -> Option<Role> {
        self.teams
            .iter()
            .find(|membership| membership.team_id == team)
            .map(|membership| membership.role)
    }

    /// Asks the table whether this person may do this in this team.
    ///
    /// # Errors
    /// [`Error::Missing`] when they have nothing to do with the team (it does not exist for them), [`Error::Denied`] when
    /// their role does not grant it. For an admin the caller still checks that the team is of their organisation.
    pub fn may(&self, capability: Capability, team: TeamId) -> Result<()> {
        let role = self.role_in(team).map(Grantee::Role);
        let admin = self.admin.then_some(Grantee::Admin);
        if role.is_none() && admin.is_none() {
            return Err(Error::Missing);
        }
        let allowed = [role, admin]
            .into_iter()
            .flatten()
            .any(|grantee| granted(capability, grantee));
        if allowed { Ok(()) } else { Err(Error::Denied) }
    }

    /// Asks the table whether this person may do this for the whole organisation.
    ///
    /// # Errors
    /// [`Error::Denied`] unless they are an admin and admins may.
    pub fn may_in_organisation(&self, capability: Capability) -> Result<()> {
        if self.admin && granted(capability, Grantee::Admin) {
            Ok(())
        } else {
            Err(Error::Denied)
        }
    }
}
