//! Plan of a pulse: opening, close and threshold, fixed before anybody answers.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    disclosure::{SETTLE_HOURS, TEAM_FIRST_HOURS, Threshold},
    pulse::slip::MAX_SLIPS,
    zone::{LocalTime, Zone},
};

/// Days from one opening to the next, at least.
pub const DAYS_APART: u64 = 14;
/// Days from one opening to the next, unless the lead says otherwise.
pub const DAYS_APART_USUALLY: u64 = 28;
/// Days a pulse stays open, unless the lead says otherwise.
pub const DAYS_OPEN_USUALLY: u64 = 7;

const MAX_DAYS_OPEN: i64 = 28;
const MAX_DAYS_AHEAD: i64 = 91;
const OPENS_AT_HOUR: u32 = 8;
const CLOSES_AT_HOUR: u32 = 20;

/// A plan as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedPulsePlan {
    /// The day it opens (`2026-03-05`): today means at once, a later day at 08:00 in the team's zone.
    pub opens_on: String,
    /// The day it closes, at 20:00 in the team's zone.
    pub closes_on: String,
    /// The fewest ballots for which anything is published.
    pub threshold: String,
    /// Number of people of the team who answer on paper, for want of an account or a device; empty means 0.
    pub slips: String,
}

/// The dates and the threshold of a pulse. Nothing changes them afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PulsePlan {
    /// Time at which it opens (UTC).
    pub opens_at: DateTime<Utc>,
    /// Time at which it closes (UTC).
    pub closes_at: DateTime<Utc>,
    /// From when the team may read the result (UTC).
    pub team_at: DateTime<Utc>,
    /// From when managers may (UTC).
    pub managers_at: DateTime<Utc>,
    /// The fewest ballots for which anything is published.
    pub threshold: Threshold,
    /// Number of people who answer on paper.
    pub slips: i64,
}

/// Facts about the team's last pulse that bear on the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// Time at which it opened (UTC).
    pub opens_at: DateTime<Utc>,
    /// Threshold of the pulse.
    pub threshold: Threshold,
    /// Number of people who answered on paper.
    pub slips: i64,
}

/// The least threshold the next pulse may have: the last one's, at first the usual one. There is no way down.
pub fn least_threshold(before: Option<Before>) -> Threshold {
    before.map_or(Threshold::DEFAULT, |before| {
        before.threshold.max(Threshold::DEFAULT)
    })
}

/// The first day on which the next pulse may open, in the team's zone.
pub fn first_day(now: DateTime<Utc>, zone: Zone, before: Option<Before>) -> NaiveDate {
    let today = zone.local(now).date();
    let apart = before.map(|before| zone.local(before.opens_at).date() + Days::new(DAYS_APART));
    apart.map_or(today, |day| day.max(today))
}

/// Proposal for the next pulse: four weeks after the last one, open for a week.
pub fn proposal(now: DateTime<Utc>, zone: Zone, before: Option<Before>) -> TypedPulsePlan {
    let usual = before.map(|before| zone.local(before.opens_at).date() + Days::new(DAYS_APART_USUALLY));
    let first = first_day(now, zone, before);
    let opens_on = usual.map_or(first, |day| day.max(first));
    TypedPulsePlan {
        opens_on: opens_on.to_string(),
        closes_on: (opens_on + Days::new(DAYS_OPEN_USUALLY)).to_string(),
        threshold: least_threshold(before).ballots().to_string(),
        slips: before.map_or(0, |before| before.slips).to_string(),
    }
}

impl TypedPulsePlan {
    /// Checks a plan.
    ///
    /// # Errors
    /// Every problem found, by field.
    pub fn check(
        &self,
        now: DateTime<Utc>,
        zone: Zone,
        before: Option<Before>,
    ) -> Result<PulsePlan, Vec<Problem>> {
        let mut problems = Vec::new();
        let opens_on = keep(&mut problems, self.opens_on(now, zone, before));
        let closes_on = keep(&mut problems, day("closes_on", &self.closes_on));
        let threshold = keep(&mut problems, self.threshold(before));
        let slips = keep(&mut problems, self.slips());
        let (Some(opens_on), Some(closes_on), Some(threshold), Some(slips)) =
            (opens_on, closes_on, threshold, slips)
        else {
            return Err(problems);
        };
        let days = closes_on.signed_duration_since(opens_on).num_days();
        if !(1..=MAX_DAYS_OPEN).contains(&days) {
            let problem = Problem::new("closes_on", "pulse-days-open").with("most", MAX_DAYS_OPEN);
            return Err(vec![problem]);
        }
        let at = |day, hour| {
            zone.moment(LocalTime::new(
                day,
                NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default(),
            ))
        };
        let closes_at = at(closes_on, CLOSES_AT_HOUR);
        let team_at = closes_at + TimeDelta::hours(SETTLE_HOURS);
        Ok(PulsePlan {
            opens_at: if opens_on == zone.local(now).date() {
                now
            } else {
                at(opens_on, OPENS_AT_HOUR)
            },
            closes_at,
            team_at,
            managers_at: team_at + TimeDelta::hours(TEAM_FIRST_HOURS),
            threshold,
            slips,
        })
    }

    fn opens_on(&self, now: DateTime<Utc>, zone: Zone, before: Option<Before>) -> Result<NaiveDate, Problem> {
        let opens_on = day("opens_on", &self.opens_on)?;
        let today = zone.local(now).date();
        if opens_on < today {
            return Err(Problem::new("opens_on", "date-past"));
        }
        if opens_on < first_day(now, zone, before) {
            return Err(Problem::new("opens_on", "pulse-too-soon").with("days", DAYS_APART));
        }
        if opens_on.signed_duration_since(today).num_days() > MAX_DAYS_AHEAD {
            return Err(Problem::new("opens_on", "pulse-too-far"));
        }
        Ok(opens_on)
    }

    fn threshold(&self, before: Option<Before>) -> Result<Threshold, Problem> {
        let least = least_threshold(before);
        let typed = self.threshold.trim().parse().ok();
        typed.and_then(|ballots| least.raised_to(ballots)).ok_or_else(|| {
            Problem::new("threshold", "pulse-threshold")
                .with("least", least.ballots())
                .with("most", Threshold::MAX)
        })
    }

    fn slips(&self) -> Result<i64, Problem> {
        let typed = self.slips.trim();
        let slips = if typed.is_empty() {
            Some(0)
        } else {
            typed.parse().ok()
        };
        let possible = slips.filter(|slips| (0..=MAX_SLIPS).contains(slips));
        possible.ok_or_else(|| Problem::new("slips", "pulse-slips").with("most", MAX_SLIPS))
    }
}

fn day(field: &str, typed: &str) -> Result<NaiveDate, Problem> {
    typed
        .trim()
        .parse()
        .map_err(|_| Problem::new(field, "not-a-date"))
}

fn keep<T>(problems: &mut Vec<Problem>, result: Result<T, Problem>) -> Option<T> {
    result.map_err(|problem| problems.push(problem)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-03-26T10:15:00Z".parse().unwrap()
    }

    fn zone() -> Zone {
        "Europe/London".parse().unwrap()
    }

    fn typed(opens_on: &str, closes_on: &str, threshold: &str) -> TypedPulsePlan {
        TypedPulsePlan {
            opens_on: opens_on.into(),
            closes_on: closes_on.into(),
            threshold: threshold.into(),
            ..TypedPulsePlan::default()
        }
    }

    #[test]
    fn dates_stand_in_the_teams_zone() {
        let plan = typed("2026-03-26", "2026-04-02", "6")
            .check(now(), zone(), None)
            .unwrap();
        assert_eq!(plan.opens_at, now());
        // The clocks have gone forward in between.
        assert_eq!(plan.closes_at.to_rfc3339(), "2026-04-02T19:00:00+00:00");
        assert_eq!(plan.team_at.to_rfc3339(), "2026-04-03T19:00:00+00:00");
        assert_eq!(plan.managers_at.to_rfc3339(), "2026-04-05T19:00:00+00:00");
        let later = typed("2026-03-27", "2026-04-02", "6")
            .check(now(), zone(), None)
            .unwrap();
        assert_eq!(later.opens_at.to_rfc3339(), "2026-03-27T08:00:00+00:00");
    }

    #[test]
    fn what_is_proposed_passes() {
        let before = |days: i64| Before {
            opens_at: now() - TimeDelta::days(days),
            threshold: Threshold::new(8).unwrap(),
            slips: 3,
        };
        for before in [None, Some(before(3)), Some(before(20)), Some(before(300))] {
            let proposal = proposal(now(), zone(), before);
            assert!(proposal.check(now(), zone(), before).is_ok(), "{proposal:?}");
        }
    }

    #[test]
    fn people_without_an_account_are_counted_and_carried_over() {
        for (slips, expected) in [
            ("", Some(0)),
            (" 0 ", Some(0)),
            ("40", Some(40)),
            ("41", None),
            ("-1", None),
            ("two", None),
            ("1.5", None),
        ] {
            let plan = TypedPulsePlan {
                slips: slips.into(),
                ..typed("2026-03-26", "2026-04-02", "6")
            };
            let checked = plan.check(now(), zone(), None);
            assert_eq!(
                checked.as_ref().ok().map(|plan| plan.slips),
                expected,
                "{slips:?}"
            );
            if let Err(problems) = checked {
                assert_eq!(
                    (&*problems[0].field, &*problems[0].code),
                    ("slips", "pulse-slips")
                );
            }
        }
        let before = Before {
            opens_at: now() - TimeDelta::days(30),
            threshold: Threshold::DEFAULT,
            slips: 3,
        };
        assert_eq!(proposal(now(), zone(), Some(before)).slips, "3");
    }

    #[test]
    fn bad_plans_and_what_is_said() {
        let before = Before {
            opens_at: "2026-03-20T08:00:00Z".parse().unwrap(),
            threshold: Threshold::new(8).unwrap(),
            slips: 3,
        };
        for (plan, before, expected) in [
            (
                typed("", "", ""),
                None,
                "opens_on:not-a-date closes_on:not-a-date threshold:pulse-threshold",
            ),
            (typed("2026-03-25", "2026-04-02", "6"), None, "opens_on:date-past"),
            (
                typed("2026-02-30", "2026-04-02", "6"),
                None,
                "opens_on:not-a-date",
            ),
            (
                typed("2026-03-26", "2026-03-26", "6"),
                None,
                "closes_on:pulse-days-open",
            ),
            (
                typed("2026-03-26", "2026-03-20", "6"),
                None,
                "closes_on:pulse-days-open",
            ),
            (
                typed("2026-03-26", "2026-04-24", "6"),
                None,
                "closes_on:pulse-days-open",
            ),
            (
                typed("2026-07-26", "2026-07-30", "6"),
                None,
                "opens_on:pulse-too-far",
            ),
            (
                typed("2026-03-26", "2026-04-02", "5"),
                None,
                "threshold:pulse-threshold",
            ),
            (
                typed("2026-03-26", "2026-04-02", "31"),
                None,
                "threshold:pulse-threshold",
            ),
            (
                typed("2026-03-26", "2026-04-02", "six"),
                None,
                "threshold:pulse-threshold",
            ),
            (
                typed("2026-03-26", "2026-04-02", "8"),
                Some(before),
                "opens_on:pulse-too-soon",
            ),
            (
                typed("2026-04-03", "2026-04-10", "7"),
                Some(before),
                "threshold:pulse-threshold",
            ),
            (typed("2026-04-03", "2026-04-10", "8"), Some(before), ""),
        ] {
            let problems = plan.check(now(), zone(), before).err().unwrap_or_default();
            let said: Vec<_> = problems
                .iter()
                .map(|p| format!("{}:{}", p.field, p.code))
                .collect();
            assert_eq!(said.join(" "), expected, "{plan:?}");
        }
    }
}
