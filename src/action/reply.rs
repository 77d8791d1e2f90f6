//! The reply from above, as it is typed and as it is meant.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::ReplyKind;
use crate::{Problem, text};

/// A reply as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyForm {
    /// Kind of reply.
    pub kind: ReplyKind,
    /// Text added to it.
    #[serde(default)]
    pub text: String,
    /// By when, as `2026-12-01`; read for [`ReplyKind::Will`] alone.
    #[serde(default)]
    pub until: String,
}

/// A reply that says all it must say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Done already.
    Did {
        /// Work done.
        note: Option<String>,
    },
    /// Promised, by a date.
    Will {
        /// By this day.
        until: NaiveDate,
        /// Work promised.
        note: Option<String>,
    },
    /// Impossible.
    Cannot {
        /// Reason why not.
        reason: String,
    },
    /// Taken to the next level.
    Escalated {
        /// Text added by the level below.
        note: Option<String>,
    },
}

impl ReplyForm {
    /// The most characters of a reply's text.
    pub const MAX_TEXT_CHARS: usize = 600;

    /// Checks a reply on the day `today` (in the team's zone).
    ///
    /// # Errors
    /// Every problem: "cannot" without a reason, "will" without a day between today and a year from now, too long a text.
    pub fn check(&self, today: NaiveDate) -> Result<Reply, Vec<Problem>> {
        let mut problems = Vec::new();
        let text = text::lines("text", &self.text, Self::MAX_TEXT_CHARS).unwrap_or_else(|problem| {
            problems.push(problem);
            "?".into()
        });
        let note = (!text.is_empty()).then(|| text.clone());
        let reply = match self.kind {
            ReplyKind::Did => Reply::Did { note },
            ReplyKind::Escalated => Reply::Escalated { note },
            ReplyKind::Cannot => {
                if text.is_empty() {
                    problems.push(Problem::new("text", "reason-needed"));
                }
                Reply::Cannot { reason: text }
            }
            ReplyKind::Will => {
                let until = promise(&self.until, today).unwrap_or_else(|problem| {
                    problems.push(problem);
                    today
                });
                Reply::Will { until, note }
            }
        };
        if problems.is_empty() {
            Ok(reply)
        } else {
            Err(problems)
        }
    }
}

fn promise(typed: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    if typed.trim().is_empty() {
        return Err(Problem::new("until", "date-needed"));
    }
    let until: NaiveDate = typed
        .trim()
        .parse()
        .map_err(|_| Problem::new("until", "not-a-date"))?;
    if until < today {
        Err(Problem::new("until", "date-past"))
    } else if until > today + TimeDelta::days(366) {
        Err(Problem::new("until", "date-far").with("months", 12))
    } else {
        Ok(until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies() {
        let today = NaiveDate::from_ymd_opt(2025, 9, 11).unwrap();
        let long = "x".repeat(601);
        for (kind, text, until, codes) in [
            (ReplyKind::Did, "", "", &[][..]),
            (ReplyKind::Did, long.as_str(), "", &["too-long"]),
            (ReplyKind::Escalated, "to the directorate", "", &[]),
            (ReplyKind::Cannot, "  ", "", &["reason-needed"]),
            (ReplyKind::Cannot, "The fire rules forbid it.", "", &[]),
            (
                ReplyKind::Cannot,
                "The fire rules forbid it.",
                "nonsense is not read here",
                &[],
            ),
            (ReplyKind::Will, "", "", &["date-needed"]),
            (ReplyKind::Will, "", "soon", &["not-a-date"]),
            (ReplyKind::Will, "", "2025-02-30", &["not-a-date"]),
            (ReplyKind::Will, "", "2025-09-10", &["date-past"]),
            (ReplyKind::Will, "", "2025-09-11", &[]),
            (ReplyKind::Will, "", "2026-09-12", &[]),
            (ReplyKind::Will, "", "2026-09-13", &["date-far"]),
            (
                ReplyKind::Will,
                long.as_str(),
                "soon",
                &["too-long", "not-a-date"],
            ),
        ] {
            let form = ReplyForm {
                kind,
                text: text.into(),
                until: until.into(),
            };
            let got: Vec<String> = form
                .check(today)
                .err()
                .unwrap_or_default()
                .into_iter()
                .map(|p| p.code)
                .collect();
            assert_eq!(got, codes, "{kind} {text:?} {until:?}");
        }
    }
}
