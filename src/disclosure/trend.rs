//! Indices before rounding, kept for one purpose: the run-chart rules are asked of them, and only what the rules say is published.
//!
//! The ends are cut off where the published figures have their open ends, so that a verdict can say nothing about how far beyond "90 or
//! higher" a figure lies. What remains could become known whole without settling any answer (counted out in `enumeration`). Values are
//! forgotten when the line breaks: nothing is compared across it.

use chrono::NaiveDate;

use super::figure::RoundedLevel;
use crate::{
    question::item::Theme,
    stats::{Verdict, run_chart},
};

/// One index before rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unrounded {
    /// Of which theme.
    pub theme: Theme,
    /// The day its pulse closed, in the team's zone.
    pub on: NaiveDate,
    /// In hundredths of a point, between the two open ends.
    pub hundredths: i64,
}

impl Unrounded {
    /// The fraction `numerator / denominator` (0 to 100), cut off at the open ends.
    pub(super) fn of(theme: Theme, on: NaiveDate, (numerator, denominator): (i128, i128)) -> Self {
        let hundredths = i64::try_from(100 * numerator / denominator.max(1)).unwrap_or(0);
        Self {
            theme,
            on,
            hundredths: hundredths.clamp(100 * RoundedLevel::OPEN_BELOW, 100 * RoundedLevel::OPEN_FROM),
        }
    }
}

/// Verdict of the rules on a theme's values, oldest first.
pub(super) fn verdict<'a>(values: impl Iterator<Item = &'a Unrounded>, theme: Theme) -> Verdict {
    let of_theme = values.filter(|value| value.theme == theme);
    run_chart::judge(
        &of_theme
            .map(|value| (value.on, value.hundredths))
            .collect::<Vec<_>>(),
    )
}
