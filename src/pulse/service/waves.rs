//! From the plan to the published result. Everything that happens by itself happens in [`advance`]; each step is one
//! transaction with a condition on the state, so that it can be run twice, by two processes, or late.

use chrono::{DateTime, TimeDelta, Utc};
use rand_core::RngCore;

use super::{at_hand::AtHand, items::bank_of, publish, remarks};
use crate::{
    Ctx, Error, Result,
    action::{self, Action},
    db::{Lock, Relation, Tx, is_duplicate, retry},
    disclosure::{Closed, KEEP_BALLOTS_DAYS, Threshold},
    ids::{AccountId, PulseId, TeamId},
    job::{Swept, each},
    ports::Entropy,
    pulse::{
        PulseState, Refusal,
        ballot::PulseKey,
        open_box::{KEY, OpenBox},
        plan::{Before, TypedPlan},
        slip_store,
        store::{self, Opening, PulseRow},
        unlock::{is_unanswered, waits_until},
    },
    question::{PulseKind, rotation::next_items},
    team::{Actor, Capability},
    zone::Zone,
};

/// Plans the team's next pulse; one whose day is today opens at once.
///
/// # Errors
/// [`Error::Invalid`] with every problem of the form; [`Error::Refused`] with `pulse-under-way` while another is planned, open or
/// settling, and `pulse-roster-small` when fewer people could answer than the threshold asks for.
pub async fn plan_pulse(ctx: &Ctx, who: &Actor, team: TeamId, typed: &TypedPlan) -> Result<PulseId> {
    who.may(Capability::OpenPulse, team)?;
    retry(|| try_plan(ctx, who, team, typed)).await
}

async fn try_plan(ctx: &Ctx, who: &Actor, team: TeamId, typed: &TypedPlan) -> Result<PulseId> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Team(team)).await?;
    let zone = zone_of(&mut tx, who, team).await?;
    let past = store::of_team(&mut tx, team).await?;
    if past.iter().any(|pulse| pulse.state != PulseState::Published) {
        return Err(Refusal::UnderWay.into());
    }
    let plan = typed
        .check(ctx.now(), zone, before(&past))
        .map_err(Error::Invalid)?;
    let people = store::answering(&mut tx, team).await?;
    if people.len() as i64 + plan.slips < plan.threshold.ballots() {
        return Err(Refusal::RosterSmall.into());
    }
    let asked: Vec<_> = past.iter().map(keys).collect();
    let id = PulseId(ctx.entropy.uuid());
    let items = next_items(&bank_of(&mut tx, who.organisation).await?, &asked);
    match store::insert(&mut tx, id, team, &plan, &items).await {
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
pub async fn withdraw_pulse(ctx: &Ctx, who: &Actor, pulse: PulseId) -> Result<TeamId> {
    retry(|| try_withdraw(ctx, who, pulse)).await
}

async fn try_withdraw(ctx: &Ctx, who: &Actor, pulse: PulseId) -> Result<TeamId> {
    let mut tx = ctx.db.begin().await?;
    let row = store::pulse_alone(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    who.may(Capability::OpenPulse, row.team_id)?;
    zone_of(&mut tx, who, row.team_id).await?;
    if !store::remove_planned(&mut tx, pulse).await? {
        return Err(Refusal::Opened.into());
    }
    tx.commit().await?;
    Ok(row.team_id)
}

/// Opens, closes, publishes and expires whatever is due. The server runs it every so often. A pulse that fails keeps no other from its
/// turn.
pub async fn advance(ctx: &Ctx) -> Result<Swept> {
    let now = ctx.now();
    ctx.local::<AtHand>().drop_past(now);
    let mut tx = ctx.db.read().await?;
    let due = store::due(&mut tx, now, now - TimeDelta::days(KEEP_BALLOTS_DAYS)).await?;
    drop(tx);
    let opened = each("open pulse", steps(ctx, due.open, Step::Open)).await?;
    let adopted = each("adopt pulse", steps(ctx, due.adopt, Step::Adopt)).await?;
    let closed = each("close pulse", steps(ctx, due.close, Step::Close)).await?;
    let published = each("publish pulse", steps(ctx, due.publish, Step::Publish)).await?;
    let organisations = publish::publish_organisations(ctx).await?;
    let expired = each("expire pulse", steps(ctx, due.expire, Step::Expire)).await?;
    Ok(opened
        .and(adopted)
        .and(closed)
        .and(published)
        .and(organisations)
        .and(expired))
}

/// Something that a pulse has due.
#[derive(Clone, Copy)]
enum Step {
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
    step: Step,
) -> impl Iterator<Item = (PulseId, impl Future<Output = Result<usize>>)> {
    pulses.into_iter().map(move |id| (id, take(ctx, id, step)))
}

async fn take(ctx: &Ctx, id: PulseId, step: Step) -> Result<usize> {
    retry(|| try_take(ctx, id, step)).await
}

/// One step of a pulse, in a transaction of its own that holds the team and the pulse.
async fn try_take(ctx: &Ctx, id: PulseId, step: Step) -> Result<usize> {
    let mut tx = ctx.db.begin().await?;
    let Some(row) = store::pulse(&mut tx, id).await? else {
        return Ok(0);
    };
    tx.lock(Lock::Team(row.team_id)).await?;
    tx.lock(Lock::Pulse(id)).await?;
    match step {
        Step::Open => open(ctx, &mut tx, id).await?,
        Step::Adopt => adopt(&mut tx, id).await?,
        Step::Close => close(ctx, &mut tx, id).await?,
        Step::Publish => publish::publish(ctx, &mut tx, id).await?,
        Step::Expire => expire(&mut tx, id).await?,
    }
    tx.commit().await?;
    if matches!(step, Step::Close) {
        ctx.local::<AtHand>().forget(id);
    }
    Ok(1)
}

/// Deletes the ballots and remarks of a pulse, and what its reader has begun and not finished.
async fn expire(tx: &mut Tx, id: PulseId) -> Result<()> {
    store::empty_box(tx, id).await?;
    remarks::expire(tx, id).await
}

/// Gives a pulse that was opened by an earlier version its box, and puts what was cast until then into it.
async fn adopt(tx: &mut Tx, id: PulseId) -> Result<()> {
    let Some(row) = store::pulse(tx, id).await? else {
        return Ok(());
    };
    let places = usize::try_from(row.roster_size.unwrap_or(0)).unwrap_or(0);
    let ballots = store::ballots(tx, id).await?;
    let remarks = store::remarks(tx, id).await?;
    let mut open_box = OpenBox::new(row.items.len(), places);
    for ballot in ballots {
        open_box.add_answers(key(&ballot.token_hash)?, ballot.answers.0);
    }
    for remark in remarks {
        open_box.add_remark(key(&remark.remark_key)?, remark.body);
    }
    store::empty_box(tx, id).await?;
    Ok(store::add_box(tx, id, &open_box).await?)
}

fn key(bytes: &[u8]) -> Result<[u8; KEY]> {
    let broken = |_| Error::Internal("a ballot whose key has another length".into());
    bytes.try_into().map_err(broken)
}

/// Freezes the roster and makes the key. A team that has become too small waits; when the closing day passes meanwhile, the plan is
/// dropped.
///
/// The caller holds the team, so that nobody joins, leaves or becomes a manager in between.
pub(super) async fn open(ctx: &Ctx, tx: &mut Tx, id: PulseId) -> Result<()> {
    let Some(row) = store::pulse(tx, id).await? else {
        return Ok(());
    };
    tx.lock(Lock::Team(row.team_id)).await?;
    let people = store::answering(tx, row.team_id).await?;
    if row.closes_at <= ctx.now() {
        store::remove_planned(tx, id).await?;
        return Ok(());
    }
    let roster_size = people.len() as i64 + row.slips;
    if roster_size < row.threshold {
        return Ok(());
    }
    // A check asks about the circle that just was: it waits for no reply.
    let asked = match row.kind {
        PulseKind::Pulse => action::store::of_team(tx, row.team_id).await?,
        PulseKind::Check => Vec::new(),
    };
    if waits_for_reply(tx, row.team_id, &asked, ctx).await?.is_some() {
        return Ok(());
    }
    let key =
        PulseKey::generate(&mut ctx.entropy.clone()).map_err(|error| Error::Internal(error.to_string()))?;
    let opening = Opening {
        roster_size,
        roster_change: roster_change(tx, &row, &people).await?,
        public_key: &key.public(),
        private_key: &key.to_bytes(),
        unanswered: asked.iter().any(|action| is_unanswered(action, ctx.now())),
    };
    if store::open(tx, id, &opening).await? {
        let places = usize::try_from(roster_size).unwrap_or(0);
        store::add_box(tx, id, &OpenBox::new(row.items.len(), places)).await?;
        if row.kind == PulseKind::Pulse {
            remarks::fix_reader(tx, &row, roster_size).await?;
        }
        for account in people {
            store::add_to_roster(tx, id, account).await?;
        }
    }
    Ok(())
}

/// Until when, at the longest, the team's next pulse waits for a late reply. A first pulse waits for nothing.
pub(super) async fn waits_for_reply(
    tx: &mut Tx,
    team: TeamId,
    asked: &[Action],
    ctx: &Ctx,
) -> Result<Option<DateTime<Utc>>> {
    let past = store::of_team(tx, team).await?;
    let last = past.iter().rfind(|pulse| pulse.state != PulseState::Planned);
    Ok(last.and_then(|last| waits_until(last.opens_at, asked, ctx.now())))
}

/// How many people are on one of the two rosters but not on the other; nothing for a team's first pulse of a kind. People on paper have no
/// name, so of them the difference in number is known and no more. It is not added: announcing slips that nobody uses would hide the one
/// person who joined or left among them. The smaller change counts. Rosters of published pulses were kept for this alone and go.
async fn roster_change(tx: &mut Tx, row: &PulseRow, people: &[AccountId]) -> Result<Option<i64>> {
    let past = store::of_kind(tx, row.team_id, row.kind).await?;
    // Of checks the last one may still be under way.
    let mut opened = past.iter().filter(|pulse| pulse.state != PulseState::Planned);
    let Some(last) = opened.rfind(|pulse| pulse.id != row.id) else {
        return Ok(None);
    };
    let then = store::roster(tx, last.id).await?;
    store::clear_old_rosters(tx, row.team_id, row.kind).await?;
    let joined = people.iter().filter(|account| !then.contains(account)).count();
    let left = then.iter().filter(|account| !people.contains(account)).count();
    let changes = [(joined + left) as i64, (row.slips - last.slips).abs()];
    Ok(changes.into_iter().filter(|change| *change > 0).min().or(Some(0)))
}

/// Destroys the key, forgets who was given a ballot and which slips were used, and empties the box in random order. A remark that nobody
/// may read is never written.
///
/// How the box was filled, in which order ballots were given out and slips used is forgotten for good.
async fn close(ctx: &Ctx, tx: &mut Tx, id: PulseId) -> Result<()> {
    tx.lock(Lock::Pulse(id)).await?;
    let Some(row) = store::pulse(tx, id).await? else {
        return Ok(());
    };
    if !store::close(tx, id).await? {
        return Ok(());
    }
    tx.forget(&[
        Relation::PULSE,
        Relation::OPEN_BOX,
        Relation::ROSTER,
        Relation::SHEET,
        Relation::SLIP,
    ])
    .await?;
    let slips = slip_store::clear(tx, id).await?;
    let full = store::take_box(tx, id, row.items.len()).await?;
    let (mut ballots, mut written) = full.map(OpenBox::empty).unwrap_or_default();
    let mut roster = store::roster(tx, id).await?;
    store::clear_roster(tx, id).await?;
    let closed = Closed {
        ballots: ballots.iter().filter(|(_, answers)| !answers.is_blank()).count() as i64,
        slips,
        roster: row.roster_size.unwrap_or(i64::MAX),
        threshold: row.threshold,
        remarks: written.len(),
    };
    shuffle(&ctx.entropy, &mut ballots);
    shuffle(&ctx.entropy, &mut written);
    shuffle(&ctx.entropy, &mut roster);
    if !remarks::may_be_read(tx, &row, &closed).await? {
        written.clear();
        remarks::forget_reader(tx, id).await?;
    }
    for (token_hash, answers) in ballots {
        store::put_ballot(tx, id, &token_hash, &answers).await?;
    }
    for (remark_key, body) in written {
        store::put_remark(tx, id, &remark_key, &body).await?;
    }
    for account in roster {
        store::add_to_roster(tx, id, account).await?;
    }
    Ok(())
}

/// Fisher and Yates. The tiny bias of the remainder (under 2^-50 for any team) tells nothing.
fn shuffle<T>(entropy: &Entropy, rows: &mut [T]) {
    let mut entropy = entropy.clone();
    for last in (1..rows.len()).rev() {
        let other = entropy.next_u64() % (last as u64 + 1);
        rows.swap(last, other as usize);
    }
}

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

/// The team's zone; [`Error::Missing`] when the team is not of this person's organisation.
pub(super) async fn zone_of(tx: &mut Tx, who: &Actor, team: TeamId) -> Result<Zone> {
    let (organisation, _, zone) = store::team_of(tx, team).await?.ok_or(Error::Missing)?;
    if organisation != who.organisation {
        return Err(Error::Missing);
    }
    zone.parse().map_err(Error::Internal)
}
