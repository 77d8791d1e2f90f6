//! Seats: taking one, stepping out, losing sight of somebody, and coming back.

use chrono::{DateTime, Utc};

use super::{Away, Change, Device, Initiator, MAX_WALLS, Managers, Presence, Refusal, Room, seat::Seat};
use crate::{format::MAX_SEATS, ids::SeatId};

impl Room {
    pub(super) fn may_sit(&self, initiator: Initiator, seat: &Seat) -> Result<(), Refusal> {
        self.by_system(initiator)?;
        if self.own_seat(seat).is_some() {
            return Ok(());
        }
        if let Some(refusal) = self.keeps_managers_out().filter(|_| seat.manager) {
            return Err(refusal);
        }
        self.has_room_for(seat.id)
    }

    /// Takes a seat; a person who has one already is back in it.
    pub(super) fn sit(&mut self, seat: Seat) {
        match self.own_seat(&seat) {
            Some(known) => self.is_back(known),
            None => self.add(seat),
        }
    }

    fn own_seat(&self, seat: &Seat) -> Option<SeatId> {
        let own = seat.account.and_then(|account| self.seat_of(account));
        own.map(|seat| seat.id)
    }

    pub(super) fn may_add_seat(&self, initiator: Initiator, id: SeatId) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        self.has_room_for(id)
    }

    pub(super) fn add_seat(&mut self, id: SeatId, name: &str) {
        self.add(Seat::without_device(id, name));
    }

    fn has_room_for(&self, id: SeatId) -> Result<(), Refusal> {
        if self.seats.len() >= usize::from(MAX_SEATS) || self.seat(id).is_some() {
            Err(Refusal::Full)
        } else {
            Ok(())
        }
    }

    fn add(&mut self, seat: Seat) {
        let name = self.free_name(&seat.name);
        let late = self.rounds_begun > 0;
        // Whatever the caller says: a new seat has accepted nothing and has not spoken.
        self.seats_mut().push(Seat {
            name,
            late,
            accepted: false,
            presence: Presence::Here,
            air_ms: 0,
            ..seat
        });
    }

    /// Two people of one name are told apart by a number.
    fn free_name(&self, name: &str) -> String {
        let taken = |name: &str| self.seats.iter().any(|seat| seat.name == name);
        let numbered = (2..).map(|number| format!("{name} {number}"));
        std::iter::once(name.to_owned())
            .chain(numbered.take(usize::from(MAX_SEATS)))
            .find(|name| !taken(name))
            .unwrap_or_default()
    }

    pub(super) fn may_accept(&self, initiator: Initiator, id: SeatId) -> Result<(), Refusal> {
        let by = self.by_seat(initiator)?;
        let device = self.seat(id).ok_or(Refusal::NoSuchSeat)?.device;
        if by != id && !(by == self.host && device == Device::None) {
            return Err(Refusal::NotHost);
        }
        Ok(())
    }

    pub(super) fn accept(&mut self, id: SeatId) {
        if let Some(seat) = self.seat_mut(id) {
            seat.accepted = true;
        }
    }

    pub(super) fn step_out(&mut self, now: DateTime<Utc>, initiator: Initiator) {
        if let Some(id) = initiator.seat() {
            self.goes(now, id, Presence::Out);
        }
    }

    pub(super) fn come_back(&mut self, initiator: Initiator) {
        if let Some(id) = initiator.seat() {
            self.is_back(id);
        }
    }

    pub(super) fn may_set_aside(&self, initiator: Initiator, id: SeatId) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        self.seat(id).ok_or(Refusal::NoSuchSeat)?;
        if self.holder() == Some(id) {
            return Err(Refusal::HolderMaySpeak);
        }
        Ok(())
    }

    pub(super) fn set_aside(&mut self, now: DateTime<Utc>, id: SeatId) {
        self.goes(now, id, Presence::Out);
    }

    pub(super) fn may_lose(&self, initiator: Initiator, id: SeatId) -> Result<(), Refusal> {
        self.by_system(initiator)?;
        let seat = self.seat(id).ok_or(Refusal::NoSuchSeat)?;
        if !seat.is_here() || seat.device == Device::None {
            return Err(Refusal::NothingDue);
        }
        Ok(())
    }

    pub(super) fn lose(&mut self, now: DateTime<Utc>, id: SeatId) {
        self.goes(now, id, Presence::Lost);
    }

    /// A screen that shows up again brings back somebody who was lost, not somebody who stepped out.
    pub(super) fn may_find(&self, initiator: Initiator, id: SeatId) -> Result<(), Refusal> {
        self.by_system(initiator)?;
        match self.seat(id).ok_or(Refusal::NoSuchSeat)?.presence {
            Presence::Lost(_) => Ok(()),
            Presence::Here | Presence::Out(_) => Err(Refusal::NothingDue),
        }
    }

    pub(super) fn may_add_wall(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_system(initiator)?;
        if self.walls >= MAX_WALLS {
            return Err(Refusal::EnoughWalls);
        }
        Ok(())
    }

    pub(super) fn may_end_walls(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        if self.walls == 0 {
            return Err(Refusal::NotNow);
        }
        Ok(())
    }

    pub(super) fn may_decline_managers(&self, initiator: Initiator) -> Result<(), Refusal> {
        let id = self.by_seat(initiator)?;
        if self.seat(id).is_some_and(|seat| seat.manager) {
            return Err(Refusal::NotSeated);
        }
        if self.rounds_begun > 0 {
            return Err(Refusal::NotNow);
        }
        Ok(())
    }

    pub(super) fn decline_managers(&mut self) {
        self.managers = Managers::Declined;
        let host = self.host;
        self.seats_mut().retain(|seat| !seat.manager || seat.id == host);
        if self
            .guardian
            .is_some_and(|guardian| self.seat(guardian).is_none())
        {
            self.guardian = None;
        }
    }

    pub(super) fn may_hand_over(&self, initiator: Initiator, to: SeatId) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        let seat = self.seat(to).ok_or(Refusal::NoSuchSeat)?;
        if !may_host(seat) || !seat.is_here() {
            return Err(Refusal::NoSuchSeat);
        }
        Ok(())
    }

    /// The guardian may take over from a host who has been gone for two minutes; when there is no guardian, or they have
    /// not done it for another minute, anyone may.
    pub(super) fn may_take_over(&self, now: DateTime<Utc>, initiator: Initiator) -> Result<(), Refusal> {
        let id = self.by_seat(initiator)?;
        if !self.seat(id).is_some_and(may_host) {
            return Err(Refusal::NotSeated);
        }
        if self.may_take_hosting(now, id) {
            Ok(())
        } else {
            Err(Refusal::HostIsHere)
        }
    }

    pub(super) fn take_hosting(&mut self, initiator: Initiator) {
        if let Some(id) = initiator.seat() {
            self.host_is(id);
            self.is_back(id);
        }
    }

    /// True when this seat may take hosting over now.
    pub(in crate::circle) fn may_take_hosting(&self, now: DateTime<Utc>, id: SeatId) -> bool {
        let gone_ms = self.seat(self.host).map_or(i64::MAX, |host| match host.presence {
            Presence::Here => i64::MIN,
            Presence::Lost(away) | Presence::Out(away) => self.wall_ms(now) - away.wall_ms,
        });
        let guardian_is_here = self
            .guardian
            .and_then(|guardian| self.seat(guardian))
            .is_some_and(Seat::is_here);
        let waits_ms = if self.guardian == Some(id) || !guardian_is_here {
            super::HOST_GRACE_MS
        } else {
            super::ANYONE_MS
        };
        id != self.host && gone_ms >= waits_ms && self.seat(id).is_some_and(may_host)
    }

    pub(super) fn host_is(&mut self, id: SeatId) {
        self.host = id;
        if self.guardian == Some(id) {
            self.guardian = None;
        }
        self.mark_changed(Change::HostChanged);
    }

    fn goes(&mut self, now: DateTime<Utc>, id: SeatId, how: fn(Away) -> Presence) {
        let away = Away {
            since_ms: self.latest_ms,
            wall_ms: self.wall_ms(now),
            given_up: false,
        };
        if let Some(seat) = self.seat_mut(id) {
            seat.presence = match seat.presence {
                Presence::Here => how(away),
                // Their clock goes on from when they were first gone.
                Presence::Lost(since) | Presence::Out(since) => how(since),
            };
        }
    }

    pub(super) fn is_back(&mut self, id: SeatId) {
        if let Some(seat) = self.seat_mut(id) {
            seat.presence = Presence::Here;
        }
    }

    pub(super) fn by_seat(&self, initiator: Initiator) -> Result<SeatId, Refusal> {
        match initiator {
            Initiator::Seat(id) if self.seat(id).is_some() => Ok(id),
            _ => Err(Refusal::NotSeated),
        }
    }

    pub(super) fn by_host(&self, initiator: Initiator) -> Result<(), Refusal> {
        if self.by_seat(initiator)? == self.host {
            Ok(())
        } else {
            Err(Refusal::NotHost)
        }
    }

    pub(super) fn by_system(&self, initiator: Initiator) -> Result<(), Refusal> {
        if initiator == Initiator::System {
            Ok(())
        } else {
            Err(Refusal::NotSeated)
        }
    }
}

/// Guests and people without a screen cannot host, and a manager does not.
pub(in crate::circle) fn may_host(seat: &Seat) -> bool {
    seat.device == Device::Own && !seat.manager
}
