//! Commands to a room.

use uuid::Uuid;

use super::{Direction, room::Timer, seat::Seat};
use crate::{action::Draft, format::Part, ids::SeatId, schedule::LostCause};

/// Origin of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Initiator {
    /// The person in a seat.
    Seat(SeatId),
    /// The house: it lets people in and notices who is gone.
    System,
}

impl Initiator {
    /// Seat of somebody who sits in the room.
    pub(super) const fn seat(self) -> Option<SeatId> {
        match self {
            Self::Seat(id) => Some(id),
            Self::System => None,
        }
    }
}

/// A command as it arrives.
#[derive(Clone, Debug, PartialEq)]
pub struct CommandRequest {
    /// Chosen by whoever gives the order; the same id again is the same order.
    pub id: Uuid,
    /// The version of the room that they saw.
    pub seen: u64,
    /// The command itself.
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
        /// Seat concerned.
        seat: SeatId,
    },
    /// Steps out, without announcement.
    StepOut,
    /// Comes back, without announcement.
    Return,
    /// The host sets aside a seat whose person is gone; they come back with one tap.
    SetAside {
        /// Seat concerned.
        seat: SeatId,
    },
    /// The house has lost sight of every screen of a seat.
    Lost {
        /// Seat concerned.
        seat: SeatId,
    },
    /// The house sees a screen of the seat again.
    Back {
        /// Seat concerned.
        seat: SeatId,
    },
    /// The piece goes on without a holder whose screen is away: the host says so, or the guardian when the host is away, too.
    GoOnWithout {
        /// The holder's seat, as it was seen.
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
    /// Puts the notice aside that somebody asked for a pause.
    PutAside {
        /// Number of the notice, as it stood on the screen.
        asked: u64,
    },
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
        /// Direction of the round.
        direction: Direction,
        /// First seat; the room chooses when not said.
        first: Option<SeatId>,
    },
    /// The host goes on to the next stage.
    NextStage,
    /// Next stage, although what the circle has chosen is not written down.
    NextAnyway,
    /// The host goes back one stage.
    PreviousStage,
    /// The host gives everyone more time.
    Extend {
        /// Extension of each turn, in seconds.
        seconds: u32,
    },
    /// The host shows or hides the timer for everyone.
    ShowTimer {
        /// Shown or hidden.
        timer: Timer,
    },
    /// The host names a guardian, or nobody.
    NameGuardian {
        /// Seat spoken to.
        seat: Option<SeatId>,
    },
    /// Becomes guardian when there is none.
    BecomeGuardian,
    /// The host gives somebody a part that the format has.
    NamePart {
        /// To whom.
        seat: SeatId,
        /// Part given.
        part: Part,
    },
    /// Lays a part down; the host may take it back as well.
    LayDown {
        /// Seat concerned.
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
    /// Takes hosting over from a host who is gone.
    TakeHosting,
    /// Writes a proposal that nobody else sees yet.
    Propose {
        /// Change proposed.
        text: String,
    },
    /// Takes back one of one's own proposals.
    Retract {
        /// Index among the proposals of the seat, from 0.
        at: u8,
    },
    /// Has nothing more to write.
    Ready,
    /// The host shows every proposal at once.
    ShowAsks,
    /// Chooses one of those on the table.
    Choose {
        /// Index on the table, from 0.
        at: u8,
    },
    /// Chooses none of those on the table.
    ChooseNone,
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
        /// Index on the list, from 0.
        at: u8,
    },
    /// The house lets a shared screen show the circle that was given its code.
    AddWall,
    /// The host ends the shared screens that were given the code.
    EndWalls,
    /// The host closes the room after its last stage.
    Close,
    /// The host (or the house, when everyone has gone) ends early.
    Curtail {
        /// Reason for ending.
        cause: LostCause,
    },
}

impl Command {
    /// True for commands that make sense only for someone who saw the last change that mattered. All others may cross each other on their
    /// way: nobody's release is refused because somebody else accepted the agreements.
    pub const fn needs_the_latest(&self) -> bool {
        matches!(
            self,
            Self::Release
                | Self::Pass
                | Self::GoOnWithout { .. }
                | Self::Resume
                | Self::BeginRound { .. }
                | Self::NextStage
                | Self::NextAnyway
                | Self::PreviousStage
                | Self::Extend { .. }
                | Self::ShowAsks
                | Self::Choose { .. }
                | Self::ChooseNone
                | Self::CountChoices
                | Self::EndChoice
                | Self::LeaveOut
                | Self::Withdraw { .. }
                | Self::Close
                | Self::Curtail { .. }
        )
    }
}

impl Command {
    /// Tells the commands that move the circle on or back for everyone, so that a second tap would do it to the next thing.
    /// Those unseen by the others (proposals, choices, being ready) are never among them.
    pub const fn moves_everyone(&self) -> bool {
        matches!(
            self,
            Self::Release
                | Self::Pass
                | Self::GoOnWithout { .. }
                | Self::Listen
                | Self::Pause
                | Self::Resume
                | Self::NextStage
                | Self::NextAnyway
                | Self::PreviousStage
                | Self::ShowAsks
                | Self::CountChoices
                | Self::EndChoice
                | Self::LeaveOut
                | Self::Agree(_)
                | Self::Withdraw { .. }
        )
    }

    /// Tells the commands by which a circle comes to what it asks for.
    pub(super) const fn is_about_asks(&self) -> bool {
        matches!(
            self,
            Self::Propose { .. }
                | Self::Retract { .. }
                | Self::Ready
                | Self::ShowAsks
                | Self::Choose { .. }
                | Self::ChooseNone
                | Self::CountChoices
                | Self::EndChoice
                | Self::LeaveOut
        )
    }

    /// Tells the commands that a finger may not give right after it moved everyone on: those, what opens or ends something for all, and a yes to the
    /// agreements, which nobody should say by accident.
    pub const fn is_for_everyone(&self) -> bool {
        self.moves_everyone()
            || matches!(
                self,
                Self::Accept { .. }
                    | Self::ReopenAgreements
                    | Self::BeginRound { .. }
                    | Self::Close
                    | Self::Curtail { .. }
            )
    }
}
