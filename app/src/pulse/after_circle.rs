//! The check after a circle: offered where the circle ended and on the team's home, and what came of the earlier ones.

use leptos::prelude::*;
use roundwell::{
    Ctx,
    ids::{SessionId, TeamId},
    pulse::service::{self, Checks, PulseView},
    team::{Actor, Capability},
};

use super::{ballot_status::way_to, labels::moment, result::PulseResult};
use crate::{
    AppError,
    i18n::format,
    request::use_ctx,
    tr,
    ui::{ButtonKind, Details},
};

/// An invitation to the check of a session, on the page that is left of its room; nothing when it is over or was not opened.
///
/// # Errors
/// When the use case behind it fails.
pub async fn check_notice(
    ctx: &Ctx,
    actor: &Actor,
    team: TeamId,
    session: SessionId,
) -> Result<AnyView, AppError> {
    let check = service::check_of(ctx, actor, team, session).await?;
    Ok(match check {
        Some(check) => offer(ctx, actor, &check).await?,
        None => ().into_any(),
    })
}

/// Invitation to the check, for the team's home and its pulse page.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn offer(ctx: &Ctx, actor: &Actor, check: &PulseView) -> Result<AnyView, AppError> {
    let until = moment(check.closes_at, format::zone(&actor.time_zone));
    let way = way_to(ctx, actor, check, ButtonKind::Soft).await?;
    Ok(view! {
        <section class="narrow stack">
            <h2>{tr!("check-title")}</h2>
            <p>{tr!("check-offer", moment = until)}</p>
            {way}
        </section>
    }
    .into_any())
}

/// The checks of a team, for its pulse place; nothing for managers, who see none.
///
/// # Errors
/// When the use case behind it fails.
pub(super) async fn section(actor: &Actor, team: TeamId) -> Result<Option<AnyView>, AppError> {
    if actor.may(Capability::ReadTeamResult, team).is_err() {
        return Ok(None);
    }
    let checks = service::checks(&use_ctx(), actor, team).await?;
    let open = match &checks.open {
        Some(check) => Some(offer(&use_ctx(), actor, check).await?),
        None => None,
    };
    let results = results(checks, actor).into_any();
    Ok(Some(view! { {open}{results} }.into_any()))
}

fn results(checks: Checks, actor: &Actor) -> impl IntoView {
    let zone = format::zone(&actor.time_zone);
    let any = !checks.results.is_empty();
    let rows = checks.results.into_iter().rev().map(|(snapshot, items)| {
        let day = format::long_day(snapshot.opened_at, zone);
        let summary = match snapshot.publication.circles() {
            1 => tr!("check-of", day = day),
            circles => tr!("checks-of", count = circles, day = day),
        };
        view! { <Details summary=summary><PulseResult publication=snapshot.publication items/></Details> }
    });
    let rows = rows.collect_view();
    view! {
        <section class="narrow stack">
            <h2>{tr!("checks-title")}</h2>
            <p class="quiet">{tr!("checks-rules")}</p>
            {(!any).then(|| view! { <p>{tr!("checks-none")}</p> })}
            {rows}
        </section>
    }
}
