//! The room's own clock: milliseconds since it was opened, without its pauses.
//!
//! Every instant in a room is on this clock, so a pause freezes all of them at once, and a machine's clock that jumps back
//! only makes the room's stand still for a while.

use chrono::{DateTime, Utc};

use super::{FINGER_MS, GRACE_MS, Initiator, Presence, Room};

impl Room {
    /// Milliseconds since the room was opened, pauses included; never negative.
    pub(in crate::circle) fn wall_ms(&self, now: DateTime<Utc>) -> i64 {
        (now - self.opened_at).num_milliseconds().max(0)
    }

    /// The room's clock: milliseconds since it was opened, without its pauses; never runs backwards.
    pub(in crate::circle) fn room_ms(&self, now: DateTime<Utc>) -> i64 {
        match self.pause {
            Some(pause) => pause.at_ms,
            None => (self.wall_ms(now) - self.frozen_ms).max(self.latest_ms),
        }
    }

    /// Lets the clock go on from where the pause stopped it.
    pub(super) fn thaw(&mut self, now: DateTime<Utc>, stopped_at_ms: i64) {
        self.frozen_ms = self.wall_ms(now) - stopped_at_ms;
    }

    /// Suggestion for a turn, or for the whole of a stage without turns, in seconds, with what the host has added.
    pub(in crate::circle) fn suggested(&self) -> Option<u32> {
        let taken = self
            .seats
            .iter()
            .filter(|seat| !matches!(seat.presence, Presence::Out(_)));
        let taken = u8::try_from(taken.count()).unwrap_or(u8::MAX);
        let step = self.format.step(self.minutes, taken, self.stage)?;
        Some(step.turn.unwrap_or(step.seconds) + self.extra_seconds)
    }

    /// Time for which a seat is kept whose screen is away, in milliseconds: the suggested turn and two minutes.
    pub(in crate::circle) fn patience_ms(&self) -> i64 {
        let turn = self.suggested().filter(|_| self.now_in().kind.has_rounds());
        GRACE_MS + i64::from(turn.unwrap_or(0)) * 1_000
    }

    /// Tells a finger that moved everyone on a moment ago. Two orders of one instant come from no finger.
    pub(super) fn is_second_tap(&self, now: DateTime<Utc>, initiator: Initiator) -> bool {
        let hand = self.hand.filter(|hand| initiator == Initiator::Seat(hand.seat));
        hand.is_some_and(|hand| (1..FINGER_MS).contains(&(self.wall_ms(now) - hand.wall_ms)))
    }
}
