//! Accounts that are disabled: they sign in nowhere, and what was signed in has ended. Enforced where a sign-in begins and in the one
//! statement that finds the person behind a browser.

use chrono::{DateTime, Utc};

use super::{
    credentials::normal_address,
    store::{self, Candidate},
};
use crate::{Ctx, Error, Result, db::Tx};

/// Disables the account with this address and ends its sign-ins.
///
/// # Errors
/// [`Error::Missing`] when no account has the address.
pub async fn disable_account(ctx: &Ctx, address: &str) -> Result<()> {
    set_disabled(ctx, address, Some(ctx.now())).await
}

/// Lets the account with this address sign in again. What was signed in before it was disabled stays ended.
///
/// # Errors
/// [`Error::Missing`] when no account has the address.
pub async fn enable_account(ctx: &Ctx, address: &str) -> Result<()> {
    set_disabled(ctx, address, None).await
}

async fn set_disabled(ctx: &Ctx, address: &str, disabled_at: Option<DateTime<Utc>>) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let account = find(&mut tx, address).await?.id;
    store::set_disabled(&mut tx, account, disabled_at).await?;
    // Also when it is enabled: a sign-in that began while it was being disabled must not come to life.
    store::remove_sign_ins(&mut tx, account).await?;
    Ok(tx.commit().await?)
}

/// The account with an address as it was typed, or composed: two may differ in that alone (see `addresses`).
async fn find(tx: &mut Tx, typed: &str) -> Result<Candidate> {
    let as_typed = typed.trim().to_lowercase();
    let found = store::candidates(tx, &as_typed, &normal_address(typed.trim())).await?;
    found.into_iter().next().ok_or(Error::Missing)
}
