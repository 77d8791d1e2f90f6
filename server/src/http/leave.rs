//! Signing out empties what the browser keeps for this site, beside the cookie that the use case ends: ballots above all.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use roundwell_app::cookie::SIGN_IN;

use super::Http;

/// The paths that end a sign-in.
const LEAVING: &[&str] = &["/sign-out", "/sign-out-everywhere"];

/// Adds `Clear-Site-Data: "storage"` to an answer of [`LEAVING`] that ends the cookie of a sign-in. Cookies are not storage: language and
/// theme stay.
pub(super) async fn clear(State(http): State<Http>, request: Request, next: Next) -> Response {
    let leaves = LEAVING.contains(&request.uri().path());
    let mut response = next.run(request).await;
    if leaves && ends_sign_in(&response, &http.site.base_url) {
        let header = HeaderName::from_static("clear-site-data");
        response
            .headers_mut()
            .insert(header, HeaderValue::from_static("\"storage\""));
    }
    response
}

fn ends_sign_in(response: &Response, base_url: &str) -> bool {
    let ended = SIGN_IN.clear(base_url);
    let mut cookies = response.headers().get_all(header::SET_COOKIE).iter();
    cookies.any(|cookie| *cookie == ended)
}
