//! Attempts at what can be guessed: counted for a quarter of an hour, under a keyed hash of what they came from.
//!
//! The key is made anew by every process and never leaves it, so that a copy of the database cannot be searched for addresses. Several
//! instances each count for themselves.

use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use crate::{Result, db::Tx, ports::secret_of_process, team::store};

/// How long attempts are counted.
pub(crate) const WINDOW: TimeDelta = TimeDelta::minutes(15);

/// Counts an attempt in each bucket; the seconds to wait when one is full.
pub(crate) async fn throttle(
    tx: &mut Tx,
    now: DateTime<Utc>,
    buckets: &[([u8; 32], i64)],
) -> Result<Option<u32>> {
    let mut wait = None;
    for (bucket, most) in buckets {
        let (attempts, since) = store::count_attempt(tx, bucket, now, now - WINDOW).await?;
        if attempts > *most {
            wait = wait.max(Some(seconds_left(since, now)));
        }
    }
    Ok(wait)
}

/// Under what attempts of a kind are counted: neither an address nor an account stands there, or can be found by trying all.
pub(crate) fn bucket(kind: &str, value: &str) -> [u8; 32] {
    static KEY: LazyLock<[u8; 32]> = LazyLock::new(secret_of_process);
    // The key comes first and has a fixed length; the hash is never shown, so that nothing can be appended to it.
    Sha256::new()
        .chain_update(*KEY)
        .chain_update(format!("{kind}\0{value}"))
        .finalize()
        .into()
}

/// The seconds to wait when a bucket is full already; counts nothing.
pub(crate) async fn wait(
    tx: &mut Tx,
    now: DateTime<Utc>,
    bucket: [u8; 32],
    most: i64,
) -> Result<Option<u32>> {
    let counted = store::attempts(tx, &bucket, now - WINDOW).await?;
    let full = counted.filter(|(attempts, _)| *attempts >= most);
    Ok(full.map(|(_, since)| seconds_left(since, now)))
}

fn seconds_left(since: DateTime<Utc>, now: DateTime<Utc>) -> u32 {
    let seconds = (since + WINDOW - now)
        .num_seconds()
        .clamp(1, WINDOW.num_seconds());
    u32::try_from(seconds).unwrap_or(u32::MAX)
}
