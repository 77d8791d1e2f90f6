//! The next possible slots for a session that was called off: offered at once, while everyone still has the week before them.

use chrono::{DateTime, Datelike, TimeDelta, Utc, Weekday};

use super::{Session, SessionWithCircle};
use crate::ids::SessionId;

/// Number of slots offered.
const OFFERED: usize = 3;

/// Maximum number of days ahead: later than this it would no longer count as the same week's circle.
const WITHIN_DAYS: u64 = 7;

/// A span that surely holds every slot which can be offered or chosen, from the session or from now on.
#[cfg(feature = "ssr")]
pub(super) const REACH: TimeDelta = TimeDelta::days(30);

/// An hour, so that people can still hear of it.
const NOTICE: TimeDelta = TimeDelta::hours(1);

/// The next slots at the same time of day on the clock of the circle: working days of the week that follows (any day for
/// circles that meet on a weekend), none colliding with `taken`.
pub fn next_slots(meeting: &SessionWithCircle, taken: &[Session], now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let session = &meeting.session;
    let zone = meeting.time_zone;
    let called_off = zone.local(session.starts_at);
    let weekends = is_weekend(called_off.date().weekday());
    // One that is called off after its time is made up for from today on, not from the day it was missed.
    let today = zone.local(now).date();
    let late = u64::try_from((today - called_off.date()).num_days()).unwrap_or(0);
    (late..=late + WITHIN_DAYS)
        .map(|days| called_off.plus_days(days))
        .filter(|local| weekends || !is_weekend(local.date().weekday()))
        .map(|local| zone.moment(local))
        .filter(|at| *at > session.starts_at && *at >= now + NOTICE)
        .filter(|at| is_free(*at, session.minutes, session.id, taken))
        .take(OFFERED)
        .collect()
}

/// True when nothing else of the team is planned at that time; the session `moving` is no obstacle to itself.
pub fn is_free(at: DateTime<Utc>, minutes: i64, moving: SessionId, taken: &[Session]) -> bool {
    taken
        .iter()
        .filter(|other| other.id != moving)
        .all(|other| !other.overlaps(at, minutes))
}

fn is_weekend(day: Weekday) -> bool {
    matches!(day, Weekday::Sat | Weekday::Sun)
}
