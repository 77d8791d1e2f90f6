//! Calendar files: one session for "add to my calendar".

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use roundwell::{
    Error,
    ids::{SessionId, TeamId},
    schedule::{calendar, service},
};
use roundwell_app::request::Visitor;

use super::Http;

/// `/teams/{team}/sessions/{session}/calendar.ics`, for whoever may see the session.
pub(super) async fn session(
    State(http): State<Http>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Path((team, session)): Path<(String, String)>,
) -> Response {
    let (Ok(team), Ok(session)) = (team.parse::<TeamId>(), session.parse::<SessionId>()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(actor) = &visitor.actor else {
        return Redirect::to(&format!("/sign-in?next=/teams/{team}/sessions/{session}")).into_response();
    };
    match service::read_calendar_entry(&http.ctx, actor, session).await {
        Ok(meeting) if meeting.session.team_id == team => {
            let headers = [
                (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"circle.ics\""),
                (header::CACHE_CONTROL, "private, no-store"),
            ];
            (headers, calendar::file(&meeting, http.ctx.now())).into_response()
        }
        Ok(_) | Err(Error::Missing) => StatusCode::NOT_FOUND.into_response(),
        Err(Error::Denied) => StatusCode::FORBIDDEN.into_response(),
        Err(error) => {
            tracing::error!(error = %error, "a calendar file could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
