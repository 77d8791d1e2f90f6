//! Style sheet, script, wasm, fonts and icon: precompressed files of the site folder. Names with a hash are kept for a year.

use std::path::Path;

use axum::{
    Router,
    http::{HeaderValue, header},
};
use tower::ServiceBuilder;
use tower_http::{
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

use super::Http;

/// A year, and never asked for again.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_DAY: &str = "public, max-age=86400";

/// The files.
pub(super) fn routes(http: &Http) -> Router<Http> {
    let root = Path::new(http.options.site_root.as_ref());
    let cached = |value: &'static str| {
        SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static(value))
    };
    let folder = |name: &str| {
        ServeDir::new(root.join(name))
            .precompressed_br()
            .precompressed_gzip()
    };
    let pkg_cache = if http.options.hash_files {
        FOR_EVER
    } else {
        "no-cache"
    };
    let icon = ServeFile::new(root.join("icon.svg"))
        .precompressed_br()
        .precompressed_gzip();
    Router::new()
        .nest_service(
            "/pkg",
            ServiceBuilder::new()
                .layer(cached(pkg_cache))
                .service(folder("pkg")),
        )
        .nest_service(
            "/fonts",
            ServiceBuilder::new()
                .layer(cached(FOR_EVER))
                .service(folder("fonts")),
        )
        .route_service(
            "/icon.svg",
            ServiceBuilder::new().layer(cached(A_DAY)).service(icon),
        )
}
