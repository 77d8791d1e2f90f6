//! Judgement of the clock: what is due is done by the clock, and some of it cannot be undone.
//!
//! The rule (`State::judge`). What a clock shows is believed when it fits the time expected: the last time believed, plus what a
//! monotonic clock has counted since ([`SLACK`]). At the start of a process there is only the last time known in the database, and the
//! clock may be ahead of it by a short downtime ([`DOWNTIME`]). Anything else may be a long downtime or a clock that was set wrong, and
//! nobody can tell which: it is doubted. A doubted time is believed once it has gone on evenly for [`SETTLES`] and, on Postgres, once the
//! database's own clock shows the same; or as soon as somebody accepts it, or another process believes it.
//!
//! While the clock is doubted, jobs wait. Requests go on by what the clock shows, but a sign-in is not ended by it
//! ([`Timekeeper::cautious`]).

pub mod service;
mod store;

#[cfg(test)]
mod tests;

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

/// Tolerated distance of a clock from the time expected.
pub const SLACK: TimeDelta = TimeDelta::minutes(10);
/// Time after the last one known at which a process may start without being doubted.
pub const DOWNTIME: TimeDelta = TimeDelta::hours(1);
/// For how long a doubted time must go on evenly before it is believed.
pub const SETTLES: TimeDelta = TimeDelta::minutes(30);
/// The grid on which the last time known is kept: too coarse to tell what happened in between.
const GRID: TimeDelta = TimeDelta::minutes(5);

/// Reading of the clock, and of the monotonic clock at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ClockMark {
    wall: DateTime<Utc>,
    steady: TimeDelta,
}

/// A clock that is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Time shown (UTC).
    pub shows: DateTime<Utc>,
    /// Time expected (UTC).
    pub expected: DateTime<Utc>,
}

/// Times known from outside this process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct ClockReadings {
    /// The last time that some process believed; nothing in a new database.
    known: Option<DateTime<Utc>>,
    /// Time on the database's own clock, where it has one.
    database: Option<DateTime<Utc>>,
}

/// Result of looking at the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Time to go by.
    Time {
        /// The moment (UTC).
        now: DateTime<Utc>,
        /// True when it was doubted until now.
        after_doubt: bool,
    },
    /// Time in doubt.
    Doubted {
        /// Reason of the doubt.
        doubt: Doubt,
        /// True when this is the first look that doubts it.
        new: bool,
    },
}

/// Memory of a process of its clock.
#[derive(Debug, Default)]
pub struct Timekeeper(Mutex<ClockState>);

#[derive(Debug, Default)]
struct ClockState {
    /// The last time that was believed.
    believed: Option<ClockMark>,
    /// Time since which the same other time has been shown, and what was expected then.
    doubted: Option<(ClockMark, DateTime<Utc>)>,
    /// Time last written to or read from the database.
    known: Option<DateTime<Utc>>,
}

impl Timekeeper {
    /// Present doubt.
    pub fn doubt(&self) -> Option<Doubt> {
        let state = self.lock();
        state.doubted.map(|(mark, expected)| Doubt {
            shows: mark.wall,
            expected,
        })
    }

    /// The time by which something may end for good: what the clock shows, or what was expected where it shows much more.
    pub fn cautious(&self, clock: &crate::ports::Clock) -> DateTime<Utc> {
        let mark = ClockMark::of(clock);
        let state = self.lock();
        match state
            .expected(mark)
            .or(state.doubted.map(|(_, expected)| expected))
        {
            Some(expected) if mark.wall > expected + SLACK => expected,
            _ => mark.wall,
        }
    }

    fn lock(&self) -> MutexGuard<'_, ClockState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ClockMark {
    fn of(clock: &crate::ports::Clock) -> Self {
        Self {
            wall: clock.now(),
            steady: clock.steady(),
        }
    }
}

impl ClockState {
    /// Time the clock should show, by the last one believed.
    fn expected(&self, now: ClockMark) -> Option<DateTime<Utc>> {
        self.believed
            .map(|before| before.wall + (now.steady - before.steady))
    }

    /// True when the time fits what this process knows by itself, and the database has nothing to be told.
    fn is_plain(&self, now: ClockMark) -> bool {
        let fits = self.expected(now).is_some_and(|at| near(now.wall, at));
        fits && self.doubted.is_none() && self.known == Some(on_grid(now.wall))
    }

    /// The rule: see the module.
    fn judge(&mut self, now: ClockMark, heard: ClockReadings) -> Told {
        let fits = match (self.expected(now), heard.known) {
            (Some(expected), _) => near(now.wall, expected),
            (None, Some(known)) => known - SLACK <= now.wall && now.wall <= known + DOWNTIME,
            (None, None) => true,
        };
        let accepted = heard.known.is_some_and(|known| near(now.wall, known));
        if fits || accepted || self.has_settled(now, heard) {
            let after_doubt = self.doubted.take().is_some();
            self.believed = Some(now);
            return Told::Time {
                now: now.wall,
                after_doubt,
            };
        }
        self.doubts(now, heard)
    }

    fn doubts(&mut self, now: ClockMark, heard: ClockReadings) -> Told {
        let expected = self.expected(now).or(heard.known).unwrap_or(now.wall);
        let new = self.doubted.is_none();
        if !self.goes_on_evenly(now) {
            self.doubted = Some((now, expected));
        }
        let shows = now.wall;
        Told::Doubted {
            doubt: Doubt { shows, expected },
            new,
        }
    }

    /// True when the doubted time has only moved as time does.
    fn goes_on_evenly(&self, now: ClockMark) -> bool {
        self.doubted
            .is_some_and(|(first, _)| near(now.wall, first.wall + (now.steady - first.steady)))
    }

    fn has_settled(&self, now: ClockMark, heard: ClockReadings) -> bool {
        let long = self
            .doubted
            .is_some_and(|(first, _)| now.steady - first.steady >= SETTLES);
        let agrees = heard.database.is_none_or(|shown| near(now.wall, shown));
        long && agrees && self.goes_on_evenly(now)
    }
}

fn near(one: DateTime<Utc>, other: DateTime<Utc>) -> bool {
    (one - other).abs() <= SLACK
}

fn on_grid(at: DateTime<Utc>) -> DateTime<Utc> {
    at.duration_trunc(GRID).unwrap_or(at)
}
