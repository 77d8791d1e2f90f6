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

/// What the build left in the site folder.
#[derive(Debug)]
pub(super) struct Assets {
    /// The style sheet's path.
    pub(super) style: String,
    /// Whether file names carry a hash.
    pub(super) hashed: bool,
    /// The list of hashes, as an absolute path.
    pub(super) list: String,
}

impl Assets {
    /// Reads the list of hashes in the site folder; without one the names are plain.
    pub(super) fn find(site: &Path) -> Self {
        let path = std::path::absolute(site.join("hash.txt")).unwrap_or_default();
        let list = std::fs::read_to_string(&path).unwrap_or_default();
        let path = path.to_string_lossy().into_owned();
        let hash = list
            .lines()
            .find_map(|line| line.strip_prefix("css:"))
            .map(str::trim);
        let hashed = hash
            .map(|hash| format!("roundwell.{hash}.css"))
            .filter(|name| site.join("pkg").join(name).is_file());
        match hashed {
            Some(name) => Self {
                style: format!("/pkg/{name}"),
                hashed: true,
                list: path,
            },
            None => Self {
                style: "/pkg/roundwell.css".into(),
                hashed: false,
                list: path,
            },
        }
    }
}

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
