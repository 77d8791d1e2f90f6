//! Pressed twice, done once: a form carries a random key, and its second post gets the first one's answer.
//!
//! Two posts are the same when key, path, body and person are: somebody who went back and changed a word is asking for something else. What
//! is kept of a post is a hash of all that, and the answer, which may hold a cookie: it is sealed with the key, which only the browser has.
//! Deliberately left out: ballots, whose posts leave no trace at all, and signing in and out, which make nothing.

use std::time::Duration;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use roundwell::idempotency::{self as keys, Claim};
use roundwell_app::{
    AppError,
    request::{KEY_FIELD, is_keyed, visitor_of},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    Http, MAX_BYTES,
    answer::{DONE_HEADER, FormError, is_done},
};

/// Time for which a second post waits between two looks at whether the first one is done, and how often it looks.
const LOOK: Duration = Duration::from_millis(40);
const LOOKS: u32 = 250;

/// The layer.
pub(super) async fn once(State(http): State<Http>, request: Request, next: Next) -> Response {
    if *request.method() != Method::POST || !is_keyed(request.uri().path()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MAX_BYTES).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let post = key_of(&body).map(|key| {
        let who = visitor_of(&parts)
            .actor
            .as_ref()
            .map(|actor| actor.account.to_string());
        KeyedPost::of(&key, parts.uri.path(), &who.unwrap_or_default(), &body)
    });
    let request = Request::from_parts(parts, Body::from(body));
    let Some(post) = post else {
        return next.run(request).await;
    };
    // On a task of its own: a browser that sends a form twice hangs up on the first, whose work goes on.
    let done = tokio::spawn(async move { post.answer(&http, request, next).await });
    match done.await {
        Ok(response) => response,
        // The guard around everything reports it.
        Err(ended) if ended.is_panic() => std::panic::resume_unwind(ended.into_panic()),
        Err(_) => unavailable(),
    }
}

/// The key in a form's body, if it is one of ours.
fn key_of(body: &Bytes) -> Option<String> {
    let mut fields = form_urlencoded::parse(body);
    let (_, key) = fields.find(|(name, _)| name == KEY_FIELD)?;
    uuid::Uuid::parse_str(&key).ok().map(|key| key.to_string())
}

/// A post with a key.
struct KeyedPost {
    hash: [u8; 32],
    /// Seals the answer.
    seal: [u8; 32],
}

/// An answer as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptAnswer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

/// The headers of an answer that the forms layer, or the browser, goes by.
const HEADERS: [&str; 4] = ["location", DONE_HEADER, "set-cookie", "content-type"];

impl KeyedPost {
    fn of(key: &str, path: &str, who: &str, body: &[u8]) -> Self {
        let digest = |label: &str| -> [u8; 32] {
            let mut hash = Sha256::new();
            for part in [
                label.as_bytes(),
                key.as_bytes(),
                path.as_bytes(),
                who.as_bytes(),
                body,
            ] {
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part);
            }
            hash.finalize().into()
        };
        Self {
            hash: digest("roundwell form"),
            seal: digest("roundwell answer"),
        }
    }

    async fn answer(self, http: &Http, request: Request, next: Next) -> Response {
        for _ in 0..LOOKS {
            match keys::claim(&http.ctx, &self.hash).await {
                Ok(Claim::Mine) => return self.work(http, request, next).await,
                Ok(Claim::Answered(sealed)) => return self.unsealed(&sealed).unwrap_or_else(unavailable),
                Ok(Claim::UnderWay) => tokio::time::sleep(LOOK).await,
                Err(error) => return refused(error.into()),
            }
        }
        refused(AppError::Busy)
    }

    /// Does the work, and keeps its answer. What was refused leaves the key free.
    async fn work(self, http: &Http, request: Request, next: Next) -> Response {
        let response = next.run(request).await;
        let succeeded = is_done(&response);
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, MAX_BYTES).await.unwrap_or_default();
        let settled = if succeeded {
            let sealed = self.sealed(parts.status, &parts.headers, &bytes);
            keys::answer(&http.ctx, &self.hash, &sealed).await
        } else {
            keys::release(&http.ctx, &self.hash).await
        };
        if let Err(error) = settled {
            tracing::error!(error = %error, "an answer could not be kept for a second post");
        }
        Response::from_parts(parts, Body::from(bytes))
    }

    fn sealed(&self, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Vec<u8> {
        let headers = HEADERS.iter().flat_map(|name| {
            let values = headers.get_all(*name).iter();
            values.filter_map(move |value| Some(((*name).to_owned(), value.to_str().ok()?.to_owned())))
        });
        let kept = KeptAnswer {
            status: status.as_u16(),
            headers: headers.collect(),
            body: String::from_utf8_lossy(body).into_owned(),
        };
        self.masked(&serde_json::to_vec(&kept).unwrap_or_default())
    }

    fn unsealed(&self, sealed: &[u8]) -> Option<Response> {
        let kept: KeptAnswer = serde_json::from_slice(&self.masked(sealed)).ok()?;
        let mut response = (StatusCode::from_u16(kept.status).ok()?, kept.body).into_response();
        response.headers_mut().remove(header::CONTENT_TYPE);
        for (name, value) in kept.headers {
            let name: HeaderName = name.parse().ok()?;
            response
                .headers_mut()
                .append(name, HeaderValue::from_str(&value).ok()?);
        }
        Some(response)
    }

    /// The bytes under a mask that follows from the seal: each seal masks one answer, once.
    fn masked(&self, bytes: &[u8]) -> Vec<u8> {
        let blocks = bytes.chunks(32).zip(0_u64..);
        let masked = blocks.flat_map(|(block, number)| {
            let mask = Sha256::new()
                .chain_update(self.seal)
                .chain_update(number.to_be_bytes())
                .finalize();
            block
                .iter()
                .zip(mask)
                .map(|(byte, mask)| byte ^ mask)
                .collect::<Vec<u8>>()
        });
        masked.collect()
    }
}

fn refused(error: AppError) -> Response {
    FormError(error).into_response()
}

fn unavailable() -> Response {
    refused(AppError::Unavailable)
}
