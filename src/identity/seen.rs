//! Times at which browsers were last seen, on their way to the database.
//!
//! Looking somebody up writes nothing: a page must come also when nothing can be written. What was seen is kept here until the next job
//! writes it down, all together and in the order of random numbers, so that nothing tells in which order people came. What a restart
//! loses costs nobody more than an hour of their seven days.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};

use super::store;
use crate::{Ctx, Result, db::retry};

/// The most that is kept; beyond it nothing more is, until some was written.
const MAX_UNWRITTEN: usize = 100_000;

/// Number of rows that one statement writes.
const TOGETHER: usize = 64;

/// Sign-ins, by the hash of their token, with the hour in which each was last seen.
#[derive(Default)]
pub struct LastSeen(Mutex<BTreeMap<[u8; 32], DateTime<Utc>>>);

impl fmt::Debug for LastSeen {
    /// Says nothing of who was here.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seen").finish_non_exhaustive()
    }
}

impl LastSeen {
    /// Notes that a sign-in was seen in this hour.
    pub(super) fn note(&self, token_hash: [u8; 32], hour: DateTime<Utc>) {
        let mut seen = self.lock();
        if seen.len() < MAX_UNWRITTEN || seen.contains_key(&token_hash) {
            seen.insert(token_hash, hour);
        }
    }

    /// Time of the last sign of a sign-in, if it is not written yet.
    pub(super) fn of(&self, token_hash: &[u8; 32]) -> Option<DateTime<Utc>> {
        self.lock().get(token_hash).copied()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<[u8; 32], DateTime<Utc>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes down what was seen since the last time.
pub(super) async fn write_down(ctx: &Ctx) -> Result<()> {
    let kept = ctx.local::<LastSeen>();
    let seen = kept.lock().clone();
    let mut hours: BTreeMap<DateTime<Utc>, Vec<[u8; 32]>> = BTreeMap::new();
    for (token_hash, hour) in &seen {
        hours.entry(*hour).or_default().push(*token_hash);
    }
    for (hour, hashes) in &hours {
        for some in hashes.chunks(TOGETHER) {
            retry(|| write(ctx, *hour, some)).await?;
        }
    }
    // What has come meanwhile stays.
    kept.lock()
        .retain(|token_hash, hour| seen.get(token_hash) != Some(hour));
    Ok(())
}

async fn write(ctx: &Ctx, hour: DateTime<Utc>, hashes: &[[u8; 32]]) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    store::touch_sign_ins(&mut tx, hashes, hour).await?;
    Ok(tx.commit().await?)
}
