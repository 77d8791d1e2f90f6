use chrono::TimeDelta;
use uuid::Uuid;

use super::{
    engine::{Command, Direction, Order},
    service::*,
    store,
    view::{Can, Face, View},
};
use crate::{
    Ctx, Error,
    action::{self, Draft, Hse, Kind, Level},
    db::testing::both,
    ids::{AccountId, CircleId, OrganisationId, SeatId, SessionId, TeamId},
    on,
    schedule::{self, Circle, LostCause, Session, SessionState, Zone},
    team::{Actor, Membership, Role},
};

/// A team with a session that starts now, a host and three members.
pub(super) struct Ward {
    pub(super) team: TeamId,
    pub(super) session: SessionId,
    pub(super) people: Vec<Actor>,
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
            .bind(account).bind(organisation).bind(format!("{name}@example.org")).bind(name).bind(false).bind(ctx.now())
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
    pub(super) async fn meeting_by(ctx: &Ctx, format: &str, seats: usize) -> Self {
        ward_of(ctx, format, seats).await
    }

    pub(super) async fn sees(&self, ctx: &Ctx, person: usize) -> View {
        let snapshot = snapshot(ctx, &self.people[person], self.session, "en")
            .await
            .unwrap();
        snapshot.expect("the room is open").view
    }

    pub(super) async fn does(&self, ctx: &Ctx, person: usize, what: Command) -> crate::Result<()> {
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
        Err(Error::Refused(code)) => code.into(),
        other => format!("{other:?}"),
    }
}

#[tokio::test]
async fn from_its_opening_to_its_close() {
    both(async |ctx| {
        let ward = ward(&ctx).await;
        ward.checks_in(&ctx).await;
        ward.has_a_round(&ctx).await;
        ward.does(&ctx, 0, Command::NextStage).await.unwrap();
        ward.has_a_round(&ctx).await;
        ward.does(&ctx, 0, Command::NextStage).await.unwrap();
        ward.does(&ctx, 0, draft()).await.unwrap();
        ward.does(&ctx, 0, Command::NextStage).await.unwrap();
        ward.has_a_round(&ctx).await;
        ward.does(&ctx, 0, Command::NextStage).await.unwrap();
        ctx.clock.advance(TimeDelta::minutes(43));
        for person in 0..4 {
            take_seat(&ctx, &ward.people[person], ward.session).await.unwrap();
        }
        let shown = ward
            .sees(&ctx, 2)
            .await
            .kept
            .expect("what is kept is shown first");
        assert_eq!(
            (shown.actual, shown.rounds, shown.seats.as_str(), shown.whole),
            (43, 3, "3-4", true)
        );
        ward.does(&ctx, 0, Command::Close).await.unwrap();

        let mut tx = ctx.db.read().await.unwrap();
        let session = schedule::store::session(&mut tx, ward.session)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(session.state, SessionState::Held);
        assert_eq!(
            (
                session.actual_minutes,
                session.rounds,
                session.seats_band.as_deref()
            ),
            (Some(43), Some(3), Some("3-4"))
        );
        assert!(
            store::room(&mut tx, ward.session).await.unwrap().is_none(),
            "erased"
        );
        let seats = store::unseen_since(&mut tx, ward.session, ctx.now() + TimeDelta::days(1))
            .await
            .unwrap();
        assert!(seats.is_empty(), "erased");
        let actions = action::service::list(&ctx, &ward.people[1], ward.team)
            .await
            .unwrap();
        assert_eq!(actions.len(), 1);
        assert_eq!(
            snapshot(&ctx, &ward.people[1], ward.session, "en")
                .await
                .unwrap()
                .map(|s| s.view.version),
            None
        );
        assert_eq!(
            code(take_seat(&ctx, &ward.people[1], ward.session).await),
            "circle-ended"
        );
    })
    .await;
}

#[tokio::test]
async fn ended_early_with_a_cause() {
    both(async |ctx| {
        let ward = ward(&ctx).await;
        ward.checks_in(&ctx).await;
        ward.does(
            &ctx,
            0,
            Command::Curtail {
                cause: LostCause::Acuity,
            },
        )
        .await
        .unwrap();
        let mut tx = ctx.db.read().await.unwrap();
        let session = schedule::store::session(&mut tx, ward.session)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (session.state, session.lost_cause),
            (SessionState::Curtailed, Some(LostCause::Acuity))
        );
    })
    .await;
}

#[tokio::test]
async fn who_may_open_enter_and_look() {
    both(async |ctx| {
        let ward = ward(&ctx).await;
        assert!(matches!(
            open_room(&ctx, &ward.people[1], ward.session).await,
            Err(Error::Denied)
        ));
        assert!(matches!(
            open_room(&ctx, &ward.stranger, ward.session).await,
            Err(Error::Missing)
        ));
        assert_eq!(
            code(take_seat(&ctx, &ward.people[1], ward.session).await),
            "circle-not-open-yet"
        );
        let standing = stand(&ctx, &ward.people[3], ward.session, "en").await.unwrap();
        assert!(matches!(standing, Standing::BeforeItOpens(_, true)));
        open_room(&ctx, &ward.people[0], ward.session).await.unwrap();
        open_room(&ctx, &ward.people[3], ward.session).await.unwrap();
        assert_eq!(
            ward.sees(&ctx, 0).await.seats.len(),
            2,
            "opening it twice is taking a seat"
        );
        assert!(matches!(
            take_seat(&ctx, &ward.manager, ward.session).await,
            Err(Error::Denied)
        ));
        assert!(matches!(
            wall(&ctx, &ward.manager, ward.session, "en").await,
            Err(Error::Denied)
        ));
        assert!(matches!(
            snapshot(&ctx, &ward.stranger, ward.session, "en").await,
            Err(Error::Missing)
        ));
        assert_eq!(
            snapshot(&ctx, &ward.people[1], ward.session, "en").await.unwrap(),
            None,
            "without a seat there is nothing to see"
        );
        let standing = stand(&ctx, &ward.people[1], ward.session, "en").await.unwrap();
        assert!(matches!(standing, Standing::AtTheDoor(_)));
        take_seat(&ctx, &ward.people[1], ward.session).await.unwrap();
        take_seat(&ctx, &ward.people[1], ward.session).await.unwrap();
        let view = ward.sees(&ctx, 1).await;
        assert_eq!((view.seats.len(), view.face), (3, Face::Seat));
        let wall = wall(&ctx, &ward.people[1], ward.session, "fr")
            .await
            .unwrap()
            .unwrap()
            .view;
        assert_eq!((wall.face, wall.me), (Face::Wall, None));
    })
    .await;
}

#[tokio::test]
async fn a_lost_screen_is_noticed_and_found_again() {
    both(async |ctx| {
        let ward = ward(&ctx).await;
        ward.checks_in(&ctx).await;
        let round = Command::BeginRound {
            prompt: None,
            direction: Direction::Clockwise,
            first: None,
        };
        ward.does(&ctx, 0, round).await.unwrap();
        ctx.clock.advance(TimeDelta::seconds(50));
        for person in 1..4 {
            keep_alive(&ctx, &ward.people[person], ward.session)
                .await
                .unwrap();
        }
        let view = ward.sees(&ctx, 1).await;
        assert!(
            view.seats[0].away,
            "the host's screen has not been seen for a while"
        );
        assert_eq!(view.holder, Some(0), "and is waited for");
        ctx.clock.advance(TimeDelta::seconds(121));
        keep_alive(&ctx, &ward.people[1], ward.session).await.unwrap();
        let view = ward.sees(&ctx, 1).await;
        assert_eq!(view.holder, Some(1));
        assert!(view.can.contains(&Can::TakeHosting));
        keep_alive(&ctx, &ward.people[0], ward.session).await.unwrap();
        assert!(!ward.sees(&ctx, 0).await.seats[0].away);
    })
    .await;
}

#[tokio::test]
async fn crossing_commands_all_count() {
    both(async |ctx| {
        let ward = ward(&ctx).await;
        open_room(&ctx, &ward.people[0], ward.session).await.unwrap();
        for person in &ward.people[1..] {
            take_seat(&ctx, person, ward.session).await.unwrap();
        }
        let mut tasks = Vec::new();
        for person in 0..4 {
            let view = ward.sees(&ctx, person).await;
            let accept = Command::Accept {
                seat: Ward::seat(&view),
            };
            let order = Order {
                id: ctx.entropy.uuid(),
                seen: view.version,
                command: accept,
            };
            let (ctx, who, session) = (ctx.clone(), ward.people[person].clone(), ward.session);
            tasks.push(tokio::spawn(
                async move { command(&ctx, &who, session, order).await },
            ));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(ward.sees(&ctx, 0).await.accepted, 4);
    })
    .await;
}

#[tokio::test]
async fn a_team_is_not_asked_the_same_again() {
    both(async |ctx| {
        let ward = ward(&ctx).await;
        ward.checks_in(&ctx).await;
        let first = ward.has_a_round(&ctx).await.expect("a prompt is offered");
        let again = ward.sees(&ctx, 0).await.choices;
        assert_eq!(again.len(), 3);
        assert!(again.iter().all(|choice| choice.key != first));
        assert_eq!(
            again,
            ward.sees(&ctx, 0).await.choices,
            "the offer does not change under one's hands"
        );
        assert!(ward.sees(&ctx, 1).await.choices.is_empty(), "for the host alone");
        let unknown = Command::BeginRound {
            prompt: Some("x".into()),
            direction: Direction::Clockwise,
            first: None,
        };
        assert!(matches!(
            ward.does(&ctx, 0, unknown).await,
            Err(Error::Invalid(_))
        ));
    })
    .await;
}

#[tokio::test]
async fn an_abandoned_room_is_closed_for_them() {
    both(async |ctx| {
        let ward = ward(&ctx).await;
        ward.checks_in(&ctx).await;
        assert_eq!(close_abandoned(&ctx).await.unwrap(), 0);
        ctx.clock.advance(ABANDONED + TimeDelta::minutes(1));
        assert_eq!(close_abandoned(&ctx).await.unwrap(), 1);
        assert!(crate::circle::watch::versions(&ctx).await.unwrap().is_empty());
        let mut tx = ctx.db.read().await.unwrap();
        let session = schedule::store::session(&mut tx, ward.session)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (session.state, session.lost_cause),
            (SessionState::Curtailed, Some(LostCause::Other))
        );
    })
    .await;
}
