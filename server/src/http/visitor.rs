//! Visitor of a request: the session cookie, the language, the theme, and what the last form left.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use roundwell::{
    Locale,
    circle::{self, Guest},
    team,
};
use roundwell_app::{
    circle::browser::{RoomCookie, guest_cookie, wall_cookie},
    cookie::{self, DONE, LANGUAGE, THEME},
    pulse::api::ISSUE,
    request::Visitor,
    team::browser::{ClientAddress, token_of},
};

use super::{Http, address::client_address, forms, preferences::OLD};

/// True for the paths whose handlers must not know who asks: all of ballots but giving one out to somebody on the roster.
fn is_blind(path: &str) -> bool {
    path.starts_with("/ballots/") && path != ISSUE
}

/// Puts a [`Visitor`] into the request.
pub(super) async fn visitor(State(http): State<Http>, mut request: Request, next: Next) -> Response {
    if is_blind(request.uri().path()) {
        // The handler cannot link what it never sees.
        request.headers_mut().remove(header::COOKIE);
        return next.run(request).await;
    }
    let address = client_address(&request, http.trust_proxy);
    let (headers, base_url) = (request.headers(), &http.site.base_url);
    let known = identify(&http, headers).await;
    let locale = known
        .actor
        .as_ref()
        .and_then(|actor| actor.locale.as_deref()?.parse().ok())
        .or_else(|| {
            LANGUAGE
                .of(headers, base_url)
                .or_else(|| cookie::value(headers, OLD.0))?
                .parse()
                .ok()
        })
        .or_else(|| Locale::accepted(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?))
        .unwrap_or_default();
    let theme = THEME
        .of(headers, base_url)
        .or_else(|| cookie::value(headers, OLD.1))
        .filter(|theme| ["light", "dark"].contains(theme))
        .map(str::to_owned);
    let is_page = *request.method() == Method::GET && forms::accepts_html(headers);
    let done = is_page.then(|| forms::done(headers, base_url)).flatten();
    let had_done = done.is_some();
    let posted = match known.actor.as_ref().filter(|_| is_page) {
        Some(actor) => forms::kept(&http, headers, actor, request.uri()).await,
        None => None,
    };
    let visitor = Visitor {
        locale,
        theme,
        done,
        posted,
        ..known
    };
    request.extensions_mut().insert(Arc::new(visitor));
    request.extensions_mut().insert(ClientAddress(address));
    let mut response = next.run(request).await;
    // A page that only sends onwards has shown nothing yet.
    if had_done && !response.status().is_redirection() {
        DONE.forget(response.headers_mut(), &http.site.base_url);
    }
    // Pages are personal.
    response
        .headers_mut()
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Looks up whom a browser is known as, by its cookies. Where that cannot be looked up, what is for everybody (urgent help above all) is still shown.
pub(super) async fn identify(http: &Http, headers: &HeaderMap) -> Visitor {
    let actor = match token_of(headers, &http.site.base_url) {
        Some(token) => team::service::actor(&http.ctx, &token).await,
        None => Ok(None),
    };
    let held = guest_cookie(headers, &http.site.base_url);
    let guest = match &held {
        Some(held) => guest(http, held).await,
        None => Ok(None),
    };
    let shows = wall_cookie(headers, &http.site.base_url);
    let screen = match &shows {
        Some(shows) => screen(http, shows).await,
        None => Ok(None),
    };
    let failed = [actor.as_ref().err(), guest.as_ref().err(), screen.as_ref().err()];
    for error in failed.into_iter().flatten() {
        tracing::error!(error = %error, "looking up who somebody is failed");
    }
    Visitor {
        is_unsure: actor.is_err() || guest.is_err() || screen.is_err(),
        actor: actor.unwrap_or_default(),
        guest: guest.unwrap_or_default(),
        guest_of: held.map(|held| held.session),
        screen: screen.unwrap_or_default(),
        screen_of: shows.map(|shows| shows.session),
        ..Visitor::default()
    }
}

/// Guest of this browser. The session in its cookie is only what the browser says.
async fn guest(http: &Http, held: &RoomCookie) -> roundwell::Result<Option<Guest>> {
    let found = circle::service::guest(&http.ctx, &held.token).await?;
    Ok(found.filter(|guest| guest.session_id == held.session))
}

/// The shared screen that a browser is, while that room is open.
async fn screen(http: &Http, shows: &RoomCookie) -> roundwell::Result<Option<circle::SharedScreen>> {
    let found = circle::service::screen(&http.ctx, &shows.token).await?;
    Ok(found.filter(|screen| screen.session_id == shows.session))
}
