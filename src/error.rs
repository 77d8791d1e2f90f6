//! Errors of the use cases. Texts live in the screens; here are codes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The result of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One thing wrong with one field of what was sent.
///
/// `code` names the text (`problem-<code>` in the locale files), `args` fill its variables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The form field it concerns; empty for the form as a whole.
    pub field: String,
    /// The text's key without its prefix, for instance `too-long`.
    pub code: String,
    /// Variables of the text, by name.
    pub args: Vec<(String, String)>,
}

impl Problem {
    /// A problem without variables.
    pub fn new(field: &str, code: &str) -> Self {
        Self {
            field: field.into(),
            code: code.into(),
            args: Vec::new(),
        }
    }

    /// Adds a variable for the problem's text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.into(), value.to_string()));
        self
    }
}

/// Failure of a use case.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input was wrong; every problem found, not just the first.
    #[error("invalid input: {0:?}")]
    Invalid(Vec<Problem>),
    /// The input was well formed, but the state of things does not allow it now.
    #[error("refused: {0}")]
    Refused(RefusalCode),
    /// Signing in is needed.
    #[error("sign-in needed")]
    SignInNeeded,
    /// The role table does not grant it.
    #[error("not allowed")]
    Denied,
    /// There is no such thing, or not for this organisation: the two look the same from outside.
    #[error("missing")]
    Missing,
    /// Too many attempts; try again after this many seconds.
    #[error("throttled for {0} s")]
    Throttled(u32),
    /// Too much is being done at once; nothing was done, and a moment later it can be.
    #[error("busy")]
    Busy,
    /// Others were at the same thing, again and again; nothing was written. What the database said is logged where it is handled.
    #[error("contended: {0}")]
    Contended(String),
    /// The database cannot be reached or written just now; nothing was written. What it said is logged where it is handled.
    #[error("away: {0}")]
    Away(String),
    /// The database failed. Logged where it is handled, never shown.
    #[cfg(feature = "ssr")]
    #[error("store: {0}")]
    Store(sqlx::Error),
    /// Something that should be impossible. Logged where it is handled, never shown.
    #[error("internal: {0}")]
    Internal(String),
}

impl Error {
    /// One problem with one field.
    pub fn field(field: &str, code: &str) -> Self {
        Self::Invalid(vec![Problem::new(field, code)])
    }

    /// Copy for another who asked for the same.
    #[must_use]
    pub fn repeated(&self) -> Self {
        match self {
            Self::Invalid(problems) => Self::Invalid(problems.clone()),
            Self::Refused(refusal) => Self::Refused(*refusal),
            Self::SignInNeeded => Self::SignInNeeded,
            Self::Denied => Self::Denied,
            Self::Missing => Self::Missing,
            Self::Throttled(seconds) => Self::Throttled(*seconds),
            Self::Busy => Self::Busy,
            Self::Contended(reason) => Self::Contended(reason.clone()),
            Self::Away(reason) => Self::Away(reason.clone()),
            other => Self::Internal(other.to_string()),
        }
    }
}

/// Code of a refusal: the key of its text without the prefix `refused-`. Made of a module's refusal, never of text (see
/// [`Refusal`](crate::Refusal)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusalCode(pub(crate) &'static str);

impl RefusalCode {
    /// The code as text.
    pub const fn code(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for RefusalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
