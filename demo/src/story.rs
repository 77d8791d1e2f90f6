//! Types of a team's story: its weeks, what it asks for and how it is answered.

use roundwell::{
    Hse,
    action::{ActionKind, Level, ReplyKind, ReplyVerdict},
    schedule::LostCause,
    team::Role,
};

/// Fate of one session of a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SessionOutcome {
    /// Held to its close.
    Held,
    /// Held two days later, for this reason.
    Moved(LostCause),
    /// Ends early.
    Curtailed(LostCause),
    /// Called off, and the next free slot is kept instead.
    Rebooked(LostCause),
    CalledOff(LostCause),
    /// Not opened.
    Forgotten,
}

/// Something a circle agrees on, and what becomes of it: each step so many days after the one before.
pub(crate) struct Ask {
    /// In which session, counted from 0.
    pub session: usize,
    pub title: &'static str,
    pub measure: &'static str,
    pub kind: ActionKind,
    pub hse: Hse,
    pub level: Level,
    pub then: &'static [(i64, AskStep)],
}

#[derive(Clone, Copy)]
pub(crate) enum AskStep {
    /// The manager replies; a promise is for so many days later.
    Reply(ReplyKind, &'static str, i64),
    /// The team says whether it is real.
    Confirm(ReplyVerdict),
    /// The team no longer asks for it.
    SetAside,
}

/// One team and its eighteen months.
pub(crate) struct TeamPlan {
    pub name: &'static str,
    pub circle: &'static str,
    pub place: &'static str,
    /// Time and length of its sessions.
    pub time: &'static str,
    pub minutes: &'static str,
    /// Days from the end of the story to the circle that comes next.
    pub next_in: i64,
    pub people: &'static [(&'static str, Role)],
    /// Person who joins in this session.
    pub joins: Option<(usize, &'static str)>,
    /// The sessions that are not simply held.
    pub outcomes: &'static [(usize, SessionOutcome)],
    pub asks: &'static [Ask],
    /// Days before the end of the story on which the latest pulse opened; the others every four weeks before.
    pub pulse_ago: i64,
    /// Of ten people, how many answer a pulse.
    pub answering: u64,
    /// Number of people who answer on paper.
    pub slips: i64,
    /// Remarks; nothing for a team that chose nobody to read it.
    pub remarks: Option<&'static TeamRemarks>,
    /// Levels of the first and the last months, from 1 to 5, by area of conditions; the change comes in between.
    pub trends: &'static [(Trend, f64, f64)],
    /// In which share of the story the change comes (0 to 1).
    pub turn: f64,
}

/// Remarks, who reads it, and what they make of it.
pub(crate) struct TeamRemarks {
    /// A member of the team.
    pub reader: &'static str,
    /// Every other ballot or so carries one of these.
    pub remarks: &'static [&'static str],
    /// Themes that the reader writes down when enough remarks say so.
    pub themes: &'static [SeededTheme],
}

/// A theme, and the word by which the reader knows what it is about.
pub(crate) struct SeededTheme {
    pub about: &'static str,
    pub text: &'static str,
}

/// Group of questions whose answers move together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trend {
    Energy,
    Area(Hse),
    Norms,
    Acted,
    Between,
    Work,
}
