//! The person behind a signed-in browser.

use crate::{
    Ctx, Result,
    identity::{SecretToken, is_live},
    team::{
        Actor,
        store::{self, SignedIn},
    },
    timekeeper::Timekeeper,
};

/// Person signed in with this token. Writes nothing: when a browser was last seen is written by a job.
pub async fn actor(ctx: &Ctx, token: &SecretToken) -> Result<Option<Actor>> {
    let (now, hash) = (ctx.local::<Timekeeper>().cautious(&ctx.clock), token.hash());
    let mut tx = ctx.db.acquire().await?;
    let rows = store::signed_in(&mut tx, &hash, now).await?;
    drop(tx);
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    if !is_live(ctx, &hash, first.seen_at, now) {
        return Ok(None);
    }
    Ok(Some(Actor {
        account: first.account_id,
        organisation: first.organisation_id,
        name: first.name.clone(),
        admin: first.admin,
        locale: first.locale.clone(),
        time_zone: first.time_zone.clone(),
        teams: rows.into_iter().filter_map(SignedIn::membership).collect(),
    }))
}
