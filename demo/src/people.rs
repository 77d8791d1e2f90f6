//! The people of the demonstration. All of them, and the organisation, are fictional.

use roundwell::{
    Ctx, Error, Result,
    identity::{self, Browser, NewAdmin, SecretToken},
    ids::{AccountId, TeamId},
    team::{
        Actor, Role,
        service::{self, Founding, JoinAs},
    },
};

use crate::state::UNFINISHED;

/// The one password of everybody in the demonstration.
pub const PASSWORD: &str = "seven quiet alder trees";

const ZONE: &str = "Europe/London";

/// Person to look at the demonstration as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoRole {
    /// Of a ward team.
    Member,
    /// Of the same team.
    Host,
    /// Of the same team.
    Lead,
    /// Of all three teams.
    Manager,
    /// Of the organisation.
    Admin,
}

impl DemoRole {
    /// Every part, in the order in which the links are printed.
    pub const ALL: &'static [Self] = &[Self::Lead, Self::Host, Self::Member, Self::Manager, Self::Admin];

    /// The word in the link.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Host => "host",
            Self::Lead => "lead",
            Self::Manager => "manager",
            Self::Admin => "admin",
        }
    }

    /// The part behind a word of a link.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|part| part.word() == word)
    }

    /// True when one of the links signs in as the person of this name.
    pub(crate) fn is_played(name: &str) -> bool {
        Self::ALL.iter().any(|part| part.email() == address(name))
    }

    fn email(self) -> String {
        match self {
            Self::Member => address("Rosa"),
            Self::Host => address("Idris"),
            Self::Lead => address("Priya"),
            Self::Manager => address("Maren"),
            Self::Admin => address("Admin"),
        }
    }
}

/// The account behind a part; nothing without the demonstration.
///
/// # Errors
/// When the database fails.
pub async fn account_of(ctx: &Ctx, part: DemoRole) -> Result<Option<AccountId>> {
    let mut tx = ctx.db.read().await?;
    let row = identity::store::account_by_email(&mut tx, &part.email()).await?;
    Ok(row.map(|row| row.id))
}

/// The organisation's admin, and the manager's sign-in once there is a team to manage.
pub(crate) struct Organisation {
    admin: Actor,
}

/// The people of one team.
pub(crate) struct Team {
    pub id: TeamId,
    pub lead: Actor,
    pub manager: Actor,
    /// Everyone with a seat: lead, hosts and members.
    pub people: Vec<Actor>,
}

/// Founds the organisation, marked as unfinished.
pub(crate) async fn found(ctx: &Ctx) -> Result<Organisation> {
    let founding = Founding {
        organisation: UNFINISHED.into(),
        time_zone: ZONE.into(),
        locale: "en".into(),
        admin: new_person("Admin"),
    };
    let token = service::create_organisation(ctx, founding).await?;
    Ok(Organisation {
        admin: signed_in(ctx, &token).await?,
    })
}

/// Makes a team: the admin invites its lead and its manager, the lead everyone else.
pub(crate) async fn gather(
    ctx: &Ctx,
    organisation: &Organisation,
    name: &str,
    people: &[(&str, Role)],
) -> Result<Team> {
    let id = service::create_team(ctx, &organisation.admin, name, ZONE).await?;
    let mut seated: Vec<Actor> = Vec::new();
    for (person, role) in people {
        let inviter = seated.first().unwrap_or(&organisation.admin);
        let token = service::invite(ctx, inviter, id, *role).await?;
        seated.push(join(ctx, &token, person).await?);
    }
    let lead = seated.first().cloned().ok_or(Error::Missing)?;
    Ok(Team {
        id,
        manager: manager(ctx, organisation, id).await?,
        lead,
        people: seated,
    })
}

/// Person who joins later.
pub(crate) async fn welcome(ctx: &Ctx, team: &Team, person: &str) -> Result<Actor> {
    let token = service::invite(ctx, &team.lead, team.id, Role::Member).await?;
    join(ctx, &token, person).await
}

/// One manager for all teams: a new account for the first of them, the same one for the others.
async fn manager(ctx: &Ctx, organisation: &Organisation, team: TeamId) -> Result<Actor> {
    let invitation = service::invite(ctx, &organisation.admin, team, Role::Manager).await?;
    if account_of(ctx, DemoRole::Manager).await?.is_none() {
        return join(ctx, &invitation, "Maren").await;
    }
    let browser = Browser::default();
    let admitted = identity::sign_in(ctx, &DemoRole::Manager.email(), PASSWORD, &browser).await?;
    let actor = signed_in(ctx, &admitted.sign_in).await?;
    service::join_signed_in(ctx, &actor, &invitation, &browser).await?;
    signed_in(ctx, &admitted.sign_in).await
}

async fn join(ctx: &Ctx, invitation: &SecretToken, name: &str) -> Result<Actor> {
    let input = JoinAs {
        person: new_person(name),
        time_zone: ZONE.into(),
    };
    let admitted = service::join_with_new_account(ctx, invitation, input, &Browser::default()).await?;
    signed_in(ctx, &admitted.sign_in).await
}

async fn signed_in(ctx: &Ctx, token: &SecretToken) -> Result<Actor> {
    service::actor(ctx, token).await?.ok_or(Error::SignInNeeded)
}

fn new_person(name: &str) -> NewAdmin {
    NewAdmin {
        name: name.into(),
        email: address(name),
        password: PASSWORD.into(),
    }
}

fn address(name: &str) -> String {
    format!("{}@alder-vale.example", name.to_lowercase())
}
