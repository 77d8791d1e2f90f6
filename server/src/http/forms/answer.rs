//! Answers that send a browser onwards.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use roundwell_app::{cookie::DONE, request::is_own};

use crate::http::Http;

/// Leaves a word for the page that follows.
pub(super) fn say(headers: &mut HeaderMap, http: &Http, done: &str) {
    DONE.keep(headers, &http.site.base_url, done, 120);
}

pub(super) fn see_other(target: &str, mut headers: HeaderMap) -> Response {
    let location = HeaderValue::from_str(target).unwrap_or(HeaderValue::from_static("/"));
    headers.insert(header::LOCATION, location);
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// True when a path is one of this site's pages: a function's is none.
pub(super) fn is_page(path: &str) -> bool {
    is_own(path) && !path.starts_with("/api/")
}
