//! Each of the twelve formats from its opening to its close, through the real service and on both databases.

use super::{
    engine::{Command, Direction},
    service::*,
    store,
    view::{AllowedAction, RoomView},
};
use crate::format::{self, Hosting, Part, StageKind, TurnRule};
use crate::{
    Ctx, Hse,
    action::{self, ActionKind, Draft, Level},
    ids::SeatId,
    schedule::{self, SessionState},
    team::SystemAccess,
    testing::{Fixture, on_both_databases},
};

/// Walk through a format by hand: what every screen says is checked on the way.
struct Walk<'a> {
    ctx: &'a Ctx,
    fixture: &'a Fixture,
    /// Places that spoke in each stage.
    spoke: Vec<Vec<u8>>,
}

impl Walk<'_> {
    async fn view(&self, person: usize) -> RoomView {
        self.fixture.sees(self.ctx, person).await
    }

    async fn host(&self, command: Command) {
        let what = format!("{command:?}");
        let done = self.fixture.does(self.ctx, 0, command).await;
        done.unwrap_or_else(|error| panic!("{what}: {error}"));
    }

    async fn seat(&self, person: usize) -> SeatId {
        Fixture::seat(&self.view(person).await)
    }

    async fn arrives(&self) {
        let (ctx, fixture) = (self.ctx, self.fixture);
        open_room(ctx, &fixture.people[0], fixture.session())
            .await
            .unwrap();
        for person in &fixture.people[1..] {
            take_seat(ctx, person, fixture.session()).await.unwrap();
        }
        for person in 0..fixture.people.len() {
            let seat = self.seat(person).await;
            let accept = Command::Accept { seat };
            fixture.does(ctx, person, accept).await.unwrap();
        }
    }

    /// The host names whom the format needs: the last ones, so that orders show it.
    async fn names(&self) {
        for part in self.view(0).await.parts {
            let many = if part.most() == 1 { 1 } else { 2 };
            for person in self.fixture.people.len() - many..self.fixture.people.len() {
                let seat = self.seat(person).await;
                self.host(Command::NamePart { seat, part }).await;
            }
        }
        if self.view(0).await.can.contains(&AllowedAction::Supervise) {
            self.host(Command::Supervise).await;
        }
    }

    async fn round(&mut self, stage: usize) {
        let prompt = self
            .view(0)
            .await
            .choices
            .first()
            .map(|choice| choice.key.clone());
        let begin = Command::BeginRound {
            prompt,
            direction: Direction::Clockwise,
            first: None,
        };
        self.host(begin).await;
        while let Some(holder) = self.view(0).await.holder {
            self.every_screen_says(holder).await;
            self.spoke[stage].push(holder);
            self.fixture
                .does(self.ctx, holder.into(), Command::Release)
                .await
                .unwrap();
        }
    }

    async fn every_screen_says(&self, holder: u8) {
        let host = self.view(0).await;
        for person in 0..self.fixture.people.len() {
            let view = self.view(person).await;
            assert_eq!((view.holder, view.rule), (Some(holder), host.rule));
            assert_eq!(view.receiver, host.receiver);
            let mine = view.me == Some(holder);
            assert_eq!(
                view.can.contains(&AllowedAction::Release),
                mine,
                "only the holder may speak"
            );
        }
        let wall = wall(self.ctx, &self.fixture.people[0], self.fixture.session(), "fr");
        let wall = wall.await.unwrap().unwrap().view;
        assert_eq!((wall.rule, wall.holder), (host.rule, Some(holder)));
    }
}

fn draft() -> Command {
    Command::Agree(Box::new(Draft {
        title: "A second nurse at handover".into(),
        measure: String::new(),
        kind: ActionKind::Condition,
        hse: Hse::Demands,
        level: Level::Organisation,
        review_on: None,
    }))
}

/// Places on the ring that the rule offers a turn to, in a circle of so many.
fn meant(rule: TurnRule, seats: u8) -> Vec<u8> {
    let named = |part: Option<Part>, seat: u8| match part {
        Some(part) if part.most() == 1 => seat + 1 == seats,
        Some(_) => seat + 2 >= seats,
        None => false,
    };
    let part_of = |seat: u8| rule.part().filter(|_| named(rule.part(), seat));
    (0..seats).filter(|seat| rule.offers_to(part_of(*seat))).collect()
}

async fn walk(ctx: &Ctx, key: &str) {
    let format = format::find(key).unwrap();
    let seats = usize::from(format.least_seats).clamp(4, 6);
    let fixture = Fixture::meeting_by(ctx, key, seats).await;
    let mut walk = Walk {
        ctx,
        fixture: &fixture,
        spoke: vec![Vec::new(); format.stages.len()],
    };
    walk.arrives().await;
    walk.names().await;
    for (place, stage) in format.stages.iter().enumerate() {
        let view = walk.view(1).await;
        assert_eq!((usize::from(view.stage), view.kind), (place, stage.kind), "{key}");
        assert_eq!(view.guide, stage.guide.by_tag("en"));
        if stage.kind.has_rounds() {
            walk.round(place).await;
            let mut spoke = walk.spoke[place].clone();
            spoke.sort_unstable();
            assert_eq!(spoke, meant(stage.turns, seats as u8), "{key}, {}", stage.key);
        }
        if stage.kind == StageKind::Asks {
            walk.host(draft()).await;
        }
        if stage.kind != StageKind::Close {
            walk.host(Command::NextStage).await;
        }
    }
    closes(&walk, key).await;
}

async fn closes(walk: &Walk<'_>, key: &str) {
    let (ctx, fixture) = (walk.ctx, walk.fixture);
    let asks = format::find(key)
        .unwrap()
        .stages
        .iter()
        .any(|stage| stage.kind == StageKind::Asks);
    let kept = walk.view(2).await.kept.expect("shown before it is kept");
    assert!(kept.whole, "{key}");
    walk.host(Command::Close).await;
    let mut tx = ctx.db.read().await.unwrap();
    assert!(
        store::room(&mut tx, fixture.session()).await.unwrap().is_none(),
        "erased"
    );
    let session = schedule::store::session(&mut tx, &SystemAccess::for_jobs(), fixture.session())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(session.state, SessionState::Held, "{key}");
    drop(tx);
    let actions = action::service::list(ctx, &fixture.people[1], fixture.team)
        .await
        .unwrap();
    assert_eq!(actions.len(), usize::from(asks), "{key}");
}

macro_rules! walks {
    ($($name:ident = $key:literal),+ $(,)?) => {
        $(#[tokio::test] async fn $name() { on_both_databases(async |ctx| walk(&ctx, $key).await).await; })+
    };
}

format::each_built_in!(walks);

#[tokio::test]
async fn a_supervisor_is_asked_for_on_the_hosts_screen() {
    on_both_databases(async |ctx| {
        let fixture = Fixture::meeting_by(&ctx, "restorative", 3).await;
        let walk = Walk {
            ctx: &ctx,
            fixture: &fixture,
            spoke: Vec::new(),
        };
        walk.arrives().await;
        assert_eq!(format::find("restorative").unwrap().host, Hosting::Supervisor);
        assert!(walk.view(0).await.can.contains(&AllowedAction::Supervise));
        assert!(
            !walk.view(0).await.can.contains(&AllowedAction::Next),
            "before they say so"
        );
        assert!(!walk.view(1).await.can.contains(&AllowedAction::Supervise));
        walk.host(Command::Supervise).await;
        assert!(walk.view(0).await.can.contains(&AllowedAction::Next));
    })
    .await;
}

#[tokio::test]
async fn whoever_only_listens_to_a_debrief_may_speak_after_all() {
    on_both_databases(async |ctx| {
        let fixture = Fixture::meeting_by(&ctx, "hot-debrief", 3).await;
        let walk = Walk {
            ctx: &ctx,
            fixture: &fixture,
            spoke: Vec::new(),
        };
        walk.arrives().await;
        assert!(walk.view(2).await.can.contains(&AllowedAction::Listen));
        fixture.does(&ctx, 2, Command::Listen).await.unwrap();
        let view = walk.view(2).await;
        assert!(view.can.contains(&AllowedAction::Speak) && !view.can.contains(&AllowedAction::Listen));
        assert!(view.seats[2].listens);
    })
    .await;
}
