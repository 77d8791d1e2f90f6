//! Cache of the open pulses for a few seconds: most casts then ask the database for nothing of their own before they join the others on
//! their way into the box. Those that do ask are answered together.
//!
//! Invariant: nothing stays at hand for longer than [`SECONDS`], nor beyond the closing time of its pulse, whether or not anybody casts.
//! It is the same for everybody and says nothing of those who cast, nor when the first of them came: all goes at the same full five
//! seconds of the clock. Whether a pulse takes ballots is decided where they are put in, never here alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::sleep;

use crate::{
    Ctx, Error, Result,
    db::BatchWriter,
    ids::PulseId,
    ports::Clock,
    pulse::{PulseState, Refusal, ballot::PulseKey, box_store, store::PulseRow},
};

/// The longest that anything is at hand.
const SECONDS: i64 = 5;

/// The least that is waited before looking at the clock again, which may run a little slower than the waiting.
const A_MOMENT: Duration = Duration::from_millis(20);

/// Facts about an open pulse that a cast needs.
pub(super) struct OpenPulse {
    /// Private key, which clears itself from memory when the last one lets go of it.
    pub(super) key: PulseKey,
    /// Number of items asked.
    pub(super) items: usize,
}

/// The open pulses that ballots have just come for.
#[derive(Default)]
pub struct OpenPulseCache {
    pulses: Mutex<BTreeMap<PulseId, CachedPulse>>,
    asked: Arc<BatchWriter<PulseId, Result<Arc<OpenPulse>>>>,
}

struct CachedPulse {
    until: DateTime<Utc>,
    pulse: Arc<OpenPulse>,
}

impl fmt::Debug for OpenPulseCache {
    /// Says nothing of what is at hand.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AtHand").finish_non_exhaustive()
    }
}

impl OpenPulseCache {
    /// Drops what may be at hand no longer.
    pub(super) fn drop_past(&self, now: DateTime<Utc>) {
        self.lock().retain(|_, kept| now < kept.until);
    }

    /// Drops what was at hand of a pulse that has closed.
    pub(super) fn forget(&self, pulse: PulseId) {
        self.lock().remove(&pulse);
    }

    /// True when the key of a pulse is in the cache, past or not.
    #[cfg(test)]
    pub(in crate::pulse) fn holds(&self, pulse: PulseId) -> bool {
        self.lock().contains_key(&pulse)
    }

    fn get(&self, pulse: PulseId, now: DateTime<Utc>) -> Option<Arc<OpenPulse>> {
        let mut pulses = self.lock();
        pulses.retain(|_, kept| now < kept.until);
        pulses.get(&pulse).map(|kept| Arc::clone(&kept.pulse))
    }

    /// Has it at hand, and sees to it that it goes in time when nobody comes any more.
    fn keep(self: &Arc<Self>, row: &PulseRow, pulse: &Arc<OpenPulse>, clock: &Clock) {
        let until = next_turn(clock.now()).min(row.closes_at);
        let pulse = Arc::clone(pulse);
        self.lock().insert(row.id, CachedPulse { until, pulse });
        let (at_hand, clock) = (Arc::downgrade(self), clock.clone());
        tokio::spawn(async move {
            let mut left = until - clock.now();
            loop {
                sleep(left.to_std().unwrap_or_default().max(A_MOMENT)).await;
                let Some(at_hand) = at_hand.upgrade() else { return };
                let now = clock.now();
                at_hand.drop_past(now);
                left = until - now;
                if left <= TimeDelta::zero() {
                    return;
                }
            }
        });
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<PulseId, CachedPulse>> {
        self.pulses.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Facts about a pulse that a cast needs.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Refused`] with `pulse-not-open`.
pub(super) async fn open_pulse(ctx: &Ctx, pulse: PulseId) -> Result<Arc<OpenPulse>> {
    let at_hand = ctx.local::<OpenPulseCache>();
    if let Some(open) = at_hand.get(pulse, ctx.now()) {
        return Ok(open);
    }
    let asking = ctx.clone();
    let ask = async move |pulses: Vec<PulseId>| look_up(&asking, &pulses).await;
    let ended = || Err(Error::Internal("a pulse was not looked up".into()));
    at_hand.asked.join(pulse, ask).await.unwrap_or_else(ended)
}

/// Looks several pulses up, each once; answers what was found of each, in order.
async fn look_up(ctx: &Ctx, pulses: &[PulseId]) -> Vec<Result<Arc<OpenPulse>>> {
    let found = find(ctx, pulses.iter().copied().collect()).await;
    let of = |pulse: &PulseId| match &found {
        Ok(found) => found.get(pulse).map_or(Err(Error::Missing), again),
        Err(error) => Err(error.repeated()),
    };
    pulses.iter().map(of).collect()
}

/// Finds these pulses: in the cache since somebody else asked, or in the database.
async fn find(ctx: &Ctx, mut pulses: BTreeSet<PulseId>) -> Result<BTreeMap<PulseId, Result<Arc<OpenPulse>>>> {
    let (at_hand, now) = (ctx.local::<OpenPulseCache>(), ctx.now());
    let mut found = BTreeMap::new();
    pulses.retain(|pulse| {
        let open = at_hand.get(*pulse, now);
        open.map(|open| found.insert(*pulse, Ok(open))).is_none()
    });
    let mut tx = ctx.db.acquire().await?;
    let pulses: Vec<_> = pulses.into_iter().collect();
    for row in box_store::pulses(&mut tx, &pulses).await? {
        let open = opened(ctx, &row);
        if let Ok(open) = &open {
            at_hand.keep(&row, open, &ctx.clock);
        }
        found.insert(row.id, open);
    }
    Ok(found)
}

fn opened(ctx: &Ctx, row: &PulseRow) -> Result<Arc<OpenPulse>> {
    let (key, items) = (open_key(ctx, row)?, row.items.len());
    Ok(Arc::new(OpenPulse { key, items }))
}

/// The key of a pulse that is open at this moment; between the closing time and the job that closes, it is shut already.
pub(super) fn open_key(ctx: &Ctx, row: &PulseRow) -> Result<PulseKey> {
    let open = row.state == PulseState::Open && ctx.now() < row.closes_at;
    let Some(key) = row.private_key.as_deref().filter(|_| open) else {
        return Err(Refusal::NotOpen.into());
    };
    PulseKey::from_bytes(key).map_err(|error| Error::Internal(error.to_string()))
}

/// Copy of an answer for one more who asked.
fn again(found: &Result<Arc<OpenPulse>>) -> Result<Arc<OpenPulse>> {
    match found {
        Ok(open) => Ok(Arc::clone(open)),
        Err(error) => Err(error.repeated()),
    }
}

/// The next full [`SECONDS`] of the clock, whenever within them somebody came.
fn next_turn(now: DateTime<Utc>) -> DateTime<Utc> {
    let turn = now.timestamp().div_euclid(SECONDS) + 1;
    DateTime::from_timestamp(turn * SECONDS, 0).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::start;

    #[test]
    fn everything_goes_at_the_same_full_seconds() {
        for (millis, left) in [(0, 5_000), (1, 4_999), (2_500, 2_500), (4_999, 1), (5_000, 5_000)] {
            let now = start() + TimeDelta::milliseconds(millis);
            assert_eq!(next_turn(now) - now, TimeDelta::milliseconds(left), "{millis}");
        }
    }
}
