//! Rounds: how the piece begins, moves on and comes to rest.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};

use super::{
    Away, Change, Device, Direction, Holder, Initiator, Pause, PauseReason, Refusal, Room, Round,
    seat::{Presence, Seat},
};
use crate::{
    format::{After, MIN_SEATS, StageKind, TurnRule},
    ids::SeatId,
};

/// Next seat, and the list it comes from.
enum Next {
    First(SeatId),
    Again(SeatId),
    Nobody,
}

impl Room {
    pub(super) fn begin_round(
        &mut self,
        prompt: Option<String>,
        direction: Direction,
        first: Option<SeatId>,
    ) {
        let at_ms = self.latest_ms;
        self.find_receiver();
        let Ok(fixed) = self.order(direction, first) else {
            return;
        };
        let mut order: VecDeque<SeatId> = fixed.iter().copied().collect();
        let begins = order
            .iter()
            .position(|id| self.is_offerable(*id, at_ms))
            .and_then(|at| order.remove(at));
        let Some(seat) = begins else { return };
        for id in &fixed {
            if let Some(seat) = self.seat_mut(*id) {
                seat.late = false;
            }
        }
        self.round = Some(Round {
            prompt,
            direction,
            receiver: self.receiver_for(seat, &fixed),
            order: fixed,
            first: order,
            again: VecDeque::new(),
            holder: Holder {
                seat,
                since_ms: at_ms,
                again: false,
            },
        });
        self.rounds_begun += 1;
        self.mark_changed(Change::RoundBegun);
    }

    pub(super) fn may_begin_round(
        &self,
        now: DateTime<Utc>,
        initiator: Initiator,
        first: Option<SeatId>,
    ) -> Result<(), Refusal> {
        let at_ms = self.room_ms(now);
        self.may_begin(initiator, at_ms)?;
        // A receiver is named as the round begins, and who is left to speak depends on it.
        let mut with_receiver;
        let room = if self.now_in().turns == TurnRule::ReceiverEachRound {
            with_receiver = self.clone();
            with_receiver.latest_ms = at_ms;
            with_receiver.find_receiver();
            &with_receiver
        } else {
            self
        };
        let order = room.order(Direction::Clockwise, first)?;
        if order.iter().any(|id| room.is_offerable(*id, at_ms)) {
            Ok(())
        } else {
            Err(Refusal::NobodyToSpeak)
        }
    }

    fn may_begin(&self, initiator: Initiator, at_ms: i64) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        self.between_rounds()?;
        if !self.now_in().kind.has_rounds() {
            return Err(Refusal::NotNow);
        }
        if self.seats.iter().any(|seat| seat.is_here() && !seat.accepted) {
            return Err(Refusal::AgreementsOwed);
        }
        self.supervised()?;
        self.parts_for(self.now_in().turns)?;
        let present = |seat: &&Seat| seat.accepted && self.is_reachable(seat.id, at_ms);
        if self.seats.iter().filter(present).count() < usize::from(MIN_SEATS) {
            return Err(Refusal::TooFew);
        }
        Ok(())
    }

    pub(super) fn release(&mut self, now: DateTime<Utc>) {
        if let Some(holder) = self.round.as_ref().map(|round| round.holder) {
            self.count_air(holder);
        }
        self.move_on(now);
    }

    pub(super) fn pass(&mut self, now: DateTime<Utc>) {
        let holder = self.round.as_ref().map(|round| round.holder);
        if let Some(holder) = holder.filter(|holder| !holder.again) {
            self.offer_again(holder.seat);
        }
        self.move_on(now);
    }

    /// The piece goes on without a holder whose screen is away, because somebody says so: the host, or the guardian when the host is
    /// away, too.
    pub(super) fn may_go_on_without(&self, initiator: Initiator, id: SeatId) -> Result<(), Refusal> {
        self.by_decider(initiator)?;
        if self.pause.is_some() {
            return Err(Refusal::Paused);
        }
        if self.holder() != Some(id) {
            return Err(Refusal::NotNow);
        }
        let is_lost = |seat: &Seat| matches!(seat.presence, Presence::Lost(_));
        if initiator == Initiator::Seat(id) || !self.seat(id).is_some_and(is_lost) {
            return Err(Refusal::HolderIsHere);
        }
        Ok(())
    }

    fn by_decider(&self, initiator: Initiator) -> Result<(), Refusal> {
        let id = self.by_seat(initiator)?;
        let host_is_here = self.seat(self.host).is_some_and(Seat::is_here);
        if id == self.host || (self.guardian == Some(id) && !host_is_here) {
            Ok(())
        } else {
            Err(Refusal::NotHost)
        }
    }

    /// The piece leaves a holder who has gone; they are offered it again when they return while the round lasts.
    pub(super) fn leave_behind(&mut self, now: DateTime<Utc>) {
        if let Some(holder) = self.round.as_ref().map(|round| round.holder) {
            self.count_air(holder);
            if let Some(seat) = self.seat_mut(holder.seat)
                && let Presence::Lost(away) = &mut seat.presence
            {
                away.given_up = true;
            }
            self.offer_again(holder.seat);
            self.move_on(now);
        }
    }

    /// Lets time do what it does alone, after every order.
    pub(super) fn after_command(&mut self, now: DateTime<Utc>) {
        if self.is_due(now) {
            self.leave_behind(now);
        }
    }

    /// Tells a piece that leaves its holder of itself now.
    fn is_due(&self, now: DateTime<Utc>) -> bool {
        let somebody = self.seats.iter().any(Seat::is_here);
        let left = |holder| self.has_left(holder, self.room_ms(now));
        somebody && self.holder().is_some_and(left)
    }

    pub(super) fn may_tick(&self, now: DateTime<Utc>, initiator: Initiator) -> Result<(), Refusal> {
        self.by_system(initiator)?;
        if self.is_due(now) {
            Ok(())
        } else {
            Err(Refusal::NothingDue)
        }
    }

    /// Tells a holder whom the piece leaves of itself: they have stepped out, or their screen is away and nobody has been there to decide
    /// about it for as long as a seat is kept.
    fn has_left(&self, holder: SeatId, at_ms: i64) -> bool {
        match self.seat(holder).map(|seat| seat.presence) {
            Some(Presence::Here) => false,
            Some(Presence::Lost(away)) => {
                let since = self.undecided_since(holder, away);
                since.is_some_and(|since| at_ms - since >= self.patience_ms())
            }
            Some(Presence::Out(_)) | None => true,
        }
    }

    /// Time since which nobody is there who could go on without the holder; nothing while somebody is.
    fn undecided_since(&self, holder: SeatId, away: Away) -> Option<i64> {
        let others = [Some(self.host), self.guardian].into_iter().flatten();
        let mut others = others
            .filter(|id| *id != holder)
            .filter_map(|id| self.seat(id))
            .filter(|seat| seat.device != Device::None);
        others.try_fold(away.since_ms, |since, seat| match seat.presence {
            Presence::Here => None,
            Presence::Lost(away) | Presence::Out(away) => Some(since.max(away.since_ms)),
        })
    }

    /// Tells a seat that the piece may be offered to: they are there, or their screen has not been away for longer than a seat is kept.
    pub(in crate::circle) fn is_reachable(&self, id: SeatId, at_ms: i64) -> bool {
        self.seat(id).is_some_and(|seat| match seat.presence {
            Presence::Here => true,
            Presence::Lost(away) => !away.given_up && at_ms - away.since_ms < self.patience_ms(),
            Presence::Out(_) => false,
        })
    }

    fn order(&self, direction: Direction, first: Option<SeatId>) -> Result<Vec<SeatId>, Refusal> {
        let ring: Vec<&Seat> = self.seats.iter().filter(|seat| self.has_turn(seat)).collect();
        let place = |id| ring.iter().position(|seat| seat.id == id);
        let start = match first {
            Some(id) if self.seat(id).is_none() => return Err(Refusal::NoSuchSeat),
            Some(id) => place(id).ok_or(Refusal::NoTurnHere)?,
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

    pub(super) fn by_holder(&self, initiator: Initiator) -> Result<Holder, Refusal> {
        let Initiator::Seat(id) = initiator else {
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
        let (seat, again) = match self.next_of_round(at) {
            Next::First(seat) => (seat, false),
            Next::Again(seat) => (seat, true),
            Next::Nobody => return self.end_round(),
        };
        let order = self.round.as_ref().map_or(&[][..], |round| &round.order);
        let receiver = self.receiver_for(seat, order);
        let Some(round) = &mut self.round else { return };
        round.first.retain(|id| *id != seat);
        round.again.retain(|id| *id != seat);
        round.receiver = receiver;
        round.holder = Holder {
            seat,
            since_ms: at,
            again,
        };
        self.mark_changed(Change::PieceMoved);
        self.reopen_if_asked();
    }

    fn next_of_round(&self, at_ms: i64) -> Next {
        let Some(round) = &self.round else {
            return Next::Nobody;
        };
        let find = |list: &VecDeque<SeatId>| list.iter().copied().find(|id| self.is_offerable(*id, at_ms));
        match (find(&round.first), find(&round.again)) {
            (Some(seat), _) => Next::First(seat),
            (None, Some(seat)) => Next::Again(seat),
            (None, None) if self.returns_to_host(round, at_ms) => Next::Again(self.host),
            (None, None) => Next::Nobody,
        }
    }

    /// True when the piece goes back to the host after everyone's turn, unless it was with them last.
    fn returns_to_host(&self, round: &Round, at_ms: i64) -> bool {
        self.now_in().after == After::HostSumsUp
            && round.holder.seat != self.host
            && round.order.contains(&self.host)
            && self.is_offerable(self.host, at_ms)
    }

    /// True while the piece is back with the host, for them to sum up before they ask again.
    pub(in crate::circle) fn sums_up(&self, now: DateTime<Utc>) -> bool {
        let at_ms = self.room_ms(now);
        let over = |round: &Round| {
            let mut waiting = round.first.iter().chain(&round.again);
            round.holder.seat == self.host && !waiting.any(|id| self.is_offerable(*id, at_ms))
        };
        self.now_in().after == After::HostSumsUp && self.round.as_ref().is_some_and(over)
    }

    fn end_round(&mut self) {
        let Some(round) = self.round.take() else { return };
        let stage = self.stage;
        if let Some(stage) = self.stages.get_mut(stage) {
            stage.rounds += 1;
        }
        self.receiver_moves(round.direction);
        self.mark_changed(Change::RoundEnded);
        self.reopen_if_asked();
    }

    fn reopen_if_asked(&mut self) {
        if std::mem::take(&mut self.reopen_asked) {
            self.pause = Some(Pause {
                at_ms: self.latest_ms,
                quiet: PauseReason::Agreements,
            });
            self.mark_changed(Change::Paused);
        }
    }
}
