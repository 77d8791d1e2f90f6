//! What a guest's browser holds: the session whose room it opens, and a secret that nobody else has.
//!
//! The session stands in it so that a browser whose room has closed is thanked, and not asked to sign in.

use http::HeaderMap;
use roundwell::{circle::service::ABANDONED, ids::SessionId, team::service::Token};

use crate::{
    cookie::{GUEST, answer_with},
    request::use_site,
};

/// What the cookie of a request says.
#[derive(Clone, Debug)]
pub struct GuestCookie {
    /// The session.
    pub session: SessionId,
    /// The secret.
    pub token: Token,
}

/// Reads a request's cookie.
pub fn guest_cookie(headers: &HeaderMap, base_url: &str) -> Option<GuestCookie> {
    let (session, token) = GUEST.of(headers, base_url)?.split_once('.')?;
    Some(GuestCookie {
        session: session.parse().ok()?,
        token: Token::parse(token)?,
    })
}

/// Keeps a guest's secret in this browser, no longer than a room can be open.
pub(super) fn remember_guest(session: SessionId, token: &Token) {
    let seconds = u32::try_from(ABANDONED.num_seconds()).unwrap_or(0);
    let value = format!("{session}.{}", token.reveal());
    answer_with(GUEST.set(&use_site().base_url, &value, seconds));
}

/// Leaves nothing of it in this browser.
pub(super) fn forget_guest() {
    answer_with(GUEST.clear(&use_site().base_url));
}
