//! Attempts at what can be guessed: counted for a quarter of an hour, under a hash of what they came from.

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use crate::{Result, db::Tx, team::store};

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

/// Under what attempts of a kind are counted: a hash, so that neither an address nor an account stands there.
pub(crate) fn bucket(kind: &str, value: &str) -> [u8; 32] {
    Sha256::digest(format!("roundwell attempt\0{kind}\0{value}")).into()
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
