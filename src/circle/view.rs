//! What each face of a room may see: a snapshot, small, and never more than that face needs.
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
    /// Screen that it is.
    ScreenRole {
        /// Somebody's own.
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
        /// It has the piece.
        Holding = "holding",
        /// Offered the piece in this round.
        Been = "been",
        /// It will be.
        Waiting = "waiting",
        /// Not in this round, or there is none.
        Listening = "listening",
    }
}

crate::text_enum! {
    /// Extent to which the circle has come with what it asks for.
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
    /// Place where a proposal stands.
    AskMark {
        /// It can be chosen.
        Open = "open",
        /// It is what this screen's person has chosen, for now.
        Tapped = "tapped",
        /// Not to be chosen any more.
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
    /// Tells whether a team meets, or somebody rehearses.
    pub purpose: RoomPurpose,
    /// The code that opens the door from outside; for the host and the wall, empty when there is none.
    pub code: String,
    /// Screen that this is for.
    pub face: ScreenRole,
    /// The room is closed, and gone.
    pub ended: bool,
    /// Purpose of the present stage.
    pub kind: StageKind,
    /// Whose turn the stage is for, and of what sort: it stands on every screen.
    pub rule: TurnRule,
    /// Records that the session leaves behind.
    pub keeps: Keeps,
    /// The stages' titles, in order.
    pub stages: Vec<String>,
    /// Which of them is the present one.
    pub stage: u8,
    /// Guide to it.
    pub guide: String,
    /// Round that of this stage it is, from 1; 0 before the first.
    pub round: u32,
    /// Prompt of this round.
    pub prompt: Option<String>,
    /// The ring, clockwise.
    pub seats: Vec<SeatView>,
    /// The seat of whoever looks on.
    pub me: Option<u8>,
    /// Person who hosts.
    pub host: u8,
    /// Person who may call a pause besides the host.
    pub guardian: Option<u8>,
    /// Person who has the piece: nobody between rounds and in a pause.
    pub holder: Option<u8>,
    /// Person who is to be offered it next.
    pub next: Option<u8>,
    /// Person who is spoken to and only thanks.
    pub receiver: Option<u8>,
    /// The piece is back with the host, who sums up.
    pub sums_up: bool,
    /// This screen's person has the piece once more, after everyone's first turn.
    pub again: bool,
    /// Reason of the pause.
    pub pause: Option<PauseReason>,
    /// Number of the notice that somebody would like a pause; for guardian and host only.
    pub pause_asked: Option<u64>,
    /// This screen's person is not in the round that goes on: they come in with the next.
    pub comes_in_next: bool,
    /// Number of shared screens that were given the code.
    pub walls: u8,
    /// Time that the turn (or the stage without turns) has taken and is suggested to take.
    pub clock: Option<TurnTimer>,
    /// Number of of those present that have accepted the agreements.
    pub accepted: u8,
    /// How many seats have somebody in them.
    pub present: u8,
    /// The parts that the host gives out in this format; for the host only.
    pub parts: Vec<Part>,
    /// Managers who are in the room.
    pub managers: Vec<String>,
    /// Asks, in the stage that is for them.
    pub asks: Option<AsksView>,
    /// The agreed actions.
    pub agreed: Vec<AgreedView>,
    /// Facts to be kept, from the closing stage on.
    pub kept: Option<KeptFacts>,
    /// Actions open to this screen now.
    pub can: Vec<AllowedAction>,
    /// Why a round that the circle owes itself here cannot begin yet, as the code of a refusal; for the host only.
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
    /// Name of its person.
    pub name: String,
    /// Place where it stands in the round.
    pub mark: SeatStatus,
    /// The part its person has.
    pub part: Option<Part>,
    /// Person has chosen only to listen.
    pub listens: bool,
    /// Nobody is in it just now.
    pub away: bool,
    /// Screen is gone, without its person having stepped out; for host and guardian only.
    pub dark: bool,
    /// Person has no screen, so the host's passes the piece for them.
    pub by_host: bool,
    /// Person came with the code, for this room only; for the host and for themselves.
    pub guest: bool,
    /// It has still to accept the agreements; for the host only.
    pub owes: bool,
    /// Share of the air time so far, in per cent; for the host only.
    pub air: Option<u8>,
}

/// A clock that informs and never cuts. Seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnTimer {
    /// How long it has run.
    pub elapsed: u32,
    /// Time for which is suggested.
    pub suggested: u32,
    /// True when it runs: not in a pause.
    pub runs: bool,
}

/// The proposals as a screen shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsksView {
    /// Extent to which the circle has come.
    pub step: AsksStep,
    /// Proposals of this screen's person, while nobody else sees it.
    pub mine: Vec<String>,
    /// Number of more they that may write.
    pub left: u8,
    /// True when they have said that they have nothing more to write.
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
    /// Change that is proposed.
    pub text: String,
    /// Place where it stands.
    pub mark: AskMark,
}

/// An agreed action as the room shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedView {
    /// Request.
    pub title: String,
    /// Way in which the team will know that it is real; may be empty.
    pub measure: String,
    /// Person who can decide it: the word of [`crate::action::Level`].
    pub level: String,
    /// The area of working conditions: the word of [`crate::Hse`].
    pub hse: String,
    /// When the team looks at it again, as `2026-03-05`.
    pub review_on: String,
}

/// Facts that will be kept of the session, besides the agreed actions.
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
    /// True when nothing is owed any more, so that it counts as held to its close.
    pub whole: bool,
}
