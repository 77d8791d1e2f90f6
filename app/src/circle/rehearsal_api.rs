//! Server functions of a rehearsal. What is done within one goes through the room's own functions.

use leptos::prelude::*;

use crate::AppError;
#[cfg(feature = "ssr")]
use crate::request::{go_to, signed_in, use_ctx};
#[cfg(feature = "ssr")]
use roundwell::{
    Error,
    circle::service::rehearsal::{self, Rehearsing},
    ids::TeamId,
};

/// Begins a rehearsal.
#[server(endpoint = "rehearsals/start", prefix = "/api")]
pub async fn start(team: String, format: String, seats: String, pace: String) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let choice = |field: &str| Error::field(field, "unknown-choice");
    let with = Rehearsing {
        format,
        seats: seats.parse().map_err(|_| choice("seats"))?,
        pace: pace.parse().map_err(|_| choice("pace"))?,
    };
    rehearsal::start(&use_ctx(), &actor, team, &with).await?;
    go_to(&format!("/teams/{team}/rehearsal"), None);
    Ok(())
}

/// Leaves one's rehearsal.
#[server(endpoint = "rehearsals/leave", prefix = "/api")]
pub async fn leave(team: String) -> Result<(), AppError> {
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    rehearsal::leave(&use_ctx(), &signed_in()?).await?;
    go_to(&format!("/teams/{team}/rehearsal"), Some("rehearsal-left"));
    Ok(())
}
