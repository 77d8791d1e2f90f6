//! Views of a room, one for each face: a snapshot, small, and never more than that face needs.
//!
//! No face is told who passed: a seat that was offered the piece has simply had it. Air time is for the host alone, that
//! somebody asked for a pause for the guardian and the host. Instants go out as seconds, so that no screen needs a clock of ours.

mod allowed;
mod asks;
mod render;

pub use allowed::AllowedAction;
pub use render::{Viewer, render_view};

use serde::{Deserialize, Serialize};

use super::engine::{PauseReason, RoomPurpose};
use crate::format::{Keeps, Part, StageKind, TurnRule};

crate::text_enum! {
    /// Kinds of screens.
    ScreenRole {
        /// Personal screen.
        Seat = "seat",
        /// The host's.
        Host = "host",
        /// The one on the wall, for all.
        Wall = "wall",
    }
}

crate::text_enum! {
    /// Status of a seat on the ring.
    SeatStatus {
        /// Holds the piece.
        Holding = "holding",
        /// Was offered the piece in this round.
        Been = "been",
        /// Will be offered the piece in this round.
        Waiting = "waiting",
        /// Not in this round, or no round is going on.
        Listening = "listening",
    }
}

crate::text_enum! {
    /// Progress of the circle with its proposals.
    AsksStep {
        /// Everyone writes.
        Writing = "writing",
        /// Each chooses.
        Choosing = "choosing",
        /// The choice is made.
        Chosen = "chosen",
    }
}

crate::text_enum! {
    /// Status of a proposal.
    AskMark {
        /// Can be chosen.
        Open = "open",
        /// Chosen by this screen's person, for now.
        Tapped = "tapped",
        /// Out of the choice.
        Left = "left",
        /// The circle has chosen it.
        Chosen = "chosen",
    }
}

/// One screen's snapshot of a room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoomView {
    /// The version of the last change that matters to everyone; a command names it. What others do unseen (propose, choose, ask for a
    /// pause) does not change it, so that no screen can tell when they did.
    pub version: u64,
    /// Purpose of the room: a meeting or a rehearsal.
    pub purpose: RoomPurpose,
    /// The code that opens the door from outside; for the host and the wall, empty when there is none.
    pub code: String,
    /// Kind of screen.
    pub face: ScreenRole,
    /// The room is closed, and gone.
    pub ended: bool,
    /// Purpose of the present stage.
    pub kind: StageKind,
    /// Rule of the stage's turns: stands on every screen.
    pub rule: TurnRule,
    /// Record that the session leaves behind.
    pub keeps: Keeps,
    /// The stages' titles, in order.
    pub stages: Vec<String>,
    /// Index of the present stage.
    pub stage: u8,
    /// Guidance for the stage.
    pub guide: String,
    /// Number of the round within the stage, from 1; 0 before the first.
    pub round: u32,
    /// Question of this round.
    pub prompt: Option<String>,
    /// The ring, clockwise.
    pub seats: Vec<SeatView>,
    /// The seat of whoever looks on.
    pub me: Option<u8>,
    /// Index of the host's seat.
    pub host: u8,
    /// Index of the guardian's seat; the guardian may call a pause, as the host may.
    pub guardian: Option<u8>,
    /// Index of the holder's seat; none between rounds and in a pause.
    pub holder: Option<u8>,
    /// Index of the next seat.
    pub next: Option<u8>,
    /// Index of the seat that is spoken to and only thanks.
    pub receiver: Option<u8>,
    /// The piece is back with the host, who sums up.
    pub sums_up: bool,
    /// True when this screen's person has the piece once more, after everyone's first turn.
    pub again: bool,
    /// Reason of the present pause.
    pub pause: Option<PauseReason>,
    /// Number of the notice that somebody would like a pause; for guardian and host only.
    pub pause_asked: Option<u64>,
    /// True when this screen's person is not in the round that goes on: they come in with the next.
    pub comes_in_next: bool,
    /// Number of shared screens that were given the code.
    pub walls: u8,
    /// Timer of the turn, or of a stage without turns.
    pub clock: Option<TurnTimer>,
    /// Number of those present who have accepted the agreements.
    pub accepted: u8,
    /// Number of occupied seats.
    pub present: u8,
    /// The parts that the host gives out in this format; for the host only.
    pub parts: Vec<Part>,
    /// Managers who are in the room.
    pub managers: Vec<String>,
    /// Proposals, in the stage that is for them.
    pub asks: Option<AsksView>,
    /// The agreed actions.
    pub agreed: Vec<AgreedView>,
    /// Record that will be kept, from the closing stage on.
    pub kept: Option<KeptFacts>,
    /// Actions allowed on this screen now.
    pub can: Vec<AllowedAction>,
    /// Refusal code that keeps a round the circle owes itself from beginning; for the host only.
    pub waits: Option<String>,
    /// The prompts that the host chooses from for the next round.
    pub choices: Vec<PromptChoice>,
}

impl RoomView {
    /// The seat of whoever looks on, as commands name it.
    pub fn my_seat(&self) -> Option<&str> {
        let seat = self.seats.get(usize::from(self.me?))?;
        Some(&seat.id)
    }
}

/// A prompt on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromptChoice {
    /// The prompt's key.
    pub key: String,
    /// The question.
    pub text: String,
}

/// One seat on the ring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatView {
    /// Names the seat in commands.
    pub id: String,
    /// Name of its person in this room.
    pub name: String,
    /// Status in the round.
    pub mark: SeatStatus,
    /// The part its person has.
    pub part: Option<Part>,
    /// True for a person who has chosen only to listen.
    pub listens: bool,
    /// True while the seat is empty.
    pub away: bool,
    /// True when its screen is gone without its person having stepped out; for host and guardian only.
    pub dark: bool,
    /// True for a person without a screen: the host's passes the piece for them.
    pub by_host: bool,
    /// True for a person who came with the code, for this room only; shown to the host and to themselves.
    pub guest: bool,
    /// True while the agreements are not accepted; for the host only.
    pub owes: bool,
    /// Share of the air time so far, in per cent; for the host only.
    pub air: Option<u8>,
}

/// A clock that informs and never cuts. Seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnTimer {
    /// Elapsed seconds.
    pub elapsed: u32,
    /// Suggested seconds.
    pub suggested: u32,
    /// True while the timer runs: not in a pause.
    pub runs: bool,
}

/// The proposals as a screen shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsksView {
    /// Progress of the proposals.
    pub step: AsksStep,
    /// Proposals of this screen's person, while nobody else sees them.
    pub mine: Vec<String>,
    /// Number of further proposals they may write.
    pub left: u8,
    /// True once they have said that they have nothing more to write.
    pub ready: bool,
    /// Set when this screen's person has said that they choose none.
    pub none: bool,
    /// Set when so few write that each could be found out by the others.
    pub few: bool,
    /// Reason for which it cannot be shown, or counted, yet: the code of a refusal; for the host only.
    pub waits: Option<String>,
    /// Proposals on the table.
    pub table: Vec<AskView>,
    /// True when an earlier round was tied.
    pub again: bool,
    /// The chosen proposal that is to be written down next; for the host only.
    pub owed: Option<String>,
}

/// A proposal on the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskView {
    /// Change proposed.
    pub text: String,
    /// Status of the proposal.
    pub mark: AskMark,
}

/// An agreed action as the room shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedView {
    /// Change asked for.
    pub title: String,
    /// Sign by which the team will know that it is real; may be empty.
    pub measure: String,
    /// Level that can decide it: the word of [`crate::action::Level`].
    pub level: String,
    /// The area of working conditions: the word of [`crate::Hse`].
    pub hse: String,
    /// Day of the review, as `2026-03-05`.
    pub review_on: String,
}

/// Record that will be kept of the session, besides the agreed actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFacts {
    /// Minutes planned.
    pub planned: u32,
    /// Minutes taken so far.
    pub actual: u32,
    /// Seats, as a range.
    pub seats: String,
    /// Rounds completed.
    pub rounds: u32,
    /// True when nothing is owed any more, so that the session counts as held to its close.
    pub whole: bool,
}
