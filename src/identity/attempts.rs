//! Attempts at what can be guessed: counted for a quarter of an hour, under a keyed hash of what they came from.
//!
//! The key is made anew by every process and never leaves it, so that a copy of the database cannot be searched for addresses. Several
//! instances each count for themselves.

use std::{net::IpAddr, sync::LazyLock};

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::store;
use crate::{Ctx, Error, Result, db::Tx, ports::secret_of_process};

/// Time for which attempts are counted.
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

/// One household, ward or hospital: an address of IPv4, and of IPv6 the part that a connection is given (/64).
pub(crate) fn network(from: &str) -> String {
    match from.parse().map(|address: IpAddr| address.to_canonical()) {
        Ok(IpAddr::V6(address)) => format!("{:x?}", &address.segments()[..4]),
        Ok(IpAddr::V4(address)) => address.to_string(),
        Err(_) => from.to_owned(),
    }
}

/// Wrong guesses at one kind of secret from one network.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guesses {
    bucket: [u8; 32],
    most: i64,
}

impl Guesses {
    /// At most `most` of this kind from the network of this address within a quarter of an hour.
    pub(crate) fn at(kind: &str, from: &str, most: i64) -> Self {
        let bucket = bucket(kind, &network(from));
        Self { bucket, most }
    }

    /// Lets the next guess be looked at.
    ///
    /// # Errors
    /// [`Error::Throttled`] when there were too many wrong ones.
    pub(crate) async fn allow(self, tx: &mut Tx, now: DateTime<Utc>) -> Result<()> {
        let seconds = wait(tx, now, self.bucket, self.most).await?;
        seconds.map_or(Ok(()), |seconds| Err(Error::Throttled(seconds)))
    }

    /// Counts a wrong one, in a transaction of its own: the one that found it wrong may be rolled back.
    pub(crate) async fn count(self, ctx: &Ctx) -> Result<()> {
        let mut tx = ctx.db.begin().await?;
        throttle(&mut tx, ctx.now(), &[(self.bucket, self.most)]).await?;
        Ok(tx.commit().await?)
    }
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

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn one_network() {
        for (one, other, same) in [
            ("198.51.100.1", "198.51.100.1", true),
            ("198.51.100.1", "198.51.100.2", false),
            ("::ffff:198.51.100.1", "198.51.100.1", true),
            ("::ffff:198.51.100.1", "::ffff:198.51.100.2", false),
            ("2001:db8:1:2::3", "2001:db8:1:2:ffff::9", true),
            ("2001:db8:1:2::3", "2001:db8:1:3::3", false),
        ] {
            assert_eq!(network(one) == network(other), same, "{one} {other}");
        }
    }
}
