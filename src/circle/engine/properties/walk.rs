//! From bytes to a sequence of orders, and through it.

use chrono::TimeDelta;
use uuid::Uuid;

use super::{
    super::{
        tests::{newcomer, seat},
        *,
    },
    HEAD, STEP,
    world::RoomWorld,
};
use crate::{
    Hse,
    action::{ActionKind, Draft, Level},
    format::{Format, Part, StageKind},
    ids::SeatId,
    schedule::LostCause,
};

/// Rooms at every point from which a sequence may begin: per number of seats, as opened, at each stage, and in each round.
pub(super) struct Stages(Vec<Vec<Room>>);

const SEATS: &[u128] = &[3, 4, 5, 7, 15];

/// Start of every walk.
pub(super) fn morning() -> DateTime<Utc> {
    DateTime::from_timestamp(1_757_581_200, 0).unwrap()
}

/// Walks one sequence, checking everything after every step. Fewer bytes than a head are zeroes.
pub(super) fn walk(stages: &Stages, bytes: &[u8]) {
    let head: [u8; HEAD] = std::array::from_fn(|at| bytes.get(at).copied().unwrap_or(0));
    let starts = &stages.0[usize::from(head[0]) % stages.0.len()];
    let room = starts[usize::from(head[1]) % starts.len()].clone();
    let mut world = RoomWorld::at(room, morning() + TimeDelta::minutes(10));
    for step in bytes.get(HEAD..).unwrap_or_default().chunks_exact(STEP) {
        world.take(step);
    }
    // What is dear to check is checked now and then.
    if head[2].is_multiple_of(16) {
        world.check_faces();
    }
    if head[3].is_multiple_of(4) {
        world.comes_to_its_close();
    }
}

impl Stages {
    pub(super) fn of(format: &Format) -> Self {
        Self(SEATS.iter().map(|seats| starts(format, *seats)).collect())
    }
}

fn starts(format: &Format, seats: u128) -> Vec<Room> {
    let opening = RoomOpening {
        format,
        minutes: format.minutes,
        host: newcomer(0),
    };
    let mut world = RoomWorld::at(Room::open(opening, morning()), morning());
    for number in 1..seats {
        world
            .act(Initiator::System, Command::Sit(Box::new(newcomer(number))))
            .unwrap();
    }
    let mut starts = vec![world.room.clone()];
    for number in 0..seats {
        let seat = seat(number);
        world
            .act(Initiator::Seat(seat), Command::Accept { seat })
            .unwrap();
    }
    let _any = world.act(Initiator::Seat(seat(0)), Command::Supervise);
    while world.room.now_in().kind != StageKind::Close {
        world.give_parts();
        starts.push(world.room.clone());
        if world.room.now_in().kind.has_rounds() {
            world.begins();
            starts.push(world.room.clone());
            world.all_speak();
            // Whoever has become the receiver meanwhile has laid down the part they had.
            world.give_parts();
        }
        world.act(Initiator::Seat(seat(0)), Command::NextStage).unwrap();
    }
    starts.push(world.room);
    starts
}

impl RoomWorld {
    pub(super) fn act(&mut self, initiator: Initiator, command: Command) -> Result<(), Refusal> {
        self.orders += 1;
        let order = CommandRequest {
            id: Uuid::from_u128(self.orders),
            seen: self.room.version,
            command,
        };
        self.room = apply(&self.room, self.now, initiator, order)?;
        Ok(())
    }

    pub(super) fn begins(&mut self) {
        let round = Command::BeginRound {
            prompt: None,
            direction: Direction::Clockwise,
            first: None,
        };
        self.act(Initiator::Seat(self.room.host), round).unwrap();
    }

    pub(super) fn all_speak(&mut self) {
        while let Some(holder) = self.room.holder() {
            self.act(Initiator::Seat(holder), Command::Release).unwrap();
        }
    }

    /// Gives out the parts that the next stage and this one cannot do without: to whoever is after the host.
    pub(super) fn give_parts(&mut self) {
        let host = Initiator::Seat(self.room.host);
        let stages = [self.room.stage, self.room.stage + 1];
        let rules = stages.map(|stage| self.room.stages.get(stage).map(|stage| stage.turns));
        for part in rules.into_iter().flatten().filter_map(|rule| rule.needs()) {
            let free = self
                .room
                .seats
                .iter()
                .find(|seat| seat.accepted && seat.id != self.room.host && seat.part.is_none());
            let has = self
                .room
                .seats
                .iter()
                .filter(|seat| seat.part == Some(part))
                .count();
            if let (0, Some(seat)) = (has, free.map(|seat| seat.id)) {
                self.act(host, Command::NamePart { seat, part }).unwrap();
            }
        }
    }

    fn take(&mut self, step: &[u8]) {
        let [what, who, whom, pause, behind] = *step else {
            return;
        };
        self.now += TimeDelta::seconds(match pause {
            0..=159 => i64::from(pause) / 4,
            160..=229 => i64::from(pause),
            230..=244 => -i64::from(pause),
            245..=249 => 0,
            _ => 3_600,
        });
        // A double tap.
        if let 245..=249 = pause {
            self.now += TimeDelta::milliseconds([80, 200, 350, 399, 400][usize::from(pause) - 245]);
        }
        let behind = if behind > 220 { u64::from(behind % 6) } else { 0 };
        let (giver, command) = self.meaning(what % 88, who, whom);
        self.orders += 1;
        let order = CommandRequest {
            id: Uuid::from_u128(self.orders),
            seen: self.room.version.saturating_sub(behind),
            command,
        };
        self.give(giver, order);
    }

    fn any_seat(&self, number: u8) -> SeatId {
        let seats = &self.room.seats;
        seats
            .get(usize::from(number) % (seats.len() + 1))
            .map_or(seat(99), |seat| seat.id)
    }

    fn meaning(&self, what: u8, who: u8, whom: u8) -> (Initiator, Command) {
        let (by, of) = (self.any_seat(who), self.any_seat(whom));
        let host = Initiator::Seat(self.room.host);
        let holder = self
            .room
            .round
            .as_ref()
            .map(|round| Initiator::Seat(round.holder.seat));
        let holder = holder.unwrap_or(host);
        match what {
            0..=14 => (holder, Command::Release),
            15..=20 => (holder, Command::Pass),
            21 => (Initiator::Seat(by), Command::Release),
            22..=29 => (host, round(who, whom, of)),
            30..=36 => (host, Command::NextStage),
            37..=39 => (Initiator::Seat(of), Command::Accept { seat: of }),
            40..=46 => self.coming_and_going(what, by, of, whom),
            47..=58 => self.steering(what, by, of, who),
            59..=62 => (host, part(who, of)),
            63 => (Initiator::Seat(by), Command::LayDown { seat: of }),
            64..=65 => (Initiator::Seat(by), Command::Listen),
            66 => (Initiator::Seat(by), Command::Speak),
            67 => (host, Command::Supervise),
            68 => (host, agree()),
            69 if who < 64 => (host, Command::Close),
            69 if who < 80 => {
                let cause = LostCause::Cover;
                (host, Command::Curtail { cause })
            }
            70 => (Initiator::System, Command::Tick),
            71 => (holder, Command::Listen),
            72 => (holder, Command::StepOut),
            73..=80 => self.asking(what, by, whom),
            81..=85 => self.deciding(what, by, of, who),
            _ => (holder, Command::Release),
        }
    }

    /// Decisions about a holder whose screen is away, about a notice, and about what was chosen.
    fn deciding(&self, what: u8, by: SeatId, of: SeatId, who: u8) -> (Initiator, Command) {
        let host = Initiator::Seat(self.room.host);
        let seat = self.room.holder().unwrap_or(of);
        match what {
            81 if who < 128 => (Initiator::System, Command::Lost { seat }),
            81 | 82 => (host, Command::GoOnWithout { seat }),
            83 => (Initiator::Seat(by), Command::GoOnWithout { seat }),
            84 if who < 128 => {
                let asked = self.room.asked_at;
                (Initiator::Seat(by), Command::PutAside { asked })
            }
            84 => (Initiator::Seat(by), Command::ChooseNone),
            _ if who < 128 => (host, Command::NextAnyway),
            _ => (host, Command::EndWalls),
        }
    }

    fn asking(&self, what: u8, by: SeatId, whom: u8) -> (Initiator, Command) {
        let host = Initiator::Seat(self.room.host);
        match what {
            73 => {
                let text = format!("Ask {}", whom % 4);
                (Initiator::Seat(by), Command::Propose { text })
            }
            74 => (Initiator::Seat(by), Command::Retract { at: whom % 3 }),
            75 => (Initiator::Seat(by), Command::Ready),
            76 => (host, Command::ShowAsks),
            77 => (Initiator::Seat(by), Command::Choose { at: whom % 3 }),
            78 => (host, Command::CountChoices),
            79 => (host, Command::EndChoice),
            _ => (host, Command::LeaveOut),
        }
    }

    fn coming_and_going(&self, what: u8, by: SeatId, of: SeatId, whom: u8) -> (Initiator, Command) {
        let number = u128::from(whom % 16) + 20;
        let host = Initiator::Seat(self.room.host);
        match what {
            40 => (Initiator::System, Command::Sit(Box::new(newcomer(number)))),
            41 if whom < 100 => {
                let manager = Seat {
                    manager: true,
                    ..newcomer(number + 20)
                };
                (Initiator::System, Command::Sit(Box::new(manager)))
            }
            41 => {
                let (seat, name) = (seat(number + 60), "Guest".into());
                (host, Command::AddSeat { seat, name })
            }
            42 => (Initiator::System, Command::Lost { seat: of }),
            43 => (Initiator::System, Command::Back { seat: of }),
            44 => {
                let seat = self.room.host;
                (Initiator::System, Command::Lost { seat })
            }
            45 => (Initiator::Seat(by), Command::StepOut),
            _ => (Initiator::Seat(by), Command::Return),
        }
    }

    fn steering(&self, what: u8, by: SeatId, of: SeatId, who: u8) -> (Initiator, Command) {
        let host = Initiator::Seat(self.room.host);
        match what {
            47 => (host, Command::SetAside { seat: of }),
            48 => (Initiator::Seat(by), Command::DeclineManagers),
            49 => (Initiator::Seat(by), Command::AskPause),
            50 => (Initiator::Seat(by), Command::Pause),
            51 | 52 => (host, Command::Resume),
            53 => (Initiator::Seat(by), Command::ReopenAgreements),
            54 => (host, Command::PreviousStage),
            55 if who < 128 => (host, Command::Extend { seconds: 60 }),
            55 => (host, Command::NameGuardian { seat: Some(of) }),
            56 => (Initiator::Seat(by), Command::BecomeGuardian),
            57 => (host, Command::HandOver { seat: of }),
            _ => (Initiator::Seat(by), Command::TakeHosting),
        }
    }
}

fn round(who: u8, whom: u8, of: SeatId) -> Command {
    let direction = if whom.is_multiple_of(2) {
        Direction::Clockwise
    } else {
        Direction::Counter
    };
    Command::BeginRound {
        prompt: None,
        direction,
        first: who.is_multiple_of(3).then_some(of),
    }
}

fn part(who: u8, seat: SeatId) -> Command {
    let part = Part::ALL[usize::from(who) % Part::ALL.len()];
    Command::NamePart { seat, part }
}

fn agree() -> Command {
    Command::Agree(Box::new(Draft {
        title: "Cover".into(),
        measure: String::new(),
        kind: ActionKind::Condition,
        hse: Hse::Support,
        level: Level::Manager,
        review_on: None,
    }))
}
