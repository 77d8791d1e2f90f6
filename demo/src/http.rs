//! Routes that only a demonstration has: a clock that can be moved, and one-click sign-in.

use axum::{
    Form, Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use roundwell::{
    Ctx, Locale, Result,
    identity::{self, SecretToken},
};
use roundwell_app::team::browser::{sign_in_cookie, token_of};
use roundwell_i18n::text_with;
use serde::Deserialize;

use crate::{
    DueJobs,
    clock::move_clock,
    people::{DemoRole, account_of},
};

/// Server around the demonstration.
#[derive(Clone)]
pub struct RouteState {
    /// Context of its use cases; its clock can be moved.
    pub ctx: Ctx,
    /// Address people use, without a slash at the end.
    pub base_url: String,
    pub due_jobs: DueJobs,
}

/// Routes of a demonstration, for a router with any state.
pub fn routes<S>(host: RouteState) -> Router<S> {
    Router::new()
        .route("/demo/clock", post(advance))
        .route("/demo/sign-in/{part}", get(sign_in))
        .with_state(host)
}

/// Distance to move the clock.
#[derive(Debug, Deserialize)]
struct Forward {
    #[serde(default)]
    minutes: String,
}

/// Moves the clock forward and does at once what became due.
async fn advance(
    State(host): State<RouteState>,
    headers: HeaderMap,
    Form(forward): Form<Forward>,
) -> Response {
    let moved = forward
        .minutes
        .trim()
        .parse()
        .is_ok_and(|by| move_clock(&host.ctx.clock, by));
    if !moved {
        let accepted = headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        let locale = accepted.and_then(Locale::accepted).unwrap_or_default();
        return (
            StatusCode::UNPROCESSABLE_ENTITY,
            text_with(locale, "demo-clock-limits", &[]),
        )
            .into_response();
    }
    (host.due_jobs)(host.ctx.clone()).await;
    host.ctx.now().to_rfc3339().into_response()
}

/// Signs in as one of the demonstration's people, by a link.
async fn sign_in(State(host): State<RouteState>, Path(part): Path<String>, headers: HeaderMap) -> Response {
    let Some(part) = DemoRole::of_word(&part) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let before = token_of(&headers, &host.base_url);
    match fresh_sign_in(&host, part, before).await {
        Ok(Some(cookie)) => ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(error = %error, "signing in to the demonstration failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Signs a browser in anew; what it held before ends.
async fn fresh_sign_in(
    host: &RouteState,
    part: DemoRole,
    before: Option<SecretToken>,
) -> Result<Option<HeaderValue>> {
    let Some(account) = account_of(&host.ctx, part).await? else {
        return Ok(None);
    };
    if let Some(before) = before {
        identity::sign_out(&host.ctx, &before).await?;
    }
    let mut tx = host.ctx.db.begin().await?;
    let token = identity::start_sign_in(&host.ctx, &mut tx, account).await?;
    tx.commit().await?;
    Ok(Some(sign_in_cookie(&host.base_url, &token)))
}
