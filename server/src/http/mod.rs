//! HTTP: the router, and the order in which a request passes the layers.
//!
//! From outside in: request id and log line → security headers → panic guard → cross-site refusal → length of the address → body in
//! time → visitor (session, language, theme, what the last form left) → forms → text alone → once → body limit → server function or page.

mod address;
mod assets;
mod bodies;
mod calendar;
#[cfg(feature = "demo")]
pub(crate) mod demo;
pub mod events;
mod forms;
mod headers;
mod health;
mod idempotency;
mod input;
mod invite;
mod leave;
mod log;
mod moved;
mod origin;
mod plain;
mod preferences;
mod state;
mod statics;
mod visitor;

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::{any, get, post},
};
use leptos_axum::{LeptosRoutes, generate_route_list, handle_server_fns_with_context};
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
    let routes = generate_route_list(shell::App);
    let options = http.options.clone();
    let context = http.context();
    let functions = {
        let context = http.context();
        any(move |request| handle_server_fns_with_context(context.clone(), request))
    };
    let pages = Router::new()
        .leptos_routes_with_context(http, routes, context.clone(), move || {
            shell::shell(options.clone())
        })
        .route("/api/{*function}", functions)
        .route(
            "/teams/{team}/sessions/{session}/calendar.ics",
            get(calendar::session),
        )
        .route("/j/{code}/picture.svg", get(invite::picture))
        .route("/teams/{team}/came-of-it", get(moved::actions))
        .route("/preferences", post(preferences::set))
        .fallback(leptos_axum::render_app_async_with_context(context, {
            let options = http.options.clone();
            move || shell::shell(options.clone())
        }))
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
