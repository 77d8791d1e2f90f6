//! Cookie of a guest's browser, or of a shared screen: the session whose room it opens, and a secret that nobody else has.
//!
//! The session stands in it so that a browser whose room has closed is thanked, and not asked to sign in.

use http::HeaderMap;
use roundwell::{identity::SecretToken, ids::SessionId};

use crate::{
    cookie::{Cookie, GUEST, WALL, answer_with},
    request::use_site,
};

/// Contents of a request's cookie.
#[derive(Clone, Debug)]
pub struct RoomCookie {
    pub session: SessionId,
    /// The secret.
    pub token: SecretToken,
}

/// Reads a request's cookie of a guest.
pub fn guest_cookie(headers: &HeaderMap, base_url: &str) -> Option<RoomCookie> {
    read(GUEST, headers, base_url)
}

/// Reads a request's cookie of a shared screen.
pub fn wall_cookie(headers: &HeaderMap, base_url: &str) -> Option<RoomCookie> {
    read(WALL, headers, base_url)
}

fn read(cookie: Cookie, headers: &HeaderMap, base_url: &str) -> Option<RoomCookie> {
    let (session, token) = cookie.of(headers, base_url)?.split_once('.')?;
    Some(RoomCookie {
        session: session.parse().ok()?,
        token: SecretToken::parse(token)?,
    })
}

/// Leaves nothing of it in this browser.
pub(super) fn forget(cookie: Cookie) {
    answer_with(cookie.clear(&use_site().base_url));
}
