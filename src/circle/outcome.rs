//! Record that remains of a room when it closes: shown to everyone before it is kept. Nothing else remains.

use chrono::{DateTime, Utc};

use super::engine::Room;
use crate::action::Draft;

/// Record of a session. No name, no turn, no word but the agreed actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomOutcome {
    /// Planned length of the session.
    pub planned_minutes: u32,
    /// Actual length, pauses included, to the nearest minute.
    pub actual_minutes: u32,
    /// Number of people who took part, as a range.
    pub seats_band: &'static str,
    /// Rounds completed.
    pub rounds: u32,
    /// The agreed actions: two at most.
    pub actions: Vec<Draft>,
}

/// The ranges in which the number of seats is kept.
pub const BANDS: &[(usize, &str)] = &[
    (2, "0-2"),
    (4, "3-4"),
    (8, "5-8"),
    (12, "9-12"),
    (usize::MAX, "13-15"),
];

impl Room {
    /// Record that would be kept if the room were closed now.
    pub fn outcome(&self, now: DateTime<Utc>) -> RoomOutcome {
        let taken = self.seats.iter().filter(|seat| seat.accepted).count();
        let minutes = (self.wall_ms(now) + 30_000) / 60_000;
        RoomOutcome {
            planned_minutes: self.minutes,
            actual_minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
            seats_band: band(taken),
            rounds: self.stages.iter().map(|stage| stage.rounds).sum(),
            actions: self.agreed.clone(),
        }
    }
}

fn band(seats: usize) -> &'static str {
    let found = BANDS.iter().find(|(most, _)| seats <= *most);
    found.map_or("13-15", |(_, band)| *band)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands() {
        for (seats, expected) in [
            (0, "0-2"),
            (2, "0-2"),
            (3, "3-4"),
            (5, "5-8"),
            (8, "5-8"),
            (12, "9-12"),
            (15, "13-15"),
        ] {
            assert_eq!(band(seats), expected);
        }
    }
}
