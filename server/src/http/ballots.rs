//! Ballots, as the island on a pulse's page asks for them and casts them: JSON, and no form of a page.
//!
//! All below `/ballots/` but [`ISSUE`](roundwell_app::pulse::api::ISSUE) never learn who calls: the session layer takes the cookie away
//! before they run. None is written into the request log.

use axum::{Json, extract::State};
use roundwell::{
    Error,
    ids::PulseId,
    pulse::{
        ballot::Issued,
        service::{self, Cast},
    },
};
use roundwell_app::{AppError, pulse::api::IssuedWire};
use serde::Deserialize;

use super::{
    answer::FormError,
    extract::{CurrentActor, Typed},
    state::Http,
};

/// Fields of whoever is on the roster.
#[derive(Deserialize)]
pub(super) struct IssueFields {
    pulse: String,
    blinded: String,
}

/// Gives somebody on the roster their one ballot, blinded.
pub(super) async fn issue(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    Typed(asked): Typed<IssueFields>,
) -> Result<Json<IssuedWire>, FormError> {
    let blinded = hex::decode(asked.blinded).map_err(|_| AppError::BadRequest)?;
    let issued = service::issue(&http.ctx, &actor, parsed(&asked.pulse)?, &blinded).await?;
    Ok(Json(wire(&issued)))
}

/// Fields of whoever brings a slip.
#[derive(Deserialize)]
pub(super) struct DrawFields {
    pulse: String,
    slip: String,
    blinded: String,
}

/// Gives whoever brings a slip its one ballot, blinded. There is no actor, and none could be found out.
pub(super) async fn draw(
    State(http): State<Http>,
    Typed(brought): Typed<DrawFields>,
) -> Result<Json<IssuedWire>, FormError> {
    let blinded = hex::decode(brought.blinded).map_err(|_| AppError::BadRequest)?;
    let issued = service::draw(&http.ctx, parsed(&brought.pulse)?, &brought.slip, &blinded).await?;
    Ok(Json(wire(&issued)))
}

/// Fields of a ballot. `answers` holds, between commas, 1 to 5 or nothing for each item in order.
#[derive(Deserialize)]
pub(super) struct CastFields {
    pulse: String,
    token: String,
    answers: String,
    #[serde(default)]
    remark: String,
}

/// Puts a ballot into the box. There is no actor, and none could be found out.
pub(super) async fn cast(
    State(http): State<Http>,
    Typed(filled): Typed<CastFields>,
) -> Result<Json<()>, FormError> {
    let cast = Cast {
        answers: sheet(&filled.answers).ok_or(AppError::BadRequest)?,
        token: filled.token,
        remark: filled.remark,
    };
    service::cast(&http.ctx, parsed(&filled.pulse)?, &cast).await?;
    Ok(Json(()))
}

/// Fields of the question whether a ballot was counted.
#[derive(Deserialize)]
pub(super) struct ReceiptFields {
    pulse: String,
    token_hash: String,
}

/// Says whether a ballot was counted: `early`, `counted`, `absent` or `deleted`.
pub(super) async fn receipt(
    State(http): State<Http>,
    Typed(counted): Typed<ReceiptFields>,
) -> Result<Json<String>, FormError> {
    let malformed = |_| Error::field("token_hash", "ballot-malformed");
    let hash = hex::decode(counted.token_hash.trim()).map_err(malformed)?;
    let receipt = service::receipt(&http.ctx, parsed(&counted.pulse)?, &hash).await?;
    Ok(Json(receipt.to_string()))
}

fn wire(issued: &Issued) -> IssuedWire {
    IssuedWire {
        evaluation: hex::encode(issued.evaluation),
        proof: hex::encode(issued.proof),
    }
}

fn sheet(answers: &str) -> Option<Vec<Option<i64>>> {
    let answer = |text: &str| {
        if text.is_empty() {
            Some(None)
        } else {
            text.parse().ok().map(Some)
        }
    };
    answers.split(',').map(answer).collect()
}

fn parsed(pulse: &str) -> Result<PulseId, AppError> {
    pulse.parse().map_err(|_| AppError::Missing)
}
