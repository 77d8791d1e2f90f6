//! Giving out ballots (signed in), putting them into the box (by nobody in particular), and asking whether they were counted.

use crate::{
    Ctx, Error, Result,
    ids::PulseId,
    pulse::{
        PulseState, answers,
        answers::Answers,
        ballot::{BallotError, Issued, PulseKey, Token},
        store::{self, PulseRow},
    },
    team::{Actor, Capability},
};

/// Gives somebody on the roster their one ballot: evaluates the nonce they blinded. Asking again with the same blinded nonce gets the
/// same evaluation, so that a lost reply costs nobody their ballot.
///
/// # Errors
/// [`Error::Refused`] with `pulse-not-open`, `pulse-not-on-roster`, `ballot-elsewhere` (it was given to another browser) or
/// `ballot-malformed`.
pub async fn issue(ctx: &Ctx, who: &Actor, pulse: PulseId, blinded: &[u8]) -> Result<Issued> {
    let mut tx = ctx.db.begin().await?;
    let row = store::pulse_held(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    who.may(Capability::AnswerPulse, row.team_id)?;
    let key = open_key(ctx, &row)?;
    let issued = key.issue(&mut ctx.entropy.clone(), blinded).map_err(refused)?;
    if store::given_out(&mut tx, pulse, who.account).await?.is_none() {
        return Err(Error::Refused("pulse-not-on-roster"));
    }
    store::give_out(&mut tx, pulse, who.account, blinded).await?;
    let given = store::given_out(&mut tx, pulse, who.account).await?.flatten();
    if given.as_deref() != Some(blinded) {
        return Err(Error::Refused("ballot-elsewhere"));
    }
    tx.commit().await?;
    Ok(issued)
}

/// What is put into the box.
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
    let token = Token::from_hex(&cast.token).map_err(refused)?;
    let remark = answers::remark(&cast.remark).map_err(|problem| Error::Invalid(vec![problem]))?;
    let mut tx = ctx.db.begin().await?;
    let row = store::pulse_held(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    open_key(ctx, &row)?.redeem(&token).map_err(refused)?;
    let answers =
        Answers::parse(&cast.answers, row.items.len()).map_err(|problem| Error::Invalid(vec![problem]))?;
    store::put_ballot(&mut tx, pulse, &token.hash(), &answers).await?;
    store::put_remark(&mut tx, pulse, &token.remark_key(), remark.as_deref()).await?;
    tx.commit().await?;
    Ok(())
}

crate::text_enum! {
    /// What became of a ballot.
    Receipt {
        /// The pulse has not closed: nothing is counted yet.
        Early = "early",
        /// It is among the ballots that were counted.
        Counted = "counted",
        /// It is not.
        Absent = "absent",
        /// The ballots have been deleted, as promised; nobody can say any more.
        Deleted = "deleted",
    }
}

/// Whether the ballot under this token hash was counted. Anybody who knows the hash may ask.
pub async fn receipt(ctx: &Ctx, pulse: PulseId, token_hash: &[u8]) -> Result<Receipt> {
    let mut tx = ctx.db.read().await?;
    let row = store::pulse(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    if matches!(row.state, PulseState::Planned | PulseState::Open) {
        return Ok(Receipt::Early);
    }
    if store::has_ballot(&mut tx, pulse, token_hash).await? {
        return Ok(Receipt::Counted);
    }
    let any_left = !store::ballots(&mut tx, pulse).await?.is_empty();
    let settled = row.state == PulseState::Published;
    Ok(if any_left || !settled {
        Receipt::Absent
    } else {
        Receipt::Deleted
    })
}

/// The key of a pulse that is open at this moment; between the closing time and the job that closes, it is shut already.
fn open_key(ctx: &Ctx, row: &PulseRow) -> Result<PulseKey> {
    let open = row.state == PulseState::Open && ctx.now() < row.closes_at;
    let Some(key) = row.private_key.as_deref().filter(|_| open) else {
        return Err(Error::Refused("pulse-not-open"));
    };
    PulseKey::from_bytes(key).map_err(|error| Error::Internal(error.to_string()))
}

fn refused(error: BallotError) -> Error {
    Error::Refused(match error {
        BallotError::Malformed | BallotError::Proof => "ballot-malformed",
        BallotError::Foreign => "ballot-foreign",
    })
}
