//! From a recurrence rule to moments.
//!
//! The rule is expanded on the calendar on the wall, as if every day had 24 hours, and each date is then read on the clock of
//! the zone: a circle at 14:00 stays at 14:00 when the clocks change, and one bad night does not move the ones after it.

use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};
use rrule::{RRule, RRuleError, Tz};

use super::Circle;
use crate::zone::{LocalTime, Zone};

/// Most occurrences that one expansion yields: two years of weekly circles.
const MAX_OCCURRENCES: u16 = 104;

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
        .all(MAX_OCCURRENCES)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn london(rule: &str, first: &str, weeks: i64) -> Vec<String> {
        let zone: Zone = "Europe/London".parse().unwrap();
        let first: LocalTime = first.parse().unwrap();
        let start = zone.moment(first) - TimeDelta::minutes(1);
        occurrences(
            rule,
            first,
            zone,
            start,
            start + TimeDelta::weeks(weeks) - TimeDelta::days(1),
        )
        .unwrap()
        .into_iter()
        .map(|at| zone.local(at).to_string())
        .collect()
    }

    #[test]
    fn the_time_stays_when_the_clocks_change() {
        let year = london("FREQ=WEEKLY;INTERVAL=1;BYDAY=TH", "2026-01-15T14:00", 52);
        assert_eq!(year.len(), 52);
        assert!(year.iter().all(|local| local.ends_with("T14:00")), "{year:?}");
    }

    #[test]
    fn one_skipped_night_does_not_move_the_others() {
        let nights = london("FREQ=WEEKLY;INTERVAL=1;BYDAY=SU", "2026-03-22T01:30", 4);
        assert_eq!(
            nights,
            [
                "2026-03-22T01:30",
                "2026-03-29T02:30",
                "2026-04-05T01:30",
                "2026-04-12T01:30"
            ]
        );
    }

    #[test]
    fn rhythms() {
        for (rule, expected) in [
            (
                "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO",
                vec![
                    "02-02", "02-09", "02-16", "02-23", "03-02", "03-09", "03-16", "03-23",
                ],
            ),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
                vec!["02-02", "02-16", "03-02", "03-16"],
            ),
            ("FREQ=WEEKLY;INTERVAL=4;BYDAY=MO", vec!["02-02", "03-02"]),
            // Not offered by the form, and understood all the same.
            ("FREQ=MONTHLY;BYDAY=1MO", vec!["02-02", "03-02"]),
        ] {
            let got = london(rule, "2026-02-02T09:15", 8);
            let expected: Vec<_> = expected.iter().map(|day| format!("2026-{day}T09:15")).collect();
            assert_eq!(got, expected, "{rule}");
        }
    }

    #[test]
    fn from_the_middle_of_a_long_series() {
        let zone: Zone = "Asia/Kathmandu".parse().unwrap();
        let first = "2020-01-02T08:00".parse().unwrap();
        let after = "2026-05-01T00:00:00Z".parse().unwrap();
        let rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH";
        let got = occurrences(rule, first, zone, after, after + TimeDelta::weeks(4)).unwrap();
        let got: Vec<_> = got.iter().map(|at| at.to_rfc3339()).collect();
        assert_eq!(got, ["2026-05-14T02:15:00+00:00", "2026-05-28T02:15:00+00:00"]);
    }

    #[test]
    fn what_is_no_rule() {
        let now = DateTime::UNIX_EPOCH;
        let (first, zone) = ("2026-05-01T09:00".parse().unwrap(), "UTC".parse().unwrap());
        for rule in ["", "weekly", "FREQ=SOMETIMES", "FREQ=WEEKLY;INTERVAL=x"] {
            assert!(occurrences(rule, first, zone, now, now).is_err(), "{rule:?}");
        }
    }
}
