//! The use cases of a room on both databases, and the fixture they are tried on.

mod latest;
mod sessions;

use chrono::TimeDelta;

use super::{
    engine::{Command, CommandRequest, Direction},
    service::*,
    store,
    view::{AllowedAction, RoomView, ScreenRole},
};
use crate::{
    Ctx, Error, Hse,
    action::{self, ActionKind, Draft, Level},
    ids::SeatId,
    schedule::{self, LostCause, SessionState},
    team::Role,
    testing::{Fixture, on_both_databases},
};

/// Team with a session that starts now, a host, two members and a lead.
async fn fixture(ctx: &Ctx) -> Fixture {
    Fixture::meeting_by(ctx, "talking-piece", 4).await
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

impl Fixture {
    /// Team of so many people with a session of this format that starts now.
    pub(crate) async fn meeting_by(ctx: &Ctx, format: &str, seats: usize) -> Self {
        let mut team = Fixture::builder().without_roster().session(format);
        for (name, role) in PEOPLE.into_iter().take(seats) {
            team = team.person(name, role);
        }
        let mut fixture = team.write(ctx).await;
        // They say that they are in this team: the organisation alone tells them apart.
        fixture.stranger.teams[0].team_id = fixture.team;
        fixture
    }

    pub(crate) async fn sees(&self, ctx: &Ctx, person: usize) -> RoomView {
        let snapshot = snapshot(ctx, &self.people[person], self.session(), "en")
            .await
            .unwrap();
        snapshot.expect("the room is open").view
    }

    pub(crate) async fn does(&self, ctx: &Ctx, person: usize, what: Command) -> crate::Result<()> {
        let seen = self.sees(ctx, person).await.version;
        let order = CommandRequest {
            id: ctx.entropy.uuid(),
            seen,
            command: what,
        };
        command(ctx, &self.people[person], self.session(), order).await
    }

    pub(super) fn seat(view: &RoomView) -> SeatId {
        view.seats[usize::from(view.me.expect("a seat of one's own"))]
            .id
            .parse()
            .unwrap()
    }

    /// Opens the room and brings everyone to the check-in.
    async fn checks_in(&self, ctx: &Ctx) {
        open_room(ctx, &self.people[0], self.session()).await.unwrap();
        for person in &self.people[1..] {
            take_seat(ctx, person, self.session()).await.unwrap();
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
        kind: ActionKind::Condition,
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
