//! Pulses that an earlier version opened.

use crate::{
    Error, Result,
    db::Tx,
    ids::PulseId,
    pulse::{
        ballot_box::{BallotBox, KEY},
        store,
    },
};

/// Gives a pulse that was opened by an earlier version its box, and puts what was cast until then into it.
pub(super) async fn migrate_legacy_box(tx: &mut Tx, id: PulseId) -> Result<()> {
    let Some(row) = store::pulse(tx, id).await? else {
        return Ok(());
    };
    let capacity = usize::try_from(row.roster_size.unwrap_or(0)).unwrap_or(0);
    let ballots = store::ballots(tx, id).await?;
    let remarks = store::remarks(tx, id).await?;
    let mut ballot_box = BallotBox::new(row.items.len(), capacity);
    for ballot in ballots {
        ballot_box.add_answers(key(&ballot.token_hash)?, ballot.answers.0);
    }
    for remark in remarks {
        ballot_box.add_remark(key(&remark.remark_key)?, remark.body);
    }
    store::empty_box(tx, id).await?;
    Ok(store::add_box(tx, id, &ballot_box).await?)
}

fn key(bytes: &[u8]) -> Result<[u8; KEY]> {
    let broken = |_| Error::Internal("a ballot whose key has another length".into());
    bytes.try_into().map_err(broken)
}
