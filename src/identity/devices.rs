//! Devices that an account signed in on before: a random number in a long-lived cookie, kept as a hash for each account.
//!
//! Wrong passwords from a known device are counted apart, so that a stranger who guesses locks nobody out of their own device. The cookie
//! opens nothing by itself.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::{secret::SecretToken, store};
use crate::{Ctx, Result, db::Tx, ids::AccountId};

/// The time for which a device stays known after the month of its last sign-in: as long as browsers keep a cookie.
const KNOWN_FOR: TimeDelta = TimeDelta::days(400);

/// A browser that asks to be signed in, with the cookies it brings along.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    /// The network address it calls from; counted under a keyed hash, not kept.
    pub address: String,
    /// The number in its device cookie.
    pub device: Option<SecretToken>,
    /// The sign-in that it holds already, which ends when another begins.
    pub sign_in: Option<SecretToken>,
}

impl Browser {
    /// A browser that brings nothing along.
    pub fn at(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            ..Self::default()
        }
    }
}

/// Under what a device is kept for an account. Two accounts on one device have nothing in common here.
pub(super) fn key(device: &SecretToken, account: AccountId) -> [u8; 32] {
    Sha256::new()
        .chain_update(b"roundwell device")
        .chain_update(device.hash())
        .chain_update(account.0.as_bytes())
        .finalize()
        .into()
}

/// Keeps a device of an account as known.
pub(super) async fn remember(ctx: &Ctx, tx: &mut Tx, account: AccountId, device: &SecretToken) -> Result<()> {
    let expires = month(ctx.now()) + KNOWN_FOR;
    Ok(store::keep_device(tx, &key(device, account), account, expires).await?)
}

/// Thirty days: a finer date would tell for a year when somebody last signed in.
fn month(at: DateTime<Utc>) -> DateTime<Utc> {
    at.duration_trunc(TimeDelta::days(30)).unwrap_or(at)
}
