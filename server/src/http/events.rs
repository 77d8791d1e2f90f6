//! The streams of the live rooms.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};

use super::Http;

/// The stream of one room.
pub(super) async fn room(State(_http): State<Http>, Path(_session): Path<String>) -> StatusCode {
    StatusCode::NOT_FOUND
}
