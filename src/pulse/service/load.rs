//! Loads that several use cases of a team's pulses share.

use chrono::{DateTime, Utc};

use crate::{
    Ctx, Error, Result,
    action::Action,
    db::Tx,
    disclosure::Threshold,
    ids::{OrganisationId, PulseId},
    pulse::{
        PulseState,
        plan::Before,
        store::{self, PulseRow},
        unlock::waits_until,
    },
    question::{answers::Answers, bank::Bank},
    team::TeamAccess,
};

pub(super) fn before(past: &[PulseRow]) -> Option<Before> {
    let last = past.last()?;
    Some(Before {
        opens_at: last.opens_at,
        threshold: Threshold::new(last.threshold)?,
        slips: last.slips,
    })
}

pub(super) fn keys(pulse: &PulseRow) -> Vec<String> {
    pulse.items.iter().map(|item| item.key.clone()).collect()
}

/// Bank from which the pulses of an organisation ask.
pub(super) async fn bank_of(tx: &mut Tx, organisation: OrganisationId) -> Result<Bank> {
    let own = store::own_items(tx, organisation).await?;
    let asked = own.into_iter().filter(|own| !own.retired);
    Ok(Bank::built_in().with(asked.map(|own| own.item.0)))
}

pub(super) async fn sheets(tx: &mut Tx, pulse: PulseId) -> Result<Vec<Answers>> {
    let ballots = store::ballots(tx, pulse).await?;
    Ok(ballots.into_iter().map(|ballot| ballot.answers.0).collect())
}

pub(super) fn threshold(row: &PulseRow) -> Result<Threshold> {
    Threshold::new(row.threshold).ok_or_else(|| Error::Internal("a threshold below the floor".into()))
}

/// Until when, at the longest, the team's next pulse waits for a late reply. A first pulse waits for nothing.
pub(super) async fn waits_for_reply(
    tx: &mut Tx,
    access: &TeamAccess,
    asked: &[Action],
    ctx: &Ctx,
) -> Result<Option<DateTime<Utc>>> {
    let past = store::of_team(tx, access).await?;
    let last = past.iter().rfind(|pulse| pulse.state != PulseState::Planned);
    Ok(last.and_then(|last| waits_until(last.opens_at, asked, ctx.now())))
}
