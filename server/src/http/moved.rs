//! Addresses that pages once had, for bookmarks and links in old mails: 308 to the present one.

use axum::{
    extract::OriginalUri,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

/// `/teams/{team}/came-of-it` to the team's actions.
pub(super) async fn actions(OriginalUri(uri): OriginalUri) -> Response {
    match uri.path().strip_suffix("/came-of-it") {
        Some(team) => Redirect::permanent(&format!("{team}/actions")).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
