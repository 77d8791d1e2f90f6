//! Rounds: how the piece begins, moves on and comes to rest.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};

use super::{
    Change, Device, Direction, Holder, Pause, Quiet, Refusal, Room, Round, Who,
    room::{Presence, Seat},
};
use crate::{
    circle::format::{LEAST_SEATS, StageKind},
    ids::SeatId,
};

/// Who is next, and from which list.
enum Next {
    First(SeatId),
    Again(SeatId),
    Nobody,
}

impl Room {
    pub(super) fn begin_round(
        &mut self,
        who: Who,
        prompt: Option<String>,
        direction: Direction,
        first: Option<SeatId>,
    ) -> Result<(), Refusal> {
        self.by_host(who)?;
        self.between_rounds()?;
        if !self.now_in().kind.has_rounds() {
            return Err(Refusal::NotNow);
        }
        if self.seats.iter().any(|seat| seat.is_here() && !seat.accepted) {
            return Err(Refusal::AgreementsOwed);
        }
        let mut order: VecDeque<SeatId> = self.order(direction, first)?.into();
        let reachable = order
            .iter()
            .filter(|id| self.is_reachable(**id, self.latest_ms))
            .count();
        if reachable < usize::from(LEAST_SEATS) {
            return Err(Refusal::TooFew);
        }
        let fixed = order.iter().copied().collect();
        let Some(at) = order.iter().position(|id| self.is_reachable(*id, self.latest_ms)) else {
            return Err(Refusal::TooFew);
        };
        let Some(seat) = order.remove(at) else {
            return Err(Refusal::TooFew);
        };
        let holder = Holder {
            seat,
            since_ms: self.latest_ms,
            again: false,
        };
        self.round = Some(Round {
            prompt,
            direction,
            order: fixed,
            first: order,
            again: VecDeque::new(),
            holder,
        });
        self.rounds_begun += 1;
        for seat in self.seats.iter_mut().filter(|seat| seat.accepted) {
            seat.late = false;
        }
        self.note(Change::RoundBegun);
        Ok(())
    }

    pub(super) fn release(&mut self, now: DateTime<Utc>, who: Who) -> Result<(), Refusal> {
        let holder = self.by_holder(who)?;
        self.count_air(holder);
        self.move_on(now);
        Ok(())
    }

    pub(super) fn pass(&mut self, now: DateTime<Utc>, who: Who) -> Result<(), Refusal> {
        let holder = self.by_holder(who)?;
        if !holder.again {
            self.offer_again(holder.seat);
        }
        self.move_on(now);
        Ok(())
    }

    /// The piece leaves a holder who has gone; they are offered it again when they return while the round lasts.
    pub(super) fn leave_behind(&mut self, now: DateTime<Utc>) {
        if let Some(holder) = self.round.as_ref().map(|round| round.holder) {
            self.count_air(holder);
            self.offer_again(holder.seat);
            self.move_on(now);
        }
    }

    /// What time alone brings about, after every order: the piece does not stay with somebody who is gone.
    pub(super) fn settle(&mut self, now: DateTime<Utc>) {
        let Some(holder) = self.holder() else { return };
        let at = self.room_ms(now);
        let somebody = self.seats.iter().any(Seat::is_here);
        if somebody && !self.is_reachable(holder, at) {
            self.leave_behind(now);
        }
    }

    /// Whether the piece may be offered to a seat: they are there, or their screen has been gone for less than the grace.
    pub(in crate::circle) fn is_reachable(&self, id: SeatId, at_ms: i64) -> bool {
        self.seat(id).is_some_and(|seat| match seat.presence {
            Presence::Here => true,
            Presence::Lost(away) => at_ms - away.since_ms < self.grace_ms,
            Presence::Out(_) => false,
        })
    }

    fn order(&self, direction: Direction, first: Option<SeatId>) -> Result<Vec<SeatId>, Refusal> {
        let ring: Vec<&Seat> = self.seats.iter().filter(|seat| seat.accepted).collect();
        let place = |id| ring.iter().position(|seat| seat.id == id);
        let start = match first {
            Some(id) => place(id).ok_or(Refusal::NoSuchSeat)?,
            None => self.usual_start(&ring),
        };
        let step = |by: usize| match direction {
            Direction::Clockwise => (start + by) % ring.len(),
            Direction::Counter => (start + ring.len() - by) % ring.len(),
        };
        let mut order: Vec<&Seat> = (0..ring.len()).map(|by| ring[step(by)]).collect();
        order.sort_by_key(|seat| seat.late && Some(seat.id) != first);
        if self.now_in().kind == StageKind::Prompts && first != Some(self.host) {
            // Stable: everyone else keeps their place.
            order.sort_by_key(|seat| seat.id == self.host);
        }
        Ok(order.into_iter().map(|seat| seat.id).collect())
    }

    /// The host opens the check-in; after that, every round begins one seat further, so that nobody is always last.
    fn usual_start(&self, ring: &[&Seat]) -> usize {
        let host = ring.iter().position(|seat| seat.id == self.host).unwrap_or(0);
        if ring.is_empty() {
            0
        } else {
            (host + self.rounds_begun as usize) % ring.len()
        }
    }

    fn by_holder(&self, who: Who) -> Result<Holder, Refusal> {
        let Who::Seat(id) = who else {
            return Err(Refusal::NotSeated);
        };
        self.seat(id).ok_or(Refusal::NotSeated)?;
        if self.pause.is_some() {
            return Err(Refusal::Paused);
        }
        let holder = self.round.as_ref().ok_or(Refusal::NotNow)?.holder;
        let moved_by_host = self
            .seat(holder.seat)
            .is_some_and(|seat| seat.device == Device::None);
        if holder.seat == id || (moved_by_host && id == self.host) {
            Ok(holder)
        } else {
            Err(Refusal::NotHolder)
        }
    }

    fn offer_again(&mut self, id: SeatId) {
        if let Some(round) = &mut self.round
            && !round.again.contains(&id)
        {
            round.again.push_back(id);
        }
    }

    fn count_air(&mut self, holder: Holder) {
        let held = (self.latest_ms - holder.since_ms).max(0);
        if let Some(seat) = self.seat_mut(holder.seat) {
            seat.air_ms += held;
        }
    }

    fn move_on(&mut self, now: DateTime<Utc>) {
        let at = self.room_ms(now);
        let next = self.next_of_round(at);
        let Some(round) = &mut self.round else { return };
        let (seat, again) = match next {
            Next::First(seat) => (seat, false),
            Next::Again(seat) => (seat, true),
            Next::Nobody => return self.end_round(),
        };
        round.first.retain(|id| *id != seat);
        round.again.retain(|id| *id != seat);
        round.holder = Holder {
            seat,
            since_ms: at,
            again,
        };
        self.note(Change::PieceMoved);
        self.reopen_if_asked();
    }

    fn next_of_round(&self, at_ms: i64) -> Next {
        let Some(round) = &self.round else {
            return Next::Nobody;
        };
        let find = |list: &VecDeque<SeatId>| list.iter().copied().find(|id| self.is_reachable(*id, at_ms));
        match (find(&round.first), find(&round.again)) {
            (Some(seat), _) => Next::First(seat),
            (None, Some(seat)) => Next::Again(seat),
            (None, None) => Next::Nobody,
        }
    }

    fn end_round(&mut self) {
        self.round = None;
        let stage = self.stage;
        if let Some(stage) = self.stages.get_mut(stage) {
            stage.rounds += 1;
        }
        self.note(Change::RoundEnded);
        self.reopen_if_asked();
    }

    fn reopen_if_asked(&mut self) {
        if std::mem::take(&mut self.reopen_asked) {
            self.pause = Some(Pause {
                at_ms: self.latest_ms,
                quiet: Quiet::Agreements,
            });
            self.note(Change::Paused);
        }
    }
}
