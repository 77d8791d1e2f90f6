//! Sheet of one ballot: one answer per item, or none, and perhaps a remark.

use serde::{Deserialize, Serialize};

use crate::{Problem, text};

/// The most characters a remark may have.
pub const MAX_REMARK_CHARS: usize = 500;

/// One answer sheet: for each item asked, in order, 1 to 5 or nothing. Skipping is always fine, all of it too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(Vec<Option<u8>>);

impl Answers {
    /// Checks a sheet against the number of items asked.
    ///
    /// # Errors
    /// `ballot-items` when the number of answers is another one, `ballot-answer` when an answer is not 1 to 5.
    pub fn parse(raw: &[Option<i64>], items: usize) -> Result<Self, Problem> {
        if raw.len() != items {
            return Err(Problem::new("answers", "ballot-items"));
        }
        let answers = raw.iter().map(|answer| match answer {
            None => Ok(None),
            Some(value) => match u8::try_from(*value) {
                Ok(value @ 1..=5) => Ok(Some(value)),
                _ => Err(Problem::new("answers", "ballot-answer")),
            },
        });
        answers.collect::<Result<_, _>>().map(Self)
    }

    /// The answer to the item at this place.
    pub fn get(&self, item: usize) -> Option<u8> {
        self.0.get(item).copied().flatten()
    }

    /// Number of items asked.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One digit for each item, 0 for one that was skipped: how a sheet lies in the box.
    pub(crate) fn digits(&self) -> impl Iterator<Item = u8> {
        self.0.iter().map(|answer| answer.unwrap_or(0))
    }

    /// The sheet of these digits; nothing when one of them is no answer.
    pub(crate) fn from_digits(digits: &[u8]) -> Option<Self> {
        let answer = |digit: &u8| match digit {
            0 => Some(None),
            1..=5 => Some(Some(*digit)),
            _ => None,
        };
        digits.iter().map(answer).collect::<Option<_>>().map(Self)
    }

    /// True when every item was skipped: such a sheet is kept (it may replace an earlier one) but counts as nobody's.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// A remark as typed: trimmed, nothing when empty.
///
/// # Errors
/// `too-long` beyond [`MAX_REMARK_CHARS`] characters.
pub fn remark(typed: &str) -> Result<Option<String>, Problem> {
    let text = text::lines("remark", typed, MAX_REMARK_CHARS)?;
    Ok((!text.is_empty()).then_some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_checked_against_what_was_asked() {
        assert!(Answers::parse(&[Some(1), None, Some(5)], 3).is_ok());
        assert!(Answers::parse(&[None, None], 2).unwrap().is_blank());
        for (raw, code) in [
            (vec![Some(1)], "ballot-items"),
            (vec![Some(1), None, None], "ballot-items"),
            (vec![Some(0), None], "ballot-answer"),
            (vec![Some(6), None], "ballot-answer"),
            (vec![Some(-1), None], "ballot-answer"),
            (vec![Some(i64::MAX), None], "ballot-answer"),
        ] {
            assert_eq!(Answers::parse(&raw, 2).unwrap_err().code, code, "{raw:?}");
        }
    }
}
