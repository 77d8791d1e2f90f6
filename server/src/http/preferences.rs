//! Language and theme: two cookies, set by the footer's buttons, and the account's language when there is one.

use std::sync::Arc;

use axum::{
    Extension, Form,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use roundwell::{Locale, identity};
use roundwell_app::{
    cookie::{self, A_YEAR, LANGUAGE, THEME},
    request::{Visitor, is_own},
};
use serde::Deserialize;

use super::Http;

/// The names under which earlier versions kept language and theme; they are read until somebody chooses anew.
pub(super) const OLD: (&str, &str) = ("rw_locale", "rw_theme");

/// Fields of the footer's form.
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
    let (mut headers, base_url) = (HeaderMap::new(), &http.site.base_url);
    if let Some(locale) = wanted.locale.and_then(|text| text.parse::<Locale>().ok()) {
        LANGUAGE.keep(&mut headers, base_url, locale.as_str(), A_YEAR);
        cookie::forget_old(&mut headers, OLD.0);
        if let Some(actor) = &visitor.actor {
            let saved = identity::update_account(
                &http.ctx,
                actor.account,
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
        THEME.keep(&mut headers, base_url, &theme, A_YEAR);
        cookie::forget_old(&mut headers, OLD.1);
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
