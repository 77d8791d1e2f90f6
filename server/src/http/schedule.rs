//! Posts of the schedule: each parses, calls one use case, and says where to go next.

use axum::extract::State;
use roundwell::{
    Error,
    ids::{CircleId, SessionId, TeamId},
    schedule::{TypedCallOff, TypedCircle, TypedMove, service},
    zone::Quirk,
};
use roundwell_app::schedule::new::query_of;
use serde::Deserialize;

use super::{
    answer::{Done, FormResult},
    extract::{CurrentActor, PathIds, Typed},
    state::Http,
};

/// Fields of a new circle; with `step` = `show` its first dates are only shown.
#[derive(Deserialize)]
pub(super) struct CircleFields {
    #[serde(default)]
    step: String,
    #[serde(flatten)]
    plan: TypedCircle,
}

/// Schedules a circle, or goes back to the form, which then shows the first dates.
pub(super) async fn schedule_circle(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(team): PathIds<TeamId>,
    Typed(CircleFields { step, plan }): Typed<CircleFields>,
) -> FormResult {
    let now = http.ctx.now();
    if step == "show" {
        service::preview(&plan, now).map_err(Error::Invalid)?;
        let query = query_of(&plan);
        return Ok(Done::at(format!("/teams/{team}/circles/new?{query}#dates")));
    }
    service::schedule_circle(&http.ctx, &actor, team, &plan).await?;
    Ok(
        Done::at(format!("/teams/{team}")).saying(match service::quirk(&plan, now) {
            None => "circle-scheduled",
            Some(Quirk::Skipped) => "circle-scheduled-skipped",
            Some(Quirk::Twice) => "circle-scheduled-twice",
        }),
    )
}

/// Ends a circle.
pub(super) async fn end_circle(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, circle)): PathIds<(TeamId, CircleId)>,
) -> FormResult {
    service::end_circle(&http.ctx, &actor, circle).await?;
    Ok(Done::at(format!("/teams/{team}")).saying("circle-ended"))
}

/// Moves a session.
pub(super) async fn move_session(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, session)): PathIds<(TeamId, SessionId)>,
    Typed(to): Typed<TypedMove>,
) -> FormResult {
    let quirk = service::move_session(&http.ctx, &actor, session, &to).await?;
    Ok(page_of(team, session).saying(match quirk {
        None => "session-moved",
        Some(Quirk::Skipped) => "session-moved-skipped",
        Some(Quirk::Twice) => "session-moved-twice",
    }))
}

/// Calls a session off, and plans the one that takes its place.
pub(super) async fn call_off_session(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, session)): PathIds<(TeamId, SessionId)>,
    Typed(off): Typed<TypedCallOff>,
) -> FormResult {
    let instead = service::call_off_session(&http.ctx, &actor, session, &off).await?;
    Ok(match instead {
        Some(instead) => page_of(team, instead).saying("session-rebooked"),
        None => page_of(team, session).saying("session-called-off"),
    })
}

/// Field of the next host.
#[derive(Deserialize)]
pub(super) struct HostFields {
    host: String,
}

/// Hands the hosting of a session over.
pub(super) async fn hand_hosting(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, session)): PathIds<(TeamId, SessionId)>,
    Typed(next): Typed<HostFields>,
) -> FormResult {
    let host = next
        .host
        .parse()
        .map_err(|_| Error::field("host", "choose-one"))?;
    service::hand_hosting(&http.ctx, &actor, session, host).await?;
    Ok(page_of(team, session).saying("saved"))
}

/// Field of the other format: a key of the library, or the id of one of the team's own.
#[derive(Deserialize)]
pub(super) struct SessionFormatFields {
    format: String,
}

/// Gives one session another format.
pub(super) async fn change_format(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, session)): PathIds<(TeamId, SessionId)>,
    Typed(other): Typed<SessionFormatFields>,
) -> FormResult {
    service::set_format(&http.ctx, &actor, session, &other.format).await?;
    Ok(page_of(team, session).saying("saved"))
}

fn page_of(team: TeamId, session: SessionId) -> Done {
    Done::at(format!("/teams/{team}/sessions/{session}"))
}
