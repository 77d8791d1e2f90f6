//! Mistakes in a bank file.

use std::fmt;

use crate::Problem;

crate::text_enum! {
    /// Kind of mistake at one place of a bank file; its text is `problem-item-…`.
    BankFault {
        /// A field, or every item, is missing.
        Missing = "missing",
        /// A text is empty.
        Empty = "empty",
        /// A scale has not five labels.
        Labels = "labels",
        /// No scale has that name.
        Scale = "scale",
        /// A word is not one of those allowed.
        Word = "word",
        /// A key has a character that none may have.
        Key = "key",
        /// A key is there already.
        Twice = "twice",
        /// The core items are not these three.
        Core = "core",
        /// A text is too long, or cannot be shown.
        Long = "long",
        /// The file is not of the right shape.
        Unreadable = "unreadable",
    }
}

/// One thing wrong with a bank file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankProblem {
    /// The line it stands on, from 1.
    pub line: usize,
    /// The field it concerns; empty for the file as a whole.
    pub field: String,
    /// Kind of the mistake.
    pub fault: BankFault,
    /// Explanation in a sentence, for the editor of the file.
    pub message: String,
}

impl BankProblem {
    /// Problem for a page, whose field with the file's text is `field`.
    pub fn in_field(&self, field: &str) -> Problem {
        Problem::new(field, &format!("item-{}", self.fault))
            .with("line", self.line)
            .with("name", &self.field)
    }
}

impl fmt::Display for BankProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, field `{}`: {}", self.line, self.field, self.message)
    }
}
