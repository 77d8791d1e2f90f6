//! The refusals of all modules, collected: from them come the texts and the form on the wire.
//!
//! Above every noun on purpose. An [`Error`] carries a [`RefusalCode`], so that the modules below need not know each other; that only a
//! refusal collected here can become one is seen to by the compiler.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Error, RefusalCode, action, circle, format, pulse, schedule, team};

/// Refusals of well formed requests, from every module. On the wire a refusal is its code.
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

impl TryFrom<RefusalCode> for Refusal {
    type Error = String;

    fn try_from(code: RefusalCode) -> Result<Self, String> {
        code.to_string().try_into()
    }
}

/// Lets the refusals of a module be returned as errors with `?` and `into`. Nothing else makes a code, so every code is of one of them.
macro_rules! refusals_of {
    ($($module:path => $variant:ident),+ $(,)?) => {$(
        impl From<$module> for Refusal {
            fn from(refusal: $module) -> Self {
                Self::$variant(refusal)
            }
        }

        impl From<$module> for Error {
            fn from(refusal: $module) -> Self {
                Self::Refused(RefusalCode(Refusal::from(refusal).code()))
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
    use super::{Refusal, RefusalCode};

    #[test]
    fn every_refusal_is_read_again_from_its_code() {
        assert!(Refusal::all().count() > 70);
        for refusal in Refusal::all() {
            let wire = serde_json::to_string(&refusal).unwrap();
            assert_eq!(wire, format!("\"{}\"", refusal.code()));
            let read: Refusal = serde_json::from_str(&wire).unwrap();
            assert_eq!(read.code(), refusal.code());
            let read = Refusal::try_from(RefusalCode(refusal.code()));
            assert_eq!(read.map(Refusal::code), Ok(refusal.code()));
        }
        assert!(serde_json::from_str::<Refusal>("\"nothing-of-the-kind\"").is_err());
    }
}
