//! Opening of a pulse: the roster is frozen, the key made, the box set up.

use super::{load::waits_for_reply, remarks};
use crate::{
    Ctx, Error, Result, action,
    db::{Lock, Tx},
    ids::{AccountId, PulseId},
    pulse::{
        PulseState,
        ballot::PulseKey,
        ballot_box::BallotBox,
        store::{self, PulseOpening, PulseRow},
        unlock::is_unanswered,
    },
    question::PulseKind,
    team::{SystemAccess, TeamAccess},
};

/// Freezes the roster and makes the key. A team that has become too small waits; when the closing day passes meanwhile, the plan is
/// dropped.
///
/// The caller holds the team, so that nobody joins, leaves or becomes a manager in between.
pub(super) async fn open(ctx: &Ctx, tx: &mut Tx, id: PulseId) -> Result<()> {
    let Some(row) = store::pulse(tx, id).await? else {
        return Ok(());
    };
    tx.lock(Lock::Team(row.team_id)).await?;
    let access = SystemAccess::for_jobs().team(tx, row.team_id).await?;
    let people = store::answering(tx, &access).await?;
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
        PulseKind::Pulse => action::store::of_team(tx, &access).await?,
        PulseKind::Check => Vec::new(),
    };
    if waits_for_reply(tx, &access, &asked, ctx).await?.is_some() {
        return Ok(());
    }
    let key =
        PulseKey::generate(&mut ctx.entropy.clone()).map_err(|error| Error::Internal(error.to_string()))?;
    let opening = PulseOpening {
        roster_size,
        roster_change: roster_change(tx, &access, &row, &people).await?,
        public_key: &key.public(),
        private_key: &key.to_bytes(),
        unanswered: asked.iter().any(|action| is_unanswered(action, ctx.now())),
    };
    if store::open(tx, id, &opening).await? {
        let capacity = usize::try_from(roster_size).unwrap_or(0);
        store::add_box(tx, id, &BallotBox::new(row.items.len(), capacity)).await?;
        if row.kind == PulseKind::Pulse {
            remarks::fix_reader(tx, &access, &row, roster_size).await?;
        }
        for account in people {
            store::add_to_roster(tx, id, account).await?;
        }
    }
    Ok(())
}

/// Number of people on one of the two rosters but not on the other; none for a team's first pulse of a kind. People on paper have no name,
/// so of them the difference in number is known and no more. It is not added: announcing slips that nobody uses would hide the one person
/// who joined or left among them. The smaller change counts. Rosters of published pulses were kept for this alone and go.
async fn roster_change(
    tx: &mut Tx,
    access: &TeamAccess,
    row: &PulseRow,
    people: &[AccountId],
) -> Result<Option<i64>> {
    let past = store::of_kind(tx, access, row.kind).await?;
    // Of checks the last one may still be under way.
    let mut opened = past.iter().filter(|pulse| pulse.state != PulseState::Planned);
    let Some(last) = opened.rfind(|pulse| pulse.id != row.id) else {
        return Ok(None);
    };
    let then = store::roster(tx, last.id).await?;
    store::clear_old_rosters(tx, access, row.kind).await?;
    let joined = people.iter().filter(|account| !then.contains(account)).count();
    let left = then.iter().filter(|account| !people.contains(account)).count();
    let changes = [(joined + left) as i64, (row.slips - last.slips).abs()];
    Ok(changes.into_iter().filter(|change| *change > 0).min().or(Some(0)))
}
