//! Notice on a team's home: the latest requests, in short.

use leptos::prelude::*;
use roundwell::{
    Ctx,
    action::service,
    ids::TeamId,
    team::{Actor, Capability},
};

use super::list::cards;
use crate::{AppError, i18n::format, tr};

/// A `<section class="stack">` for the team's home; nothing when there is nothing to say.
///
/// # Errors
/// When the use case behind it fails; not having the role is no error here, it is nothing to say.
pub async fn team_notice(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<AnyView, AppError> {
    if actor.may(Capability::SeeActions, team).is_err() {
        return Ok(().into_any());
    }
    let mut live = service::list(ctx, actor, team).await?;
    live.retain(|action| action.state().standing.is_live());
    if live.is_empty() {
        return Ok(().into_any());
    }
    let cards = cards(live, ctx.now(), format::zone(&actor.time_zone));
    Ok(view! {
        <section class="stack">
            <h2>{tr!("action-notice")}</h2>
            {cards}
            <p><a href=format!("/teams/{team}/actions")>{tr!("action-list-title")}</a></p>
        </section>
    }
    .into_any())
}
