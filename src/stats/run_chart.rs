//! A run chart: figures in the order of time around their median, and what may be said of them.
//!
//! Two rules tell a change from chance, both from Anhøj and Olesen, "Run charts revisited", PLoS ONE 9(11), 2014,
//! e113825, and Anhøj and Wentzel-Larsen, BMC Medical Research Methodology 18:100, 2018:
//!
//! * *a shift*: the longest run of points on one side of the median is longer than `round(log2(n) + 3)` (after
//!   Schilling, Mathematics Magazine 85, 2012);
//! * *too few crossings*: the line crosses the median less often than the 5th percentile of Binomial(n−1, ½).
//!
//! `n` counts the points that are not on the median. Below ten of them nothing is said. Two points are never compared.
//!
//! The rules are asked of unrounded values by the gate ([`crate::disclosure`]), once, when a pulse is published; what a chart shows are
//! the published levels, to the nearest 10, and that verdict.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// From how many points on the rules are asked.
pub const FEWEST: usize = 10;

/// One pulse on the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The day the pulse closed.
    pub on: NaiveDate,
    /// The published level, 0 to 100; nothing when it is withheld.
    pub level: Option<u8>,
    /// True when the line to the points before it is broken: a few people joined or left, and nothing on this side may be compared with the
    /// other.
    pub broken: bool,
}

/// Verdict of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// There are fewer than [`FEWEST`] points that can be compared.
    TooFew,
    /// No change beyond chance.
    NoClearChange,
    /// A shift that lasts to the last point.
    Shift {
        /// True when it lies above the median.
        upward: bool,
        /// The day of its first point.
        since: NaiveDate,
    },
    /// A shift that has ended.
    Passed {
        /// True when it lay above the median.
        upward: bool,
        /// The day of its first point.
        since: NaiveDate,
        /// The day of its last point.
        until: NaiveDate,
    },
    /// Fewer crossings than chance would make, and no single long run: it moves in waves.
    Waves,
}

/// Points in the order of time with their median and the verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunChart {
    /// All points, the oldest first.
    pub points: Vec<Point>,
    /// The median of the points since the last break; nothing without a published one.
    pub median: Option<f64>,
    /// Verdict on the points since the last break.
    pub verdict: Verdict,
}

/// A run: points in a row on one side of the median.
#[derive(Clone, Copy)]
struct Run {
    above: bool,
    length: usize,
    since: NaiveDate,
    until: NaiveDate,
}

impl RunChart {
    /// Puts points, oldest first, on a chart, with what was published about them.
    pub fn of(points: Vec<Point>, verdict: Verdict) -> Self {
        let start = points.iter().rposition(|point| point.broken).unwrap_or(0);
        let levels = points[start..].iter().filter_map(|point| point.level);
        let twice = twice_median(levels.map(i64::from).collect());
        Self {
            // Levels are small, so the cast is exact.
            median: twice.map(|twice| twice as f64 / 2.0),
            points,
            verdict,
        }
    }

    /// The newest published level.
    pub fn latest(&self) -> Option<u8> {
        self.points.last()?.level
    }
}

/// The longest run that chance allows among `useful` points.
pub fn longest_run_limit(useful: usize) -> usize {
    // Useful is at least 1 and the logarithm of a count small, so the cast is exact.
    ((useful.max(1) as f64).log2() + 3.0).round() as usize
}

/// The fewest crossings that chance allows among `useful` points: the 5th percentile of Binomial(useful−1, ½).
pub fn fewest_crossings(useful: usize) -> usize {
    let gaps = useful.saturating_sub(1);
    let mut probability = 0.5_f64.powi(i32::try_from(gaps).unwrap_or(i32::MAX));
    let mut sum = probability;
    let mut crossings = 0;
    while sum < 0.05 && crossings < gaps {
        probability *= (gaps - crossings) as f64 / (crossings + 1) as f64;
        sum += probability;
        crossings += 1;
    }
    crossings
}

/// Verdict of the rules on values that may be compared with each other, oldest first.
pub fn judge(points: &[(NaiveDate, i64)]) -> Verdict {
    let Some(twice) = twice_median(points.iter().map(|(_, value)| *value).collect()) else {
        return Verdict::TooFew;
    };
    let runs = runs(points, twice);
    let useful: usize = runs.iter().map(|run| run.length).sum();
    if useful < FEWEST {
        return Verdict::TooFew;
    }
    // Of several longest runs the newest one counts.
    if let Some(longest) = runs.iter().max_by_key(|run| run.length)
        && longest.length > longest_run_limit(useful)
    {
        let (upward, since, until) = (longest.above, longest.since, longest.until);
        let lasts = runs.last().is_some_and(|last| last.since == since);
        return if lasts {
            Verdict::Shift { upward, since }
        } else {
            Verdict::Passed { upward, since, until }
        };
    }
    if runs.len() - 1 < fewest_crossings(useful) {
        Verdict::Waves
    } else {
        Verdict::NoClearChange
    }
}

/// Twice the median, which is always a whole number.
fn twice_median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    let (upper, lower) = (values.get(values.len() / 2)?, values.get((values.len() - 1) / 2)?);
    Some(upper + lower)
}

/// Points on the median belong to no run and end none.
fn runs(points: &[(NaiveDate, i64)], twice_median: i64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (on, value) in points.iter().filter(|(_, value)| 2 * value != twice_median) {
        let above = 2 * value > twice_median;
        match runs.last_mut() {
            Some(run) if run.above == above => {
                run.length += 1;
                run.until = *on;
            }
            _ => runs.push(Run {
                above,
                length: 1,
                since: *on,
                until: *on,
            }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn day(number: usize) -> NaiveDate {
        NaiveDate::default() + TimeDelta::weeks(4 * number as i64)
    }

    /// A chart from digits (tens), `.` for withheld and `|` for a break before the next point.
    fn chart(text: &str) -> RunChart {
        let mut points = Vec::new();
        let mut broken = false;
        for sign in text.chars() {
            if sign == '|' {
                broken = true;
                continue;
            }
            points.push(Point {
                on: day(points.len()),
                level: sign.to_digit(10).map(|tens| 10 * tens as u8),
                broken: std::mem::take(&mut broken),
            });
        }
        RunChart::of(points, Verdict::TooFew)
    }

    /// Verdict on digits; `.` stands for a pulse without a value.
    fn said(text: &str) -> Verdict {
        let values = text.chars().enumerate();
        let values = values.filter_map(|(at, sign)| Some((day(at), i64::from(sign.to_digit(10)?))));
        judge(&values.collect::<Vec<_>>())
    }

    #[test]
    fn limits_as_published() {
        for (useful, run, crossings) in [(10, 6, 2), (12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8)] {
            assert_eq!(longest_run_limit(useful), run, "longest run of {useful}");
            assert_eq!(fewest_crossings(useful), crossings, "crossings of {useful}");
        }
    }

    #[test]
    fn medians() {
        for (text, expected) in [
            ("", None),
            ("..", None),
            ("4", Some(40.0)),
            ("46", Some(50.0)),
            ("4.56", Some(50.0)),
            ("99|45", Some(45.0)),
        ] {
            assert_eq!(chart(text).median, expected, "{text:?}");
        }
    }

    #[test]
    fn verdicts() {
        let shift = |upward, since| Verdict::Shift {
            upward,
            since: day(since),
        };
        for (text, expected) in [
            ("", Verdict::TooFew),
            ("464646464", Verdict::TooFew),
            ("4646464646", Verdict::NoClearChange),
            ("5555555555555", Verdict::TooFew),
            ("7777777744444444", shift(false, 8)),
            ("4444444477777777", shift(true, 8)),
            (
                "7777777444444446",
                Verdict::Passed {
                    upward: false,
                    since: day(7),
                    until: day(14),
                },
            ),
            ("7777.7777444.44444", shift(false, 9)),
            ("77777774444444", Verdict::Waves),
            ("666644446666444466664444", Verdict::Waves),
            // What rounding would put on the median counts: two nearly level halves.
            ("5555555566666666", shift(true, 8)),
        ] {
            assert_eq!(said(text), expected, "{text:?}");
        }
    }

    proptest! {
        /// Turning a chart upside down turns the verdict upside down and changes nothing else.
        #[test]
        fn up_is_not_special(values in prop::collection::vec(0_i64..10_000, 0..40)) {
            let draw = |turn: bool| judge(&values.iter().enumerate().map(|(at, value)| {
                (day(at), if turn { 10_000 - value } else { *value })
            }).collect::<Vec<_>>());
            let turned = match draw(true) {
                Verdict::Shift { upward, since } => Verdict::Shift { upward: !upward, since },
                Verdict::Passed { upward, since, until } => Verdict::Passed { upward: !upward, since, until },
                other => other,
            };
            prop_assert_eq!(draw(false), turned);
        }
    }
}
