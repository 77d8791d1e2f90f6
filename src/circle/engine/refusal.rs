//! Why a room did not do what was asked.

use std::fmt;

use super::Change;
use crate::format::Part;

/// Declares [`Refusal`]: its plain variants are named once, so that none is without a code or missing from [`Refusal::all`].
macro_rules! refusal {
    ($($(#[$doc:meta])* $plain:ident = $code:literal),+ $(,)?) => {
        /// Why a room did not do what was asked.
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
    /// Whoever asked has no seat here, or the command is not for them.
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
    /// Somebody present has not accepted the agreements yet.
    AgreementsOwed = "circle-agreements-owed",
    /// This is not the stage for it.
    NotNow = "circle-not-now",
    /// This format has no such part.
    NoSuchPart = "circle-no-such-part",
    /// As many as can be have this part already.
    EnoughNamed = "circle-enough-named",
    /// Nobody whose turn it could be is here.
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
    /// Nobody has written a proposal.
    NothingWritten = "circle-nothing-written",
    /// Nobody writes more than two.
    EnoughProposals = "circle-enough-proposals",
    /// The proposals are on the table already.
    AsksShown = "circle-asks-shown",
    /// Nobody has chosen yet.
    NobodyChose = "circle-nobody-chose",
    /// Managers have no say in what a team asks for.
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
    /// The same finger moved everyone on a moment ago: it is the second half of a double tap.
    TooSoon = "circle-too-soon",
    /// Nothing is due.
    NothingDue = "circle-nothing-due",
    /// Doors do not open yet.
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
