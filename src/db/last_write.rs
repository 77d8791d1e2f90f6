//! The moment at which the database could last be written.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Time for which a successful write is trusted.
const BELIEVED: Duration = Duration::from_secs(10);

/// Moment of the last write that went well; none before the first and after one that failed.
#[derive(Debug, Default)]
pub(super) struct LastWrite(Mutex<Option<Instant>>);

impl LastWrite {
    pub(super) fn is_due(&self) -> bool {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_none_or(|last| last.elapsed() >= BELIEVED)
    }

    pub(super) fn set(&self, last: Option<Instant>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = last;
    }
}
