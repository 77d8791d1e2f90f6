//! What only a demonstration has: a clock that can be moved, and one-click sign-in.

use axum::{
    Form, Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use roundwell::{
    Locale, Result,
    team::service::{self, Token},
};
use roundwell_app::{
    i18n::text_with,
    team::browser::{sign_in_cookie, token_of},
};
use serde::Deserialize;

use super::Http;
use crate::{demo, jobs};

/// The routes; mounted in a demonstration alone.
pub(super) fn routes() -> Router<Http> {
    Router::new()
        .route("/demo/clock", post(move_clock))
        .route("/demo/sign-in/{part}", get(sign_in))
}

/// How far to move the clock.
#[derive(Debug, Deserialize)]
struct Forward {
    #[serde(default)]
    minutes: String,
}

/// Moves the clock forward and does at once what became due.
async fn move_clock(State(http): State<Http>, headers: HeaderMap, Form(forward): Form<Forward>) -> Response {
    let moved = forward
        .minutes
        .trim()
        .parse()
        .is_ok_and(|by| demo::move_clock(&http.ctx.clock, by));
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
    jobs::run_due(&http.ctx).await;
    http.ctx.now().to_rfc3339().into_response()
}

/// Signs in as one of the demonstration's people, by a link.
async fn sign_in(State(http): State<Http>, Path(part): Path<String>, headers: HeaderMap) -> Response {
    let Some(part) = demo::Part::of_word(&part) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let before = token_of(&headers, &http.site.base_url);
    match fresh_sign_in(&http, part, before).await {
        Ok(Some(cookie)) => ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(error = %error, "signing in to the demonstration failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Signs a browser in anew; what it held before ends.
async fn fresh_sign_in(http: &Http, part: demo::Part, before: Option<Token>) -> Result<Option<HeaderValue>> {
    let Some(account) = demo::account_of(&http.ctx, part).await? else {
        return Ok(None);
    };
    if let Some(before) = before {
        service::sign_out(&http.ctx, &before).await?;
    }
    let mut tx = http.ctx.db.begin().await?;
    let token = service::start_sign_in(&http.ctx, &mut tx, account).await?;
    tx.commit().await?;
    Ok(Some(sign_in_cookie(&http.site.base_url, &token)))
}
