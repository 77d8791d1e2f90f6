//! Beginning and leaving a rehearsal. What is done within one goes through the room's own posts.

use axum::extract::State;
use roundwell::{
    Error,
    circle::service::rehearsal::{self, Rehearsing},
    ids::TeamId,
};
use serde::Deserialize;

use super::{
    answer::{Done, FormResult},
    extract::{CurrentActor, PathIds, Typed},
    state::Http,
};

/// Fields of a rehearsal.
#[derive(Deserialize)]
pub(super) struct RehearsalFields {
    format: String,
    seats: String,
    pace: String,
}

/// Begins a rehearsal.
pub(super) async fn start(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(team): PathIds<TeamId>,
    Typed(typed): Typed<RehearsalFields>,
) -> FormResult {
    let choice = |field: &str| Error::field(field, "unknown-choice");
    let with = Rehearsing {
        seats: typed.seats.parse().map_err(|_| choice("seats"))?,
        pace: typed.pace.parse().map_err(|_| choice("pace"))?,
        format: typed.format,
    };
    rehearsal::start(&http.ctx, &actor, team, &with).await?;
    Ok(page_of(team))
}

/// Leaves one's rehearsal.
pub(super) async fn leave(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(team): PathIds<TeamId>,
) -> FormResult {
    rehearsal::leave(&http.ctx, &actor).await?;
    Ok(page_of(team).saying("rehearsal-left"))
}

fn page_of(team: TeamId) -> Done {
    Done::at(format!("/teams/{team}/rehearsal"))
}
