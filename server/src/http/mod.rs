//! HTTP: the router, and the order in which a request passes the layers.
//!
//! From outside in: request id and log line → security headers → panic guard → cross-site refusal → length of the address → body in
//! time → visitor (session, language, theme, what the last form left) → forms → text alone → once → body limit → handler or page.

mod account;
mod actions;
mod address;
mod answer;
mod assets;
mod ballots;
mod bodies;
mod calendar;
#[cfg(feature = "demo")]
pub(crate) mod demo;
pub mod events;
mod extract;
mod formats;
mod forms;
mod guests;
mod headers;
mod health;
mod idempotency;
mod input;
mod invite;
mod leave;
mod log;
mod moved;
mod origin;
mod people;
mod plain;
mod preferences;
mod pulses;
mod questions;
mod rehearsals;
mod rooms;
pub mod routes;
mod schedule;
mod state;
mod statics;
mod visitor;

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use leptos_axum::{LeptosRoutes, generate_route_list};
use roundwell_app::shell;
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer,
    limit::RequestBodyLimitLayer,
};

pub use self::{
    assets::style_sheet,
    state::{Http, MAX_BYTES},
};

/// The whole service.
pub fn router(http: Http) -> Router {
    guarded(routes(&http), http)
}

/// Puts the layers around all routes that no answer may be without.
pub fn guarded(routes: Router<Http>, http: Http) -> Router {
    routes
        .layer(from_fn_with_state(http.clone(), origin::guard))
        // Inside the headers: the page of a panic has them like every other.
        .layer(CatchPanicLayer::custom(health::panicked))
        .layer(from_fn_with_state(http.clone(), headers::security))
        .layer(from_fn(log::log))
        .with_state(http)
}

fn routes(http: &Http) -> Router<Http> {
    let listed = generate_route_list(shell::App);
    let paths = listed.iter().map(|page| page.path().to_owned()).collect();
    let options = http.options.clone();
    let context = http.context();
    let any_page = leptos_axum::render_app_async_with_context(context.clone(), {
        let options = http.options.clone();
        move || shell::shell(options.clone())
    });
    let pages = Router::new()
        .leptos_routes_with_context(http, listed, context, move || shell::shell(options.clone()))
        .route(
            "/teams/{team}/sessions/{session}/calendar.ics",
            get(calendar::session),
        )
        .route("/j/{code}/picture.svg", get(invite::picture))
        .route("/teams/{team}/came-of-it", get(moved::actions))
        .fallback(any_page.clone());
    let pages = routes::mount(pages, &paths, any_page)
        // A form that is too long gets its page back from the layer around this one; a program gets a 413.
        .layer(RequestBodyLimitLayer::new(MAX_BYTES))
        .layer(from_fn_with_state(http.clone(), idempotency::once))
        .layer(from_fn(input::text));
    let forms = forms::Forms {
        http: http.clone(),
        pages: pages.clone().with_state(http.clone()),
    };
    let pages = pages
        .layer(from_fn_with_state(forms, forms::forms))
        .layer(from_fn_with_state(http.clone(), leave::clear))
        .layer(from_fn_with_state(http.clone(), visitor::visitor))
        // Outside the forms layer, which has to read the answers.
        .layer(
            CompressionLayer::new()
                .br(true)
                .gzip(true)
                .quality(CompressionLevel::Fastest),
        );
    // Outside the layers for forms and for compression: they keep nothing small, and a stream is kept for an hour.
    let streams = Router::new()
        .route("/events/rooms/{session}", get(events::room))
        .layer(from_fn_with_state(http.clone(), visitor::visitor));
    let all = Router::new().merge(pages).merge(streams);
    #[cfg(feature = "demo")]
    let all = if http.purpose == roundwell::team::DatabasePurpose::Demonstration {
        all.merge(demo::routes(http))
    } else {
        all
    };
    all.route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .merge(statics::routes(http))
        .layer(from_fn_with_state(http.clone(), bodies::in_time))
        .layer(from_fn(input::address))
}
