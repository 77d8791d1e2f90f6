//! What every use case needs from the process: the database, the clock, and randomness.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::{
    circle::fresh::Fresh,
    db::Db,
    ports::{Clock, Entropy},
    pulse::service::Casts,
    team::service::{Hasher, Seen},
    timekeeper::Timekeeper,
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
    /// The ballots that go into their boxes together.
    pub casts: Arc<Casts>,
    /// What commands have just made of the rooms that are watched.
    pub fresh: Arc<Fresh>,
    /// The bounded pool in which passwords are hashed.
    pub hasher: Arc<Hasher>,
    /// True when the clock can be believed.
    pub keeper: Arc<Timekeeper>,
    /// When browsers were last seen, as far as it is not written down yet.
    pub seen: Arc<Seen>,
}

impl Ctx {
    /// For a process over this database.
    pub fn new(db: Db, clock: Clock, entropy: Entropy) -> Self {
        Self {
            db,
            clock,
            entropy,
            casts: Arc::default(),
            fresh: Arc::default(),
            hasher: Arc::default(),
            seen: Arc::default(),
            keeper: Arc::default(),
        }
    }

    /// The same with a clock that stands at `moment`: a job begins and ends at the time that was checked before it.
    #[must_use]
    pub fn at(&self, moment: DateTime<Utc>) -> Self {
        Self {
            clock: Clock::fixed(moment),
            ..self.clone()
        }
    }

    /// The present moment (UTC, whole microseconds).
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }
}
