//! The engine's rules, one story each, and the room that the stories are told about.

mod keeping;
mod turns;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::*;
use crate::{
    Hse,
    action::{ActionKind, Draft, Level},
    format::{self, Format},
    ids::{AccountId, SeatId},
    schedule::LostCause,
};

/// A room that a story is told about. Seat 0 is the host.
pub(super) struct Story {
    pub(super) room: Room,
    pub(super) now: DateTime<Utc>,
    orders: u128,
}

pub(super) fn seat(number: u128) -> SeatId {
    SeatId(Uuid::from_u128(1_000 + number))
}

pub(super) fn newcomer(number: u128) -> Seat {
    Seat::new(
        seat(number),
        AccountId(Uuid::from_u128(2_000 + number)),
        &format!("Person {number}"),
    )
}

fn draft() -> Command {
    Command::Agree(Box::new(Draft {
        title: "Cover for the circle".into(),
        measure: String::new(),
        kind: ActionKind::Condition,
        hse: Hse::Support,
        level: Level::Manager,
        review_on: None,
    }))
}

impl Story {
    /// A room that was just opened, with this many seats taken.
    pub(super) fn open(seats: u128) -> Self {
        Self::of(format::find("talking-piece").unwrap(), seats)
    }

    /// Story in another format.
    pub(super) fn of(format: &Format, seats: u128) -> Self {
        let now = DateTime::from_timestamp(1_757_581_200, 0).unwrap();
        let room = Room::open(
            RoomOpening {
                format,
                minutes: 45,
                host: newcomer(0),
            },
            now,
        );
        let mut story = Self { room, now, orders: 0 };
        for number in 1..seats {
            story.house(Command::Sit(Box::new(newcomer(number)))).unwrap();
        }
        story
    }

    /// Everyone accepts the agreements.
    pub(super) fn accepted(mut self) -> Self {
        for seat in self.room.seats().iter().map(|seat| seat.id).collect::<Vec<_>>() {
            self.order(Initiator::Seat(seat), Command::Accept { seat })
                .unwrap();
        }
        self
    }

    /// Story with the agreements accepted, in the check-in, nobody having spoken.
    pub(super) fn checking_in(seats: u128) -> Self {
        let mut story = Self::open(seats).accepted();
        story.does(0, Command::NextStage).unwrap();
        story.does(0, Command::NextStage).unwrap();
        story
    }

    /// Story in a round of the check-in or of the prompts.
    fn in_round(seats: u128, of: StageIs) -> Self {
        let mut story = Self::checking_in(seats);
        story.begins();
        if of == StageIs::Prompts {
            story.everyone_speaks();
            story.does(0, Command::NextStage).unwrap();
            story.begins();
        }
        story
    }

    pub(super) fn does(&mut self, number: u128, command: Command) -> Result<(), Refusal> {
        self.order(Initiator::Seat(seat(number)), command)
    }

    pub(super) fn house(&mut self, command: Command) -> Result<(), Refusal> {
        self.order(Initiator::System, command)
    }

    fn order(&mut self, initiator: Initiator, command: Command) -> Result<(), Refusal> {
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
        self.does(0, round).unwrap();
    }

    /// For how many seconds a seat is kept whose screen is away.
    fn kept_for(&self) -> i64 {
        let suggested = self.room.suggested().expect("a turn is suggested");
        i64::from(suggested) + 120
    }

    pub(super) fn waits(&mut self, seconds: i64) {
        self.now += TimeDelta::seconds(seconds);
    }

    pub(super) fn holder(&self) -> Option<u128> {
        self.room.holder().map(|id| id.0.as_u128() - 1_000)
    }

    pub(super) fn holder_does(&mut self, command: Command) {
        let holder = self.holder().expect("somebody holds the piece");
        self.does(holder, command).unwrap();
    }

    pub(super) fn everyone_speaks(&mut self) -> Vec<u128> {
        let mut spoke = Vec::new();
        while let Some(holder) = self.holder() {
            spoke.push(holder);
            self.does(holder, Command::Release).unwrap();
        }
        spoke
    }

    fn held(&mut self) {
        while self.room.now_in().kind != crate::format::StageKind::Close {
            if self.room.now_in().kind.owes_a_round() && self.room.now_in().rounds == 0 {
                self.begins();
                self.everyone_speaks();
            }
            self.does(0, Command::NextStage).unwrap();
        }
    }
}

#[derive(PartialEq)]
enum StageIs {
    CheckIn,
    Prompts,
}
