//! The room's own clock: milliseconds since it was opened, without its pauses.
//!
//! Every instant in a room is on this clock, so a pause freezes all of them at once, and a machine's clock that jumps back
//! only makes the room's stand still for a while.

use chrono::{DateTime, Utc};

use super::Room;

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
}
