//! Server functions of the schedule: each parses, calls one use case, and says where to go next.

use leptos::prelude::*;
use roundwell::schedule::{TypedCallOff, TypedCircle, TypedMove};

use crate::AppError;
#[cfg(feature = "ssr")]
use crate::request::{go_to, signed_in, use_ctx};
#[cfg(feature = "ssr")]
use roundwell::{
    Error,
    ids::{CircleId, SessionId, TeamId},
    schedule::service,
    zone::Quirk,
};

/// Schedules a circle; with `step` = `show` it only goes back to the form, which then shows the first dates.
#[server(endpoint = "schedule/circle", prefix = "/api")]
pub async fn schedule_circle(
    team: String,
    #[server(default)] step: String,
    #[server(flatten)] plan: TypedCircle,
) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let ctx = use_ctx();
    if step == "show" {
        service::preview(&plan, ctx.now()).map_err(Error::Invalid)?;
        let query = super::new::query_of(&plan);
        go_to(&format!("/teams/{team}/circles/new?{query}#dates"), None);
        return Ok(());
    }
    service::schedule_circle(&ctx, &actor, team, &plan).await?;
    let done = match service::quirk(&plan, ctx.now()) {
        None => "circle-scheduled",
        Some(Quirk::Skipped) => "circle-scheduled-skipped",
        Some(Quirk::Twice) => "circle-scheduled-twice",
    };
    go_to(&format!("/teams/{team}"), Some(done));
    Ok(())
}

#[server(endpoint = "schedule/end-circle", prefix = "/api")]
pub async fn end_circle(team: String, circle: String) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let circle: CircleId = circle.parse().map_err(|_| AppError::Missing)?;
    service::end_circle(&use_ctx(), &actor, circle).await?;
    go_to(&format!("/teams/{team}"), Some("circle-ended"));
    Ok(())
}

#[server(endpoint = "schedule/move", prefix = "/api")]
pub async fn move_session(
    team: String,
    session: String,
    #[server(flatten)] to: TypedMove,
) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let session: SessionId = session.parse().map_err(|_| AppError::Missing)?;
    let done = match service::move_session(&use_ctx(), &actor, session, &to).await? {
        None => "session-moved",
        Some(Quirk::Skipped) => "session-moved-skipped",
        Some(Quirk::Twice) => "session-moved-twice",
    };
    go_to(&format!("/teams/{team}/sessions/{session}"), Some(done));
    Ok(())
}

/// Calls a session off, and plans the one that takes its place.
#[server(endpoint = "schedule/call-off", prefix = "/api")]
pub async fn call_off_session(
    team: String,
    session: String,
    #[server(flatten)] off: TypedCallOff,
) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let session: SessionId = session.parse().map_err(|_| AppError::Missing)?;
    let instead = service::call_off_session(&use_ctx(), &actor, session, &off).await?;
    let done = if instead.is_some() {
        "session-rebooked"
    } else {
        "session-called-off"
    };
    let shown = instead.unwrap_or(session);
    go_to(&format!("/teams/{team}/sessions/{shown}"), Some(done));
    Ok(())
}

/// Hands the hosting of a session over.
#[server(endpoint = "schedule/host", prefix = "/api")]
pub async fn hand_hosting(team: String, session: String, host: String) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let session: SessionId = session.parse().map_err(|_| AppError::Missing)?;
    let host = host.parse().map_err(|_| Error::field("host", "choose-one"))?;
    service::hand_hosting(&use_ctx(), &actor, session, host).await?;
    go_to(&format!("/teams/{team}/sessions/{session}"), Some("saved"));
    Ok(())
}
