//! Giving out ballots (signed in), putting them into the box (by nobody in particular), and asking whether they were counted.

use std::{collections::BTreeMap, sync::Arc};

use chrono::TimeDelta;

use super::key_cache::{open_key, open_pulse};
use crate::{
    Ctx, Error, Result,
    db::{BatchWriter, retry},
    disclosure::KEEP_BALLOTS_DAYS,
    ids::PulseId,
    pulse::{
        PulseState, Refusal,
        ballot::{BallotError, BallotToken, Issued},
        ballot_box::BallotSheet,
        box_store, store,
    },
    question::answers::{self, Answers},
    team::{Actor, Capability},
};

/// Gives somebody on the roster their one ballot: evaluates the nonce they blinded. Asking again with the same blinded nonce gets the
/// same evaluation, so that a lost reply costs nobody their ballot.
///
/// # Errors
/// [`Error::Refused`] with `pulse-not-open`, `pulse-not-on-roster`, `ballot-elsewhere` (it was given to another browser) or
/// `ballot-malformed`.
pub async fn issue(ctx: &Ctx, actor: &Actor, pulse: PulseId, blinded: &[u8]) -> Result<Issued> {
    retry(|| try_issue(ctx, actor, pulse, blinded)).await
}

async fn try_issue(ctx: &Ctx, actor: &Actor, pulse: PulseId, blinded: &[u8]) -> Result<Issued> {
    let mut tx = ctx.db.begin().await?;
    let row = store::pulse_alone(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    actor.may(Capability::AnswerPulse, row.team_id)?;
    let key = open_key(ctx, &row)?;
    let issued = key.issue(&mut ctx.entropy.clone(), blinded).map_err(refused)?;
    match store::given_out(&mut tx, pulse, actor.account).await? {
        None => return Err(Refusal::NotOnRoster.into()),
        Some(None) => store::give_out(&mut tx, &row, actor.account, blinded).await?,
        Some(Some(given)) if given == blinded => return Ok(issued),
        Some(Some(_)) => return Err(Refusal::BallotElsewhere.into()),
    }
    tx.commit().await?;
    Ok(issued)
}

/// Ballots on their way into their boxes, written together.
#[derive(Default)]
struct BallotWriter(Arc<BatchWriter<(PulseId, BallotSheet), Result<()>>>);

/// Contents of a cast.
#[derive(Clone)]
pub struct Cast {
    /// The token, in hexadecimal.
    pub token: String,
    /// One answer (1 to 5) or none for each item asked, in order.
    pub answers: Vec<Option<i64>>,
    /// The remark as typed; empty for none.
    pub remark: String,
}

/// Puts a ballot into the box, in place of an earlier one under the same token. There is no actor: whoever holds a token of this pulse
/// may. When this returns, the ballot is on disk.
///
/// # Errors
/// [`Error::Refused`] with `pulse-not-open`, `ballot-foreign` or `ballot-malformed`; [`Error::Invalid`] for the answers and the remark.
pub async fn cast(ctx: &Ctx, pulse: PulseId, cast: &Cast) -> Result<()> {
    let token = BallotToken::from_hex(&cast.token).map_err(refused)?;
    let remark = answers::remark(&cast.remark).map_err(|problem| Error::Invalid(vec![problem]))?;
    let open = open_pulse(ctx, pulse).await?;
    open.key.redeem(&token).map_err(refused)?;
    let answers =
        Answers::parse(&cast.answers, open.items).map_err(|problem| Error::Invalid(vec![problem]))?;
    // The key must not wait with the ballot.
    drop(open);
    let sheet = BallotSheet {
        token_hash: token.hash(),
        answers,
        remark_key: token.remark_key(),
        remark,
    };
    let together = ctx.clone();
    let writer = ctx.local::<BallotWriter>();
    let outcome = writer.0.join((pulse, sheet), async move |casts| {
        write_batch(&together, casts).await
    });
    let ended = || Err(Error::Internal("a ballot was not written".into()));
    outcome.await.unwrap_or_else(ended)
}

/// Puts several ballots into their boxes in one transaction; answers what became of each.
async fn write_batch(ctx: &Ctx, casts: Vec<(PulseId, BallotSheet)>) -> Vec<Result<()>> {
    let shut = || Err(Error::from(Refusal::NotOpen));
    let mut outcomes: Vec<_> = casts.iter().map(|_| shut()).collect();
    // In the order of their ids, so that two processes never wait for each other.
    let mut of_pulse: BTreeMap<PulseId, Vec<(usize, BallotSheet)>> = BTreeMap::new();
    for (at, (pulse, sheet)) in casts.into_iter().enumerate() {
        of_pulse.entry(pulse).or_default().push((at, sheet));
    }
    match retry(|| put_into(ctx, of_pulse.clone())).await {
        Ok(written) => written.into_iter().for_each(|at| outcomes[at] = Ok(())),
        Err(error) => {
            let failed = |_: &Result<()>| Err(error.repeated());
            outcomes = outcomes.iter().map(failed).collect();
        }
    }
    outcomes
}

/// Puts ballots into the boxes that have not been shut meanwhile; answers which ones those were.
async fn put_into(
    ctx: &Ctx,
    mut of_pulse: BTreeMap<PulseId, Vec<(usize, BallotSheet)>>,
) -> Result<Vec<usize>> {
    let items =
        |sheets: &Vec<(usize, BallotSheet)>| sheets.first().map_or(0, |(_, sheet)| sheet.answers.len());
    let pulses: Vec<_> = of_pulse
        .iter()
        .map(|(pulse, sheets)| (*pulse, items(sheets)))
        .collect();
    let mut tx = ctx.db.begin().await?;
    let mut boxes = box_store::held(&mut tx, &pulses, ctx.now()).await?;
    let mut written = Vec::new();
    for held in &mut boxes {
        for (at, mut sheet) in of_pulse.remove(&held.pulse).unwrap_or_default() {
            // What nobody could read is not kept at all.
            sheet.remark = sheet.remark.filter(|_| held.is_read);
            held.ballot_box.put(sheet);
            written.push(at);
        }
    }
    box_store::save(&mut tx, &boxes).await?;
    tx.commit().await?;
    Ok(written)
}

crate::text_enum! {
    /// Fate of a ballot.
    Receipt {
        /// The pulse has not closed: nothing is counted yet.
        Early = "early",
        /// Among the ballots that were counted.
        Counted = "counted",
        /// Not among them.
        Absent = "absent",
        /// The ballots have been deleted, as promised; nobody can say any more.
        Deleted = "deleted",
    }
}

/// Receipt for the ballot under this token hash. Anybody who knows the hash may ask.
pub async fn receipt(ctx: &Ctx, pulse: PulseId, token_hash: &[u8]) -> Result<Receipt> {
    let mut tx = ctx.db.read().await?;
    let row = store::pulse(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    if matches!(row.state, PulseState::Planned | PulseState::Open) {
        return Ok(Receipt::Early);
    }
    if store::has_ballot(&mut tx, pulse, token_hash).await? {
        return Ok(Receipt::Counted);
    }
    // By the calendar and not by what is left: whether there ever was any ballot is not said.
    let deleted_from = row.team_at + TimeDelta::days(KEEP_BALLOTS_DAYS);
    let deleted = row.state == PulseState::Published && ctx.now() >= deleted_from;
    Ok(if deleted {
        Receipt::Deleted
    } else {
        Receipt::Absent
    })
}

pub(super) fn refused(error: BallotError) -> Error {
    match error {
        BallotError::Malformed | BallotError::Proof => Refusal::BallotMalformed,
        BallotError::Foreign => Refusal::BallotForeign,
    }
    .into()
}
