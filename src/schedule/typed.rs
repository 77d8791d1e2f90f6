//! The forms of the schedule as people send them, before anything is checked. Every field is text, so that a problem can stand beside
//! the field it concerns.

use serde::{Deserialize, Serialize};

/// The form for a new circle, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCircle {
    /// Title given by the team.
    pub title: String,
    /// A format's key.
    pub format: String,
    /// A word of [`Rhythm`](super::Rhythm).
    pub rhythm: String,
    /// The first date, `2026-03-05`.
    pub date: String,
    /// The time of day, `14:00`.
    pub time: String,
    /// An IANA zone name.
    pub time_zone: String,
    /// A number of minutes.
    pub minutes: String,
    /// Meeting place.
    pub place: String,
    /// The team's own video link.
    pub video_url: String,
}

/// New time of a session, and the reason, as typed. Date and time are on the clock of the circle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedMove {
    /// The new date, `2026-03-05`.
    pub date: String,
    /// The new time of day, `14:00`.
    pub time: String,
    /// A word of [`LostCause`](super::LostCause).
    pub reason: String,
}

/// Cause for calling a session off, and the offered slot that takes its place, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCallOff {
    /// A word of [`LostCause`](super::LostCause).
    pub cause: String,
    /// One of the offered slots (RFC 3339), or empty for none.
    pub slot: String,
}
