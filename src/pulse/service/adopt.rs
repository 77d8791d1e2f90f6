//! Pulses that an earlier version opened.

use crate::{
    Error, Result,
    db::Tx,
    ids::PulseId,
    pulse::{
        open_box::{BallotBox, KEY},
        store,
    },
};

/// Gives a pulse that was opened by an earlier version its box, and puts what was cast until then into it.
pub(super) async fn adopt(tx: &mut Tx, id: PulseId) -> Result<()> {
    let Some(row) = store::pulse(tx, id).await? else {
        return Ok(());
    };
    let places = usize::try_from(row.roster_size.unwrap_or(0)).unwrap_or(0);
    let ballots = store::ballots(tx, id).await?;
    let remarks = store::remarks(tx, id).await?;
    let mut open_box = BallotBox::new(row.items.len(), places);
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
