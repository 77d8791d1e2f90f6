//! The use cases of a room on both databases, and the ward they are tried on.

mod fresh;
mod sessions;

use chrono::TimeDelta;
use uuid::Uuid;

use super::{
    engine::{Command, Direction, Order},
    service::*,
    store,
    view::{Can, Face, View},
};
use crate::{
    Ctx, Error, Hse,
    action::{self, Draft, Kind, Level},
    ids::{AccountId, CircleId, OrganisationId, SeatId, SessionId, TeamId},
    on,
    schedule::{self, Circle, LostCause, Session, SessionState},
    team::{Actor, Membership, Role},
    testing::both,
    zone::Zone,
};

/// A team with a session that starts now, a host and three members.
pub(crate) struct Ward {
    pub(crate) team: TeamId,
    pub(crate) session: SessionId,
    pub(crate) people: Vec<Actor>,
    pub(super) manager: Actor,
    pub(super) stranger: Actor,
}

async fn ward(ctx: &Ctx) -> Ward {
    Ward::meeting_by(ctx, "talking-piece", 4).await
}

async fn ward_of(ctx: &Ctx, format: &str, seats: usize) -> Ward {
    let organisation = OrganisationId(ctx.entropy.uuid());
    let team = TeamId(ctx.entropy.uuid());
    let mut tx = ctx.db.begin().await.unwrap();
    on!(tx, |conn| sqlx::query("insert into organisation (id, name, locale, time_zone, created_at) values ($1, 'Elder House', 'en', 'UTC', $2)")
        .bind(organisation).bind(ctx.now()).execute(conn).await.map(drop)).unwrap();
    on!(tx, |conn| sqlx::query("insert into team (id, organisation_id, name, time_zone, created_at) values ($1, $2, 'Rowan', 'UTC', $3)")
        .bind(team).bind(organisation).bind(ctx.now()).execute(conn).await.map(drop)).unwrap();
    let mut people = Vec::new();
    for (name, role) in PEOPLE.into_iter().take(seats) {
        let account = AccountId(ctx.entropy.uuid());
        on!(tx, |conn| sqlx::query("insert into account (id, organisation_id, email, name, password_hash, admin, time_zone, created_at) values ($1, $2, $3, $4, '', $5, 'UTC', $6)")
            .bind(account).bind(organisation).bind(format!("{account}@example.org")).bind(name).bind(false).bind(ctx.now())
            .execute(conn).await.map(drop)).unwrap();
        people.push(actor(organisation, team, account, name, role));
    }
    let session = add_session(ctx, &mut tx, team, format).await;
    tx.commit().await.unwrap();
    let nobody = AccountId(Uuid::nil());
    Ward {
        team,
        session,
        people,
        manager: actor(organisation, team, nobody, "Max", Role::Manager),
        stranger: actor(
            OrganisationId(ctx.entropy.uuid()),
            team,
            nobody,
            "Sam",
            Role::Lead,
        ),
    }
}

fn actor(organisation: OrganisationId, team: TeamId, account: AccountId, name: &str, role: Role) -> Actor {
    Actor {
        account,
        organisation,
        name: name.into(),
        admin: false,
        locale: None,
        time_zone: "UTC".into(),
        teams: vec![Membership {
            team_id: team,
            team_name: "Rowan".into(),
            role,
        }],
    }
}

async fn add_session(ctx: &Ctx, tx: &mut crate::db::Tx, team: TeamId, format: &str) -> SessionId {
    let circle = Circle {
        id: CircleId(ctx.entropy.uuid()),
        team_id: team,
        title: "Thursday circle".into(),
        format: format.into(),
        time_zone: Zone::try_from("Europe/London".to_owned()).unwrap(),
        rhythm: "FREQ=WEEKLY;BYDAY=TH".into(),
        first_local: "2025-09-11T10:00".to_owned().try_into().unwrap(),
        minutes: 45,
        place: String::new(),
        video_url: String::new(),
        created_at: ctx.now(),
        ended_at: None,
    };
    schedule::store::add_circle(tx, &circle).await.unwrap();
    let session = Session {
        id: SessionId(ctx.entropy.uuid()),
        circle_id: circle.id,
        team_id: team,
        planned_at: ctx.now(),
        starts_at: ctx.now(),
        minutes: 45,
        state: SessionState::Planned,
        host_account_id: None,
        moved: 0,
        move_reason: None,
        lost_cause: None,
        rebooked_as: None,
        opened_at: None,
        closed_at: None,
        actual_minutes: None,
        seats_band: None,
        rounds: None,
    };
    assert!(schedule::store::add_session(tx, &session).await.unwrap());
    session.id
}

const PEOPLE: [(&str, Role); 7] = [
    ("Ada", Role::Host),
    ("Ben", Role::Member),
    ("Cleo", Role::Member),
    ("Dara", Role::Lead),
    ("Eli", Role::Member),
    ("Fay", Role::Member),
    ("Gus", Role::Member),
];

impl Ward {
    /// A team of so many people with a session of this format that starts now.
    pub(crate) async fn meeting_by(ctx: &Ctx, format: &str, seats: usize) -> Self {
        ward_of(ctx, format, seats).await
    }

    pub(crate) async fn sees(&self, ctx: &Ctx, person: usize) -> View {
        let snapshot = snapshot(ctx, &self.people[person], self.session, "en")
            .await
            .unwrap();
        snapshot.expect("the room is open").view
    }

    pub(crate) async fn does(&self, ctx: &Ctx, person: usize, what: Command) -> crate::Result<()> {
        let seen = self.sees(ctx, person).await.version;
        let order = Order {
            id: ctx.entropy.uuid(),
            seen,
            command: what,
        };
        command(ctx, &self.people[person], self.session, order).await
    }

    pub(super) fn seat(view: &View) -> SeatId {
        view.seats[usize::from(view.me.expect("a seat of one's own"))]
            .id
            .parse()
            .unwrap()
    }

    /// Opens the room and brings everyone to the check-in.
    async fn checks_in(&self, ctx: &Ctx) {
        open_room(ctx, &self.people[0], self.session).await.unwrap();
        for person in &self.people[1..] {
            take_seat(ctx, person, self.session).await.unwrap();
        }
        for person in 0..self.people.len() {
            let seat = Self::seat(&self.sees(ctx, person).await);
            self.does(ctx, person, Command::Accept { seat }).await.unwrap();
        }
        self.does(ctx, 0, Command::NextStage).await.unwrap();
        self.does(ctx, 0, Command::NextStage).await.unwrap();
    }

    /// One round, everyone speaking; answers its prompt.
    async fn has_a_round(&self, ctx: &Ctx) -> Option<String> {
        let prompt = self
            .sees(ctx, 0)
            .await
            .choices
            .first()
            .map(|choice| choice.key.clone());
        let round = Command::BeginRound {
            prompt: prompt.clone(),
            direction: Direction::Clockwise,
            first: None,
        };
        self.does(ctx, 0, round).await.unwrap();
        for _ in 0..self.people.len() {
            let holder = self.sees(ctx, 0).await.holder.expect("somebody has the piece");
            self.does(ctx, holder.into(), Command::Release).await.unwrap();
        }
        prompt
    }
}

fn draft() -> Command {
    Command::Agree(Box::new(Draft {
        title: " A second nurse at handover ".into(),
        measure: String::new(),
        kind: Kind::Condition,
        hse: Hse::Demands,
        level: Level::Manager,
        review_on: None,
    }))
}

fn code(result: crate::Result<impl std::fmt::Debug>) -> String {
    match result {
        Err(Error::Refused(refusal)) => refusal.code().into(),
        other => format!("{other:?}"),
    }
}
