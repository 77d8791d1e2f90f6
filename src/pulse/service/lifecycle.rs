//! Runs what a pulse has due by itself, from its opening to its expiry. Each step is one transaction with a condition on the state, so
//! that it can be run twice, by two processes, or late.

use chrono::TimeDelta;

use super::{
    closing::close, key_cache::OpenPulseCache, migrate_legacy_box::migrate_legacy_box, opening::open,
    publish, remarks,
};
use crate::{
    Ctx, Result,
    db::{Lock, Tx, retry},
    disclosure::KEEP_BALLOTS_DAYS,
    ids::PulseId,
    job::{Swept, each},
    pulse::store,
};

/// Opens, closes, publishes and expires whatever is due. The server runs it every so often. A pulse that fails keeps no other from its
/// turn.
pub async fn advance_due(ctx: &Ctx) -> Result<Swept> {
    let now = ctx.now();
    ctx.local::<OpenPulseCache>().drop_past(now);
    let mut tx = ctx.db.read().await?;
    let due = store::due(&mut tx, now, now - TimeDelta::days(KEEP_BALLOTS_DAYS)).await?;
    drop(tx);
    let opened = each("open pulse", steps(ctx, due.open, DueStep::Open)).await?;
    let adopted = each("adopt pulse", steps(ctx, due.adopt, DueStep::Adopt)).await?;
    let closed = each("close pulse", steps(ctx, due.close, DueStep::Close)).await?;
    let published = each("publish pulse", steps(ctx, due.publish, DueStep::Publish)).await?;
    let organisations = publish::publish_organisations(ctx).await?;
    let expired = each("expire pulse", steps(ctx, due.expire, DueStep::Expire)).await?;
    Ok(opened
        .and(adopted)
        .and(closed)
        .and(published)
        .and(organisations)
        .and(expired))
}

/// Something that a pulse has due.
#[derive(Clone, Copy)]
enum DueStep {
    Open,
    Adopt,
    Close,
    Publish,
    Expire,
}

/// One step of each of these pulses.
fn steps(
    ctx: &Ctx,
    pulses: Vec<PulseId>,
    step: DueStep,
) -> impl Iterator<Item = (PulseId, impl Future<Output = Result<usize>>)> {
    pulses.into_iter().map(move |id| (id, take(ctx, id, step)))
}

async fn take(ctx: &Ctx, id: PulseId, step: DueStep) -> Result<usize> {
    retry(|| try_take(ctx, id, step)).await
}

/// One step of a pulse, in a transaction of its own that holds the team and the pulse.
async fn try_take(ctx: &Ctx, id: PulseId, step: DueStep) -> Result<usize> {
    let mut tx = ctx.db.begin().await?;
    let Some(row) = store::pulse(&mut tx, id).await? else {
        return Ok(0);
    };
    tx.lock(Lock::Team(row.team_id)).await?;
    tx.lock(Lock::Pulse(id)).await?;
    match step {
        DueStep::Open => open(ctx, &mut tx, id).await?,
        DueStep::Adopt => migrate_legacy_box(&mut tx, id).await?,
        DueStep::Close => close(ctx, &mut tx, id).await?,
        DueStep::Publish => publish::publish(ctx, &mut tx, id).await?,
        DueStep::Expire => expire(&mut tx, id).await?,
    }
    tx.commit().await?;
    if matches!(step, DueStep::Close) {
        ctx.local::<OpenPulseCache>().forget(id);
    }
    Ok(1)
}

/// Deletes the ballots and remarks of a pulse, and what its reader has begun and not finished.
async fn expire(tx: &mut Tx, id: PulseId) -> Result<()> {
    store::empty_box(tx, id).await?;
    remarks::expire(tx, id).await
}
