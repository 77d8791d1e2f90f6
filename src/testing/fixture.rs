//! A team at work, written straight into the tables. What a test does not name has a default.

use crate::{
    Ctx,
    db::Tx,
    identity::store::add_account,
    ids::{AccountId, CircleId, OrganisationId, SessionId, TeamId},
    schedule::{self, Circle},
    team::{
        Actor, Role,
        store::{add_organisation, add_team, set_membership},
    },
};

use super::rows;

/// Team of an organisation, with its people.
#[derive(Clone, Debug)]
pub struct Fixture {
    /// Organisation of the team.
    pub organisation: OrganisationId,
    /// Team that everybody here is in.
    pub team: TeamId,
    /// People with a seat in a circle, in the order in which they were named.
    pub people: Vec<Actor>,
    /// Manager of the team.
    pub manager: Actor,
    /// Lead of another team in another organisation, neither of which is written.
    pub stranger: Actor,
    session: Option<SessionId>,
}

impl Fixture {
    /// Begins with a team of nobody but its manager, on the clock of UTC.
    pub fn builder() -> FixtureBuilder {
        FixtureBuilder {
            organisation: None,
            time_zone: "UTC",
            people: Vec::new(),
            on_roster: true,
            format: None,
        }
    }

    /// First lead of the team.
    ///
    /// # Panics
    /// When none was named.
    pub fn lead(&self) -> &Actor {
        self.first(Role::Lead)
    }

    /// First host of the team.
    ///
    /// # Panics
    /// When none was named.
    pub fn host(&self) -> &Actor {
        self.first(Role::Host)
    }

    /// First member of the team.
    ///
    /// # Panics
    /// When none was named.
    pub fn member(&self) -> &Actor {
        self.first(Role::Member)
    }

    /// Session that starts when the team was made.
    ///
    /// # Panics
    /// When the builder was asked for none.
    pub fn session(&self) -> SessionId {
        self.session.expect("a session was asked for")
    }

    fn first(&self, role: Role) -> &Actor {
        let mut people = self.people.iter();
        people
            .find(|person| person.role_in(self.team) == Some(role))
            .expect("somebody with this role was named")
    }
}

/// Team to be written.
#[derive(Clone, Debug)]
pub struct FixtureBuilder {
    organisation: Option<OrganisationId>,
    time_zone: &'static str,
    people: Vec<(String, Role)>,
    on_roster: bool,
    format: Option<String>,
}

impl FixtureBuilder {
    /// Puts the team into an organisation that is there already.
    pub fn in_organisation(mut self, organisation: OrganisationId) -> Self {
        self.organisation = Some(organisation);
        self
    }

    /// Sets the clock of the team (IANA name).
    pub fn time_zone(mut self, time_zone: &'static str) -> Self {
        self.time_zone = time_zone;
        self
    }

    /// Adds somebody.
    pub fn person(mut self, name: &str, role: Role) -> Self {
        self.people.push((name.into(), role));
        self
    }

    /// Adds a lead and members, `size` people in all.
    pub fn crowd(mut self, size: usize) -> Self {
        for at in 0..size {
            let role = if at == 0 { Role::Lead } else { Role::Member };
            self = self.person(&format!("Person {at}"), role);
        }
        self
    }

    /// Leaves the people off the team's list: their actors say that they are in it, and no pulse asks them.
    pub fn without_roster(mut self) -> Self {
        self.on_roster = false;
        self
    }

    /// Adds a session of this format that starts now.
    pub fn session(mut self, format: &str) -> Self {
        self.format = Some(format.into());
        self
    }

    /// Writes all of it.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn write(self, ctx: &Ctx) -> Fixture {
        let mut tx = ctx.db.begin().await.expect("the database answers");
        let organisation = match self.organisation {
            Some(organisation) => organisation,
            None => new_organisation(ctx, &mut tx).await,
        };
        let team = TeamId(ctx.entropy.uuid());
        let row = rows::team_row(team, organisation, self.time_zone, ctx.now());
        add_team(&mut tx, &row).await.expect("a team is written");
        let mut people = Vec::new();
        for (name, role) in &self.people {
            let person = person(ctx, &mut tx, (organisation, team), name, *role, self.on_roster).await;
            people.push(person);
        }
        let mut manager = person(
            ctx,
            &mut tx,
            (organisation, team),
            "Max",
            Role::Manager,
            self.on_roster,
        )
        .await;
        let session = match &self.format {
            Some(format) => Some(new_session(ctx, &mut tx, team, format).await),
            None => None,
        };
        tx.commit().await.expect("the team is kept");
        let zone = self.time_zone.parse().expect("a time zone");
        for person in people.iter_mut().chain([&mut manager]) {
            for membership in &mut person.teams {
                membership.time_zone = zone;
            }
        }
        let elsewhere = OrganisationId(ctx.entropy.uuid());
        let stranger = rows::account_row(AccountId(ctx.entropy.uuid()), elsewhere, "Sam", ctx.now());
        Fixture {
            organisation,
            team,
            people,
            manager,
            stranger: rows::actor(&stranger, TeamId(ctx.entropy.uuid()), Role::Lead),
            session,
        }
    }
}

/// Adds somebody to a team that is there already.
///
/// # Panics
/// When the database fails.
pub async fn join(ctx: &Ctx, organisation: OrganisationId, team: TeamId, name: &str, role: Role) -> Actor {
    let mut tx = ctx.db.begin().await.expect("the database answers");
    let joined = person(ctx, &mut tx, (organisation, team), name, role, true).await;
    tx.commit().await.expect("the person is kept");
    joined
}

async fn new_organisation(ctx: &Ctx, tx: &mut Tx) -> OrganisationId {
    let id = OrganisationId(ctx.entropy.uuid());
    add_organisation(tx, id, "Elder House", "en", "UTC", ctx.now())
        .await
        .expect("an organisation is written");
    id
}

async fn person(
    ctx: &Ctx,
    tx: &mut Tx,
    (organisation, team): (OrganisationId, TeamId),
    name: &str,
    role: Role,
    on_roster: bool,
) -> Actor {
    let row = rows::account_row(AccountId(ctx.entropy.uuid()), organisation, name, ctx.now());
    add_account(tx, &row).await.expect("an account is written");
    if on_roster {
        set_membership(tx, team, row.id, role)
            .await
            .expect("a membership is written");
    }
    rows::actor(&row, team, role)
}

async fn new_session(ctx: &Ctx, tx: &mut Tx, team: TeamId, format: &str) -> SessionId {
    let circle = Circle {
        format: format.into(),
        ..rows::circle(CircleId(ctx.entropy.uuid()), team, ctx.now())
    };
    schedule::store::add_circle(tx, &circle)
        .await
        .expect("a circle is written");
    let session = rows::session(SessionId(ctx.entropy.uuid()), circle.id, team, ctx.now());
    let added = schedule::store::add_session(tx, &session).await;
    assert!(added.expect("a session is written"));
    session.id
}
