//! Views of pulses. While one is open, its view says nothing but that it is open.

use chrono::{DateTime, Utc};

use super::{
    access::reader,
    device::device_name,
    load::{bank_of, before, keys, waits_for_reply},
};
use crate::{
    Ctx, Error, Result, action,
    db::Tx,
    disclosure::{
        Threshold,
        store::{Snapshot, of_team},
    },
    ids::{PulseId, TeamId},
    pulse::{
        PulseState,
        ballot::fingerprint,
        plan::{self, TypedPulsePlan},
        store::{self, PulseRow},
    },
    question::{PulseKind, item::Item, rotation::next_items},
    team::{Actor, Capability},
    zone::Zone,
};

/// Facts about a pulse that everybody may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PulseView {
    /// Identifier.
    pub id: PulseId,
    /// The team that is asked.
    pub team_id: TeamId,
    /// Purpose of the pulse.
    pub kind: PulseKind,
    /// State. Past its closing time it counts as closed, whether or not the job has run.
    pub state: PulseState,
    /// Items asked.
    pub items: Vec<Item>,
    /// The fewest ballots for which anything is published.
    pub threshold: i64,
    /// Time at which it opens (UTC).
    pub opens_at: DateTime<Utc>,
    /// Time at which it closes (UTC).
    pub closes_at: DateTime<Utc>,
    /// From when the team may read the result (UTC).
    pub team_at: DateTime<Utc>,
    /// From when managers may (UTC).
    pub managers_at: DateTime<Utc>,
    /// Number of people who may answer, on paper or not.
    pub roster_size: Option<i64>,
    /// Number of them who answer on paper.
    pub slips: i64,
    /// True when somebody reads the remarks: only then does the pulse take any.
    pub takes_remarks: bool,
    /// The public key.
    pub public_key: Option<Vec<u8>>,
    /// Fingerprint that people compare to know that all were shown the same key.
    pub fingerprint: Option<String>,
}

impl PulseView {
    pub(super) fn of(row: PulseRow, now: DateTime<Utc>) -> Self {
        let shut = row.state == PulseState::Open && row.closes_at <= now;
        Self {
            id: row.id,
            team_id: row.team_id,
            kind: row.kind,
            state: if shut { PulseState::Closed } else { row.state },
            items: row.items.0,
            threshold: row.threshold,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            team_at: row.team_at,
            managers_at: row.managers_at,
            roster_size: row.roster_size,
            slips: row.slips,
            takes_remarks: row.reader_id.is_some(),
            fingerprint: row.public_key.as_deref().map(fingerprint),
            public_key: row.public_key,
        }
    }
}

/// The pulse place of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PulsePlace {
    /// The team's zone, in which its days are counted.
    pub zone: Zone,
    /// The pulse that is planned, open or settling.
    pub under_way: Option<PulseView>,
    /// Names of those who may answer it while it is open, for them alone: a stranger to the team stands out to them.
    pub roster: Vec<String>,
    /// Items the next pulse would ask; of no use while one is under way.
    pub next_items: Vec<Item>,
    /// Proposal for the next pulse.
    pub proposal: TypedPulsePlan,
    /// The least threshold it may have.
    pub least_threshold: i64,
    /// Number of people who could answer now.
    pub people: i64,
    /// Until when, at the longest, the next pulse waits for a late reply (UTC).
    pub waits_until: Option<DateTime<Utc>>,
    /// Snapshots this reader may see, oldest first, with the items asked.
    pub results: Vec<(Snapshot, Vec<Item>)>,
}

/// Everything the pulse place shows.
pub async fn place(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<PulsePlace> {
    let access = actor.access(Capability::SeePulse, team)?;
    let now = ctx.now();
    let mut tx = ctx.db.read().await?;
    let zone = access.zone();
    let people = store::answering(&mut tx, &access).await?.len() as i64;
    let snapshots = of_team(&mut tx, &access, reader(actor, team), now).await?;
    let pulses = store::of_team(&mut tx, &access).await?;
    let before = before(&pulses);
    let asked_for = action::store::of_team(&mut tx, &access).await?;
    let waits_until = waits_for_reply(&mut tx, &access, &asked_for, ctx).await?;
    let bank = bank_of(&mut tx, actor.organisation).await?;
    let asked: Vec<_> = pulses.iter().map(keys).collect();
    let items_of = |snapshot: &Snapshot| {
        let pulse = pulses.iter().find(|pulse| pulse.id == snapshot.pulse_id);
        pulse.map(|pulse| pulse.items.0.clone()).unwrap_or_default()
    };
    let with_items = |snapshot: Snapshot| (snapshot.clone(), items_of(&snapshot));
    let results = snapshots.into_iter().map(with_items).collect();
    let under_way = pulses
        .into_iter()
        .rfind(|pulse| pulse.state != PulseState::Published);
    let roster = match &under_way {
        Some(open) if open.state == PulseState::Open && actor.may(Capability::AnswerPulse, team).is_ok() => {
            store::roster_names(&mut tx, open.id).await?
        }
        _ => Vec::new(),
    };
    Ok(PulsePlace {
        zone,
        roster,
        under_way: under_way.map(|row| PulseView::of(row, now)),
        next_items: next_items(&bank, &asked),
        proposal: plan::proposal(now, zone, before),
        least_threshold: plan::least_threshold(before).ballots(),
        people,
        waits_until,
        results,
    })
}

/// The newest pulse of a kind that is planned, open or settling: what a team's home asks for, in one statement.
pub async fn under_way(ctx: &Ctx, actor: &Actor, team: TeamId, kind: PulseKind) -> Result<Option<PulseView>> {
    let access = actor.access(Capability::SeePulse, team)?;
    if kind == PulseKind::Check {
        actor.may(Capability::AnswerPulse, team)?;
    }
    let mut tx = ctx.db.acquire().await?;
    let row = store::under_way(&mut tx, &access, kind).await?;
    Ok(row.map(|row| PulseView::of(row, ctx.now())))
}

/// Snapshots of a team that a reader may see by now, oldest first: the team what was published to it, managers what is theirs too.
pub async fn results(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Vec<Snapshot>> {
    let access = actor.access(Capability::ReadSummary, team)?;
    let mut tx = ctx.db.read().await?;
    Ok(of_team(&mut tx, &access, reader(actor, team), ctx.now()).await?)
}

/// True when somebody can be given a ballot of an open pulse. It is said to that person alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entitlement {
    /// Not signed in, or with a role that does not answer.
    None,
    /// On the team, but not yet when the pulse opened.
    Late,
    /// Waits for the person.
    Waiting,
    /// Given to one of their browsers. Whether it was cast is not known.
    Given,
}

/// The ballot page: what anybody with its address may see, so that a ballot needs no session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotPage {
    /// The pulse.
    pub pulse: PulseView,
    /// True when this visitor has a ballot of it.
    pub entitlement: Entitlement,
    /// The name under which this visitor's browser keeps their ballot; nothing for somebody who is not signed in.
    pub device_name: Option<String>,
    /// The team's name, for those who belong to it.
    pub team_name: Option<String>,
    /// The threshold's floor in code, for the words around it.
    pub floor: i64,
    /// Name of the reader of the remarks, for those who belong to the team.
    pub reader_name: Option<String>,
    /// The team's zone.
    pub zone: Zone,
}

/// Everything the ballot page shows.
pub async fn ballot_page(ctx: &Ctx, actor: Option<&Actor>, pulse: PulseId) -> Result<BallotPage> {
    let mut tx = ctx.db.read().await?;
    let row = store::pulse(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    let team = row.team_id;
    let membership = actor.and_then(|actor| actor.teams.iter().find(|membership| membership.team_id == team));
    let reader = match row.reader_id.filter(|_| membership.is_some()) {
        Some(account) => crate::identity::store::account(&mut tx, account).await?,
        None => None,
    };
    let zone = store::zone_of(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    let entitlement = match actor {
        Some(actor) => entitlement(&mut tx, actor, &row).await?,
        None => Entitlement::None,
    };
    drop(tx);
    let device_name = match actor {
        Some(actor) => Some(device_name(ctx, actor, pulse).await?),
        None => None,
    };
    Ok(BallotPage {
        entitlement,
        device_name,
        zone: zone.parse().map_err(Error::Internal)?,
        team_name: membership.map(|membership| membership.team_name.clone()),
        floor: Threshold::FLOOR,
        reader_name: reader.map(|account| account.name),
        pulse: PulseView::of(row, ctx.now()),
    })
}

async fn entitlement(tx: &mut Tx, actor: &Actor, row: &PulseRow) -> Result<Entitlement> {
    if actor.may(Capability::AnswerPulse, row.team_id).is_err() {
        return Ok(Entitlement::None);
    }
    Ok(match store::given_out(tx, row.id, actor.account).await? {
        None => Entitlement::Late,
        Some(None) => Entitlement::Waiting,
        Some(Some(_)) => Entitlement::Given,
    })
}

/// Page of a slip, and the zone its times are in: the team's, for nobody is signed in.
pub async fn slip_page(ctx: &Ctx, pulse: PulseId) -> Result<(PulseView, Zone)> {
    let mut tx = ctx.db.read().await?;
    let row = store::pulse(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    let zone = store::zone_of(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    Ok((
        PulseView::of(row, ctx.now()),
        zone.parse().map_err(Error::Internal)?,
    ))
}
