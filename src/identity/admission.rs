//! Letting an account in on a browser.

use super::{
    devices::{self, Browser},
    secret::SecretToken,
    sign_in::start_sign_in,
    store,
};
use crate::{Ctx, Result, db::Tx, ids::AccountId};

/// Cookies for a browser that was signed in.
#[derive(Clone, Debug)]
pub struct Admitted {
    /// The sign-in.
    pub sign_in: SecretToken,
    /// The number for its device cookie.
    pub device: SecretToken,
}

/// Signs an account in on a browser, inside a transaction: what the browser held before ends, and the device is known from now on.
pub(crate) async fn admit(ctx: &Ctx, tx: &mut Tx, account: AccountId, browser: &Browser) -> Result<Admitted> {
    if let Some(before) = &browser.sign_in {
        store::remove_sign_in(tx, &before.hash()).await?;
    }
    let sign_in = start_sign_in(ctx, tx, account).await?;
    let device = browser.device.clone().unwrap_or_else(|| SecretToken::new(ctx));
    devices::remember(ctx, tx, account, &device).await?;
    Ok(Admitted { sign_in, device })
}
