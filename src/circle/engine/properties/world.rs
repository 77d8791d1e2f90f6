//! A room on its walk: orders are given to it and checked, it is looked at, and it comes to its close.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::{
    super::{tests::newcomer, *},
    checks::CheckedStep,
};
use crate::{
    circle::view::{ScreenRole, SeatStatus, Viewer, render_view},
    format::StageKind,
    ids::SeatId,
};

pub(super) struct RoomWorld {
    pub(super) room: Room,
    pub(super) now: DateTime<Utc>,
    pub(super) orders: u128,
    /// Number of offers to each seat in the present round.
    offered: BTreeMap<SeatId, u32>,
    /// Last giver of an order that moved everyone on, and its instant.
    moved: Option<(Initiator, DateTime<Utc>)>,
}

impl RoomWorld {
    pub(super) fn at(room: Room, now: DateTime<Utc>) -> Self {
        let holder = room.round.as_ref().map(|round| (round.holder.seat, 1));
        Self {
            // A room remembers the ids of its latest orders: those given from here on must be others.
            orders: u128::from(room.version) * 1_000_000,
            room,
            now,
            offered: holder.into_iter().collect(),
            moved: None,
        }
    }

    /// Gives an order and checks what came of it.
    pub(super) fn give(&mut self, initiator: Initiator, order: CommandRequest) {
        let moves = order.command.moves_everyone();
        let stale = order.command.needs_the_latest() && order.seen < self.room.changed;
        match apply(&self.room, self.now, initiator, order.clone()) {
            Ok(after) => {
                assert!(!stale, "a stale order was carried out: {order:?}");
                let tap = self.is_second_tap(initiator) && order.command.is_for_everyone();
                assert!(!tap, "a second tap was carried out: {order:?}");
                let step = CheckedStep {
                    before: &self.room,
                    after: &after,
                    now: self.now,
                    initiator,
                    command: &order.command,
                };
                step.check(&mut self.offered);
                let twice = apply(&after, self.now, initiator, order);
                assert!(twice.as_ref() == Ok(&after), "the same order again: {twice:?}");
                self.room = after;
                if matches!(initiator, Initiator::Seat(_)) && moves {
                    self.moved = Some((initiator, self.now));
                }
            }
            Err(refusal) => {
                let ended = self.room.ending.is_some();
                assert_eq!(ended, refusal == Refusal::Ended, "a closed room does nothing");
                assert!(
                    ended || stale == matches!(refusal, Refusal::Stale(_)),
                    "{refusal:?}"
                );
            }
        }
    }

    /// Tells a seat that moved everyone on less than 400 milliseconds ago, by the walk's own memory of it.
    fn is_second_tap(&self, initiator: Initiator) -> bool {
        let last = self.moved.filter(|(by, _)| *by == initiator);
        last.is_some_and(|(_, at)| (1..400).contains(&(self.now - at).num_milliseconds()))
    }

    /// Checks what each face sees at the end of a sequence.
    pub(super) fn check_faces(&self) {
        let json = serde_json::to_string(&self.room).unwrap();
        let read: Room = serde_json::from_str(&json).unwrap();
        assert!(read == self.room, "stored and read again");
        let seats = [0, self.room.seats.len() - 1].map(|at| Some(self.room.seats[at].id));
        for id in seats.into_iter().chain([Some(self.room.host), None]) {
            let onlooker = Viewer {
                seat: id,
                locale: "en",
            };
            let view = render_view(&self.room, self.now, onlooker);
            let holding = view.seats.iter().filter(|seat| seat.mark == SeatStatus::Holding);
            assert!(holding.count() <= 1);
            let tells = |seat: &crate::circle::view::SeatView| seat.air.is_some() || seat.owes;
            assert!(
                view.face == ScreenRole::Host || !view.seats.iter().any(tells),
                "7: air time"
            );
            let wall = view.can.is_empty() && view.me.is_none() && view.pause_asked.is_none();
            assert!(view.face != ScreenRole::Wall || wall);
            assert_eq!(view.seats.len(), self.room.seats.len());
            assert_eq!(view.rule, self.room.now_in().turns, "the rule is on every screen");
        }
    }

    /// Leads any room to its close by people who come back and want to: no state is a trap.
    pub(super) fn comes_to_its_close(mut self) {
        // They take a breath first: nobody's finger is on a button any more.
        let pressed = self.room.hand.map_or(0, |hand| hand.wall_ms);
        let pressed = self.room.opened_at + TimeDelta::milliseconds(pressed);
        self.now = self.now.max(pressed) + TimeDelta::seconds(1);
        for number in 70..73 {
            let _full = self.act(Initiator::System, Command::Sit(Box::new(newcomer(number))));
        }
        for _ in 0..400 {
            if self.room.ending.is_some() {
                return;
            }
            self.all_come();
            let done = self.goes_on();
            assert_eq!(done, Ok(()), "{:?}", self.room);
        }
        panic!("no close after 400 steps: {:?}", self.room);
    }

    fn all_come(&mut self) {
        let due: Vec<SeatId> = self.room.seats.iter().map(|seat| seat.id).collect();
        for id in due {
            let seat = self.room.seat(id).cloned();
            let Some(seat) = seat else { continue };
            let host = Initiator::Seat(self.room.host);
            if !seat.is_here() {
                self.act(Initiator::Seat(id), Command::Return).unwrap();
            }
            if seat.listens {
                self.act(Initiator::Seat(id), Command::Speak).unwrap();
            }
            if !seat.accepted {
                let by = if seat.device == Device::None {
                    host
                } else {
                    Initiator::Seat(id)
                };
                self.act(by, Command::Accept { seat: id }).unwrap();
            }
        }
    }

    fn goes_on(&mut self) -> Result<(), Refusal> {
        let host = Initiator::Seat(self.room.host);
        if self.room.pause.is_some() {
            return self.act(host, Command::Resume);
        }
        if let Some(holder) = self.room.holder() {
            let alone = self
                .room
                .seat(holder)
                .is_some_and(|seat| seat.device == Device::None);
            let by = if alone { host } else { Initiator::Seat(holder) };
            return self.act(by, Command::Release);
        }
        let stage = *self.room.now_in();
        let round = Command::BeginRound {
            prompt: None,
            direction: Direction::Clockwise,
            first: None,
        };
        let next = match stage.kind {
            kind if kind.owes_a_round() && stage.rounds == 0 => round,
            StageKind::Close => {
                let closed = self.act(host, Command::Close);
                return closed.or_else(|_| self.act(host, Command::PreviousStage));
            }
            _ => Command::NextStage,
        };
        match self.act(host, next.clone()) {
            Err(Refusal::ChosenOwed) => self.act(host, Command::NextAnyway),
            Err(Refusal::SupervisorOwed) => self.act(host, Command::Supervise),
            Err(Refusal::PartOwed(_)) => {
                for id in self.room.seats.iter().map(|seat| seat.id).collect::<Vec<_>>() {
                    let _had_none = self.act(host, Command::LayDown { seat: id });
                }
                self.give_parts();
                self.act(host, next)
            }
            other => other,
        }
    }
}
