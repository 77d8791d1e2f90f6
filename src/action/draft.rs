//! Proposal of a circle, before it is checked.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{ActionKind, Level};
use crate::Hse;
use crate::{Problem, text};

/// An action as people type it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Change asked for.
    pub title: String,
    /// Sign by which the team will know that it is real; may be empty.
    #[serde(default)]
    pub measure: String,
    /// Sort of thing asked for.
    #[serde(default = "condition")]
    pub kind: ActionKind,
    /// The area of working conditions.
    pub hse: Hse,
    /// Level that can decide it.
    pub level: Level,
    /// Day on which the team looks at it again; four weeks from now when not said.
    #[serde(default)]
    pub review_on: Option<NaiveDate>,
}

/// A draft that passed every check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub(super) title: String,
    pub(super) measure: String,
    pub(super) kind: ActionKind,
    pub(super) hse: Hse,
    pub(super) level: Level,
    pub(super) review_on: NaiveDate,
}

const fn condition() -> ActionKind {
    ActionKind::Condition
}

impl Draft {
    /// The most characters of a title.
    pub const MAX_TITLE_CHARS: usize = 160;
    /// The most characters of a measure.
    pub const MAX_MEASURE_CHARS: usize = 240;
    /// The team looks again after this many days unless it says otherwise.
    pub const REVIEW_AFTER_DAYS: i64 = 28;

    /// Checks a draft on the day `today` (in the team's zone).
    ///
    /// # Errors
    /// Every problem: a title that is missing or too long, a review that is past or more than half a year away, a rule
    /// to question that would stay with the team.
    pub fn check(&self, today: NaiveDate) -> Result<Proposal, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut keep = |checked: Result<String, Problem>| {
            checked.unwrap_or_else(|problem| {
                problems.push(problem);
                "?".into()
            })
        };
        let title = keep(text::line("title", &self.title, Self::MAX_TITLE_CHARS));
        let measure = keep(text::line("measure", &self.measure, Self::MAX_MEASURE_CHARS));
        if title.is_empty() {
            problems.push(Problem::new("title", "empty"));
        }
        let review_on = self
            .review_on
            .unwrap_or(today + TimeDelta::days(Self::REVIEW_AFTER_DAYS));
        if review_on <= today {
            problems.push(Problem::new("review_on", "date-past"));
        } else if review_on > today + TimeDelta::days(183) {
            problems.push(Problem::new("review_on", "date-far").with("months", 6));
        }
        if self.kind == ActionKind::Rule && self.level == Level::Team {
            problems.push(Problem::new("level", "rule-goes-upward"));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Proposal {
            title,
            measure,
            kind: self.kind,
            hse: self.hse,
            level: self.level,
            review_on,
        })
    }

    /// Checks and completes the draft, as it will be kept.
    ///
    /// # Errors
    /// Those of [`Draft::check`].
    pub fn whole(self, today: NaiveDate) -> Result<Self, Vec<Problem>> {
        let checked = self.check(today)?;
        Ok(Self {
            title: checked.title,
            measure: checked.measure,
            review_on: Some(checked.review_on),
            ..self
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts() {
        let today = NaiveDate::from_ymd_opt(2025, 9, 11).unwrap();
        let good = Draft {
            title: "  Cover for circles ".into(),
            measure: String::new(),
            kind: ActionKind::Condition,
            hse: Hse::Support,
            level: Level::Manager,
            review_on: None,
        };
        let proposal = good.check(today).unwrap();
        assert_eq!(proposal.title, "Cover for circles");
        assert_eq!(proposal.review_on, NaiveDate::from_ymd_opt(2025, 10, 9).unwrap());
        let on = |day: i64| Some(today + TimeDelta::days(day));
        let changed = |change: &dyn Fn(&mut Draft)| {
            let mut draft = good.clone();
            change(&mut draft);
            draft
                .check(today)
                .err()
                .unwrap_or_default()
                .into_iter()
                .map(|p| p.code)
                .collect::<Vec<_>>()
        };
        for (change, codes) in [
            (&(|_: &mut Draft| {}) as &dyn Fn(&mut Draft), &[][..]),
            (&|d: &mut Draft| d.title = "  ".into(), &["empty"][..]),
            (&|d: &mut Draft| d.title = "x".repeat(161), &["too-long"]),
            (&|d: &mut Draft| d.measure = "x".repeat(241), &["too-long"]),
            (&|d: &mut Draft| d.title = "a\0b".into(), &["unprintable"]),
            (&|d: &mut Draft| d.title = "a\nb".into(), &["unprintable"]),
            (&|d: &mut Draft| d.review_on = on(0), &["date-past"]),
            (&|d: &mut Draft| d.review_on = on(1), &[]),
            (&|d: &mut Draft| d.review_on = on(183), &[]),
            (&|d: &mut Draft| d.review_on = on(184), &["date-far"]),
            (&|d: &mut Draft| d.kind = ActionKind::Rule, &[]),
            (
                &|d: &mut Draft| {
                    d.kind = ActionKind::Rule;
                    d.level = Level::Team;
                    d.title.clear();
                },
                &["empty", "rule-goes-upward"],
            ),
        ] {
            assert_eq!(changed(change), codes);
        }
    }
}
