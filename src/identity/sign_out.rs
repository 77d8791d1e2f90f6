//! Signing out, here or everywhere.

use super::{
    devices::{self, Browser},
    secret::SecretToken,
    store,
};
use crate::{Ctx, Result, ids::AccountId};

/// Signs this browser out.
pub async fn sign_out(ctx: &Ctx, token: &SecretToken) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    store::remove_sign_in(&mut tx, &token.hash()).await?;
    Ok(tx.commit().await?)
}

/// Signs every browser of this account out. Of their known devices only the one that asks stays known: somebody else may have the others.
pub async fn sign_out_everywhere(ctx: &Ctx, account: AccountId, browser: &Browser) -> Result<()> {
    let here = browser.device.as_ref();
    let here = here.map(|device| devices::key(device, account));
    let mut tx = ctx.db.begin().await?;
    store::remove_sign_ins(&mut tx, account).await?;
    store::forget_devices(&mut tx, account, here.as_ref()).await?;
    Ok(tx.commit().await?)
}
