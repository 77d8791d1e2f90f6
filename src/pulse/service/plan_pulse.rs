//! Planning a team's next pulse, and taking it back.

use super::{
    load::{bank_of, before, keys},
    opening::open,
};
use crate::{
    Ctx, Error, Result,
    db::{Lock, is_duplicate, retry},
    ids::{PulseId, TeamId},
    pulse::{PulseState, Refusal, plan::TypedPulsePlan, store},
    question::rotation::next_items,
    team::{Actor, Capability, TeamAccess},
};

/// Plans the team's next pulse; one whose day is today opens at once.
///
/// # Errors
/// [`Error::Invalid`] with every problem of the form; [`Error::Refused`] with `pulse-under-way` while another is planned, open or
/// settling, and `pulse-roster-small` when fewer people could answer than the threshold asks for.
pub async fn plan_pulse(ctx: &Ctx, actor: &Actor, team: TeamId, typed: &TypedPulsePlan) -> Result<PulseId> {
    let access = actor.access(Capability::OpenPulse, team)?;
    retry(|| try_plan(ctx, &access, typed)).await
}

async fn try_plan(ctx: &Ctx, access: &TeamAccess, typed: &TypedPulsePlan) -> Result<PulseId> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Team(access.team())).await?;
    let past = store::of_team(&mut tx, access).await?;
    if past.iter().any(|pulse| pulse.state != PulseState::Published) {
        return Err(Refusal::UnderWay.into());
    }
    let plan = typed
        .check(ctx.now(), access.zone(), before(&past))
        .map_err(Error::Invalid)?;
    let people = store::answering(&mut tx, access).await?;
    if people.len() as i64 + plan.slips < plan.threshold.ballots() {
        return Err(Refusal::RosterSmall.into());
    }
    let asked: Vec<_> = past.iter().map(keys).collect();
    let id = PulseId(ctx.entropy.uuid());
    let items = next_items(&bank_of(&mut tx, access.organisation()).await?, &asked);
    match store::insert(&mut tx, id, access, &plan, &items).await {
        Err(error) if is_duplicate(&error) => return Err(Refusal::UnderWay.into()),
        inserted => inserted?,
    }
    if plan.opens_at <= ctx.now() {
        open(ctx, &mut tx, id).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// Takes back a pulse that has not opened.
///
/// # Errors
/// [`Error::Refused`] with `pulse-opened` when it has.
pub async fn withdraw_pulse(ctx: &Ctx, actor: &Actor, pulse: PulseId) -> Result<TeamId> {
    retry(|| try_withdraw(ctx, actor, pulse)).await
}

async fn try_withdraw(ctx: &Ctx, actor: &Actor, pulse: PulseId) -> Result<TeamId> {
    let mut tx = ctx.db.begin().await?;
    let row = store::pulse_alone(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    actor.access(Capability::OpenPulse, row.team_id)?;
    if !store::remove_planned(&mut tx, pulse).await? {
        return Err(Refusal::Opened.into());
    }
    tx.commit().await?;
    Ok(row.team_id)
}
