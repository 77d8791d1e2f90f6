//! Server functions about pulses, and what travels between them and the ballot's island.
//!
//! The functions under `/api/ballots/` never learn who calls them: the session layer takes the cookie away before they run, and they
//! are left out of the request log.

#![cfg_attr(
    feature = "ssr",
    expect(
        missing_docs,
        reason = "the macro makes a struct of each function, whose fields are the documented arguments"
    )
)]

use serde::{Deserialize, Serialize};

/// Where a ballot is given out (signed in).
pub const ISSUE: &str = "/api/pulses/ballot";
/// Where a ballot is cast (by nobody in particular).
pub const CAST: &str = "/api/ballots/cast";
/// Where it is asked whether a ballot was counted (by nobody in particular).
pub const RECEIPT: &str = "/api/ballots/receipt";

/// A ballot given out, still blinded.
#[derive(Clone, Serialize, Deserialize)]
pub struct IssuedWire {
    /// The evaluated nonce, in hexadecimal.
    pub evaluation: String,
    /// The proof, in hexadecimal.
    pub proof: String,
}

#[cfg(feature = "ssr")]
pub use functions::*;

#[cfg(feature = "ssr")]
mod functions {
    use leptos::prelude::*;
    use roundwell::{
        Error, Problem,
        ids::{PulseId, TeamId},
        pulse::{
            plan::TypedPlan,
            service::{self, Cast},
        },
    };

    use super::IssuedWire;
    use crate::{
        AppError,
        request::{go_to, signed_in, use_ctx},
    };

    /// Plans the team's next pulse; one whose day is today opens at once.
    #[server(endpoint = "pulses/plan", prefix = "/api")]
    pub async fn plan_pulse(
        team: String,
        opens_on: String,
        closes_on: String,
        threshold: String,
    ) -> Result<(), AppError> {
        let who = signed_in()?;
        let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
        let typed = TypedPlan {
            opens_on,
            closes_on,
            threshold,
        };
        service::plan_pulse(&use_ctx(), &who, team, &typed).await?;
        go_to(&format!("/teams/{team}/pulse"), Some("pulse-planned"));
        Ok(())
    }

    /// Takes back a pulse that has not opened.
    #[server(endpoint = "pulses/withdraw", prefix = "/api")]
    pub async fn withdraw_pulse(pulse: String) -> Result<(), AppError> {
        let pulse = parsed(&pulse)?;
        let team = service::withdraw_pulse(&use_ctx(), &signed_in()?, pulse).await?;
        go_to(&format!("/teams/{team}/pulse"), Some("pulse-withdrawn"));
        Ok(())
    }

    /// Gives somebody on the roster their one ballot, blinded.
    #[server(endpoint = "pulses/ballot", prefix = "/api")]
    pub async fn issue_ballot(pulse: String, blinded: String) -> Result<IssuedWire, AppError> {
        let who = signed_in()?;
        let blinded = hex::decode(blinded).map_err(|_| AppError::BadRequest)?;
        let issued = service::issue(&use_ctx(), &who, parsed(&pulse)?, &blinded).await?;
        Ok(IssuedWire {
            evaluation: hex::encode(issued.evaluation),
            proof: hex::encode(issued.proof),
        })
    }

    /// Puts a ballot into the box. There is no actor, and none could be found out. `answers` holds, between commas, 1 to 5 or nothing
    /// for each item in order.
    #[server(endpoint = "ballots/cast", prefix = "/api")]
    pub async fn cast_ballot(
        pulse: String,
        token: String,
        answers: String,
        #[server(default)] remark: String,
    ) -> Result<(), AppError> {
        let answers = sheet(&answers).ok_or(AppError::BadRequest)?;
        let cast = Cast {
            token,
            answers,
            remark,
        };
        Ok(service::cast(&use_ctx(), parsed(&pulse)?, &cast).await?)
    }

    /// Whether a ballot was counted: `early`, `counted`, `absent` or `deleted`.
    #[server(endpoint = "ballots/receipt", prefix = "/api")]
    pub async fn ballot_receipt(pulse: String, token_hash: String) -> Result<String, AppError> {
        let malformed = || Error::Invalid(vec![Problem::new("token_hash", "ballot-malformed")]);
        let hash = hex::decode(token_hash.trim()).map_err(|_| malformed())?;
        let receipt = service::receipt(&use_ctx(), parsed(&pulse)?, &hash).await?;
        Ok(receipt.to_string())
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
}
