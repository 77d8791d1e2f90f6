//! Protection of the space: circles planned and kept, minutes planned and kept, and the causes of the lost ones.
//!
//! Deliberately absent: who came, and how many.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::SessionId,
    schedule::{LostCause, Session, SessionState},
};

/// A circle counts as kept when it was held within this time of its original plan.
pub const WITHIN: TimeDelta = TimeDelta::days(7);

/// One circle as it was first planned, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The original plan (UTC).
    pub planned_at: DateTime<Utc>,
    /// Planned length in minutes.
    pub minutes: i64,
    /// Time and length at which it, or the one that took its place, was held.
    pub held: Option<HeldCircle>,
    /// Cause for which it was called off or lost, if it was, even when another took its place.
    pub lost: Option<LostCause>,
    /// True when another time was found for it.
    pub rebooked: bool,
}

/// Circle that was held after all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldCircle {
    /// Start (UTC).
    pub at: DateTime<Utc>,
    /// Actual length, in minutes.
    pub minutes: i64,
    /// True when it ended before its closing round.
    pub curtailed: bool,
}

/// The figures of protected space.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protection {
    /// Circles planned.
    pub planned: i64,
    /// Circles held within [`WITHIN`] of their plan.
    pub kept: i64,
    /// Of those, circles that ended before their closing round.
    pub curtailed: i64,
    /// Minutes planned.
    pub minutes_planned: i64,
    /// Minutes kept, no more than planned for any circle.
    pub minutes_kept: i64,
    /// Circles that were called off or lost.
    pub lost: i64,
    /// Of those, circles for which another time was found.
    pub rebooked: i64,
    /// Causes of the lost ones, the most frequent first.
    pub causes: Vec<(LostCause, i64)>,
}

/// Circles as they were planned, from the sessions that came of them. One that took the place of another is not a plan of
/// its own; one that is still to come, or has been moved there, is not counted yet.
pub fn from_sessions(sessions: &[Session], now: DateTime<Utc>) -> Vec<Planned> {
    let find = |id: SessionId| sessions.iter().find(|session| session.id == id);
    let replaces = |id: SessionId| sessions.iter().any(|session| session.rebooked_as == Some(id));
    let over = sessions.iter().filter(|session| {
        session.planned_at <= now && (session.took_place() || session.state == SessionState::Lost)
    });
    over.filter(|session| !replaces(session.id))
        .map(|session| {
            // A circle can be called off, rebooked and called off again; the chain ends, but need not be trusted to.
            let chain = std::iter::successors(Some(session), |session| find(session.rebooked_as?));
            let met = chain.take(sessions.len()).find(|session| session.took_place());
            Planned {
                planned_at: session.planned_at,
                minutes: session.minutes,
                held: met.map(|met| HeldCircle {
                    at: met.starts_at,
                    minutes: met.actual_minutes.unwrap_or(met.minutes),
                    curtailed: met.state == SessionState::Curtailed,
                }),
                lost: (session.state == SessionState::Lost)
                    .then(|| session.lost_cause.unwrap_or(LostCause::Other)),
                rebooked: session.rebooked_as.is_some(),
            }
        })
        .collect()
}

impl Protection {
    /// Adds up circles whose time has come.
    pub fn of(circles: &[Planned]) -> Self {
        let mut sum = Self::default();
        for circle in circles {
            sum.add(circle);
        }
        sum.causes.sort_by_key(|(cause, count)| (-count, *cause));
        sum
    }

    /// The protection rate in whole per cent; nothing when nothing was planned.
    pub fn rate(&self) -> Option<i64> {
        (self.planned > 0).then(|| (200 * self.kept + self.planned) / (2 * self.planned))
    }

    fn add(&mut self, circle: &Planned) {
        self.planned += 1;
        self.minutes_planned += circle.minutes;
        if let Some(held) = circle
            .held
            .filter(|held| (held.at - circle.planned_at).abs() <= WITHIN)
        {
            self.kept += 1;
            self.curtailed += i64::from(held.curtailed);
            self.minutes_kept += held.minutes.clamp(0, circle.minutes);
        }
        if let Some(cause) = circle.lost {
            self.lost += 1;
            self.rebooked += i64::from(circle.rebooked);
            match self.causes.iter_mut().find(|(known, _)| *known == cause) {
                Some((_, count)) => *count += 1,
                None => self.causes.push((cause, 1)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(number: i64) -> DateTime<Utc> {
        DateTime::default() + TimeDelta::hours(number)
    }

    fn held(after_hours: i64, minutes: i64) -> Planned {
        Planned {
            planned_at: hour(1000),
            minutes: 45,
            held: Some(HeldCircle {
                at: hour(1000 + after_hours),
                minutes,
                curtailed: false,
            }),
            lost: None,
            rebooked: false,
        }
    }

    fn lost(cause: LostCause) -> Planned {
        Planned {
            held: None,
            lost: Some(cause),
            ..held(0, 0)
        }
    }

    #[test]
    fn what_counts_as_kept() {
        for (circle, kept, minutes) in [
            (held(0, 45), 1, 45),
            (held(0, 60), 1, 45),
            (held(0, 20), 1, 20),
            (held(0, -5), 1, 0),
            (held(7 * 24, 45), 1, 45),
            (held(7 * 24 + 1, 45), 0, 0),
            (held(-7 * 24, 45), 1, 45),
            (held(-7 * 24 - 1, 45), 0, 0),
            (lost(LostCause::Room), 0, 0),
            (
                Planned {
                    lost: Some(LostCause::Room),
                    rebooked: true,
                    ..held(24, 45)
                },
                1,
                45,
            ),
            (
                Planned {
                    held: None,
                    ..held(0, 0)
                },
                0,
                0,
            ),
        ] {
            let sum = Protection::of(&[circle]);
            assert_eq!(
                (sum.planned, sum.kept, sum.minutes_planned, sum.minutes_kept),
                (1, kept, 45, minutes),
                "{circle:?}"
            );
        }
    }

    #[test]
    fn a_season() {
        use LostCause::{Room, Staffing};
        let mut circles = vec![held(0, 45); 5];
        circles.extend([lost(Room), lost(Staffing), lost(Staffing)]);
        circles.push(Planned {
            rebooked: true,
            ..lost(Staffing)
        });
        let sum = Protection::of(&circles);
        assert_eq!((sum.kept, sum.planned, sum.rate()), (5, 9, Some(56)));
        assert_eq!((sum.minutes_kept, sum.minutes_planned), (225, 405));
        assert_eq!((sum.lost, sum.rebooked), (4, 1));
        assert_eq!(sum.causes, [(Staffing, 3), (Room, 1)]);
        assert_eq!(Protection::of(&[]).rate(), None);
    }

    #[test]
    fn rates_are_rounded_half_up() {
        for (kept, planned, rate) in [(0, 3, 0), (1, 3, 33), (2, 3, 67), (1, 8, 13), (3, 3, 100)] {
            let sum = Protection {
                kept,
                planned,
                ..Protection::default()
            };
            assert_eq!(sum.rate(), Some(rate), "{kept} of {planned}");
        }
    }

    fn session(number: u128, after_hours: i64, state: SessionState) -> Session {
        use crate::ids::{CircleId, TeamId};
        let nil = uuid::Uuid::nil();
        Session {
            id: SessionId(uuid::Uuid::from_u128(number)),
            circle_id: CircleId(nil),
            team_id: TeamId(nil),
            planned_at: hour(1000 + after_hours),
            starts_at: hour(1000 + after_hours),
            minutes: 45,
            state,
            host_account_id: None,
            moved: 0,
            move_reason: None,
            lost_cause: (state == SessionState::Lost).then_some(LostCause::Staffing),
            rebooked_as: None,
            opened_at: None,
            closed_at: None,
            actual_minutes: None,
            seats_band: None,
            rounds: None,
        }
    }

    #[test]
    fn sessions_become_plans() {
        use SessionState::{Curtailed, Held as Met, Lost, Open, Planned as Coming};
        let rebooked = |mut session: Session, as_number: u128| {
            session.rebooked_as = Some(SessionId(uuid::Uuid::from_u128(as_number)));
            session
        };
        let moved = |mut session: Session, hours: i64| {
            session.starts_at += TimeDelta::hours(hours);
            session
        };
        for (sessions, planned, kept, lost, again) in [
            (vec![session(1, 0, Met), session(2, 1, Curtailed)], 2, 2, 0, 0),
            (
                vec![
                    session(1, 0, Coming),
                    session(2, 1, Open),
                    session(3, 99_999, Lost),
                ],
                0,
                0,
                0,
                0,
            ),
            (vec![session(1, 0, Lost)], 1, 0, 1, 0),
            (
                vec![moved(session(1, 0, Met), 48), moved(session(2, 0, Met), 24 * 8)],
                2,
                1,
                0,
                0,
            ),
            (
                vec![rebooked(session(1, 0, Lost), 2), session(2, 24, Met)],
                1,
                1,
                1,
                1,
            ),
            (
                vec![rebooked(session(1, 0, Lost), 2), session(2, 24, Coming)],
                1,
                0,
                1,
                1,
            ),
            (
                vec![
                    rebooked(session(1, 0, Lost), 2),
                    rebooked(session(2, 24, Lost), 3),
                    session(3, 48, Met),
                ],
                1,
                1,
                1,
                1,
            ),
            (
                vec![rebooked(session(1, 0, Lost), 2), session(2, 24 * 9, Met)],
                1,
                0,
                1,
                1,
            ),
        ] {
            let sum = Protection::of(&from_sessions(&sessions, hour(2000)));
            assert_eq!(
                (sum.planned, sum.kept, sum.lost, sum.rebooked),
                (planned, kept, lost, again),
                "{sessions:?}"
            );
        }
    }
}
