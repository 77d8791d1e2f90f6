//! The picture that a phone reads to come into a room: the address of its door, drawn.
//!
//! It is made of nothing but the address it was asked under, so it says nothing about whether there is such a room.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use qrcode::{EcLevel, QrCode, render::svg};
use roundwell::circle::RoomCode;

use super::Http;

/// Dark on light whatever the theme, because that is what cameras read.
pub(super) async fn picture(State(http): State<Http>, Path(code): Path<String>) -> Response {
    let Some(code) = RoomCode::parse(&code) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let address = format!("{}/j/{}", http.site.base_url, code.as_str());
    let Ok(drawn) = QrCode::with_error_correction_level(address, EcLevel::M) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let svg = drawn.render::<svg::Color<'_>>().min_dimensions(296, 296).build();
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "private, max-age=3600"),
    ];
    (headers, svg).into_response()
}
