//! One line a request: method, route, status, duration. Never the path itself (it may hold a link's secret), never an
//! address, never a person; and nothing at all about ballots, which leave no trace of when they were cast.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::HeaderValue,
    middleware::Next,
    response::Response,
};
use roundwell::ports::Entropy;

/// Paths that are never logged: giving out and casting ballots (no line may say when), and the files of the site.
const SILENT: &[&str] = &["/ballots/", "/pkg/"];

/// The layer. The request id goes to the client too, so that a report can name it.
pub(super) async fn log(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("none", MatchedPath::as_str)
        .to_owned();
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
