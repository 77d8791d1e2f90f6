//! Answers to forms, as the browser gets them.

use axum::http::HeaderMap;
use roundwell_app::{cookie::DONE, request::is_own};

use crate::http::Http;

/// Leaves a word for the page that follows.
pub(super) fn say(headers: &mut HeaderMap, http: &Http, done: &str) {
    DONE.keep(headers, &http.site.base_url, done, 120);
}

/// True when a path may be one of this site's pages: those of earlier versions' forms, and of programs, are none.
pub(super) fn is_page(path: &str) -> bool {
    is_own(path) && !path.starts_with("/api/")
}
