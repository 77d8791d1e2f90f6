//! The time that a request's body may take. Bodies are small here, so each is read whole before anything is done with it: a client that
//! sends a byte now and then holds nothing but its connection.

use axum::{
    body::{Body, HttpBody},
    extract::{Request, State},
    http::{
        StatusCode,
        header::{CONNECTION, CONTENT_SECURITY_POLICY},
    },
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use futures_util::StreamExt;
use tokio::time::timeout;

use super::{Http, MAX_BYTES, plain};

/// The layer.
pub(super) async fn in_time(State(http): State<Http>, request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match timeout(http.patience, read(body)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(_)) => StatusCode::BAD_REQUEST.into_response(),
        Err(_) => too_slow(),
    }
}

/// As much as is needed to see that it is too much.
async fn read(body: Body) -> Result<Vec<u8>, axum::Error> {
    let (mut chunks, mut bytes) = (body.into_data_stream(), Vec::new());
    while bytes.len() <= MAX_BYTES
        && let Some(chunk) = chunks.next().await
    {
        bytes.extend_from_slice(&chunk?);
    }
    Ok(bytes)
}

/// The page is whole in itself, in both languages: a form's own page would need what has not arrived.
fn too_slow() -> Response {
    let headers = [(CONTENT_SECURITY_POLICY, plain::POLICY), (CONNECTION, "close")];
    (
        StatusCode::REQUEST_TIMEOUT,
        headers,
        Html(include_str!("slow.html")),
    )
        .into_response()
}
