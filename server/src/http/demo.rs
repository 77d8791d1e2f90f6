//! What only a demonstration has: a clock that can be moved, and one-click sign-in.

use axum::{
    Form, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use chrono::TimeDelta;
use serde::Deserialize;

use super::Http;
use crate::jobs;

/// The routes; mounted in a demonstration alone.
pub(super) fn routes() -> Router<Http> {
    Router::new().route("/demo/clock", post(move_clock))
}

/// How far to move the clock.
#[derive(Debug, Deserialize)]
struct Forward {
    minutes: i64,
}

/// Moves the clock forward and does at once what became due.
async fn move_clock(State(http): State<Http>, Form(forward): Form<Forward>) -> Response {
    let Some(by) = TimeDelta::try_minutes(forward.minutes).filter(|by| *by >= TimeDelta::zero()) else {
        return (StatusCode::UNPROCESSABLE_ENTITY, "minutes must be zero or more").into_response();
    };
    http.ctx.clock.advance(by);
    jobs::run_due(&http.ctx).await;
    http.ctx.now().to_rfc3339().into_response()
}
