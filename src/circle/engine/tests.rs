//! The engine's rules, one story each.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::*;
use crate::{
    action::{Draft, Hse, Kind, Level},
    circle::format::{self, Format},
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
        kind: Kind::Condition,
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

    /// The same in another format.
    pub(super) fn of(format: &Format, seats: u128) -> Self {
        let now = DateTime::from_timestamp(1_757_581_200, 0).unwrap();
        let room = Room::open(
            Opening {
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
            self.order(Who::Seat(seat), Command::Accept { seat }).unwrap();
        }
        self
    }

    /// The same, agreements accepted, in the check-in, nobody having spoken.
    pub(super) fn checking_in(seats: u128) -> Self {
        let mut story = Self::open(seats).accepted();
        story.does(0, Command::NextStage).unwrap();
        story.does(0, Command::NextStage).unwrap();
        story
    }

    /// The same, in a round of the check-in or of the prompts.
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
        self.order(Who::Seat(seat(number)), command)
    }

    pub(super) fn house(&mut self, command: Command) -> Result<(), Refusal> {
        self.order(Who::House, command)
    }

    fn order(&mut self, who: Who, command: Command) -> Result<(), Refusal> {
        self.orders += 1;
        let order = Order {
            id: Uuid::from_u128(self.orders),
            seen: self.room.version,
            command,
        };
        self.room = apply(&self.room, self.now, who, order)?;
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
        while self.room.now_in().kind != crate::circle::format::StageKind::Close {
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

#[test]
fn a_whole_session() {
    let mut story = Story::checking_in(4);
    story.held();
    story.waits(44 * 60);
    story.does(0, Command::Close).unwrap();
    assert_eq!(story.room.ending(), Some(Ending::Held));
    let outcome = story.room.outcome(story.now);
    assert_eq!(
        (outcome.actual_minutes, outcome.seats_band, outcome.rounds),
        (44, "3-4", 2)
    );
    assert_eq!(story.does(1, Command::StepOut), Err(Refusal::Ended));
}

#[test]
fn the_host_opens_the_check_in_and_speaks_last_to_a_prompt() {
    assert_eq!(
        Story::in_round(4, StageIs::CheckIn).everyone_speaks(),
        [0, 1, 2, 3]
    );
    assert_eq!(
        Story::in_round(4, StageIs::Prompts).everyone_speaks(),
        [1, 2, 3, 0]
    );
}

#[test]
fn every_round_begins_one_seat_further() {
    let mut story = Story::in_round(4, StageIs::Prompts);
    story.everyone_speaks();
    story.begins();
    assert_eq!(story.everyone_speaks(), [2, 3, 1, 0]);
}

#[test]
fn the_host_chooses_who_begins_and_which_way() {
    let mut story = Story::checking_in(4);
    let round = Command::BeginRound {
        prompt: None,
        direction: Direction::Counter,
        first: Some(seat(2)),
    };
    story.does(0, round).unwrap();
    assert_eq!(story.everyone_speaks(), [2, 1, 0, 3]);
}

#[test]
fn a_pass_gives_a_second_chance_and_then_is_final() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    story.holder_does(Command::Pass);
    story.holder_does(Command::Release);
    story.holder_does(Command::Release);
    assert_eq!(story.holder(), Some(0), "offered once more");
    story.holder_does(Command::Pass);
    assert_eq!(story.holder(), None);
    assert_eq!(story.room.now_in().rounds, 1);
}

/// What is stored after a pass is what is stored after a screen was lost for too long: nobody can tell from the room.
#[test]
fn a_pass_is_not_stored_as_one() {
    let mut passed = Story::in_round(3, StageIs::CheckIn);
    let mut lost = Story::in_round(3, StageIs::CheckIn);
    passed.waits(120);
    passed.does(0, Command::Pass).unwrap();
    lost.house(Command::Lost { seat: seat(0) }).unwrap();
    lost.waits(120);
    lost.house(Command::Tick).unwrap();
    assert_eq!(passed.room.round, lost.room.round);
    let json = serde_json::to_string(&passed.room).unwrap();
    assert!(!json.contains("pass"), "{json}");
}

#[test]
fn a_timer_informs_and_never_cuts() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    story.waits(3_600);
    assert_eq!(story.house(Command::Tick), Err(Refusal::NothingDue));
    assert_eq!(story.holder(), Some(0));
}

#[test]
fn a_lost_holder_is_waited_for_and_offered_a_turn_again() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story.house(Command::Lost { seat: seat(0) }).unwrap();
    story.waits(119);
    assert_eq!(story.house(Command::Tick), Err(Refusal::NothingDue));
    story.waits(1);
    story.house(Command::Tick).unwrap();
    assert_eq!(story.holder(), Some(1));
    story.house(Command::Back { seat: seat(0) }).unwrap();
    assert_eq!(story.everyone_speaks(), [1, 2, 3, 0]);
}

#[test]
fn the_piece_waits_when_everyone_is_gone() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    for number in 0..3 {
        story.house(Command::Lost { seat: seat(number) }).unwrap();
    }
    story.waits(900);
    assert_eq!(story.house(Command::Tick), Err(Refusal::NothingDue));
    story.house(Command::Back { seat: seat(2) }).unwrap();
    assert_eq!(story.holder(), Some(2));
    story.house(Command::Back { seat: seat(0) }).unwrap();
    story.house(Command::Back { seat: seat(1) }).unwrap();
    assert_eq!(story.everyone_speaks(), [2, 1, 0]);
}

#[test]
fn stepping_out_and_back_is_not_announced() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    let before = story.room.changed;
    story.does(2, Command::StepOut).unwrap();
    story.does(2, Command::Return).unwrap();
    assert_eq!(story.room.changed, before);
    assert_eq!(story.everyone_speaks(), [0, 1, 2, 3]);
}

#[test]
fn the_round_goes_past_who_stepped_out_and_ends_without_them() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story.does(0, Command::StepOut).unwrap();
    story.does(2, Command::StepOut).unwrap();
    assert_eq!(story.everyone_speaks(), [1, 3]);
    assert!(story.room.round.is_none());
}

#[test]
fn who_comes_late_is_last_in_the_next_round() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    story.house(Command::Sit(Box::new(newcomer(3)))).unwrap();
    story.does(3, Command::Accept { seat: seat(3) }).unwrap();
    assert_eq!(story.everyone_speaks(), [0, 1, 2]);
    let round = Command::BeginRound {
        prompt: None,
        direction: Direction::Counter,
        first: Some(seat(0)),
    };
    story.does(0, round).unwrap();
    assert_eq!(story.everyone_speaks(), [0, 2, 1, 3]);
    story.begins();
    assert_eq!(
        story.everyone_speaks(),
        [2, 3, 0, 1],
        "and has a place like any other after that"
    );
}

#[test]
fn nobody_is_in_a_round_without_the_agreements() {
    let mut story = Story::open(3);
    story.does(0, Command::NextStage).unwrap();
    story.does(0, Command::Accept { seat: seat(0) }).unwrap();
    assert_eq!(
        story.does(0, Command::Accept { seat: seat(1) }),
        Err(Refusal::NotHost),
        "each for themselves"
    );
    assert_eq!(story.does(0, Command::NextStage), Err(Refusal::AgreementsOwed));
}

#[test]
fn the_host_moves_the_piece_for_who_has_no_screen() {
    let mut story = Story::open(2);
    story
        .does(
            0,
            Command::AddSeat {
                seat: seat(9),
                name: "Person 1".into(),
            },
        )
        .unwrap();
    assert_eq!(story.room.seats[2].name, "Person 1 2");
    for (by, of) in [(0, 0), (1, 1), (0, 9)] {
        story.does(by, Command::Accept { seat: seat(of) }).unwrap();
    }
    story.does(0, Command::NextStage).unwrap();
    story.does(0, Command::NextStage).unwrap();
    story.begins();
    story.does(0, Command::Release).unwrap();
    assert_eq!(
        story.does(0, Command::Release),
        Err(Refusal::NotHolder),
        "not for who has one"
    );
    story.does(1, Command::Release).unwrap();
    assert_eq!(story.does(1, Command::Release), Err(Refusal::NotHolder));
    story.does(0, Command::Release).unwrap();
    assert_eq!(story.room.now_in().rounds, 1);
}

#[test]
fn a_pause_stops_every_clock() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story
        .does(0, Command::NameGuardian { seat: Some(seat(2)) })
        .unwrap();
    story.house(Command::Lost { seat: seat(0) }).unwrap();
    story.waits(60);
    story.does(1, Command::AskPause).unwrap();
    assert_eq!(story.does(1, Command::Pause), Err(Refusal::NotGuardian));
    story.does(2, Command::Pause).unwrap();
    assert!(!story.room.pause_asked);
    assert_eq!(story.holder(), None, "the piece rests");
    story.waits(3_600);
    assert_eq!(story.house(Command::Tick), Err(Refusal::NothingDue));
    story.does(2, Command::Resume).unwrap();
    assert_eq!(story.holder(), Some(0), "the grace has a minute left");
    story.waits(61);
    story.house(Command::Tick).unwrap();
    assert_eq!(story.holder(), Some(1));
}

#[test]
fn the_agreements_are_reopened_without_interrupting_anyone() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    story.does(2, Command::ReopenAgreements).unwrap();
    assert_eq!(story.holder(), Some(0), "who is speaking goes on");
    story.does(0, Command::Release).unwrap();
    assert_eq!(story.room.pause.map(|pause| pause.quiet), Some(Quiet::Agreements));
    story.does(0, Command::Resume).unwrap();
    assert_eq!(story.holder(), Some(1));
}

#[test]
fn hosting_is_handed_over_or_taken_from_who_is_gone() {
    let mut story = Story::checking_in(4);
    story.does(0, Command::HandOver { seat: seat(1) }).unwrap();
    assert_eq!(story.does(0, Command::NextStage), Err(Refusal::NotHost));
    story
        .does(1, Command::NameGuardian { seat: Some(seat(2)) })
        .unwrap();
    assert_eq!(story.does(2, Command::TakeHosting), Err(Refusal::HostIsHere));
    story.house(Command::Lost { seat: seat(1) }).unwrap();
    story.waits(119);
    assert_eq!(story.does(2, Command::TakeHosting), Err(Refusal::HostIsHere));
    story.waits(1);
    assert_eq!(
        story.does(3, Command::TakeHosting),
        Err(Refusal::HostIsHere),
        "the guardian first"
    );
    let mut slow = Story {
        room: story.room.clone(),
        now: story.now,
        orders: 900,
    };
    story.does(2, Command::TakeHosting).unwrap();
    assert_eq!((story.room.host, story.room.guardian), (seat(2), None));
    slow.waits(60);
    slow.does(3, Command::TakeHosting).unwrap();
    assert_eq!(slow.room.host, seat(3));
}

#[test]
fn a_host_who_vanishes_in_a_pause_does_not_lose_the_room() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    story.does(0, Command::Pause).unwrap();
    story.house(Command::Lost { seat: seat(0) }).unwrap();
    story.waits(120);
    story.does(1, Command::TakeHosting).unwrap();
    story.does(1, Command::Resume).unwrap();
}

#[test]
fn a_closing_round_cannot_be_skipped_silently() {
    let mut story = Story::checking_in(3);
    assert_eq!(
        story.does(0, Command::NextStage),
        Err(Refusal::RoundOwed),
        "nor the check-in"
    );
    assert_eq!(story.does(0, Command::Close), Err(Refusal::RoundOwed));
    story
        .does(
            0,
            Command::Curtail {
                cause: LostCause::Acuity,
            },
        )
        .unwrap();
    assert_eq!(story.room.ending(), Some(Ending::Curtailed(LostCause::Acuity)));
    let mut whole = Story::checking_in(3);
    whole.held();
    let cut = Command::Curtail {
        cause: LostCause::Acuity,
    };
    assert_eq!(
        whole.does(0, cut),
        Err(Refusal::NotNow),
        "what was held whole is not curtailed"
    );
}

#[test]
fn managers_are_declared_and_declinable_before_the_check_in() {
    let mut story = Story::open(3);
    let manager = |number| {
        Box::new(Seat {
            manager: true,
            ..newcomer(number)
        })
    };
    story.house(Command::Sit(manager(5))).unwrap();
    story.does(1, Command::DeclineManagers).unwrap();
    assert!(story.room.seat(seat(5)).is_none());
    assert_eq!(
        story.house(Command::Sit(manager(6))),
        Err(Refusal::ManagersDeclined)
    );
    let mut begun = Story::in_round(3, StageIs::CheckIn);
    assert_eq!(
        begun.house(Command::Sit(manager(5))),
        Err(Refusal::ManagersDeclined),
        "too late to be declined"
    );
}

#[test]
fn three_to_fifteen_seats() {
    let mut story = Story::checking_in(2);
    let round = || Command::BeginRound {
        prompt: None,
        direction: Direction::Clockwise,
        first: None,
    };
    assert_eq!(story.does(0, round()), Err(Refusal::TooFew));
    let mut full = Story::open(15);
    assert_eq!(
        full.house(Command::Sit(Box::new(newcomer(15)))),
        Err(Refusal::Full)
    );
}

#[test]
fn at_most_two_actions_in_their_stage() {
    let mut story = Story::in_round(3, StageIs::Prompts);
    story.everyone_speaks();
    assert_eq!(story.does(0, draft()), Err(Refusal::NotNow));
    story.does(0, Command::NextStage).unwrap();
    assert_eq!(story.does(1, draft()), Err(Refusal::NotHost));
    story.does(0, draft()).unwrap();
    story.does(0, draft()).unwrap();
    assert_eq!(story.does(0, draft()), Err(Refusal::EnoughActions));
    story.does(0, Command::Withdraw { at: 1 }).unwrap();
    assert_eq!(story.room.agreed().len(), 1);
}

#[test]
fn a_command_that_arrives_twice_or_late_changes_nothing_wrongly() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    let seen = story.room.version;
    let release = Order {
        id: Uuid::from_u128(77),
        seen,
        command: Command::Release,
    };
    let once = apply(&story.room, story.now, Who::Seat(seat(0)), release.clone()).unwrap();
    assert_eq!(
        apply(&once, story.now, Who::Seat(seat(0)), release.clone()).unwrap(),
        once
    );
    let late = Order {
        id: Uuid::from_u128(78),
        ..release.clone()
    };
    let refused = apply(&once, story.now, Who::Seat(seat(0)), late);
    assert_eq!(refused, Err(Refusal::Stale(Change::PieceMoved)));
    // Somebody else's harmless change in between does not make a release stale.
    story.does(2, Command::StepOut).unwrap();
    assert!(apply(&story.room, story.now, Who::Seat(seat(0)), release).is_ok());
}

#[test]
fn the_holder_is_not_set_aside_while_they_may_be_speaking() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story.does(0, Command::Release).unwrap();
    assert_eq!(
        story.does(0, Command::SetAside { seat: seat(1) }),
        Err(Refusal::HolderMaySpeak)
    );
    story.does(0, Command::Pause).unwrap();
    story.does(0, Command::SetAside { seat: seat(1) }).unwrap();
    story.does(0, Command::Resume).unwrap();
    assert_eq!(story.holder(), Some(2));
}
