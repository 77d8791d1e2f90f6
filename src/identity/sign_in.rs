//! Browsers that are signed in.
//!
//! A sign-in lasts 30 days at most and 7 days idle. When it was last seen is kept to the hour: enough to expire it, too coarse
//! to follow anybody.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

use super::{
    attempts::WINDOW,
    secret::SecretToken,
    seen::{self, LastSeen},
    store,
};
use crate::{
    Ctx, Result,
    db::{Tx, retry},
    ids::AccountId,
};

const MAX_SIGNED_IN: TimeDelta = TimeDelta::days(30);
const IDLE: TimeDelta = TimeDelta::days(7);

/// Makes a signed-in browser for an account, inside a transaction. Its times are whole hours: people sign in to answer a pulse, and
/// the moment would tell when.
pub async fn start_sign_in(ctx: &Ctx, tx: &mut Tx, account: AccountId) -> Result<SecretToken> {
    let (token, now) = (SecretToken::new(ctx), ctx.now());
    store::add_sign_in(
        tx,
        &token.hash(),
        account,
        hour(now),
        hour(now),
        hour(now) + MAX_SIGNED_IN,
    )
    .await?;
    Ok(token)
}

/// True for a sign-in of which the database says that it was last seen at `seen_at`, unless it has been idle for too long at `now`. Notes
/// that it was seen and writes nothing: see [`LastSeen`].
pub(crate) fn is_live(ctx: &Ctx, token_hash: &[u8; 32], seen_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    let kept = ctx.local::<LastSeen>();
    let seen = kept.of(token_hash).max(Some(seen_at));
    if seen <= Some(now - IDLE) {
        return false;
    }
    if seen < Some(hour(now)) {
        kept.note(*token_hash, hour(now));
    }
    true
}

/// Writes down who was here, and ends what has expired; a job.
pub async fn tidy(ctx: &Ctx) -> Result<()> {
    seen::write_down(ctx).await?;
    retry(|| try_tidy(ctx)).await
}

async fn try_tidy(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    store::tidy(&mut tx, ctx.now(), ctx.now() - WINDOW).await?;
    store::tidy_kept_forms(&mut tx, ctx.now()).await?;
    Ok(tx.commit().await?)
}

/// The whole hour that a moment is in.
pub(crate) fn hour(at: DateTime<Utc>) -> DateTime<Utc> {
    at.duration_trunc(TimeDelta::hours(1)).unwrap_or(at)
}
