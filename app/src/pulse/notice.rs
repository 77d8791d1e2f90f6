//! Notice on a team's home: that a pulse or a check is open, and the way to its ballot; when a result comes; that one is new.

use leptos::prelude::*;
use roundwell::{
    Ctx,
    ids::TeamId,
    pulse::{
        PulseState,
        service::{self, News, PulseView},
    },
    question::PulseKind,
    team::{Actor, Capability},
};

use super::{
    after_circle::offer,
    ballot_status::{line, way_to},
    labels::moment,
};
use crate::{
    AppError,
    i18n::format,
    tr,
    ui::{ButtonKind, LinkButton},
};

/// A `<section class="stack">` for the team's home; nothing when there is nothing to say. The server writes the same for everybody on the
/// team, whether or not they have answered.
///
/// # Errors
/// When the use case behind it fails; not having the role is no error here, it is nothing to say.
pub async fn team_notice(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<AnyView, AppError> {
    let pulse = match service::news(ctx, actor, team).await? {
        Some(News::Open(pulse)) => open(ctx, actor, &pulse).await?,
        Some(News::Settling(pulse)) => settling(actor, &pulse).into_any(),
        Some(News::Ready(pulse)) => ready(&pulse).into_any(),
        None => ().into_any(),
    };
    let check = check(ctx, actor, team).await?;
    Ok(view! { {pulse}{check} }.into_any())
}

/// A line for the team's card on the home of somebody who belongs to several; nothing when there is nothing to say.
///
/// # Errors
/// When the use case behind it fails.
pub async fn card_line(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Option<AnyView>, AppError> {
    Ok(match service::news(ctx, actor, team).await? {
        Some(News::Open(pulse)) => Some(line(ctx, actor, &pulse).await?),
        Some(News::Ready(_)) => Some(view! { <p>{tr!("pulse-ready")}</p> }.into_any()),
        Some(News::Settling(_)) | None => None,
    })
}

async fn check(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Option<AnyView>, AppError> {
    if actor.may(Capability::AnswerPulse, team).is_err() {
        return Ok(None);
    }
    let check = service::under_way(ctx, actor, team, PulseKind::Check).await?;
    Ok(match check.filter(|check| check.state == PulseState::Open) {
        Some(check) => Some(offer(ctx, actor, &check).await?),
        None => None,
    })
}

async fn open(ctx: &Ctx, actor: &Actor, pulse: &PulseView) -> Result<AnyView, AppError> {
    let until = moment(pulse.closes_at, format::zone(&actor.time_zone));
    let way = way_to(ctx, actor, pulse, ButtonKind::Soft).await?;
    Ok(view! {
        <section class="narrow stack">
            <h2>{tr!("pulse-notice-title")}</h2>
            <p>{tr!("pulse-open-until", moment = until)}</p>
            {way}
        </section>
    }
    .into_any())
}

fn settling(actor: &Actor, pulse: &PulseView) -> impl IntoView + use<> {
    let result = moment(pulse.team_at, format::zone(&actor.time_zone));
    view! {
        <section class="narrow stack">
            <h2>{tr!("pulse-closed")}</h2>
            <p>{tr!("pulse-comes", moment = result)}</p>
        </section>
    }
}

fn ready(pulse: &PulseView) -> impl IntoView + use<> {
    let href = format!("/teams/{}/pulse", pulse.team_id);
    view! {
        <section class="narrow stack">
            <h2>{tr!("pulse-ready")}</h2>
            <LinkButton href label=tr!("pulse-ready-read") kind=ButtonKind::Soft/>
        </section>
    }
}
