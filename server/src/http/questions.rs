//! Posts about an organisation's own questions.

use std::collections::BTreeMap;

use axum::extract::State;
use roundwell::{Locale, ids::TeamId, pulse::service, question::own::TypedItem};
use serde::Deserialize;

use super::{
    answer::{Done, FormResult},
    extract::{CurrentActor, PathIds, Typed},
    state::Http,
};

/// Fields of a question.
#[derive(Deserialize)]
pub(super) struct ItemFields {
    /// Each language has a field of its name.
    #[serde(flatten)]
    languages: BTreeMap<String, String>,
    #[serde(default)]
    scale: String,
    #[serde(default)]
    better: String,
    #[serde(default)]
    domain: String,
    #[serde(default)]
    area: String,
}

/// Adds one question.
pub(super) async fn add(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(team): PathIds<TeamId>,
    Typed(typed): Typed<ItemFields>,
) -> FormResult {
    let typed = TypedItem {
        domain: typed.domain,
        area: typed.area,
        better: typed.better,
        scale: typed.scale,
        wording: typed
            .languages
            .into_iter()
            .filter_map(|(code, text)| Some((code.parse::<Locale>().ok()?, text)))
            .collect(),
    };
    service::add_item(&http.ctx, &actor, team, &typed).await?;
    Ok(page_of(team).saying("items-added"))
}

/// Field of questions in the form of the bank's file.
#[derive(Deserialize)]
pub(super) struct ItemTextFields {
    #[serde(default)]
    text: String,
}

/// Adds questions from a text.
pub(super) async fn add_text(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(team): PathIds<TeamId>,
    Typed(typed): Typed<ItemTextFields>,
) -> FormResult {
    service::add_items(&http.ctx, &actor, team, &typed.text).await?;
    Ok(page_of(team).saying("items-added"))
}

/// Asks a question no longer.
pub(super) async fn retire(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, key)): PathIds<(TeamId, String)>,
) -> FormResult {
    service::retire_item(&http.ctx, &actor, team, &key).await?;
    Ok(page_of(team).saying("item-retired"))
}

fn page_of(team: TeamId) -> Done {
    Done::at(format!("/teams/{team}/questions"))
}
