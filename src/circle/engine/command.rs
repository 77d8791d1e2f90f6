//! What may be asked of a room, and what it may answer instead of doing it.

use uuid::Uuid;

use super::{Direction, room::Timer, seat::Seat};
use crate::{action::Draft, circle::format::Part, ids::SeatId, schedule::LostCause};

/// Whoever gives an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody in a seat.
    Seat(SeatId),
    /// The house: it lets people in and notices who is gone.
    House,
}

/// A command as it arrives.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Chosen by whoever gives the order; the same id again is the same order.
    pub id: Uuid,
    /// The version of the room that they saw.
    pub seen: u64,
    /// What they ask for.
    pub command: Command,
}

/// Everything that can be asked of a room.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// The house lets somebody take a seat; somebody who has one already is back in it.
    Sit(Box<Seat>),
    /// The host adds a seat for somebody without a device.
    AddSeat {
        /// The new seat.
        seat: SeatId,
        /// The name that is shown while the session lasts.
        name: String,
    },
    /// Accepts the agreements for a seat: one's own, or (the host) one without a device.
    Accept {
        /// Whose.
        seat: SeatId,
    },
    /// Steps out, without announcement.
    StepOut,
    /// Comes back, without announcement.
    Return,
    /// The host sets aside a seat whose person is gone; they come back with one tap.
    SetAside {
        /// Whose.
        seat: SeatId,
    },
    /// The house has lost sight of every screen of a seat.
    Lost {
        /// Whose.
        seat: SeatId,
    },
    /// The house sees a screen of the seat again.
    Back {
        /// Whose.
        seat: SeatId,
    },
    /// Time has passed; the house asks whether something is due.
    Tick,
    /// The team asks managers to leave.
    DeclineManagers,
    /// The holder has spoken.
    Release,
    /// The holder passes, for now.
    Pass,
    /// Asks the guardian for a pause, unseen.
    AskPause,
    /// The guardian (or host) calls a pause.
    Pause,
    /// The guardian (or host) ends it.
    Resume,
    /// Asks to look at the agreements again. Nobody is interrupted: a turn that is going on ends first.
    ReopenAgreements,
    /// The host begins a round.
    BeginRound {
        /// The prompt's key; none when the host asks aloud or nothing is asked.
        prompt: Option<String>,
        /// Which way round.
        direction: Direction,
        /// Who begins; the room chooses when not said.
        first: Option<SeatId>,
    },
    /// The host goes on to the next stage.
    NextStage,
    /// The host goes back one stage.
    PreviousStage,
    /// The host gives everyone more time.
    Extend {
        /// How much more for each turn, in seconds.
        seconds: u32,
    },
    /// The host shows or hides the timer for everyone.
    ShowTimer {
        /// Shown or hidden.
        timer: Timer,
    },
    /// The host names a guardian, or nobody.
    NameGuardian {
        /// Whom.
        seat: Option<SeatId>,
    },
    /// Somebody becomes guardian when there is none.
    BecomeGuardian,
    /// The host gives somebody a part that the format has.
    NamePart {
        /// To whom.
        seat: SeatId,
        /// Which.
        part: Part,
    },
    /// Somebody lays their part down, or the host takes it back.
    LayDown {
        /// Whose.
        seat: SeatId,
    },
    /// Chooses only to listen, where taking part is voluntary.
    Listen,
    /// Would like to be offered turns after all.
    Speak,
    /// The host says that they are trained to supervise.
    Supervise,
    /// The host hands hosting over.
    HandOver {
        /// To whom.
        seat: SeatId,
    },
    /// Somebody takes hosting over from a host who is gone.
    TakeHosting,
    /// Writes a proposal that nobody else sees yet.
    Propose {
        /// What would have to change.
        text: String,
    },
    /// Takes back one of one's own proposals.
    Retract {
        /// Its place among them, from 0.
        at: u8,
    },
    /// Has nothing more to write.
    Ready,
    /// The host shows every proposal at once.
    ShowAsks,
    /// Chooses one of those on the table.
    Choose {
        /// Its place on the table, from 0.
        at: u8,
    },
    /// The host counts what was chosen.
    CountChoices,
    /// The host leaves it at what was chosen so far.
    EndChoice,
    /// The host leaves out the next chosen proposal.
    LeaveOut,
    /// The host writes down an action that the circle agreed on.
    Agree(Box<Draft>),
    /// The host takes one off the list again.
    Withdraw {
        /// Its place on the list, from 0.
        at: u8,
    },
    /// The host closes the room after its last stage.
    Close,
    /// The host (or the house, when everyone has gone) ends early.
    Curtail {
        /// Why.
        cause: LostCause,
    },
}

impl Command {
    /// Whether it makes sense only for someone who saw the last change that mattered. All others may cross each other
    /// on their way: nobody's release is refused because somebody else accepted the agreements.
    pub const fn needs_the_latest(&self) -> bool {
        matches!(
            self,
            Self::Release
                | Self::Pass
                | Self::Resume
                | Self::BeginRound { .. }
                | Self::NextStage
                | Self::PreviousStage
                | Self::Extend { .. }
                | Self::ShowAsks
                | Self::Choose { .. }
                | Self::CountChoices
                | Self::EndChoice
                | Self::LeaveOut
                | Self::Withdraw { .. }
                | Self::Close
                | Self::Curtail { .. }
        )
    }
}

crate::text_enum! {
    /// The last thing that mattered to everyone in the room.
    Change {
        /// The room was opened.
        Opened = "opened",
        /// The piece went to somebody else.
        PieceMoved = "piece-moved",
        /// A round began.
        RoundBegun = "round-begun",
        /// A round ended.
        RoundEnded = "round-ended",
        /// The circle went on to another stage.
        StageChanged = "stage-changed",
        /// A pause was called.
        Paused = "paused",
        /// The pause ended.
        Resumed = "resumed",
        /// Somebody else hosts.
        HostChanged = "host-changed",
        /// The proposals were put on the table.
        AsksShown = "asks-shown",
        /// What was chosen was counted.
        ChoiceCounted = "choice-counted",
        /// The list of agreed actions changed.
        ActionsChanged = "actions-changed",
        /// The room was closed.
        Closed = "closed",
    }
}

/// Why a room did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The screen was behind; this has happened meanwhile.
    #[error("stale: {0} meanwhile")]
    Stale(Change),
    /// The room is closed.
    #[error("the room is closed")]
    Ended,
    /// Whoever asked has no seat here, or the command is not for them.
    #[error("not in this room")]
    NotSeated,
    /// There is no such seat.
    #[error("no such seat")]
    NoSuchSeat,
    /// Only the host may.
    #[error("only the host may")]
    NotHost,
    /// Only whoever holds the piece may.
    #[error("only the holder may")]
    NotHolder,
    /// Only the guardian or the host may.
    #[error("only the guardian may")]
    NotGuardian,
    /// There is a guardian already.
    #[error("there is a guardian already")]
    GuardianNamed,
    /// The room is paused.
    #[error("paused")]
    Paused,
    /// The room is not paused.
    #[error("not paused")]
    NotPaused,
    /// A round is going on.
    #[error("a round is going on")]
    RoundRunning,
    /// Everyone is owed a round first.
    #[error("a round is owed")]
    RoundOwed,
    /// Somebody present has not accepted the agreements yet.
    #[error("agreements are not accepted by all")]
    AgreementsOwed,
    /// This is not the stage for it.
    #[error("not in this stage")]
    NotNow,
    /// The host has to give out this part first.
    #[error("the part `{0}` is owed")]
    PartOwed(Part),
    /// This format has no such part.
    #[error("no such part")]
    NoSuchPart,
    /// As many as can be have this part already.
    #[error("enough have this part")]
    EnoughNamed,
    /// Nobody whose turn it could be is here.
    #[error("nobody to speak")]
    NobodyToSpeak,
    /// The one who was to begin has no turn in this stage.
    #[error("no turn in this stage")]
    NoTurnHere,
    /// A trained supervisor hosts this format.
    #[error("a supervisor is owed")]
    SupervisorOwed,
    /// Three seats are the least for a round.
    #[error("too few seats")]
    TooFew,
    /// Fifteen seats are the most.
    #[error("no seat is left")]
    Full,
    /// Two actions are the most.
    #[error("two actions are the most")]
    EnoughActions,
    /// Nobody has written a proposal.
    #[error("nothing is written")]
    NothingWritten,
    /// Nobody writes more than two.
    #[error("two proposals are the most")]
    EnoughProposals,
    /// The proposals are on the table already.
    #[error("the proposals are shown")]
    AsksShown,
    /// Nobody has chosen yet.
    #[error("nobody has chosen")]
    NobodyChose,
    /// What a team asks for is not its manager's to say.
    #[error("not for managers")]
    NotForManagers,
    /// The host is here, or has not been gone for long enough.
    #[error("the host is still here")]
    HostIsHere,
    /// The holder cannot be set aside while they may be speaking.
    #[error("the holder may be speaking")]
    HolderMaySpeak,
    /// The team has declined managers, or it is too late for them to come in.
    #[error("no managers in this session")]
    ManagersDeclined,
    /// Nothing is due.
    #[error("nothing is due")]
    NothingDue,
}

impl Refusal {
    /// The key of its text without the prefix `refused-`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stale(change) => match change {
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
            },
            Self::Ended => "circle-ended",
            Self::NotSeated => "circle-not-seated",
            Self::NoSuchSeat => "circle-no-such-seat",
            Self::NotHost => "circle-not-host",
            Self::NotHolder => "circle-not-holder",
            Self::NotGuardian => "circle-not-guardian",
            Self::GuardianNamed => "circle-guardian-named",
            Self::Paused => "circle-paused",
            Self::NotPaused => "circle-not-paused",
            Self::RoundRunning => "circle-round-running",
            Self::RoundOwed => "circle-round-owed",
            Self::AgreementsOwed => "circle-agreements-owed",
            Self::NotNow => "circle-not-now",
            Self::PartOwed(part) => match part {
                Part::Presenter => "circle-owes-presenter",
                Part::Storyteller => "circle-owes-storyteller",
                Part::FirstGroup => "circle-owes-groups",
                Part::Receiver => "circle-owes-receiver",
            },
            Self::NoSuchPart => "circle-no-such-part",
            Self::EnoughNamed => "circle-enough-named",
            Self::NobodyToSpeak => "circle-nobody-to-speak",
            Self::NoTurnHere => "circle-no-turn-here",
            Self::SupervisorOwed => "circle-supervisor-owed",
            Self::TooFew => "circle-too-few",
            Self::Full => "circle-full",
            Self::EnoughActions => "circle-enough-actions",
            Self::NothingWritten => "circle-nothing-written",
            Self::EnoughProposals => "circle-enough-proposals",
            Self::AsksShown => "circle-asks-shown",
            Self::NobodyChose => "circle-nobody-chose",
            Self::NotForManagers => "circle-not-for-managers",
            Self::HostIsHere => "circle-host-is-here",
            Self::HolderMaySpeak => "circle-holder-may-speak",
            Self::ManagersDeclined => "circle-managers-declined",
            Self::NothingDue => "circle-nothing-due",
        }
    }
}

impl From<Refusal> for crate::Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.code())
    }
}
