//! From a recurrence rule to moments.
//!
//! The rule is expanded on the calendar on the wall, as if every day had 24 hours, and each date is then read on the clock of
//! the zone: a circle at 14:00 stays at 14:00 when the clocks change, and one bad night does not move the ones after it.

use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};
use rrule::{RRule, RRuleError, Tz};

use super::{Circle, LocalTime, Zone};

/// Most occurrences that one expansion yields: two years of weekly circles.
const MOST: u16 = 104;

/// The moments of a rule in `after < moment <= until`, in order; at most 104.
///
/// # Errors
/// When `rule` is no RFC 5545 recurrence rule.
pub fn occurrences(
    rule: &str,
    first: LocalTime,
    zone: Zone,
    after: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<DateTime<Utc>>, RRuleError> {
    // A day of slack on both sides, because the local calendar is up to 14 hours away from UTC.
    let slack = TimeDelta::days(1);
    let dates = RRule::from_str(rule)?
        .build(first.naive().and_utc().with_timezone(&Tz::UTC))?
        .after((zone.local(after).naive().and_utc() - slack).with_timezone(&Tz::UTC))
        .before((zone.local(until).naive().and_utc() + slack).with_timezone(&Tz::UTC))
        .all(MOST)
        .dates;
    Ok(dates
        .into_iter()
        .map(|date| zone.moment(LocalTime::new(date.date_naive(), date.time())))
        .filter(|at| after < *at && *at <= until)
        .collect())
}

impl Circle {
    /// The moments of this circle in `after < moment <= until`.
    ///
    /// # Errors
    /// When the stored rule is no RFC 5545 recurrence rule.
    pub fn occurrences(
        &self,
        after: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Vec<DateTime<Utc>>, RRuleError> {
        occurrences(&self.rhythm, self.first_local, self.time_zone, after, until)
    }
}
