//! What a team's home says of this noun: that a pulse or a check is open, and the way to its ballot.

use leptos::prelude::*;
use roundwell::{
    Ctx,
    ids::TeamId,
    pulse::{PulseKind, PulseState, service},
    team::{Actor, Capability},
};

use super::checks::offer;
use crate::{
    AppError,
    i18n::format,
    tr,
    ui::{Kind, LinkButton},
};

/// A `<section class="stack">` for the team's home; nothing when there is nothing to say. It is the same for everybody on the team,
/// whether or not they have answered.
///
/// # Errors
/// When the use case behind it fails; not having the role is no error here, it is nothing to say.
pub async fn team_notice(ctx: &Ctx, who: &Actor, team: TeamId) -> Result<AnyView, AppError> {
    if who.may(Capability::AnswerPulse, team).is_err() {
        return Ok(().into_any());
    }
    let open = async |kind| {
        let under_way = service::under_way(ctx, who, team, kind).await?;
        Ok::<_, roundwell::Error>(under_way.filter(|pulse| pulse.state == PulseState::Open))
    };
    let check = open(PulseKind::Check).await?;
    let check = check.map(|check| offer(&check, who).into_any());
    let Some(pulse) = open(PulseKind::Pulse).await? else {
        return Ok(check.into_any());
    };
    let zone = format::zone(&who.time_zone);
    let until = format::moment(pulse.closes_at, zone);
    Ok(view! {
        <section class="narrow stack">
            <h2>{tr!("pulse-notice-title")}</h2>
            <p>{tr!("pulse-open-until", moment = until)}</p>
            <LinkButton href=format!("/pulses/{}", pulse.id) label=tr!("pulse-answer") kind=Kind::Soft/>
        </section>
        {check}
    }
    .into_any())
}
