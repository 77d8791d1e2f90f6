//! Actions allowed on a screen now: whatever the rules of the engine permit. There is no second opinion.

use chrono::{DateTime, Utc};

use super::ScreenRole;
use crate::{
    Hse,
    action::{ActionKind, Draft, Level},
    circle::engine::{Asks, Command, Direction, Initiator, Refusal, Room, Timer},
    format::StageKind,
    ids::SeatId,
    schedule::LostCause,
};

/// Time that one tap on "more time" adds to every turn, in seconds.
const MORE_SECONDS: u32 = 60;

crate::text_enum! {
    /// Something a screen can do.
    AllowedAction {
        /// Say that one has spoken.
        Release = "release",
        /// Pass, for now.
        Pass = "pass",
        /// Accept the agreements.
        Accept = "accept",
        /// Step out.
        StepOut = "step-out",
        /// Come back.
        Return = "return",
        /// Go on without a holder whose screen is away.
        Without = "without",
        /// Ask for a pause.
        AskPause = "ask-pause",
        /// Put aside the notice that somebody asked for one.
        PutAside = "put-aside",
        /// Call a pause.
        Pause = "pause",
        /// End the pause.
        Resume = "resume",
        /// Ask to look at the agreements again.
        Reopen = "reopen",
        /// Only listen, from now on.
        Listen = "listen",
        /// Be offered turns again.
        Speak = "speak",
        /// Lay one's part down.
        LayDown = "lay-down",
        /// Say that one is trained to supervise.
        Supervise = "supervise",
        /// Become guardian.
        Guard = "guard",
        /// Ask managers to leave.
        Decline = "decline",
        /// Take hosting over.
        TakeHosting = "take-hosting",
        /// Begin a round.
        Round = "round",
        /// Go on.
        Next = "next",
        /// Go on, although what was chosen is not written down.
        NextAnyway = "next-anyway",
        /// Go back.
        Previous = "previous",
        /// Give more time.
        Extend = "extend",
        /// Hide the timer.
        HideTimer = "hide-timer",
        /// Show the timer.
        ShowTimer = "show-timer",
        /// Hand hosting over, name a guardian, add and set aside seats.
        Steer = "steer",
        /// Write a proposal.
        Propose = "propose",
        /// Say that one has nothing more to write.
        Ready = "ready",
        /// Show every proposal.
        ShowAsks = "show-asks",
        /// Choose a proposal.
        Choose = "choose",
        /// Choose none of them.
        ChooseNone = "choose-none",
        /// Count what was chosen.
        CountChoices = "count-choices",
        /// Leave it at what was chosen.
        EndChoice = "end-choice",
        /// Leave out a chosen proposal.
        LeaveOut = "leave-out",
        /// Write down an action.
        Agree = "agree",
        /// End the shared screens that were given the code.
        EndWalls = "end-walls",
        /// Close the room.
        Close = "close",
        /// End early.
        Curtail = "curtail",
    }
}

/// Actions allowed to the seat; none for the wall.
pub(super) fn can(
    room: &Room,
    now: DateTime<Utc>,
    face: ScreenRole,
    seat: Option<SeatId>,
) -> Vec<AllowedAction> {
    let (Some(id), None, true) = (seat, room.ending, face != ScreenRole::Wall) else {
        return Vec::new();
    };
    let makes_sense = |can: AllowedAction| match can {
        AllowedAction::Accept => room.seat(id).is_some_and(|seat| !seat.accepted),
        AllowedAction::StepOut => room.seat(id).is_some_and(|seat| seat.is_here()),
        AllowedAction::Return => room.seat(id).is_some_and(|seat| !seat.is_here()),
        // It stays where it is when somebody has asked: else every screen would say so.
        AllowedAction::AskPause => room.host != id && room.guardian != Some(id),
        AllowedAction::Reopen => !room.reopen_asked,
        AllowedAction::Ready => room.is_writing(id),
        AllowedAction::Listen => room.seat(id).is_some_and(|seat| !seat.listens),
        AllowedAction::Decline => room.seats.iter().any(|seat| seat.manager),
        AllowedAction::ChooseNone => !room.chooses_none(id),
        AllowedAction::Propose
        | AllowedAction::ShowAsks
        | AllowedAction::Choose
        | AllowedAction::CountChoices
        | AllowedAction::EndChoice
        | AllowedAction::LeaveOut => room.now_in().kind == StageKind::Asks,
        AllowedAction::HideTimer => room.timer == Timer::Shown,
        AllowedAction::ShowTimer => room.timer == Timer::Hidden,
        _ => true,
    };
    let every = AllowedAction::ALL.iter().copied();
    every
        .filter(|can| makes_sense(*can) && refused(room, now, id, *can).is_none())
        .collect()
}

/// Refusal that keeps the host from beginning a round and from going on: a stage must never stand still without a word.
pub(super) fn waits(
    room: &Room,
    now: DateTime<Utc>,
    face: ScreenRole,
    seat: Option<SeatId>,
) -> Option<Refusal> {
    let between = room.ending.is_none() && room.holder().is_none() && room.pause.is_none();
    let id = seat.filter(|_| face == ScreenRole::Host && between && room.now_in().kind.has_rounds())?;
    refused(room, now, id, AllowedAction::Next)?;
    refused(room, now, id, AllowedAction::Round)
}

/// Reason for which what was written cannot be shown yet, or what was chosen not be counted: it stands where the button would be.
pub(super) fn asks_wait(room: &Room, now: DateTime<Utc>, id: SeatId) -> Option<Refusal> {
    let can = match &room.asks {
        Asks::Writing(_) => AllowedAction::ShowAsks,
        Asks::Choosing(_) => AllowedAction::CountChoices,
        Asks::Chosen(_) => return None,
    };
    refused(room, now, id, can)
}

/// Refusal of the engine for a command.
fn refused(room: &Room, now: DateTime<Utc>, id: SeatId, can: AllowedAction) -> Option<Refusal> {
    if room.ending.is_some() {
        return Some(Refusal::Ended);
    }
    room.permits(now, Initiator::Seat(id), &command(room, can, id))
        .err()
}

impl AllowedAction {
    /// Tells the taps that are about the seat of whoever taps.
    pub const fn is_about_own_seat(self) -> bool {
        matches!(self, Self::Accept | Self::LayDown)
    }

    /// Command of something that is one tap, for the seat that taps (needed by what is about it alone); none for what has fields and a form of its own.
    pub fn tap(self, own_seat: Option<SeatId>) -> Option<Command> {
        Some(match self {
            Self::Release => Command::Release,
            Self::Pass => Command::Pass,
            Self::Accept => Command::Accept { seat: own_seat? },
            Self::StepOut => Command::StepOut,
            Self::Return => Command::Return,
            Self::AskPause => Command::AskPause,
            Self::Pause => Command::Pause,
            Self::Resume => Command::Resume,
            Self::Reopen => Command::ReopenAgreements,
            Self::Listen => Command::Listen,
            Self::Speak => Command::Speak,
            Self::LayDown => Command::LayDown { seat: own_seat? },
            Self::Supervise => Command::Supervise,
            Self::Guard => Command::BecomeGuardian,
            Self::Decline => Command::DeclineManagers,
            Self::TakeHosting => Command::TakeHosting,
            Self::Next => Command::NextStage,
            Self::NextAnyway => Command::NextAnyway,
            Self::Previous => Command::PreviousStage,
            Self::Extend => Command::Extend {
                seconds: MORE_SECONDS,
            },
            Self::HideTimer => Command::ShowTimer { timer: Timer::Hidden },
            Self::ShowTimer => Command::ShowTimer { timer: Timer::Shown },
            Self::Ready => Command::Ready,
            Self::ShowAsks => Command::ShowAsks,
            Self::ChooseNone => Command::ChooseNone,
            Self::CountChoices => Command::CountChoices,
            Self::EndChoice => Command::EndChoice,
            Self::LeaveOut => Command::LeaveOut,
            Self::Close => Command::Close,
            Self::Round
            | Self::Steer
            | Self::Without
            | Self::PutAside
            | Self::Propose
            | Self::Choose
            | Self::Agree
            | Self::EndWalls
            | Self::Curtail => return None,
        })
    }
}

/// Command whose rule answers for it. What has fields is asked with fields that the rule does not look at, or with the only ones that make sense.
fn command(room: &Room, can: AllowedAction, seat: SeatId) -> Command {
    if let Some(command) = can.tap(Some(seat)) {
        return command;
    }
    match can {
        AllowedAction::Round => Command::BeginRound {
            prompt: None,
            direction: Direction::Clockwise,
            first: None,
        },
        AllowedAction::Without => Command::GoOnWithout {
            seat: room.holder().unwrap_or(seat),
        },
        AllowedAction::PutAside => Command::PutAside { asked: room.asked_at },
        AllowedAction::Propose => Command::Propose { text: String::new() },
        AllowedAction::Choose => Command::Choose {
            at: room.first_open(),
        },
        AllowedAction::Agree => Command::Agree(Box::new(blank())),
        AllowedAction::EndWalls => Command::EndWalls,
        AllowedAction::Curtail => Command::Curtail {
            cause: LostCause::Other,
        },
        _ => Command::NameGuardian { seat: None },
    }
}

/// A draft that asks the engine whether one could be written down.
fn blank() -> Draft {
    Draft {
        title: String::new(),
        measure: String::new(),
        kind: ActionKind::Condition,
        hse: Hse::Demands,
        level: Level::Team,
        review_on: None,
    }
}
