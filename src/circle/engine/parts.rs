//! Turns of a stage by person: parts, groups, the receiver, listeners, and who may host.

use chrono::{DateTime, Utc};

use super::{Direction, Initiator, Refusal, Room, Seat};
use crate::{
    format::{Hosting, Part, Speaking, StageKind, TurnRule},
    ids::SeatId,
};

impl Room {
    /// A part is given between rounds; one that only one person can have passes on to whoever is named last.
    pub(super) fn may_name_part(&self, initiator: Initiator, id: SeatId, part: Part) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        if self.round.is_some() {
            return Err(Refusal::RoundRunning);
        }
        if !self.stages.iter().any(|stage| stage.turns.part() == Some(part)) {
            return Err(Refusal::NoSuchPart);
        }
        self.seat(id).ok_or(Refusal::NoSuchSeat)?;
        let others = self
            .seats
            .iter()
            .filter(|seat| seat.part == Some(part) && seat.id != id);
        if part.most() > 1 && others.count() >= part.most() {
            return Err(Refusal::EnoughNamed);
        }
        Ok(())
    }

    pub(super) fn name_part(&mut self, id: SeatId, part: Part) {
        for seat in self.seats_mut() {
            if seat.id == id {
                seat.part = Some(part);
            } else if part.most() == 1 && seat.part == Some(part) {
                seat.part = None;
            }
        }
    }

    /// Lets a person refuse a part: nobody keeps one they do not want.
    pub(super) fn may_lay_down(&self, initiator: Initiator, id: SeatId) -> Result<(), Refusal> {
        let by = self.by_seat(initiator)?;
        if by != id && by != self.host {
            return Err(Refusal::NotHost);
        }
        let seat = self.seat(id).ok_or(Refusal::NoSuchSeat)?;
        seat.part.map(drop).ok_or(Refusal::NoSuchPart)
    }

    pub(super) fn lay_down(&mut self, id: SeatId) {
        if let Some(seat) = self.seat_mut(id) {
            seat.part = None;
        }
    }

    pub(super) fn may_listen(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_seat(initiator)?;
        if self.format.speaking != Speaking::Voluntary {
            return Err(Refusal::NotNow);
        }
        Ok(())
    }

    pub(super) fn listen(&mut self, now: DateTime<Utc>, initiator: Initiator) {
        let Some(id) = initiator.seat() else { return };
        if let Some(seat) = self.seat_mut(id) {
            seat.listens = true;
        }
        if self.holder() == Some(id) {
            self.leave_behind(now);
        }
    }

    pub(super) fn may_speak(&self, initiator: Initiator) -> Result<(), Refusal> {
        let id = self.by_seat(initiator)?;
        match self.seat(id) {
            Some(seat) if seat.listens => Ok(()),
            _ => Err(Refusal::NotNow),
        }
    }

    pub(super) fn speak(&mut self, initiator: Initiator) {
        if let Some(seat) = initiator.seat().and_then(|id| self.seat_mut(id)) {
            seat.listens = false;
        }
    }

    pub(super) fn may_supervise(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        if !self.owes_supervisor() {
            return Err(Refusal::NotNow);
        }
        Ok(())
    }

    /// True when the format needs a trained supervisor as host, and the host has not said that they are one.
    pub(in crate::circle) fn owes_supervisor(&self) -> bool {
        self.format.host == Hosting::Supervisor && self.supervisor != Some(self.host)
    }

    /// Without a supervisor the circle does not get past its beginning, and works on nothing; to arrive and to part it may
    /// always meet, so that nobody is kept when a supervisor vanishes.
    pub(super) fn supervised(&self) -> Result<(), Refusal> {
        if self.owes_supervisor() && (self.stage == 0 || self.now_in().kind == StageKind::Prompts) {
            return Err(Refusal::SupervisorOwed);
        }
        Ok(())
    }

    /// Checks that the parts a rule cannot do without were given out.
    pub(super) fn parts_for(&self, rule: TurnRule) -> Result<(), Refusal> {
        let Some(part) = rule.needs() else { return Ok(()) };
        let named = |seat: &Seat| seat.accepted && seat.part == Some(part);
        let one = self.seats.iter().any(named);
        let other = self.seats.iter().any(|seat| seat.accepted && !named(seat));
        if one && (other || part != Part::FirstGroup) {
            Ok(())
        } else {
            Err(Refusal::PartOwed(part))
        }
    }

    /// True when the rule of the present stage offers this seat a turn.
    pub(in crate::circle) fn has_turn(&self, seat: &Seat) -> bool {
        seat.accepted && self.now_in().turns.offers_to(seat.part)
    }

    /// True when the piece may be offered to a seat now: its person can be reached, and would speak.
    pub(in crate::circle) fn is_offerable(&self, id: SeatId, at_ms: i64) -> bool {
        self.is_reachable(id, at_ms) && self.seat(id).is_some_and(|seat| !seat.listens)
    }

    /// Finds a receiver for a round in which everyone speaks to one: whoever was named and is there, else the next one.
    pub(super) fn find_receiver(&mut self) {
        if self.now_in().turns != TurnRule::ReceiverEachRound {
            return;
        }
        match self.receiver_named() {
            Some(named) if self.is_reachable(named, self.latest_ms) => {}
            named => self.receiver_becomes(named.unwrap_or(self.host), Direction::Clockwise),
        }
    }

    /// After their round the receiver is the next one round the ring.
    pub(super) fn receiver_moves(&mut self, direction: Direction) {
        if self.now_in().turns == TurnRule::ReceiverEachRound
            && let Some(receiver) = self.receiver_named()
        {
            self.receiver_becomes(receiver, direction);
        }
    }

    /// Seat the holder speaks to, where the rule names one.
    pub(super) fn receiver_for(&self, holder: SeatId, order: &[SeatId]) -> Option<SeatId> {
        match self.now_in().turns {
            TurnRule::ReceiverEachRound => self.receiver_named(),
            TurnRule::ReceiverEachTurn => {
                let at = order.iter().position(|id| *id == holder)?;
                let others = order
                    .iter()
                    .cycle()
                    .skip(at + 1)
                    .take(order.len().saturating_sub(1));
                others.copied().find(|id| self.is_reachable(*id, self.latest_ms))
            }
            _ => None,
        }
    }

    fn receiver_named(&self) -> Option<SeatId> {
        let receives = |seat: &&Seat| seat.accepted && seat.part == Some(Part::Receiver);
        self.seats.iter().find(receives).map(|seat| seat.id)
    }

    fn receiver_becomes(&mut self, after: SeatId, direction: Direction) {
        let Some(at) = self.seats.iter().position(|seat| seat.id == after) else {
            return;
        };
        let count = self.seats.len();
        let place = |by: usize| match direction {
            Direction::Clockwise => (at + by) % count,
            Direction::Counter => (at + count - by) % count,
        };
        let next = (1..count).map(place).find(|place| {
            self.seats[*place].accepted && self.is_reachable(self.seats[*place].id, self.latest_ms)
        });
        let Some(next) = next else { return };
        for (place, seat) in self.seats_mut().iter_mut().enumerate() {
            if place == next {
                seat.part = Some(Part::Receiver);
            } else if seat.part == Some(Part::Receiver) {
                seat.part = None;
            }
        }
    }
}
