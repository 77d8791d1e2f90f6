//! Refusals of the turn engine.

use std::fmt;

use super::Change;
use crate::format::Part;

/// Declares [`Refusal`]: its plain variants are named once, so that none is without a code or missing from [`Refusal::all`].
macro_rules! refusal {
    ($($(#[$doc:meta])* $plain:ident = $code:literal),+ $(,)?) => {
        /// Reasons for which a room refuses a command.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Refusal {
            /// The screen was behind; this has happened meanwhile.
            Stale(Change),
            /// The host has to give out this part first.
            PartOwed(Part),
            $($(#[$doc])* $plain),+
        }

        impl Refusal {
            const PLAIN: &'static [Self] = &[$(Self::$plain),+];

            /// The key of its text without the prefix `refused-`.
            pub const fn code(self) -> &'static str {
                match self {
                    Self::Stale(change) => stale(change),
                    Self::PartOwed(part) => owed(part),
                    $(Self::$plain => $code),+
                }
            }
        }
    };
}

refusal! {
    /// The room is closed.
    Ended = "circle-ended",
    /// The sender has no seat here, or the command is not for them.
    NotSeated = "circle-not-seated",
    /// There is no such seat.
    NoSuchSeat = "circle-no-such-seat",
    /// Only the host may.
    NotHost = "circle-not-host",
    /// Only whoever holds the piece may.
    NotHolder = "circle-not-holder",
    /// Only the guardian or the host may.
    NotGuardian = "circle-not-guardian",
    /// There is a guardian already.
    GuardianNamed = "circle-guardian-named",
    /// The room is paused.
    Paused = "circle-paused",
    /// The room is not paused.
    NotPaused = "circle-not-paused",
    /// A round is going on.
    RoundRunning = "circle-round-running",
    /// Everyone is owed a round first.
    RoundOwed = "circle-round-owed",
    /// Some people present have not accepted the agreements yet.
    AgreementsOwed = "circle-agreements-owed",
    /// Wrong stage for the command.
    NotNow = "circle-not-now",
    /// Part that this format does not have.
    NoSuchPart = "circle-no-such-part",
    /// As many as can be have this part already.
    EnoughNamed = "circle-enough-named",
    /// No seat present could have a turn.
    NobodyToSpeak = "circle-nobody-to-speak",
    /// The one who was to begin has no turn in this stage.
    NoTurnHere = "circle-no-turn-here",
    /// A trained supervisor hosts this format.
    SupervisorOwed = "circle-supervisor-owed",
    /// Three seats are the least for a round.
    TooFew = "circle-too-few",
    /// Fifteen seats are the most.
    Full = "circle-full",
    /// Two actions are the most.
    EnoughActions = "circle-enough-actions",
    /// No proposal has been written.
    NothingWritten = "circle-nothing-written",
    /// More than two proposals of one person.
    EnoughProposals = "circle-enough-proposals",
    /// The proposals are on the table already.
    AsksShown = "circle-asks-shown",
    /// No choice has been made yet.
    NobodyChose = "circle-nobody-chose",
    /// Command that is not a manager's: what a team asks for is its own to say.
    NotForManagers = "circle-not-for-managers",
    /// The host is here, or has not been gone for long enough.
    HostIsHere = "circle-host-is-here",
    /// The holder cannot be set aside while they may be speaking.
    HolderMaySpeak = "circle-holder-may-speak",
    /// The team has declined managers.
    ManagersDeclined = "circle-managers-declined",
    /// Managers come in before the check-in, and it has begun.
    ManagersLate = "circle-managers-late",
    /// The holder's screen is there.
    HolderIsHere = "circle-holder-is-here",
    /// Something chosen is not written down yet.
    ChosenOwed = "circle-chosen-owed",
    /// A seat that is present has neither written a proposal nor said that it has none.
    AsksWaiting = "circle-asks-waiting",
    /// A seat that is present has neither chosen nor said that it chooses none.
    ChoiceWaiting = "circle-choice-waiting",
    /// So few have chosen that the count would say who.
    TooFewChose = "circle-too-few-chose",
    /// As many shared screens as can be show the circle.
    EnoughWalls = "circle-enough-walls",
    /// Second half of a double tap: the same finger moved everyone on a moment ago.
    TooSoon = "circle-too-soon",
    /// No time limit is due.
    NothingDue = "circle-nothing-due",
    /// Too early to open.
    NotOpenYet = "circle-not-open-yet",
    /// Too many others changed the room at the same moment.
    Busy = "circle-busy",
    /// A guest's seat is not for somebody of the team.
    OwnSeat = "circle-own-seat",
}

impl Refusal {
    /// Every refusal of a room.
    pub fn all() -> impl Iterator<Item = Self> {
        let stale = Change::ALL.iter().copied().map(Self::Stale);
        let owed = Part::ALL.iter().copied().map(Self::PartOwed);
        Self::PLAIN.iter().copied().chain(stale).chain(owed)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

const fn stale(change: Change) -> &'static str {
    match change {
        Change::Opened | Change::ActionsChanged => "circle-stale",
        Change::PieceMoved => "circle-stale-piece-moved",
        Change::RoundBegun => "circle-stale-round-begun",
        Change::RoundEnded => "circle-stale-round-ended",
        Change::StageChanged => "circle-stale-stage-changed",
        Change::Paused => "circle-stale-paused",
        Change::Resumed => "circle-stale-resumed",
        Change::HostChanged => "circle-stale-host-changed",
        Change::AsksShown => "circle-stale-asks-shown",
        Change::ChoiceCounted => "circle-stale-choice-counted",
        Change::Closed => "circle-ended",
    }
}

const fn owed(part: Part) -> &'static str {
    match part {
        Part::Presenter => "circle-owes-presenter",
        Part::Storyteller => "circle-owes-storyteller",
        Part::FirstGroup => "circle-owes-groups",
        Part::Receiver => "circle-owes-receiver",
    }
}
