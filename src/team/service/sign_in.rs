//! Signing in and out.
//!
//! A sign-in lasts 30 days at most and 7 days idle. When it was last seen is kept to the hour: enough to expire it, too coarse
//! to follow anybody.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

use super::{
    attempts::{WINDOW, bucket, throttle},
    secret::{NOBODY, Token, password_matches},
};
use crate::{
    Ctx, Error, Result,
    db::Tx,
    ids::AccountId,
    team::{
        Actor, Email,
        store::{self, SignedIn},
    },
};

const LONGEST: TimeDelta = TimeDelta::days(30);
const IDLE: TimeDelta = TimeDelta::days(7);
const ATTEMPTS_PER_ACCOUNT: i64 = 10;
const ATTEMPTS_PER_ADDRESS: i64 = 60;

/// Signs in with address and password; `from` is the network address, counted but not kept.
///
/// # Errors
/// `wrong-sign-in` for an unknown address and a wrong password alike, [`Error::Throttled`] after ten attempts on one account
/// or sixty from one network address within a quarter of an hour.
pub async fn sign_in(ctx: &Ctx, email: &str, password: &str, from: &str) -> Result<Token> {
    let Ok(email) = Email::parse("email", email) else {
        return Err(Error::field("", "wrong-sign-in"));
    };
    let own_bucket = bucket("account", email.as_str());
    let mut tx = ctx.db.begin().await?;
    let attempts = [
        (own_bucket, ATTEMPTS_PER_ACCOUNT),
        (bucket("address", from), ATTEMPTS_PER_ADDRESS),
    ];
    let refused = throttle(&mut tx, ctx.now(), &attempts).await?;
    let account = store::account_by_email(&mut tx, email.as_str()).await?;
    tx.commit().await?;
    if let Some(seconds) = refused {
        return Err(Error::Throttled(seconds));
    }
    let hash = account
        .as_ref()
        .map_or(NOBODY, |row| &row.password_hash)
        .to_owned();
    let matches = password_matches(password.to_owned(), hash).await?;
    let Some(account) = account.filter(|_| matches) else {
        return Err(Error::field("", "wrong-sign-in"));
    };
    let mut tx = ctx.db.begin().await?;
    store::clear_attempts(&mut tx, &own_bucket).await?;
    let token = start_sign_in(ctx, &mut tx, account.id).await?;
    tx.commit().await?;
    Ok(token)
}

/// Makes a signed-in browser for an account, inside a transaction. Its times are whole hours: people sign in to answer a pulse, and
/// the moment would tell when.
pub async fn start_sign_in(ctx: &Ctx, tx: &mut Tx, account: AccountId) -> Result<Token> {
    let (token, now) = (Token::new(ctx), ctx.now());
    store::add_sign_in(
        tx,
        &token.hash(),
        account,
        hour(now),
        hour(now),
        hour(now) + LONGEST,
    )
    .await?;
    Ok(token)
}

/// Whoever is signed in with this token.
pub async fn actor(ctx: &Ctx, token: &Token) -> Result<Option<Actor>> {
    let (now, hash) = (ctx.now(), token.hash());
    let mut tx = ctx.db.glance().await?;
    let rows = store::signed_in(&mut tx, &hash, now, now - IDLE).await?;
    drop(tx);
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    if hour(now) > first.seen_at {
        let mut tx = ctx.db.begin().await?;
        store::touch_sign_in(&mut tx, &hash, hour(now)).await?;
        tx.commit().await?;
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

/// Signs this browser out.
pub async fn sign_out(ctx: &Ctx, token: &Token) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    store::remove_sign_in(&mut tx, &token.hash()).await?;
    Ok(tx.commit().await?)
}

/// Signs every browser of this person out.
pub async fn sign_out_everywhere(ctx: &Ctx, who: &Actor) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    store::remove_sign_ins(&mut tx, who.account).await?;
    Ok(tx.commit().await?)
}

/// Ends what has expired; a job.
pub async fn tidy(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    store::tidy(&mut tx, ctx.now(), ctx.now() - WINDOW).await?;
    Ok(tx.commit().await?)
}

fn hour(at: DateTime<Utc>) -> DateTime<Utc> {
    at.duration_trunc(TimeDelta::hours(1)).unwrap_or(at)
}
