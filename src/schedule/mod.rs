//! The schedule: circles, their sessions to come, and the ones that were moved or lost.
//!
//! A circle keeps its time on the clock of its own zone ([`Zone`], [`recurrence`]); a session is one moment in UTC. Invariants:
//! `planned_at` never changes, so that what was planned can always be held against what became of it; a session is
//! moved only with a reason and lost only with a cause. Deliberately absent: who came.

pub mod plan;
pub mod slot;
mod typed;

#[cfg(feature = "ssr")]
pub mod calendar;
#[cfg(feature = "ssr")]
pub mod recurrence;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

pub use plan::{CirclePlan, Rhythm};
pub use typed::{TypedCallOff, TypedCircle, TypedMove};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{AccountId, CircleId, SessionId, TeamId},
    zone::{LocalTime, Zone},
};

crate::text_enum! {
    /// State of a session.
    SessionState {
        /// Planned.
        Planned = "planned",
        /// Room open.
        Open = "open",
        /// Held to its close.
        Held = "held",
        /// Held, and ended early.
        Curtailed = "curtailed",
        /// Not held.
        Lost = "lost",
        /// Taken out of the plan with its circle before its time; only calendars are still told of it.
        Cancelled = "cancelled",
    }
}

crate::text_enum! {
    /// Cause for which a session was lost or moved: always a condition, never a person.
    LostCause {
        /// Too few people on shift.
        Staffing = "staffing",
        /// The people in our care needed everyone.
        Acuity = "acuity",
        /// The room was not to be had.
        Room = "room",
        /// Floor not covered.
        Cover = "cover",
        /// Leadership asked for the time.
        Leadership = "leadership",
        /// Something else, or nobody said.
        Other = "other",
    }
}

crate::text_enum! {
    /// Refusals about the schedule.
    Refusal {
        /// The session was opened, held or called off.
        NotPlanned = "session-not-planned",
        /// The series has ended.
        CircleEnded = "circle-ended",
    }
}

/// A scheduled series of sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct Circle {
    /// Identifier.
    pub id: CircleId,
    /// The team that meets.
    pub team_id: TeamId,
    /// Title given by the team.
    pub title: String,
    /// The key of its format, for instance `talking-piece`.
    pub format: String,
    /// The zone whose clock it keeps.
    #[cfg_attr(feature = "ssr", sqlx(try_from = "String"))]
    pub time_zone: Zone,
    /// Rhythm: an RFC 5545 recurrence rule on the calendar of `time_zone`.
    pub rhythm: String,
    /// The first meeting, on the clock of `time_zone`.
    #[cfg_attr(feature = "ssr", sqlx(try_from = "String"))]
    pub first_local: LocalTime,
    /// Length of a session, in minutes.
    pub minutes: i64,
    /// Meeting place; empty when not given.
    pub place: String,
    /// The team's own video link; empty when there is none.
    pub video_url: String,
    /// Time at which it was scheduled (UTC).
    pub created_at: DateTime<Utc>,
    /// From when on no further session is planned (UTC).
    pub ended_at: Option<DateTime<Utc>>,
}

/// One meeting of a circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct Session {
    /// Identifier.
    pub id: SessionId,
    /// The circle it belongs to.
    pub circle_id: CircleId,
    /// The team that meets.
    pub team_id: TeamId,
    /// The original plan (UTC); it never changes.
    pub planned_at: DateTime<Utc>,
    /// Start after all moves (UTC).
    pub starts_at: DateTime<Utc>,
    /// Planned length, in minutes.
    pub minutes: i64,
    /// State of the session.
    pub state: SessionState,
    /// Host whose turn it is, while the session is to come; afterwards the person who hosted.
    pub host_account_id: Option<AccountId>,
    /// Number of moves.
    pub moved: i64,
    /// Reason of the last move.
    pub move_reason: Option<LostCause>,
    /// Cause for which it was lost, or ended early.
    pub lost_cause: Option<LostCause>,
    /// The session that takes the place of this lost one.
    pub rebooked_as: Option<SessionId>,
    /// Time at which its room was opened (UTC).
    pub opened_at: Option<DateTime<Utc>>,
    /// Time at which its room was closed (UTC).
    pub closed_at: Option<DateTime<Utc>>,
    /// Actual length, in minutes.
    pub actual_minutes: Option<i64>,
    /// Number of seats taken, as a range such as `5-8`.
    pub seats_band: Option<String>,
    /// Rounds completed.
    pub rounds: Option<i64>,
}

/// A session with what its circle says about it: what a page or a calendar shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct SessionWithCircle {
    /// The session.
    #[cfg_attr(feature = "ssr", sqlx(flatten))]
    pub session: Session,
    /// The circle's title.
    pub title: String,
    /// The key of its format: its own, or the circle's.
    pub format: String,
    /// The zone whose clock the circle keeps.
    #[cfg_attr(feature = "ssr", sqlx(try_from = "String"))]
    pub time_zone: Zone,
    /// Meeting place; empty when not given.
    pub place: String,
    /// The team's own video link; empty when there is none.
    pub video_url: String,
    /// Name of the host, when there is one.
    pub host_name: Option<String>,
}

/// Time before its start from which a room may be opened.
pub const OPENS_BEFORE: TimeDelta = TimeDelta::minutes(15);

/// Time after its planned end for which a session that nobody opened still may be; then it is lost.
pub const GRACE: TimeDelta = TimeDelta::days(1);

impl Session {
    /// Planned end (UTC).
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.starts_at + TimeDelta::minutes(self.minutes)
    }

    /// True when its room may be opened, or is open already.
    pub fn can_open(&self, now: DateTime<Utc>) -> bool {
        match self.state {
            SessionState::Open => true,
            SessionState::Planned => self.starts_at - OPENS_BEFORE <= now && !self.is_overdue(now),
            SessionState::Held | SessionState::Curtailed | SessionState::Lost | SessionState::Cancelled => {
                false
            }
        }
    }

    /// True when nobody opened it and its time is over for good.
    pub fn is_overdue(&self, now: DateTime<Utc>) -> bool {
        self.state == SessionState::Planned && self.ends_at() + GRACE <= now
    }

    /// True when people met, to the close or not.
    pub fn took_place(&self) -> bool {
        matches!(self.state, SessionState::Held | SessionState::Curtailed)
    }

    /// True when it and a meeting of `minutes` at `at` would overlap.
    pub fn overlaps(&self, at: DateTime<Utc>, minutes: i64) -> bool {
        self.starts_at < at + TimeDelta::minutes(minutes) && at < self.ends_at()
    }
}
