//! Close of a pulse: the key goes, and with it everything that told one ballot from another.

use rand_core::RngCore;

use super::remarks;
use crate::{
    Ctx, Result,
    db::{Lock, Relation, Tx},
    disclosure::Closed,
    ids::PulseId,
    ports::Entropy,
    pulse::{ballot_box::BallotBox, slip_store, store},
};

/// Destroys the key, forgets who was given a ballot and which slips were used, and empties the box in random order. A remark that nobody
/// may read is never written.
///
/// How the box was filled, in which order ballots were given out and slips used is forgotten for good.
pub(super) async fn close(ctx: &Ctx, tx: &mut Tx, id: PulseId) -> Result<()> {
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
    let (mut ballots, mut written) = full.map(BallotBox::empty).unwrap_or_default();
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
