//! State of an action, the events that may follow, and the clock on the level that owes an answer.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{Action, By, Event, HistoryEntry, Level, Refusal, Reply};

/// A team has this many live actions at most: few enough that each can be followed.
pub const MAX_LIVE: usize = 2;

/// A reply is due this long after an action reaches a level above the team.
pub const REPLY_WITHIN: TimeDelta = TimeDelta::days(14);

/// Without an answer for this long, an action goes one level up by itself.
pub const ESCALATES_AFTER: TimeDelta = TimeDelta::days(30);

/// For so long a team may take back that a change is real.
pub const UNDONE_WITHIN: TimeDelta = TimeDelta::days(1);

/// Progress of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// The team is trying it; nobody above owes anything.
    UnderWay,
    /// A level above the team owes a reply.
    Owed,
    /// Promised for this day.
    Promised {
        /// The last day of the promise.
        until: NaiveDate,
    },
    /// The reply says it is done; the team has not said so yet.
    SaidDone,
    /// The team said that it is real. Final after a day.
    Real,
    /// The reply says it cannot be done, and why. Final.
    Declined,
    /// The team no longer asks for it. Final.
    SetAside,
}

impl Standing {
    /// The word for text keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::UnderWay => "under-way",
            Self::Owed => "owed",
            Self::Promised { .. } => "promised",
            Self::SaidDone => "said-done",
            Self::Real => "real",
            Self::Declined => "declined",
            Self::SetAside => "set-aside",
        }
    }

    /// True when anything may still happen to it.
    pub fn is_live(self) -> bool {
        !matches!(self, Self::Real | Self::Declined | Self::SetAside)
    }
}

/// State that an action's history adds up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionState {
    /// Level that can decide it now.
    pub level: Level,
    /// Progress.
    pub standing: Standing,
    /// Time since which (UTC).
    pub since: DateTime<Utc>,
}

/// The clock on the level that owes an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyClock {
    /// From when on the answer is owed (UTC).
    pub since: DateTime<Utc>,
    /// Due time (UTC).
    pub due_at: DateTime<Utc>,
    /// Time (UTC) when the action goes one level up by itself; never from the highest.
    pub escalates_at: Option<DateTime<Utc>>,
}

/// The team's verdict on a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReplyVerdict {
    /// Real.
    Real,
    /// Said to be done, and not real yet.
    NotYet,
}

impl ActionState {
    /// Adds up a history, oldest entry first.
    fn of(history: &[HistoryEntry]) -> Self {
        let start = Self {
            level: Level::Team,
            standing: Standing::UnderWay,
            since: DateTime::default(),
        };
        let (state, _) = history
            .iter()
            .fold((start, start), |(state, before), entry| match entry.event {
                Event::Confirmed => (state.after(entry), state),
                // As if it had never been said: whatever was owed is owed since when it was.
                Event::Undone => (before, before),
                _ => (state.after(entry), before),
            });
        state
    }

    fn after(self, entry: &HistoryEntry) -> Self {
        let level = match entry.event {
            Event::Agreed { level } | Event::Escalated { to: level, .. } => level,
            _ => self.level,
        };
        let standing = match entry.event {
            Event::Agreed { .. } | Event::Escalated { .. } | Event::NotYet => owed_by(level),
            Event::Did { .. } => Standing::SaidDone,
            Event::Will { until, .. } => Standing::Promised { until },
            Event::Cannot { .. } => Standing::Declined,
            Event::Confirmed => Standing::Real,
            Event::Undone => self.standing,
            Event::SetAside => Standing::SetAside,
        };
        Self {
            level,
            standing,
            since: entry.at,
        }
    }

    /// The clock that runs at `now`, if one does. A promise starts it again on the day after its last one.
    pub fn clock(&self, now: DateTime<Utc>) -> Option<ReplyClock> {
        let since = match self.standing {
            Standing::Owed => self.since,
            Standing::Promised { until } => (until + TimeDelta::days(1)).and_time(NaiveTime::MIN).and_utc(),
            _ => return None,
        };
        (since <= now).then(|| ReplyClock {
            since,
            due_at: since + REPLY_WITHIN,
            escalates_at: self.level.above().map(|_| since + ESCALATES_AFTER),
        })
    }
}

fn owed_by(level: Level) -> Standing {
    if level == Level::Team {
        Standing::UnderWay
    } else {
        Standing::Owed
    }
}

impl ReplyClock {
    /// True when the answer is late at `now`.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        self.due_at < now
    }

    /// Whole days for which the answer has been owed at `now`.
    pub fn age_days(&self, now: DateTime<Utc>) -> i64 {
        (now - self.since).num_days()
    }
}

impl Action {
    /// Folds the history into the present state.
    pub fn state(&self) -> ActionState {
        ActionState::of(&self.history)
    }

    /// Event that a reply from above adds to the history.
    ///
    /// # Errors
    /// [`Refusal::Closed`], [`Refusal::ReplyNotOwed`] or [`Refusal::NothingAbove`].
    pub fn reply(&self, reply: Reply) -> Result<Event, Refusal> {
        let state = self.state();
        if !state.standing.is_live() {
            return Err(Refusal::Closed);
        }
        if state.level == Level::Team {
            return Err(Refusal::ReplyNotOwed);
        }
        match reply {
            Reply::Did { note } => Ok(Event::Did { note }),
            Reply::Will { until, note } => Ok(Event::Will { until, note }),
            Reply::Cannot { reason } => Ok(Event::Cannot { reason }),
            Reply::Escalated { note } => match state.level.above() {
                Some(to) => Ok(Event::Escalated { to, note }),
                None => Err(Refusal::NothingAbove),
            },
        }
    }

    /// Event that the team's verdict adds to the history. Ends nothing that is still owed: a reply comes first.
    ///
    /// # Errors
    /// [`Refusal::Closed`], [`Refusal::ReplyFirst`], or [`Refusal::NotSaidDone`] when nobody claimed that it was real.
    pub fn confirm(&self, verdict: ReplyVerdict) -> Result<Event, Refusal> {
        use Standing::{Declined, Owed, Promised, Real, SaidDone, SetAside, UnderWay};
        match (self.state().standing, verdict) {
            (Real | Declined | SetAside, _) => Err(Refusal::Closed),
            (Owed, ReplyVerdict::Real) => Err(Refusal::ReplyFirst),
            (UnderWay | Promised { .. } | SaidDone, ReplyVerdict::Real) => Ok(Event::Confirmed),
            (SaidDone, ReplyVerdict::NotYet) => Ok(Event::NotYet),
            (Owed | UnderWay | Promised { .. }, ReplyVerdict::NotYet) => Err(Refusal::NotSaidDone),
        }
    }

    /// Event that takes back, at `now`, what the team has confirmed.
    ///
    /// # Errors
    /// [`Refusal::NotReal`] or [`Refusal::UndoOver`].
    pub fn undo(&self, now: DateTime<Utc>) -> Result<Event, Refusal> {
        let state = self.state();
        match state.standing {
            Standing::Real if now < state.since + UNDONE_WITHIN => Ok(Event::Undone),
            Standing::Real => Err(Refusal::UndoOver),
            _ => Err(Refusal::NotReal),
        }
    }

    /// Event by which the team no longer asks for it.
    ///
    /// # Errors
    /// [`Refusal::Closed`].
    pub fn set_aside(&self) -> Result<Event, Refusal> {
        if self.state().standing.is_live() {
            Ok(Event::SetAside)
        } else {
            Err(Refusal::Closed)
        }
    }

    /// Entry that the clock adds to the history at `now`, if its time has come.
    pub fn escalate(&self, now: DateTime<Utc>) -> Option<HistoryEntry> {
        let state = self.state();
        let escalates_at = state.clock(now)?.escalates_at?;
        (escalates_at <= now).then_some(HistoryEntry {
            at: now,
            by: By::Clock,
            event: Event::Escalated {
                to: state.level.above()?,
                note: None,
            },
        })
    }
}
