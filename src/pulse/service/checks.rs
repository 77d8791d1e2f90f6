//! The check after a circle: was it safe, was one heard. A pulse of another kind, with the same ballots, that opens by itself when a session
//! was held and is over two days later. It has no part in the rhythm of pulses and keeps none from opening.

use chrono::TimeDelta;

use super::{
    load::{before, sheets, threshold},
    opening::open,
    reading::PulseView,
};
use crate::{
    Ctx, Result,
    db::Tx,
    disclosure::{
        BLOCK, Checked, Publication, SETTLE_HOURS, TEAM_FIRST_HOURS, block,
        store::{Snapshot, checks_of_team},
    },
    ids::{PulseId, SessionId, TeamId},
    pulse::{
        PulseState,
        plan::{PulsePlan, least_threshold},
        store::{self, PulseRow},
    },
    question::{PulseKind, answers::Answers, bank::Bank, item::Item},
    team::{Actor, Capability, SystemAccess, TeamAccess},
};

/// Items of a check.
const ASKED: [&str; 2] = ["safe-to-speak", "heard-in-the-circle"];
/// For how long.
const OPEN_HOURS: i64 = 48;

/// The checks of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checks {
    /// The newest one that is open.
    pub open: Option<PulseView>,
    /// Checks of which something may be shown, oldest first, with their items.
    pub results: Vec<(Snapshot, Vec<Item>)>,
}

/// Opens the check of a session that was held. A team of which nothing could be published is not asked. Who was in the room is not
/// known here: the whole team may answer, managers aside.
pub async fn open_check(ctx: &Ctx, tx: &mut Tx, team: TeamId, session: SessionId) -> Result<()> {
    let bank = Bank::built_in().items().iter();
    let items: Vec<_> = bank
        .filter(|item| ASKED.contains(&item.key.as_str()))
        .cloned()
        .collect();
    let access = SystemAccess::for_jobs().team(tx, team).await?;
    let threshold = least_threshold(before(&store::of_team(tx, &access).await?));
    let people = store::answering(tx, &access).await?.len() as i64;
    if people < threshold.ballots() {
        return Ok(());
    }
    let closes_at = ctx.now() + TimeDelta::hours(OPEN_HOURS);
    let team_at = closes_at + TimeDelta::hours(SETTLE_HOURS);
    let plan = PulsePlan {
        opens_at: ctx.now(),
        closes_at,
        team_at,
        managers_at: team_at + TimeDelta::hours(TEAM_FIRST_HOURS),
        threshold,
        slips: 0,
    };
    let id = PulseId(ctx.entropy.uuid());
    store::insert_check(tx, id, &access, session, &plan, &items).await?;
    open(ctx, tx, id).await
}

/// The third of three checks in a row of which nothing was shown: what may be said of them together, as long as all their ballots are
/// there. Every third one ends a block, whether anything could be shown of it or not.
pub(super) async fn together(
    ctx: &Ctx,
    tx: &mut Tx,
    access: &TeamAccess,
    last: &PulseRow,
    ballots: &[Answers],
) -> Result<Option<Publication>> {
    let published = checks_of_team(tx, access, ctx.now()).await?;
    let mut silent = Vec::new();
    for snapshot in published.iter().filter(|snapshot| snapshot.pulse_id != last.id) {
        if snapshot.publication.shows_an_item() || silent.len() + 1 == BLOCK {
            silent.clear();
        } else {
            silent.push(snapshot.pulse_id);
        }
    }
    let [first, second] = silent[..] else {
        return Ok(None);
    };
    let (Some(first), Some(second)) = (counted(tx, first).await?, counted(tx, second).await?) else {
        return Ok(None);
    };
    if first.0.items.0 != last.items.0 || second.0.items.0 != last.items.0 {
        return Ok(None);
    }
    let checks = [
        checked(&first.0, &first.1)?,
        checked(&second.0, &second.1)?,
        checked(last, ballots)?,
    ];
    Ok(Some(block(&last.items, &checks)))
}

/// A check with its ballots.
async fn counted(tx: &mut Tx, id: PulseId) -> Result<Option<(PulseRow, Vec<Answers>)>> {
    let ballots = sheets(tx, id).await?;
    Ok(store::pulse(tx, id).await?.map(|row| (row, ballots)))
}

fn checked<'a>(row: &PulseRow, ballots: &'a [Answers]) -> Result<Checked<'a>> {
    Ok(Checked {
        ballots,
        threshold: threshold(row)?,
        roster: row.roster_size.unwrap_or(i64::MAX),
    })
}

/// The check of a session, while it is open, for somebody who may answer it.
pub async fn check_of(
    ctx: &Ctx,
    actor: &Actor,
    team: TeamId,
    session: SessionId,
) -> Result<Option<PulseView>> {
    if actor.may(Capability::AnswerPulse, team).is_err() {
        return Ok(None);
    }
    let mut tx = ctx.db.read().await?;
    let check = store::check_of_session(&mut tx, session).await?;
    let check = check
        .filter(|row| row.team_id == team)
        .map(|row| PulseView::of(row, ctx.now()));
    Ok(check.filter(|check| check.state == PulseState::Open))
}

/// The checks of a team. They are the team's own: managers see none.
pub async fn checks(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Checks> {
    let access = actor.access(Capability::ReadTeamResult, team)?;
    let mut tx = ctx.db.read().await?;
    let rows = store::of_kind(&mut tx, &access, PulseKind::Check).await?;
    let items_of = |snapshot: &Snapshot| {
        let row = rows.iter().find(|row| row.id == snapshot.pulse_id);
        row.map(|row| row.items.0.clone()).unwrap_or_default()
    };
    let snapshots = checks_of_team(&mut tx, &access, ctx.now()).await?.into_iter();
    let shown = snapshots.filter(|snapshot| snapshot.publication.shows_an_item());
    let results = shown
        .map(|snapshot| (snapshot.clone(), items_of(&snapshot)))
        .collect();
    let mut open = rows.into_iter().map(|row| PulseView::of(row, ctx.now()));
    Ok(Checks {
        open: open.rfind(|view| view.state == PulseState::Open),
        results,
    })
}
