//! Language and theme: two cookies, set by the footer's buttons, and the account's language when there is one.

use std::sync::Arc;

use axum::{
    Extension, Form,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use roundwell::{Locale, team::service};
use roundwell_app::request::{Visitor, is_own};
use serde::Deserialize;

use super::Http;

/// What the footer's form sends.
#[derive(Debug, Deserialize)]
pub(super) struct Preferences {
    locale: Option<String>,
    theme: Option<String>,
    #[serde(rename = "_back", default)]
    back: String,
}

/// Sets them and goes back to the page.
pub(super) async fn set(
    State(http): State<Http>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Form(wanted): Form<Preferences>,
) -> Response {
    let mut headers = HeaderMap::new();
    if let Some(locale) = wanted.locale.and_then(|text| text.parse::<Locale>().ok()) {
        keep(&mut headers, "rw_locale", locale.as_str());
        if let Some(actor) = &visitor.actor {
            let saved = service::update_account(
                &http.ctx,
                actor,
                &actor.name,
                Some(locale.as_str()),
                &actor.time_zone,
            )
            .await;
            if let Err(error) = saved {
                tracing::error!(error = %error, "keeping a language failed");
            }
        }
    }
    if let Some(theme) = wanted
        .theme
        .filter(|theme| ["light", "dark", "auto"].contains(&theme.as_str()))
    {
        keep(&mut headers, "rw_theme", &theme);
    }
    let back = if is_own(&wanted.back) {
        wanted.back.as_str()
    } else {
        "/"
    };
    headers.insert(
        header::LOCATION,
        HeaderValue::from_str(back).unwrap_or(HeaderValue::from_static("/")),
    );
    (StatusCode::SEE_OTHER, headers).into_response()
}

fn keep(headers: &mut HeaderMap, name: &str, value: &str) {
    if let Ok(cookie) = HeaderValue::from_str(&format!(
        "{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"
    )) {
        headers.append(header::SET_COOKIE, cookie);
    }
}
