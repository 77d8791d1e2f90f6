//! Errors that a post can be answered with, as they travel to the browser.

use roundwell::{Problem, Refusal};
use serde::{Deserialize, Serialize};

/// An error on the wire: codes, never a database message. The texts are `problem-…`, `refused-…` and `error-…` in the locale files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// Fields that need another look (422).
    #[error("invalid input")]
    Invalid(Vec<Problem>),
    /// Well formed, but not possible as things stand (409).
    #[error("refused: {0}")]
    Refused(Refusal),
    /// Signing in is needed (401).
    #[error("sign-in needed")]
    SignInNeeded,
    /// The role does not grant it (403).
    #[error("not allowed")]
    Denied,
    /// No such thing, as far as this person is concerned (404).
    #[error("missing")]
    Missing,
    /// Too many attempts, for so many seconds (429).
    #[error("too many attempts")]
    Throttled(u32),
    /// Too much at once; nothing was done (503).
    #[error("busy")]
    Busy,
    /// The request could not be read (400).
    #[error("bad request")]
    BadRequest,
    /// The database cannot be reached or written just now; nothing was saved (503).
    #[error("away")]
    Away,
    /// Our fault, logged on the server (500).
    #[error("unavailable")]
    Unavailable,
}

impl AppError {
    /// The HTTP status that says the same.
    pub fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) => 422,
            Self::Refused(_) => 409,
            Self::SignInNeeded => 401,
            Self::Denied => 403,
            Self::Missing => 404,
            Self::Throttled(_) => 429,
            Self::BadRequest => 400,
            Self::Busy | Self::Away => 503,
            Self::Unavailable => 500,
        }
    }
}

/// After how many seconds somebody who got a 503 may try again.
pub const RETRY_AFTER: u16 = 5;

#[cfg(feature = "ssr")]
impl From<roundwell::Error> for AppError {
    /// The one place where a failed use case is logged.
    fn from(error: roundwell::Error) -> Self {
        use roundwell::Error;
        match error {
            Error::Invalid(problems) => Self::Invalid(problems),
            Error::Refused(code) => Refusal::try_from(code).map_or(Self::Unavailable, Self::Refused),
            Error::SignInNeeded => Self::SignInNeeded,
            Error::Denied => Self::Denied,
            Error::Missing => Self::Missing,
            Error::Throttled(seconds) => Self::Throttled(seconds),
            Error::Busy => Self::Busy,
            Error::Contended(reason) => {
                tracing::warn!(reason, "others were at the same thing");
                Self::Busy
            }
            Error::Away(reason) => {
                tracing::error!(reason, "the database cannot be reached or written");
                Self::Away
            }
            Error::Store(error) => {
                tracing::error!(error = %error, "the database failed");
                Self::Unavailable
            }
            Error::Internal(reason) => {
                tracing::error!(reason, "a use case failed");
                Self::Unavailable
            }
        }
    }
}
