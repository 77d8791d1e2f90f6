//! The browser's end of a sign-in: its cookies, and the address it calls from.

use std::net::IpAddr;

use http::{HeaderMap, HeaderValue, request::Parts};
use leptos::prelude::*;
use roundwell::identity::{Browser, SecretToken};

use crate::{
    cookie::{self, BACK, DEVICE, LINK, SIGN_IN, answer_with},
    request::{is_own, use_site},
    ui::percent_encode,
};

/// Life of the way back from a sign-in, in seconds.
const BACK_SECONDS: u32 = 600;
/// Paths that are a secret by themselves: whoever knows one comes in.
const SECRET_PATHS: [&str; 2] = ["/join/", "/j/"];

/// The address a request came from; the session layer puts it into the extensions.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// The token of a request's sign-in, from its headers.
pub fn token_of(headers: &HeaderMap, base_url: &str) -> Option<SecretToken> {
    SIGN_IN.of(headers, base_url).and_then(SecretToken::parse)
}

/// The browser of this request, with what it brings along.
pub(super) fn this_browser() -> Browser {
    Browser {
        address: client_address(),
        device: cookie_token(DEVICE),
        sign_in: cookie_token(SIGN_IN),
    }
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
pub fn sign_in_cookie(base_url: &str, token: &SecretToken) -> HeaderValue {
    SIGN_IN.set(base_url, &token.reveal(), 30 * 24 * 3600)
}

/// The link to show, if one was just made. It is taken back with this answer.
pub(super) fn take_link() -> Option<SecretToken> {
    let token = cookie_token(LINK)?;
    answer_with(LINK.clear(&use_site().base_url));
    Some(token)
}

/// The way to the sign-in page and back to `path`. A path that is a secret is no part of an address: the cookie keeps it.
pub fn way_to_sign_in(base_url: &str, path: &str) -> (String, Option<HeaderValue>) {
    if !SECRET_PATHS.iter().any(|secret| path.starts_with(secret)) {
        return (format!("/sign-in?next={}", percent_encode(path)), None);
    }
    let keeps = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'/' || byte == b'-';
    let kept = path
        .bytes()
        .all(keeps)
        .then(|| BACK.set(base_url, path, BACK_SECONDS));
    ("/sign-in".to_owned(), kept)
}

/// The secret path to come back to, if one was kept.
pub(super) fn kept_way_back() -> Option<String> {
    let parts = use_context::<Parts>()?;
    let path = BACK.of(&parts.headers, &use_site().base_url)?;
    is_own(path).then(|| path.to_owned())
}

fn cookie_token(cookie: cookie::Cookie) -> Option<SecretToken> {
    let parts = use_context::<Parts>()?;
    cookie
        .of(&parts.headers, &use_site().base_url)
        .and_then(SecretToken::parse)
}
