//! One line a request: method, route, status, duration. Never the path itself (it may hold a link's secret), never an
//! address, never a person; and nothing at all about ballots, which leave no trace of when they were cast.

use std::{collections::BTreeSet, sync::LazyLock, time::Instant};

use axum::{
    extract::{MatchedPath, Request},
    http::HeaderValue,
    middleware::Next,
    response::Response,
};
use leptos::server_fn::axum::server_fn_paths;
use roundwell::ports::Entropy;

/// Paths that are never logged: giving out and casting ballots (no line may say when), and the files of the site.
const SILENT: &[&str] = &["/api/ballots/", "/api/pulses/ballot", "/pkg/"];

/// True for the path of a server function.
fn is_function(path: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<&'static str>> =
        LazyLock::new(|| server_fn_paths().map(|(path, _)| path).collect());
    NAMES.contains(path)
}

/// The layer. The request id goes to the client too, so that a report can name it.
pub(super) async fn log(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("none", MatchedPath::as_str);
    // The server functions share one route; their names hold no identifiers. Of any other path there nothing is written down.
    let route = if is_function(path) { path } else { route }.to_owned();
    if SILENT.iter().any(|silent| path.starts_with(silent)) {
        return next.run(request).await;
    }
    let method = request.method().clone();
    let id = Entropy::System.uuid().simple().to_string();
    let started = Instant::now();
    let mut response = next.run(request).await;
    let took_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(
        http.method = %method,
        http.route = route,
        http.status = response.status().as_u16(),
        http.request_id = id,
        took_ms,
        "request"
    );
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}
