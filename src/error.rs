//! What a use case can answer besides success. Texts live in the screens; here are codes.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{action, circle, format, pulse, schedule, team};

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

    /// The same problem with one more variable for its text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.into(), value.to_string()));
        self
    }
}

/// Why a use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input was wrong; every problem found, not just the first.
    #[error("invalid input: {0:?}")]
    Invalid(Vec<Problem>),
    /// The input was well formed, but the state of things does not allow it now.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// Nobody is signed in.
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

    /// The same once more, for another who asked for the same.
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

/// Why something well formed is not possible as things stand, from every module. On the wire it is its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum Refusal {
    /// About people, teams and invitations.
    Team(team::Refusal),
    /// About the schedule.
    Schedule(schedule::Refusal),
    /// About a room.
    Circle(circle::Refusal),
    /// About a team's own formats.
    Format(format::library::Refusal),
    /// About pulses, ballots and slips.
    Pulse(pulse::Refusal),
    /// About actions.
    Action(action::Refusal),
}

impl Refusal {
    /// The key of its text without the prefix `refused-`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Team(refusal) => refusal.as_str(),
            Self::Schedule(refusal) => refusal.as_str(),
            Self::Circle(refusal) => refusal.code(),
            Self::Format(refusal) => refusal.as_str(),
            Self::Pulse(refusal) => refusal.as_str(),
            Self::Action(refusal) => refusal.as_str(),
        }
    }

    /// Every refusal there is.
    pub fn all() -> impl Iterator<Item = Self> {
        let people = team::Refusal::ALL.iter().copied().map(Self::Team);
        let schedule = schedule::Refusal::ALL.iter().copied().map(Self::Schedule);
        let formats = format::library::Refusal::ALL.iter().copied().map(Self::Format);
        let pulses = pulse::Refusal::ALL.iter().copied().map(Self::Pulse);
        let actions = action::Refusal::ALL.iter().copied().map(Self::Action);
        let rooms = circle::Refusal::all().map(Self::Circle);
        people
            .chain(schedule)
            .chain(rooms)
            .chain(formats)
            .chain(pulses)
            .chain(actions)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl From<Refusal> for &'static str {
    fn from(refusal: Refusal) -> Self {
        refusal.code()
    }
}

impl TryFrom<String> for Refusal {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        let found = Self::all().find(|refusal| refusal.code() == code);
        found.ok_or_else(|| format!("unknown refusal: {code}"))
    }
}

/// Lets the refusals of a module be returned as errors with `?` and `into`.
macro_rules! refusals_of {
    ($($module:path => $variant:ident),+ $(,)?) => {$(
        impl From<$module> for Refusal {
            fn from(refusal: $module) -> Self {
                Self::$variant(refusal)
            }
        }

        impl From<$module> for Error {
            fn from(refusal: $module) -> Self {
                Self::Refused(Refusal::$variant(refusal))
            }
        }
    )+};
}

refusals_of! {
    team::Refusal => Team,
    schedule::Refusal => Schedule,
    circle::Refusal => Circle,
    format::library::Refusal => Format,
    pulse::Refusal => Pulse,
    action::Refusal => Action,
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn every_refusal_is_read_again_from_its_code() {
        assert!(Refusal::all().count() > 70);
        for refusal in Refusal::all() {
            let wire = serde_json::to_string(&refusal).unwrap();
            assert_eq!(wire, format!("\"{}\"", refusal.code()));
            let read: Refusal = serde_json::from_str(&wire).unwrap();
            assert_eq!(read.code(), refusal.code());
        }
        assert!(serde_json::from_str::<Refusal>("\"nothing-of-the-kind\"").is_err());
    }
}
