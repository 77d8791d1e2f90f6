//! Facts about the request that a page or a handler answers.

mod posted;

use std::sync::Arc;

use http::request::Parts;
use leptos::prelude::*;
use roundwell::{
    Ctx,
    circle::{Attendee, Guest, SharedScreen},
    ids::SessionId,
    team::Actor,
};

pub use posted::PostedForm;

use crate::{AppError, i18n::Locale};

/// Person who asks, in which language, and which form comes back. The session layer puts it into the request's extensions.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// Person who is signed in.
    pub actor: Option<Actor>,
    /// Guest of this browser, while that room is open.
    pub guest: Option<Guest>,
    /// The session whose guest this browser is or was.
    pub guest_of: Option<SessionId>,
    /// Shared screen of a room that this browser is, while that room is open.
    pub screen: Option<SharedScreen>,
    /// The session whose shared screen this browser is or was.
    pub screen_of: Option<SessionId>,
    /// True when looking them up failed: they may well be somebody.
    pub is_unsure: bool,
    /// The language: the account's, else the cookie's, else the best of `Accept-Language`.
    pub locale: Locale,
    /// `light`, `dark`, or nothing for what the device prefers.
    pub theme: Option<String>,
    /// The key of the last form's word of success (`done-…`).
    pub done: Option<String>,
    /// The form that comes back with this page.
    pub posted: Option<PostedForm>,
}

impl Visitor {
    /// Error for somebody who is nobody here. Whoever could not be looked up is not asked to sign in: they may be in the middle of a
    /// turn.
    pub fn unknown(&self) -> AppError {
        if self.is_unsure {
            AppError::Away
        } else {
            AppError::SignInNeeded
        }
    }

    /// Part they have before a session's wall: its shared screen, or themselves.
    pub fn at_wall(&self, session: SessionId) -> Option<Attendee<'_>> {
        let screen = self.screen.as_ref().filter(|screen| screen.session_id == session);
        let actor = || self.actor.as_ref().map(Attendee::from);
        screen.map(Attendee::from).or_else(actor)
    }

    /// Fields posted to this action, when that comes back with this page. `form` tells apart several forms with one action.
    pub fn returned(&self, action: &str, form: &str) -> Option<&PostedForm> {
        self.posted
            .as_ref()
            .filter(|posted| posted.action == action && posted.form == form)
    }

    /// Attendee as which they come to a session's room: themselves, or its guest when they have no other part in that team.
    pub fn attendee(&self, session: SessionId) -> Option<Attendee<'_>> {
        let guest = self.guest.as_ref().filter(|guest| guest.session_id == session);
        match (&self.actor, guest) {
            (Some(actor), Some(guest)) if actor.role_in(guest.team_id).is_none() => Some(guest.into()),
            (Some(actor), _) => Some(actor.into()),
            (None, guest) => guest.map(Attendee::from),
        }
    }
}

/// An address that is no text, and what its page answers; the input layer puts it into the request's extensions.
#[derive(Clone, Debug)]
pub struct Unreadable(pub AppError);

/// Error of an address that cannot be read.
pub(crate) fn unreadable() -> Option<AppError> {
    let parts = use_context::<Parts>()?;
    let found: &Unreadable = parts.extensions.get()?;
    Some(found.0.clone())
}

/// Facts about this installation that screens need.
#[derive(Clone, Debug)]
pub struct Site {
    /// The address people use, without a slash at the end.
    pub base_url: String,
    /// The style sheet's path.
    pub style: String,
}

/// The database, the clock and randomness.
pub fn use_ctx() -> Ctx {
    expect_context::<Ctx>()
}

/// Facts about this installation.
pub fn use_site() -> Arc<Site> {
    expect_context::<Arc<Site>>()
}

/// The visitor of this request.
pub fn visitor() -> Arc<Visitor> {
    use_context::<Parts>()
        .map(|parts| visitor_of(&parts))
        .unwrap_or_default()
}

/// The visitor of a request.
pub fn visitor_of(parts: &Parts) -> Arc<Visitor> {
    parts
        .extensions
        .get::<Arc<Visitor>>()
        .cloned()
        .unwrap_or_default()
}

/// The field with a form's key: its second post gets the first one's answer.
pub const KEY_FIELD: &str = "_key";

/// The posts that have no key: ballots leave no trace at all, signing in and out make nothing, nor do language and theme.
const NOT_KEYED: [&str; 4] = ["/ballots/", "/sign-in", "/sign-out", "/preferences"];

/// True when the form that posts to this path has a key.
pub fn is_keyed(action: &str) -> bool {
    !NOT_KEYED.iter().any(|path| action.starts_with(path))
}

/// The path and query of this request.
pub fn path_and_query() -> String {
    use_context::<Parts>()
        .and_then(|parts| parts.uri.path_and_query().map(ToString::to_string))
        .unwrap_or_else(|| "/".into())
}

/// For whom this page is made (see `roundwell::identity::page_owner`); empty for somebody who is not signed in.
pub fn page_owner() -> String {
    let visitor = visitor();
    let owner = visitor
        .actor
        .as_ref()
        .map(|actor| roundwell::identity::page_owner(actor.account));
    owner.unwrap_or_default()
}

/// Person who is signed in.
///
/// # Errors
/// [`AppError::SignInNeeded`] when nobody is, [`AppError::Away`] when that could not be looked up.
pub fn signed_in() -> Result<Actor, AppError> {
    let visitor = visitor();
    visitor.actor.clone().ok_or_else(|| visitor.unknown())
}

/// Signed-in person, or none when that could not be looked up: for what may be read all the same.
///
/// # Errors
/// [`AppError::SignInNeeded`] when nobody is.
pub fn signed_in_or_unsure() -> Result<Option<Actor>, AppError> {
    match signed_in() {
        Err(AppError::Away) => Ok(None),
        other => other.map(Some),
    }
}

/// A parameter of the path, parsed.
///
/// # Errors
/// [`AppError::Missing`] when it cannot be one: no such page exists then.
pub fn path_param<T: std::str::FromStr>(name: &str) -> Result<T, AppError> {
    leptos_router::hooks::use_params_map()
        .read_untracked()
        .get(name)
        .and_then(|text| text.parse().ok())
        .ok_or(AppError::Missing)
}

/// A parameter of the query.
pub fn query_param(name: &str) -> Option<String> {
    leptos_router::hooks::use_query_map().read_untracked().get(name)
}

/// From a page: go there instead, whatever kind of client asks.
pub fn send_to(path: &str) {
    if let (Some(response), Ok(value)) = (
        use_context::<leptos_axum::ResponseOptions>(),
        http::HeaderValue::from_str(path),
    ) {
        response.set_status(http::StatusCode::SEE_OTHER);
        response.insert_header(http::header::LOCATION, value);
    }
}

/// A path of this site: nothing that a browser could take for another host, or that could not stand in a header.
pub fn is_own(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}
