//! Publication: ballots pass the gate once, the team's first and the organisation's after all of its teams. What goes out, what the ledger
//! keeps of it and the state of the pulse change in one transaction.

use chrono::TimeDelta;

use super::{
    checks,
    load::{keys, sheets, threshold},
};
use crate::{
    Ctx, Error, Result,
    db::{Lock, Tx, is_duplicate},
    disclosure::{
        self, Comparability, KEEP_BALLOTS_DAYS, Passed, Publication, Rules, SETTLE_HOURS, TEAM_FIRST_HOURS,
        gate,
        ledger::Cell,
        organisation::{Period, TeamBox, gate_organisation},
        reaches_threshold,
        store::{
            kept::{self, LedgerOwner},
            organisation::{self, OrganisationSnapshot},
        },
    },
    ids::{LedgerId, OrganisationId, PulseId, SnapshotId},
    job::{Swept, each},
    pulse::store::{self, PulseRow},
    question::{PulseKind, answers::Answers},
    team::{Actor, Capability, SystemAccess, TeamAccess},
};

/// Passes the ballots through the gate, once. A late publication still leaves the team its two days alone.
pub(super) async fn publish(ctx: &Ctx, tx: &mut Tx, id: PulseId) -> Result<()> {
    let Some(row) = store::pulse(tx, id).await? else {
        return Ok(());
    };
    if !store::mark_published(tx, id).await? {
        return Ok(());
    }
    let access = SystemAccess::for_jobs().team(tx, row.team_id).await?;
    let (organisation, zone) = (access.organisation(), access.zone());
    let period = Period::of(row.closes_at);
    let before = store::published_before(tx, &access, row.kind, row.opens_at).await?;
    let earlier = kept::entered_of_organisation(tx, organisation, period).await?;
    let ballots = carried_sheets(tx, &row).await?;
    let mut passed = gate(
        &ballots,
        &Rules {
            team: row.team_id,
            pulse: id,
            closed_on: zone.local(row.closes_at).date(),
            threshold: threshold(&row)?,
            roster: row.roster_size.unwrap_or(i64::MAX),
            slips: row.slips_given.unwrap_or(0),
            changed: row.roster_change,
            items: &row.items,
            asked_before: &before.as_ref().map(keys).unwrap_or_default(),
            past: &kept::unrounded(tx, &access).await?,
            published: &mentioning(earlier, id),
        },
    );
    if let Some(together) = together(ctx, tx, &access, &row, &ballots, &passed).await? {
        passed.publication = together;
    }
    let managers_from = row
        .managers_at
        .max(ctx.now() + TimeDelta::hours(TEAM_FIRST_HOURS));
    let snapshot = SnapshotId(ctx.entropy.uuid());
    let from = (ctx.now(), managers_from);
    disclosure::store::insert(tx, snapshot, &access, id, from, &passed.publication).await?;
    keep(ctx, tx, &access, &row, period, passed).await
}

/// The ballots of a pulse that has just closed; none when too many of them came from slips.
async fn carried_sheets(tx: &mut Tx, row: &PulseRow) -> Result<Vec<Answers>> {
    let mut sheets = sheets(tx, row.id).await?;
    let answered = sheets.iter().filter(|sheet| !sheet.is_blank()).count() as i64;
    if !reaches_threshold(answered, row.slips_given.unwrap_or(0), threshold(row)?) {
        sheets.clear();
    }
    Ok(sheets)
}

/// Publication in place of a check of which nothing is shown, if it is the third in a row.
async fn together(
    ctx: &Ctx,
    tx: &mut Tx,
    access: &TeamAccess,
    row: &PulseRow,
    ballots: &[Answers],
    passed: &Passed,
) -> Result<Option<Publication>> {
    if row.kind == PulseKind::Check && !passed.publication.shows_an_item() {
        return checks::together(ctx, tx, access, row, ballots).await;
    }
    Ok(None)
}

/// Stores what the gate needs to remember of a publication. A check leaves nothing: the figure of the organisation is of regular pulses
/// alone, and a block is made only of checks of which nothing was shown and none of which is in another. So no second figure ever speaks of
/// a check's answers, and there is nothing that one could be subtracted from.
async fn keep(
    ctx: &Ctx,
    tx: &mut Tx,
    access: &TeamAccess,
    row: &PulseRow,
    period: Period,
    passed: Passed,
) -> Result<()> {
    if row.kind == PulseKind::Check {
        return Ok(());
    }
    if !passed.cells.is_empty() {
        let entry = LedgerId(ctx.entropy.uuid());
        let when = (access.organisation(), period);
        kept::enter(tx, entry, when, LedgerOwner::Team(row.id), &passed.cells).await?;
    }
    if passed.publication.line() == Comparability::Broken {
        kept::forget_unrounded(tx, access).await?;
    }
    for value in passed.unrounded {
        kept::keep_unrounded(tx, access, row.id, value).await?;
    }
    Ok(())
}

/// Publishes the last period that has ended, for every organisation whose teams all have their own results of it.
pub(super) async fn publish_organisations(ctx: &Ctx) -> Result<Swept> {
    let period = Period::of(ctx.now() - TimeDelta::hours(SETTLE_HOURS)).before();
    let mut tx = ctx.db.read().await?;
    let due = organisation::due(&mut tx, period).await?;
    drop(tx);
    let due = due
        .into_iter()
        .map(|organisation| (organisation, publish_one(ctx, organisation, period)));
    each("publish organisation", due).await
}

async fn publish_one(ctx: &Ctx, organisation: OrganisationId, period: Period) -> Result<usize> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Organisation(organisation)).await?;
    match publish_organisation(ctx, &mut tx, organisation, period).await {
        // Another process was faster.
        Err(Error::Store(error)) if is_duplicate(&error) => return Ok(0),
        published => published?,
    }
    tx.commit().await?;
    Ok(1)
}

async fn publish_organisation(
    ctx: &Ctx,
    tx: &mut Tx,
    organisation: OrganisationId,
    period: Period,
) -> Result<()> {
    let pulses = store::closed_between(tx, organisation, period.starts_at(), period.ends_at()).await?;
    let first = organisation::first_published(tx, organisation, period).await?;
    // Once the first ballots are gone, a sum of the rest would be about something else.
    let complete = first.is_some_and(|first| ctx.now() < first + TimeDelta::days(KEEP_BALLOTS_DAYS));
    let mut boxes = Vec::new();
    for pulse in pulses.iter().filter(|_| complete) {
        boxes.push((pulse, threshold(pulse)?, counted_sheets(tx, pulse).await?));
    }
    let boxes = boxes.iter().map(|(pulse, threshold, ballots)| TeamBox {
        team: pulse.team_id,
        pulse: pulse.id,
        threshold: *threshold,
        roster: pulse.roster_size.unwrap_or(i64::MAX),
        items: &pulse.items,
        ballots,
    });
    let boxes: Vec<_> = boxes.filter(TeamBox::speaks).collect();
    // Somebody who answers on paper has no name, and may have answered elsewhere as well.
    let on_paper: i64 = pulses.iter().map(|pulse| pulse.slips).sum();
    let doubles = organisation::doubles(tx, organisation).await? + on_paper;
    let earlier = kept::entered(tx, organisation, period).await?;
    let (publication, cell) = gate_organisation(&boxes, doubles, &earlier);
    let (snapshot, shown_from) = (
        SnapshotId(ctx.entropy.uuid()),
        ctx.now() + TimeDelta::hours(TEAM_FIRST_HOURS),
    );
    organisation::insert(tx, snapshot, (organisation, period), shown_from, &publication).await?;
    if let Some(cell) = cell {
        let entry = LedgerId(ctx.entropy.uuid());
        kept::enter(
            tx,
            entry,
            (organisation, period),
            LedgerOwner::Organisation,
            &[cell],
        )
        .await?;
    }
    Ok(())
}

/// Publications of the reader's organisation, newest first, for members of any of its teams.
pub async fn organisation_results(ctx: &Ctx, actor: &Actor) -> Result<Vec<OrganisationSnapshot>> {
    let mut teams = actor.teams.iter();
    if !teams.any(|team| actor.may(Capability::ReadOrganisation, team.team_id).is_ok()) {
        return Err(Error::Denied);
    }
    let mut tx = ctx.db.read().await?;
    Ok(organisation::shown(&mut tx, actor.organisation, ctx.now()).await?)
}

/// The ballots of a pulse that was published, for a sum over teams. How many of them came from slips is forgotten by then; so where anybody
/// could answer on paper, they count only if they were enough for the team's own result.
async fn counted_sheets(tx: &mut Tx, row: &PulseRow) -> Result<Vec<Answers>> {
    if row.slips > 0 && !disclosure::store::was_enough(tx, row.id).await? {
        return Ok(Vec::new());
    }
    sheets(tx, row.id).await
}

fn mentioning(cells: Vec<Cell>, pulse: PulseId) -> Vec<Cell> {
    cells.into_iter().filter(|cell| cell.mentions(pulse)).collect()
}
