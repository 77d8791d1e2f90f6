//! The person who asks, with their teams.

use serde::{Deserialize, Serialize};

use super::{Capability, Grantee, granted, role::Role};
use crate::{
    Error, Result,
    ids::{AccountId, OrganisationId, TeamId},
    zone::Zone,
};

/// One team of a person, with their role in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The team.
    pub team_id: TeamId,
    /// The team's name.
    pub team_name: String,
    /// The team's clock: days and times of its plans are days and times there.
    pub time_zone: Zone,
    /// Role of the person.
    pub role: Role,
}

/// Signed-in person, as every use case sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub account: AccountId,
    /// Organisation of the person: nothing outside it exists for them.
    pub organisation: OrganisationId,
    /// Name of the person.
    pub name: String,
    /// True when they set up teams and people for the whole organisation.
    pub admin: bool,
    /// Language (`en`, `fr`), when they chose one.
    pub locale: Option<String>,
    /// Time zone (IANA name) in which every time is shown to them.
    pub time_zone: String,
    /// Teams of the person, by name.
    pub teams: Vec<Membership>,
}

impl Actor {
    /// Role in a team.
    pub fn role_in(&self, team: TeamId) -> Option<Role> {
        self.membership(team).map(|membership| membership.role)
    }

    /// Membership of a team.
    pub fn membership(&self, team: TeamId) -> Option<&Membership> {
        let mut teams = self.teams.iter();
        teams.find(|membership| membership.team_id == team)
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
