//! The state of a room: what is true now, and nothing of what was.

use std::{collections::VecDeque, sync::Arc};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Asks, Change, Refusal, Seat};
use crate::{
    action::Draft,
    format::{After, Format, Stage, StageKind, TurnRule},
    ids::{AccountId, SeatId},
    schedule::LostCause,
};

/// A room while it is open. Times in it are milliseconds on the room's own clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Room {
    /// Counts every change.
    pub(in crate::circle) version: u64,
    /// The version of the last change that matters to everyone.
    pub(in crate::circle) changed: u64,
    /// The last change that mattered.
    pub(in crate::circle) last: Change,
    pub(in crate::circle) opened_at: DateTime<Utc>,
    /// Sum of the pauses so far.
    pub(in crate::circle) frozen_ms: i64,
    /// The latest instant the room has seen.
    pub(in crate::circle) latest_ms: i64,
    /// Planned length of the session.
    pub(in crate::circle) minutes: u32,
    /// The room's own copy of its format: whatever becomes of the format meanwhile, the room goes on with it.
    #[serde(with = "super::shared")]
    pub(in crate::circle) format: Arc<Format>,
    pub(in crate::circle) stages: Vec<StageRule>,
    /// Index of the present stage in `stages`.
    pub(in crate::circle) stage: usize,
    pub(in crate::circle) stage_since_ms: i64,
    /// Seats in the order of the ring, clockwise. Copies of a room share them.
    #[serde(with = "super::shared")]
    pub(in crate::circle) seats: Arc<Vec<Seat>>,
    pub(in crate::circle) host: SeatId,
    pub(in crate::circle) guardian: Option<SeatId>,
    /// Seats whose people have said that they are trained to supervise: for formats that only such people host.
    #[serde(default)]
    pub(in crate::circle) supervisor: Option<SeatId>,
    pub(in crate::circle) round: Option<Round>,
    /// Rounds begun in all, to know who comes late.
    pub(in crate::circle) rounds_begun: u32,
    pub(in crate::circle) pause: Option<Pause>,
    /// True when a pause was asked for. By whom is not kept.
    pub(in crate::circle) pause_asked: bool,
    /// Version that this made: it names the notice, so that putting one aside does not hide a newer one.
    #[serde(default)]
    pub(in crate::circle) asked_at: u64,
    /// True when the agreements are to be looked at again, once the turn that is going on has ended.
    pub(in crate::circle) reopen_asked: bool,
    pub(in crate::circle) timer: Timer,
    /// Extension of every turn of this stage by the host.
    pub(in crate::circle) extra_seconds: u32,
    pub(in crate::circle) managers: Managers,
    /// Proposals; none while nobody has been asked yet.
    #[serde(default)]
    pub(in crate::circle) asks: Asks,
    pub(in crate::circle) agreed: Vec<Draft>,
    /// Code that opens the room from outside; empty without one.
    #[serde(default)]
    pub(in crate::circle) code: String,
    /// Number of shared screens that were given the code.
    #[serde(default)]
    pub(in crate::circle) walls: u8,
    #[serde(default = "meeting")]
    pub(in crate::circle) purpose: RoomPurpose,
    /// Last finger that moved everyone on.
    #[serde(default)]
    pub(in crate::circle) hand: Option<Hand>,
    /// Ids of the latest orders.
    pub(in crate::circle) done: VecDeque<Uuid>,
    pub(in crate::circle) ending: Option<Ending>,
}

/// Rules of a stage; its texts and its minutes are in the format.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageRule {
    /// Purpose of the stage.
    pub kind: StageKind,
    /// Seats that are offered a turn.
    pub turns: TurnRule,
    /// Sequel of a round.
    pub after: After,
    /// Rounds completed in it.
    pub rounds: u32,
}

crate::text_enum! {
    /// Purpose of a room.
    RoomPurpose {
        /// A team meets in it.
        Meeting = "meeting",
        /// A host tries a format out, alone.
        Rehearsal = "rehearsal",
    }
}

crate::text_enum! {
    /// Visibility of the timer.
    Timer {
        /// Shown on every screen.
        Shown = "shown",
        /// Hidden.
        Hidden = "hidden",
    }
}

crate::text_enum! {
    /// Direction in which the piece goes.
    Direction {
        /// With the clock.
        Clockwise = "clockwise",
        /// Against it.
        Counter = "counter",
    }
}

crate::text_enum! {
    /// Admission of managers.
    Managers {
        /// Admitted, declared on every screen.
        Welcome = "welcome",
        /// The team has asked them not to.
        Declined = "declined",
    }
}

/// A round: everyone is offered one turn. Whom the piece will be offered is all it knows; whoever has been offered it is
/// simply no longer on a list, whether they spoke or passed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// The prompt's key.
    pub prompt: Option<String>,
    /// Direction of the round.
    pub direction: Direction,
    /// The order, fixed when the round began.
    pub order: Vec<SeatId>,
    /// To be offered for the first time, in order.
    pub first: VecDeque<SeatId>,
    /// To be offered once more after everyone's first: for any reason.
    pub again: VecDeque<SeatId>,
    /// Seat that is spoken to and only thanks, where the rule says so.
    #[serde(default)]
    pub receiver: Option<SeatId>,
    /// Holder of the piece. The piece waits with them while they are away and nobody else is there.
    pub holder: Holder,
}

/// The seat that has the piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Seat of the holder.
    pub seat: SeatId,
    /// Since when, on the room's clock.
    pub since_ms: i64,
    /// True for a second offer.
    pub again: bool,
}

/// Finger that moved everyone on. With which command is not kept: a pass looks like any other turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    /// Seat of the entry.
    pub seat: SeatId,
    /// Instant in milliseconds since the room was opened, pauses included.
    pub wall_ms: i64,
}

/// A pause: every clock stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Reading of the room's clock, in milliseconds.
    pub at_ms: i64,
    /// Reason of the pause.
    pub quiet: PauseReason,
}

crate::text_enum! {
    /// Reasons of a pause.
    PauseReason {
        /// For a breath.
        Breath = "breath",
        /// For the agreements.
        Agreements = "agreements",
    }
}

/// Ways in which a room ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// With its close.
    Held,
    /// Early, for this cause.
    Curtailed(LostCause),
}

/// Parameters of a new room.
#[derive(Clone, Debug)]
pub struct RoomOpening<'a> {
    /// Format of the session.
    pub format: &'a Format,
    /// Planned length of the session, in minutes.
    pub minutes: u32,
    /// The host, in the first seat.
    pub host: Seat,
}

/// Purpose of a room stored before rooms had one.
const fn meeting() -> RoomPurpose {
    RoomPurpose::Meeting
}

impl Room {
    /// A new room: the host in the first seat, in the first stage.
    pub fn open(opening: RoomOpening<'_>, now: DateTime<Utc>) -> Self {
        let stages = opening.format.stages.iter().map(|stage| StageRule {
            kind: stage.kind,
            turns: stage.turns,
            after: stage.after,
            rounds: 0,
        });
        Self {
            version: 1,
            changed: 1,
            last: Change::Opened,
            opened_at: now,
            frozen_ms: 0,
            latest_ms: 0,
            minutes: opening.minutes,
            format: Arc::new(opening.format.clone()),
            stages: stages.collect(),
            stage: 0,
            stage_since_ms: 0,
            host: opening.host.id,
            seats: Arc::new(vec![opening.host]),
            guardian: None,
            supervisor: None,
            round: None,
            rounds_begun: 0,
            pause: None,
            pause_asked: false,
            asked_at: 0,
            reopen_asked: false,
            timer: Timer::Shown,
            extra_seconds: 0,
            managers: Managers::Welcome,
            asks: Asks::default(),
            agreed: Vec::new(),
            code: String::new(),
            walls: 0,
            purpose: RoomPurpose::Meeting,
            hand: None,
            done: VecDeque::new(),
            ending: None,
        }
    }

    /// Sets the code that opens the room from outside. The shared screens that had an earlier one show it no longer.
    #[must_use]
    pub fn with_code(self, code: &str) -> Self {
        Self {
            code: code.to_owned(),
            walls: 0,
            ..self
        }
    }

    /// Turns the room into one for trying a format out.
    #[must_use]
    pub fn to_rehearse(self) -> Self {
        Self {
            purpose: RoomPurpose::Rehearsal,
            ..self
        }
    }

    /// Reason for which managers may not come in now: the team has declined them, or they are late. The one is not said for the other.
    pub fn keeps_managers_out(&self) -> Option<Refusal> {
        match self.managers {
            Managers::Declined => Some(Refusal::ManagersDeclined),
            Managers::Welcome if self.rounds_begun > 0 => Some(Refusal::ManagersLate),
            Managers::Welcome => None,
        }
    }

    /// Counts every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Ending of the room, once it has one.
    pub fn ending(&self) -> Option<Ending> {
        self.ending
    }

    /// The key of the format.
    pub fn format_key(&self) -> &str {
        &self.format.key
    }

    /// The room's own copy of its format.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// The present stage of the format.
    pub fn stage(&self) -> Option<&Stage> {
        self.format.stages.get(self.stage)
    }

    /// The actions agreed on so far.
    pub fn agreed(&self) -> &[Draft] {
        &self.agreed
    }

    /// Seat of the host.
    pub fn host(&self) -> SeatId {
        self.host
    }

    /// The seat of an account.
    pub fn seat_of(&self, account: AccountId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.account == Some(account))
    }

    /// The seat with this identifier.
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.id == id)
    }

    /// Every seat, in the order of the ring.
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }

    /// Seat of the holder; none between rounds and in a pause.
    pub fn holder(&self) -> Option<SeatId> {
        match (&self.round, self.pause) {
            (Some(round), None) => Some(round.holder.seat),
            _ => None,
        }
    }

    pub(in crate::circle) fn now_in(&self) -> &StageRule {
        // `stage` only ever moves within `stages`, which a format never leaves empty.
        &self.stages[self.stage]
    }

    pub(super) fn seat_mut(&mut self, id: SeatId) -> Option<&mut Seat> {
        // Looked for first: whoever is not there needs no copy.
        let at = self.seats.iter().position(|seat| seat.id == id)?;
        self.seats_mut().get_mut(at)
    }

    pub(super) fn seats_mut(&mut self) -> &mut Vec<Seat> {
        Arc::make_mut(&mut self.seats)
    }

    /// Notes a change that matters to everyone. It counts for the version that this order makes.
    pub(super) fn mark_changed(&mut self, change: Change) {
        self.changed = self.version + 1;
        self.last = change;
    }
}
