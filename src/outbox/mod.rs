//! Recurring jobs as rows: when each is due next, and the lease of the process that runs it.
//!
//! A process claims a due job in one statement and holds it for [`LEASE`]; a process that dies loses it by time alone. Every time is bound
//! from the clock port, the database's own clock is never read. A row that lies further ahead than a job can ever wait, and than the
//! clocks of two processes may differ, was written by a clock that was wrong: it binds nobody, so that a job goes on once the clock is mended.
//!
//! Invariant: rows hold names of jobs and codes of errors, nothing that an error says about a row, a person or an address.
//!
//! Deliberately absent: jobs that run once, and events. They come with the first use case that needs one.

mod service;
mod store;
#[cfg(test)]
mod tests;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::Error;

pub use self::service::{claim, finish, recurring_jobs};

/// The longest that one run may take.
pub const MAX_RUN: TimeDelta = TimeDelta::minutes(5);
/// Time for which a claimed job is its process's own: longer than any run.
pub const LEASE: TimeDelta = TimeDelta::minutes(6);
/// The longest wait before a job runs again: no job has a longer interval, and none that failed waits longer.
pub const MAX_WAIT: TimeDelta = TimeDelta::minutes(5);

/// The right to run a job once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    name: String,
    id: Uuid,
    /// Moment of the claim (UTC).
    pub claimed_at: DateTime<Utc>,
    /// Runs that failed since the last that did not.
    pub attempts: u32,
}

/// Row of a recurring job.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct RecurringJob {
    /// Name, the same in every version.
    pub name: String,
    /// Moment from which it may be claimed (UTC).
    pub next_due: DateTime<Utc>,
    /// End of the lease of the process that runs it (UTC).
    pub lease_until: Option<DateTime<Utc>>,
    /// Runs that failed since the last that did not.
    pub attempts: i64,
    /// Code of the error of the last run, if it failed.
    pub last_error: Option<String>,
}

impl RecurringJob {
    /// One line for an operator, in English: name, time, lease, failures.
    pub fn to_line(&self, now: DateTime<Utc>) -> String {
        let state = match self.lease_until {
            Some(until) if until > now => "running".to_owned(),
            _ => format!("due {}", self.next_due.format("%Y-%m-%d %H:%M:%S UTC")),
        };
        match &self.last_error {
            None => format!("{}: {state}", self.name),
            Some(code) => format!(
                "{}: {state}; failed {} times, last: {code}",
                self.name, self.attempts
            ),
        }
    }
}

/// Wait until the next run: `every`, and twice as long after each run that failed, at most [`MAX_WAIT`].
pub fn wait(every: TimeDelta, failures: u32) -> TimeDelta {
    let longer = every.checked_mul(1 << failures.min(12));
    longer.map_or(MAX_WAIT, |longer| longer.min(MAX_WAIT))
}

/// Code of an error, fit to be stored: it repeats nothing that the error says.
pub fn error_code(error: &Error) -> &'static str {
    match error {
        Error::Invalid(_) => "invalid",
        Error::Refused(_) => "refused",
        Error::SignInNeeded => "sign-in-needed",
        Error::Denied => "denied",
        Error::Missing => "missing",
        Error::Throttled(_) => "throttled",
        Error::Busy => "busy",
        Error::Contended(_) => "contended",
        Error::Away(_) => "away",
        Error::Store(_) => "store",
        Error::Internal(_) => "internal",
    }
}
