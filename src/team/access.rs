//! Access to one team, as a value that the permission check alone makes.
//!
//! The rule:
//! * a query about a team takes a [`TeamAccess`], never an id of the team;
//! * a query about a thing of a team by the thing's id (an action, a circle, a session, a pulse) takes the organisation of whoever asks and
//!   answers with the team; access to that team is asked for before anything else of the thing is read or used. Where the access stands
//!   already, the query takes it;
//! * what was loaded so carries its access on: a query may take the loaded thing (an `Action`, a `Session`) instead, and what is written by
//!   the thing's id is written in the transaction that loaded it;
//! * a job acts for nobody: it says so with a [`SystemAccess`], from which follows the access to each team it works on.
//!
//! An access says that something was allowed when the request began. It is made for one use case and kept nowhere.

use super::{Actor, Capability, role::Role};
use crate::{
    Error, Result,
    ids::{AccountId, OrganisationId, TeamId},
    zone::Zone,
};

/// The party that an access was given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Principal {
    /// A person; without a role for an admin who is not in the team.
    Person {
        /// The person.
        account: AccountId,
        /// Role in the team.
        role: Option<Role>,
    },
    /// The service itself.
    System,
}

/// Permission to do something in one team. Only [`Actor::access`] and its like make one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamAccess {
    team: TeamId,
    organisation: OrganisationId,
    zone: Zone,
    principal: Principal,
}

impl TeamAccess {
    /// The team.
    pub fn team(&self) -> TeamId {
        self.team
    }

    /// The team's organisation.
    pub fn organisation(&self) -> OrganisationId {
        self.organisation
    }

    /// The team's time zone.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// The party that has it.
    pub fn principal(&self) -> Principal {
        self.principal
    }

    /// The role in the team of the person who has it.
    pub fn role(&self) -> Option<Role> {
        match self.principal {
            Principal::Person { role, .. } => role,
            Principal::System => None,
        }
    }
}

impl Actor {
    /// Asks the table whether this person may do this in a team that they are in.
    ///
    /// # Errors
    /// As [`Actor::may`]; [`Error::Missing`] also for an admin who is not in the team: see [`TeamAccess::of`].
    pub fn access(&self, capability: Capability, team: TeamId) -> Result<TeamAccess> {
        self.may(capability, team)?;
        let membership = self.membership(team).ok_or(Error::Missing)?;
        Ok(TeamAccess {
            team,
            organisation: self.organisation,
            zone: membership.time_zone,
            principal: Principal::Person {
                account: self.account,
                role: Some(membership.role),
            },
        })
    }
}

#[cfg(feature = "ssr")]
pub use stored::SystemAccess;

#[cfg(feature = "ssr")]
mod stored {
    use super::{Principal, TeamAccess};
    use crate::{
        Error, Result,
        db::Tx,
        ids::{OrganisationId, TeamId},
        on,
        team::{actor::Actor, permission::Capability},
    };

    impl TeamAccess {
        /// Asks the table whether this person may do this in a team that they are in, or that they set up for their organisation: for what
        /// admins may do as well. For these alone the team is looked up.
        ///
        /// # Errors
        /// As [`Actor::may`]; [`Error::Missing`] also for a team of another organisation.
        pub async fn of(tx: &mut Tx, actor: &Actor, capability: Capability, team: TeamId) -> Result<Self> {
            if actor.role_in(team).is_some() {
                return actor.access(capability, team);
            }
            actor.may(capability, team)?;
            let principal = Principal::Person {
                account: actor.account,
                role: None,
            };
            let access = look_up(tx, team, principal).await?;
            if access.organisation == actor.organisation {
                Ok(access)
            } else {
                Err(Error::Missing)
            }
        }
    }

    /// Access of the service itself, to every team.
    #[derive(Debug)]
    pub struct SystemAccess(());

    impl SystemAccess {
        /// For a job, and within a request for what the service does by itself, whoever asked. Never for what a person asks to see or do.
        pub(crate) fn for_jobs() -> Self {
            Self(())
        }

        /// Access to one team.
        ///
        /// # Errors
        /// [`Error::Missing`] when there is none.
        pub(crate) async fn team(&self, tx: &mut Tx, team: TeamId) -> Result<TeamAccess> {
            look_up(tx, team, Principal::System).await
        }
    }

    async fn look_up(tx: &mut Tx, team: TeamId, principal: Principal) -> Result<TeamAccess> {
        let row: Option<(OrganisationId, String)> = on!(tx, |conn| sqlx::query_as(
            "select organisation_id, time_zone from team where id = $1"
        )
        .bind(team)
        .fetch_optional(conn)
        .await)?;
        let (organisation, zone) = row.ok_or(Error::Missing)?;
        Ok(TeamAccess {
            team,
            organisation,
            zone: zone.parse().map_err(Error::Internal)?,
            principal,
        })
    }
}
