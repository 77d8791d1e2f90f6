//! The way to a ballot, in words that are true for this device: not answered here yet, or sent from here.
//!
//! The server does not know who has answered. It writes both, and a script of a few lines looks into the browser's storage and shows one;
//! without JavaScript the neutral words stay.

use leptos::prelude::*;
use roundwell::{
    Ctx,
    pulse::service::{self, PulseView},
    question::PulseKind,
    team::Actor,
};

use super::labels::moment;
use crate::{
    AppError,
    i18n::format,
    tr,
    ui::{ButtonKind, InlineScript, LinkButton},
};

/// Every key in the browser's storage begins with this; signing out removes them all.
const PREFIX: &str = "roundwell-ballot-";

/// Looks into the storage and shows the parts that are true.
const LOOK: &str = include_str!("scripts/kept.js");

/// The key under which this person's browser keeps their ballot of a pulse.
pub(super) fn storage_key(device_name: &str) -> String {
    format!("{PREFIX}{device_name}")
}

/// The way to the ballot of an open pulse: a button as long as nothing was sent from here, then a word of thanks, when the result comes,
/// and a quiet way back.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn way_to(
    ctx: &Ctx,
    actor: &Actor,
    pulse: &PulseView,
    kind: ButtonKind,
) -> Result<AnyView, AppError> {
    let key = storage_key(&service::device_name(ctx, actor, pulse.id).await?);
    let href = format!("/pulses/{}", pulse.id);
    let label = match pulse.kind {
        PulseKind::Pulse => tr!("pulse-answer"),
        PulseKind::Check => tr!("check-answer"),
    };
    let sent = sent(pulse, actor);
    Ok(view! {
        <div class="stack" data-kept=key>
            <p data-now="open" hidden>{tr!("pulse-open-here")}</p>
            <p data-now="sent" hidden>{sent}</p>
            <div data-now="open"><LinkButton href=href.clone() label kind/></div>
            <p data-now="sent" hidden><a href=href>{tr!("pulse-change-here")}</a></p>
            <InlineScript text=LOOK/>
        </div>
    }
    .into_any())
}

/// Status for a card in a list of teams, without a button: the whole card leads to the team.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn line(ctx: &Ctx, actor: &Actor, pulse: &PulseView) -> Result<AnyView, AppError> {
    let key = storage_key(&service::device_name(ctx, actor, pulse.id).await?);
    let until = moment(pulse.closes_at, format::zone(&actor.time_zone));
    let sent = sent(pulse, actor);
    Ok(view! {
        <div data-kept=key>
            <p data-now="open">{tr!("pulse-card-open", moment = until)}</p>
            <p data-now="sent" hidden>{sent}</p>
            <InlineScript text=LOOK/>
        </div>
    }
    .into_any())
}

fn sent(pulse: &PulseView, actor: &Actor) -> String {
    let result = moment(pulse.team_at, format::zone(&actor.time_zone));
    tr!("pulse-sent-here", moment = result)
}
