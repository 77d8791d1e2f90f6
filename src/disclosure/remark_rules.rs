//! Rules for reading remarks, and for themes made of them.
//!
//! Remarks are never published. One reader, outside the management line, sees them; what reaches the team and then its managers are themes
//! in the reader's own words, each resting on several remarks.

use super::{Threshold, slip_rule::reaches_threshold};
use crate::Problem;

/// The fewest ballots from which remarks are opened.
pub const REMARKS_FROM: i64 = 10;
/// The fewest remarks a theme rests on.
pub const THEME_RESTS_ON: usize = 3;
/// The most themes of one pulse.
pub const MAX_THEMES: usize = 6;
/// The most characters of a theme.
pub const MAX_THEME_CHARS: usize = 240;

/// So many words in a row are a quotation.
const QUOTED_WORDS: usize = 5;

/// Contents of the box of a pulse at its close.
#[derive(Clone, Copy, Debug)]
pub struct Closed {
    /// Ballots that answer something.
    pub ballots: i64,
    /// Number of ballots given out on paper.
    pub slips: i64,
    /// Number of people who could answer.
    pub roster: i64,
    /// The threshold of the pulse.
    pub threshold: i64,
    /// Number of remarks.
    pub remarks: usize,
}

/// True when the remarks may be read. Everything else is deleted unread: below ten ballots, or where the result is withheld as a whole, or
/// when there are too few remarks for a theme to rest on.
pub fn remarks_open(closed: &Closed) -> bool {
    let threshold = Threshold::new(closed.threshold.max(REMARKS_FROM));
    closed.remarks >= THEME_RESTS_ON
        && closed.ballots.saturating_mul(2) >= closed.roster
        && threshold.is_some_and(|threshold| reaches_threshold(closed.ballots, closed.slips, threshold))
}

/// Checks a theme against the remarks it rests on (their places among `remarks`).
///
/// # Errors
/// `empty`, `too-long`, `unprintable` or `theme-quotes` of the text; `theme-rests` of the ticks.
pub fn theme(typed: &str, ticks: &[usize], remarks: &[String]) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    let text = match crate::text::lines("theme", typed, MAX_THEME_CHARS) {
        Ok(text) if text.is_empty() => {
            problems.push(Problem::new("theme", "empty"));
            text
        }
        Ok(text) => text,
        Err(problem) => {
            problems.push(problem);
            String::new()
        }
    };
    let mut places: Vec<_> = ticks.iter().filter(|place| **place < remarks.len()).collect();
    places.sort_unstable();
    places.dedup();
    if places.len() < THEME_RESTS_ON {
        problems.push(Problem::new("ticks", "theme-rests").with("least", THEME_RESTS_ON));
    }
    if let Some(words) = remarks.iter().filter_map(|remark| quotes(&text, remark)).min() {
        problems.push(Problem::new("theme", "theme-quotes").with("words", words));
    }
    if problems.is_empty() {
        Ok(text)
    } else {
        Err(problems)
    }
}

/// Number of words of a remark in a row that a text repeats, where that is too many: somebody's own words would travel on. A remark that is
/// shorter than a quotation may not be repeated whole, unless it is one word.
fn quotes(text: &str, remark: &str) -> Option<usize> {
    let (text, remark) = (words(text), words(remark));
    let run = QUOTED_WORDS.min(remark.len());
    let repeats = |run: &[String]| text.windows(run.len()).any(|other| other == run);
    (run > 1 && remark.windows(run).any(repeats)).then_some(run)
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_remarks_are_opened() {
        let good = Closed {
            ballots: 10,
            slips: 0,
            roster: 12,
            threshold: 6,
            remarks: 3,
        };
        for (name, closed, expected) in [
            ("enough of everything", good, true),
            ("nine ballots", Closed { ballots: 9, ..good }, false),
            ("two remarks", Closed { remarks: 2, ..good }, false),
            ("less than half", Closed { roster: 21, ..good }, false),
            (
                "below a raised threshold",
                Closed {
                    threshold: 11,
                    ..good
                },
                false,
            ),
            ("mostly slips", Closed { slips: 6, ..good }, false),
            ("half slips", Closed { slips: 5, ..good }, true),
        ] {
            assert_eq!(remarks_open(&closed), expected, "{name}");
        }
    }

    #[test]
    fn what_makes_a_theme() {
        let remarks = [
            "Nobody covers the phone when we eat, ever",
            "Breaks are broken",
            "No break on Sunday",
        ]
        .map(String::from);
        for (typed, ticks, expected) in [
            (" Breaks need somebody at the phone ", vec![0, 1, 2], ""),
            ("", vec![0, 1, 2], "theme:empty"),
            ("Breaks", vec![], "ticks:theme-rests"),
            ("Breaks", vec![0, 1], "ticks:theme-rests"),
            ("Breaks", vec![0, 1, 1], "ticks:theme-rests"),
            ("Breaks", vec![0, 1, 7], "ticks:theme-rests"),
            (
                "One wrote: nobody COVERS the phone, when it rings",
                vec![0, 1, 2],
                "theme:theme-quotes",
            ),
            ("Nobody covers the phone", vec![0, 1, 2], ""),
            // Three words are the whole of one remark.
            ("It says: breaks are broken!", vec![0, 1, 2], "theme:theme-quotes"),
            ("Breaks are not taken", vec![0, 1, 2], ""),
        ] {
            let problems = theme(typed, &ticks, &remarks).err().unwrap_or_default();
            let said: Vec<_> = problems
                .iter()
                .map(|p| format!("{}:{}", p.field, p.code))
                .collect();
            assert_eq!(said.join(" "), expected, "{typed} {ticks:?}");
        }
        assert_eq!(
            theme(&"x".repeat(241), &[0, 1, 2], &remarks).unwrap_err()[0].code,
            "too-long"
        );
        assert_eq!(theme(" a ", &[0, 1, 2], &remarks).unwrap(), "a");
    }
}
