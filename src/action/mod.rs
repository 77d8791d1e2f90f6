//! Actions: a team's request, the reply it is owed, and the clock on the organisation.
//!
//! An [`Action`] is agreed in a circle and changes by its history alone: every [`HistoryEntry`] says which level did what and
//! when. Where it stands ([`ActionState`]) is worked out from that history each time, so there is nothing to fall out of step.
//!
//! Deliberately absent: who did it. History knows the team, the manager and the clock, never an account.

mod draft;
mod reply;
mod state;

#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
#[cfg(test)]
mod service_tests;
#[cfg(test)]
mod state_tests;

pub use draft::{Draft, Proposal};
pub use reply::{Reply, ReplyForm};
pub use state::{
    ActionState, ESCALATES_AFTER, MAX_LIVE, REPLY_WITHIN, ReplyClock, ReplyVerdict, Standing, UNDONE_WITHIN,
};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Hse,
    ids::{ActionId, TeamId},
};

crate::text_enum! {
    /// Level that can decide what is asked for.
    Level {
        /// The team itself.
        Team = "team",
        /// The team's manager.
        Manager = "manager",
        /// The organisation above the manager.
        Organisation = "organisation",
        /// Outside the organisation: a funder, a regulator, a law.
        Beyond = "beyond",
    }
}

crate::text_enum! {
    /// Refusals about actions.
    Refusal {
        /// The team has as many live actions as it can follow.
        TwoLive = "two-live-actions",
        /// Something else happened to the action meanwhile.
        Changed = "action-changed",
        /// The action has ended.
        Closed = "action-closed",
        /// The team does it itself.
        ReplyNotOwed = "reply-not-owed",
        /// No level is above.
        NothingAbove = "nothing-above",
        /// No reply says that it is done.
        NotSaidDone = "not-said-done",
        /// A reply is owed first.
        ReplyFirst = "reply-first",
        /// The team has not said that it is real.
        NotReal = "not-real",
        /// The team said that it is real more than a day ago.
        UndoOver = "undo-over",
    }
}

impl Level {
    /// The next level up; nothing is above [`Level::Beyond`].
    pub fn above(self) -> Option<Self> {
        match self {
            Self::Team => Some(Self::Manager),
            Self::Manager => Some(Self::Organisation),
            Self::Organisation => Some(Self::Beyond),
            Self::Beyond => None,
        }
    }
}

crate::text_enum! {
    /// Sort of thing asked for.
    ActionKind {
        /// A change of the conditions everybody works in.
        Condition = "condition",
        /// A rule the team wants to question. It always goes upward.
        Rule = "rule",
        /// Something for each person by themselves, like a voucher or a course. It mends no condition.
        Personal = "personal",
    }
}

crate::text_enum! {
    /// Kinds of reply to what was asked upward.
    ReplyKind {
        /// Done already.
        Did = "did",
        /// Promised, by a date.
        Will = "will",
        /// Impossible, for a reason.
        Cannot = "cannot",
        /// Taken to the next level up.
        Escalated = "escalated",
    }
}

crate::text_enum! {
    /// Author of an entry of the history. A level, never a person.
    By {
        /// The team, in its circle or after it.
        Team = "team",
        /// Manager.
        Manager = "manager",
        /// Time ran out.
        Clock = "clock",
    }
}

/// One thing that happened to an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The circle agreed on it and said who can decide it.
    Agreed {
        /// Level that can decide it.
        level: Level,
    },
    /// The reply: it has been done.
    Did {
        /// Work done, when the reply says so.
        note: Option<String>,
    },
    /// The reply: it will be done.
    Will {
        /// By this day.
        until: NaiveDate,
        /// Work promised, when the reply says so.
        note: Option<String>,
    },
    /// The reply: it cannot be done.
    Cannot {
        /// Reason why not.
        reason: String,
    },
    /// Moved one level up, by a reply or by itself.
    Escalated {
        /// Level asked now.
        to: Level,
        /// Text that the reply added.
        note: Option<String>,
    },
    /// The team says that the change is real.
    Confirmed,
    /// The team takes back that it is real.
    Undone,
    /// The team says that the change is not real yet.
    NotYet,
    /// The team no longer asks for it.
    SetAside,
}

/// One row of an action's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// Moment (UTC).
    pub at: DateTime<Utc>,
    /// Level that caused the entry.
    pub by: By,
    /// Event of the entry.
    pub event: Event,
}

/// An agreed change, with everything that has happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Identifier.
    pub id: ActionId,
    /// The team that asks.
    pub team_id: TeamId,
    /// Sort of thing asked for.
    pub kind: ActionKind,
    /// The area of working conditions it concerns.
    pub hse: Hse,
    /// Change asked for, in the team's words; 1 to 160 characters.
    pub title: String,
    /// Sign by which the team will know that it is real; may be empty, up to 240 characters.
    pub measure: String,
    /// The day on which the team looks at it again.
    pub review_on: NaiveDate,
    /// History, oldest first; the first entry is [`Event::Agreed`].
    pub history: Vec<HistoryEntry>,
}

impl Event {
    /// The word for this event in the database and in text keys.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Agreed { .. } => "agreed",
            Self::Did { .. } => "did",
            Self::Will { .. } => "will",
            Self::Cannot { .. } => "cannot",
            Self::Escalated { .. } => "escalated",
            Self::Confirmed => "confirmed",
            Self::Undone => "undone",
            Self::NotYet => "not-yet",
            Self::SetAside => "set-aside",
        }
    }

    /// Text that the reply added, if this is a reply with one.
    pub fn note(&self) -> Option<&str> {
        match self {
            Self::Did { note } | Self::Will { note, .. } | Self::Escalated { note, .. } => note.as_deref(),
            Self::Cannot { reason } => Some(reason),
            Self::Agreed { .. } | Self::Confirmed | Self::Undone | Self::NotYet | Self::SetAside => None,
        }
    }

    /// The kind of reply this is, if it is one.
    pub fn reply_kind(&self) -> Option<ReplyKind> {
        match self {
            Self::Did { .. } => Some(ReplyKind::Did),
            Self::Will { .. } => Some(ReplyKind::Will),
            Self::Cannot { .. } => Some(ReplyKind::Cannot),
            Self::Escalated { .. } => Some(ReplyKind::Escalated),
            Self::Agreed { .. } | Self::Confirmed | Self::Undone | Self::NotYet | Self::SetAside => None,
        }
    }
}

impl Action {
    /// Time at which the circle agreed on it (UTC).
    pub fn agreed_at(&self) -> DateTime<Utc> {
        self.history.first().map(|entry| entry.at).unwrap_or_default()
    }

    /// Level that could decide it when it was agreed.
    pub fn level_agreed(&self) -> Level {
        match self.history.first().map(|entry| &entry.event) {
            Some(Event::Agreed { level }) => *level,
            _ => Level::Team,
        }
    }

    /// The last reply from above, with its time: an escalation counts when the manager made it.
    pub fn last_reply(&self) -> Option<&HistoryEntry> {
        let mut replies = self.history.iter().rev();
        replies.find(|entry| entry.by == By::Manager && entry.event.reply_kind().is_some())
    }

    /// The first reply from above, with its time.
    pub fn first_reply(&self) -> Option<&HistoryEntry> {
        let mut replies = self.history.iter();
        replies.find(|entry| entry.by == By::Manager && entry.event.reply_kind().is_some())
    }
}
