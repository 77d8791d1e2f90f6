//! The browser's end of a sign-in: its cookie, and the address it calls from.

use std::net::IpAddr;

use http::{HeaderMap, HeaderValue, header, request::Parts};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use roundwell::team::service::Token;

use crate::request::use_site;

/// The address a request came from; the session layer puts it into the extensions.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// The cookie's name: over https the `__Host-` prefix keeps sibling domains from setting it.
pub fn cookie_name(base_url: &str) -> &'static str {
    if base_url.starts_with("https:") {
        "__Host-roundwell"
    } else {
        "roundwell"
    }
}

/// The value of a cookie of a request.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// The token of a request's sign-in, from its headers.
pub fn token_of(headers: &HeaderMap, base_url: &str) -> Option<Token> {
    cookie(headers, cookie_name(base_url)).and_then(Token::parse)
}

/// The token of this request's sign-in.
pub(super) fn sign_in_token() -> Option<Token> {
    use_context::<Parts>().and_then(|parts| token_of(&parts.headers, &use_site().base_url))
}

/// The network address of this request, as text.
pub(crate) fn client_address() -> String {
    use_context::<Parts>()
        .and_then(|parts| {
            parts
                .extensions
                .get::<ClientAddress>()
                .map(|address| address.0.to_string())
        })
        .unwrap_or_default()
}

/// The `Set-Cookie` that keeps a sign-in; it ends with the server's record of it, 30 days later at most.
pub fn sign_in_cookie(base_url: &str, token: &Token) -> String {
    set_cookie(base_url, cookie_name(base_url), &token.reveal(), 30 * 24 * 3600)
}

/// Keeps a sign-in in this browser.
pub(super) fn remember_sign_in(token: &Token) {
    answer_with(&sign_in_cookie(&use_site().base_url, token));
}

/// Forgets the sign-in of this browser.
pub(super) fn forget_sign_in() {
    let base_url = &use_site().base_url;
    answer_with(&set_cookie(base_url, cookie_name(base_url), "", 0));
}

/// A `Set-Cookie` that scripts cannot read and other sites do not send.
pub(crate) fn set_cookie(base_url: &str, name: &str, value: &str, seconds: u32) -> String {
    let secure = if base_url.starts_with("https:") {
        "; Secure"
    } else {
        ""
    };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}

/// Adds a `Set-Cookie` to the answer.
pub(crate) fn answer_with(cookie: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie)) {
        response.append_header(header::SET_COOKIE, value);
    }
}
