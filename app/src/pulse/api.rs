//! Server functions about pulses, and what travels between them and the ballot's island.
//!
//! The functions under `/api/ballots/` never learn who calls them: the session layer takes the cookie away before they run, and they
//! are left out of the request log.

use serde::{Deserialize, Serialize};

/// Path for being given a ballot (signed in).
pub const ISSUE: &str = "/api/pulses/ballot";
/// Path for being given a ballot for a slip (without a session).
pub const DRAW: &str = "/api/ballots/from-slip";
/// Path for casting a ballot (without a session).
pub const CAST: &str = "/api/ballots/cast";
/// Path of the receipt of a ballot (without a session).
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
        ids::{PulseId, SheetId, TeamId},
        pulse::{
            ballot::Issued,
            plan::TypedPulsePlan,
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
        #[server(default)] slips: String,
    ) -> Result<(), AppError> {
        let actor = signed_in()?;
        let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
        let typed = TypedPulsePlan {
            opens_on,
            closes_on,
            threshold,
            slips,
        };
        service::plan_pulse(&use_ctx(), &actor, team, &typed).await?;
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

    /// Prints a sheet of slips for people without an account.
    #[server(endpoint = "pulses/print-slips", prefix = "/api")]
    pub async fn print_slips(pulse: String, slips: String) -> Result<(), AppError> {
        let (ctx, actor, pulse) = (use_ctx(), signed_in()?, parsed(&pulse)?);
        let sheet = service::print_sheet(&ctx, &actor, pulse, &slips).await?;
        let team = service::ballot_page(&ctx, None, pulse).await?.pulse.team_id;
        go_to(&format!("/teams/{team}/slips/{sheet}"), Some("slips-printed"));
        Ok(())
    }

    /// Takes a sheet of slips back.
    #[server(endpoint = "pulses/void-slips", prefix = "/api")]
    pub async fn void_slips(sheet: String) -> Result<(), AppError> {
        let sheet: SheetId = sheet.parse().map_err(|_| AppError::Missing)?;
        let team = service::void_sheet(&use_ctx(), &signed_in()?, sheet).await?;
        go_to(&format!("/teams/{team}/slips"), Some("slips-voided"));
        Ok(())
    }

    /// Makes somebody the reader of the team's remarks, or nobody.
    #[server(endpoint = "pulses/choose-reader", prefix = "/api")]
    pub async fn choose_reader(team: String, account: String) -> Result<(), AppError> {
        let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
        service::choose_reader(&use_ctx(), &signed_in()?, team, &account).await?;
        go_to(&format!("/teams/{team}/pulse"), Some("reader-chosen"));
        Ok(())
    }

    /// The reader writes a theme down. `ticks` are the places of the remarks it rests on; they are kept nowhere.
    #[server(endpoint = "remarks/theme", prefix = "/api")]
    pub async fn add_theme(
        pulse: String,
        theme: String,
        #[server(default)] ticks: Vec<u32>,
    ) -> Result<(), AppError> {
        let ticks: Vec<_> = ticks.into_iter().map(|place| place as usize).collect();
        let actor = signed_in()?;
        let team = service::add_theme(&use_ctx(), &actor, parsed(&pulse)?, &theme, &ticks).await?;
        go_to(&format!("/teams/{team}/remarks"), Some("theme-added"));
        Ok(())
    }

    /// The reader takes a theme out again.
    #[server(endpoint = "remarks/remove", prefix = "/api")]
    pub async fn remove_theme(pulse: String, number: String) -> Result<(), AppError> {
        let number = number.parse().map_err(|_| AppError::Missing)?;
        let team = service::remove_theme(&use_ctx(), &signed_in()?, parsed(&pulse)?, number).await?;
        go_to(&format!("/teams/{team}/remarks"), Some("theme-removed"));
        Ok(())
    }

    /// The reader has finished: the remarks are deleted, the themes go out.
    #[server(endpoint = "remarks/finish", prefix = "/api")]
    pub async fn finish_reading(pulse: String) -> Result<(), AppError> {
        let team = service::finish_reading(&use_ctx(), &signed_in()?, parsed(&pulse)?).await?;
        go_to(&format!("/teams/{team}/pulse"), Some("reading-finished"));
        Ok(())
    }

    /// The reader puts the reading down: what was written for them alone goes unread.
    #[server(endpoint = "remarks/step-down", prefix = "/api")]
    pub async fn step_down(team: String) -> Result<(), AppError> {
        let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
        service::resign(&use_ctx(), &signed_in()?, team).await?;
        go_to(&format!("/teams/{team}/pulse"), Some("reader-stepped-down"));
        Ok(())
    }

    /// Gives somebody on the roster their one ballot, blinded.
    #[server(endpoint = "pulses/ballot", prefix = "/api")]
    pub async fn issue_ballot(pulse: String, blinded: String) -> Result<IssuedWire, AppError> {
        let actor = signed_in()?;
        let blinded = hex::decode(blinded).map_err(|_| AppError::BadRequest)?;
        let issued = service::issue(&use_ctx(), &actor, parsed(&pulse)?, &blinded).await?;
        Ok(wire(&issued))
    }

    /// Gives whoever brings a slip its one ballot, blinded. There is no actor, and none could be found out.
    #[server(endpoint = "ballots/from-slip", prefix = "/api")]
    pub async fn draw_ballot(pulse: String, slip: String, blinded: String) -> Result<IssuedWire, AppError> {
        let blinded = hex::decode(blinded).map_err(|_| AppError::BadRequest)?;
        let issued = service::draw(&use_ctx(), parsed(&pulse)?, &slip, &blinded).await?;
        Ok(wire(&issued))
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

    /// Tells whether a ballot was counted: `early`, `counted`, `absent` or `deleted`.
    #[server(endpoint = "ballots/receipt", prefix = "/api")]
    pub async fn ballot_receipt(pulse: String, token_hash: String) -> Result<String, AppError> {
        let malformed = || Error::Invalid(vec![Problem::new("token_hash", "ballot-malformed")]);
        let hash = hex::decode(token_hash.trim()).map_err(|_| malformed())?;
        let receipt = service::receipt(&use_ctx(), parsed(&pulse)?, &hash).await?;
        Ok(receipt.to_string())
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
}
