//! Health of the process, its readiness, and the page of a panic.

use std::any::Any;

use axum::{
    extract::State,
    http::{StatusCode, header::CONTENT_SECURITY_POLICY},
    response::{Html, IntoResponse, Response},
};

use roundwell::timekeeper::Timekeeper;

use super::{Http, plain};

/// `/healthz`: the process answers.
pub(super) async fn alive() -> &'static str {
    "alive"
}

/// `/readyz`: the database answers and can be written, the style sheet can be sent, and the process is not draining.
pub(super) async fn ready(State(http): State<Http>) -> Response {
    if http.stop.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "draining").into_response();
    }
    if !http.has_site() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the site folder is gone").into_response();
    }
    match http.ctx.db.check().await {
        Ok(()) => match http.ctx.local::<Timekeeper>().doubt() {
            // Requests are served all the same.
            Some(doubt) => format!(
                "ready; the clock is doubted and jobs wait: it shows {}, expected was {}",
                doubt.shows.format("%Y-%m-%d %H:%M UTC"),
                doubt.expected.format("%Y-%m-%d %H:%M UTC")
            )
            .into_response(),
            None => "ready".into_response(),
        },
        Err(error) => {
            tracing::warn!(error = %error, "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer or cannot be written",
            )
                .into_response()
        }
    }
}

/// A panic is a defect: it is logged, and the client gets a plain sentence.
pub(super) fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let reason = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(reason = reason.unwrap_or("unknown"), "a handler panicked");
    // The page is whole in itself: whatever broke may be what other pages are made with.
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        [(CONTENT_SECURITY_POLICY, plain::POLICY)],
        Html(include_str!("broken.html")),
    )
        .into_response()
}
