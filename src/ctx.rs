//! What every use case needs from the process: the database, the clock, and randomness.

use chrono::{DateTime, Utc};

use crate::{
    db::Db,
    ports::{Clock, Entropy},
};

/// Handed to every use case; cheap to clone.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// The shared database.
    pub db: Db,
    /// Where `now` comes from.
    pub clock: Clock,
    /// Where ids, tokens and keys come from.
    pub entropy: Entropy,
}

impl Ctx {
    /// The present moment (UTC, whole microseconds).
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }
}
