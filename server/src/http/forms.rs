//! Plain forms over server functions.
//!
//! A browser's post is answered by a redirect, always. When the use case succeeded, to where it said (or back to the page);
//! when it did not, back to the page, with everything that was typed (but passwords) and every problem in a short-lived cookie
//! that only that page reads and that is then cleared. Clients that ask for JSON get the error itself with its status.

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use roundwell::Problem;
use roundwell_app::{
    AppError,
    cookie::FLASH,
    request::{DONE_HEADER, Flash, is_own},
    team::browser::way_to_sign_in,
};

use super::{Http, MOST_BYTES};

/// A cookie holds 4096 bytes with its name and attributes; what was typed may need several.
const PIECE: usize = 3600;
const PIECES: usize = 12;
/// Set on the server functions' error responses.
pub(super) const ERROR_HEADER: &str = "serverfnerror";
/// Never sent back, never kept.
const SECRET_FIELDS: &[&str] = &["password"];

/// The layer.
pub(super) async fn forms(State(http): State<Http>, mut request: Request, next: Next) -> Response {
    let base_url = &http.site.base_url;
    let is_function = request.uri().path().starts_with("/api/");
    if !is_function || *request.method() != Method::POST {
        return next.run(request).await;
    }
    let is_form = accepts_html(request.headers());
    // The function then answers the same way to both, and this layer decides what the client gets to see.
    request
        .headers_mut()
        .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    if !is_form {
        return with_status(next.run(request).await).await;
    }
    let action = request.uri().path().to_owned();
    let referer = request.headers().get(header::REFERER).cloned();
    let host = request.headers().get(header::HOST).cloned();
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, MOST_BYTES).await else {
        let back = own_path(referer.as_ref(), host.as_ref()).unwrap_or_else(|| "/".into());
        return failed(
            base_url,
            &back,
            Flash {
                action,
                problems: vec![Problem::new("", "too-large")],
                ..Flash::default()
            },
        );
    };
    let typed = pairs(&bytes);
    let field = |name: &str| {
        typed
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
    };
    let back = field("_back")
        .filter(|path| is_own(path))
        .or_else(|| own_path(referer.as_ref(), host.as_ref()))
        .unwrap_or_else(|| "/".into());
    let form = field("_form").unwrap_or_default();
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    settle(
        base_url,
        response,
        &back,
        Flash {
            action,
            form,
            typed,
            ..Flash::default()
        },
    )
    .await
}

/// Turns a server function's answer into a redirect.
async fn settle(base_url: &str, response: Response, back: &str, mut flash: Flash) -> Response {
    if !response.headers().contains_key(ERROR_HEADER) && response.status().is_success() {
        return succeeded(base_url, response, back, &flash.action);
    }
    let error = error_of(response).await;
    flash.problems = match error {
        AppError::SignInNeeded => {
            let (path, kept) = way_to_sign_in(base_url, back);
            let kept = kept.map(|cookie| (header::SET_COOKIE, cookie));
            return see_other(&path, HeaderMap::from_iter(kept));
        }
        AppError::Invalid(problems) => problems,
        AppError::Refused(refusal) => vec![Problem::new("", &format!("refused-{refusal}"))],
        AppError::Throttled(seconds) => vec![Problem::new("", "throttled").with("seconds", seconds)],
        AppError::Busy => vec![Problem::new("", "busy")],
        AppError::Denied => vec![Problem::new("", "denied")],
        AppError::Missing => vec![Problem::new("", "missing")],
        AppError::BadRequest => vec![Problem::new("", "bad-request")],
        AppError::Unavailable => vec![Problem::new("", "unavailable")],
    };
    failed(base_url, back, flash)
}

fn succeeded(base_url: &str, response: Response, back: &str, action: &str) -> Response {
    let (parts, _) = response.into_parts();
    let target = parts
        .headers
        .get(header::LOCATION)
        .and_then(|value| value.to_str().ok())
        .unwrap_or(back);
    let done = parts
        .headers
        .get(DONE_HEADER)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let mut headers = HeaderMap::new();
    for cookie in parts.headers.get_all(header::SET_COOKIE) {
        headers.append(header::SET_COOKIE, cookie.clone());
    }
    if done.is_some() {
        write_flash(
            base_url,
            &mut headers,
            &Flash {
                action: action.to_owned(),
                done,
                ..Flash::default()
            },
        );
    }
    see_other(target, headers)
}

fn failed(base_url: &str, back: &str, mut flash: Flash) -> Response {
    flash
        .typed
        .retain(|(name, _)| !name.starts_with('_') && !SECRET_FIELDS.contains(&name.as_str()));
    let mut headers = HeaderMap::new();
    write_flash(base_url, &mut headers, &flash);
    let anchored = if flash.form.is_empty() {
        back.to_owned()
    } else {
        format!("{back}#{}", flash.form)
    };
    see_other(&anchored, headers)
}

fn see_other(target: &str, mut headers: HeaderMap) -> Response {
    let location = HeaderValue::from_str(target).unwrap_or(HeaderValue::from_static("/"));
    headers.insert(header::LOCATION, location);
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// For everybody else: the error as JSON under the status that says the same.
async fn with_status(response: Response) -> Response {
    let unknown =
        response.status() == StatusCode::BAD_REQUEST && !response.headers().contains_key(ERROR_HEADER);
    if unknown {
        // No function has that name; what leptos_axum says to that is for developers.
        return (StatusCode::NOT_FOUND, axum::Json(AppError::Missing)).into_response();
    }
    if !response.headers().contains_key(ERROR_HEADER) {
        let (mut parts, body) = response.into_parts();
        parts.headers.remove(DONE_HEADER);
        return Response::from_parts(parts, body);
    }
    let error = error_of(response).await;
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(ERROR_HEADER, "true")], axum::Json(error)).into_response()
}

async fn error_of(response: Response) -> AppError {
    let status = response.status();
    let bytes = to_bytes(response.into_body(), MOST_BYTES)
        .await
        .unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or(match status {
        StatusCode::PAYLOAD_TOO_LARGE => AppError::Invalid(vec![Problem::new("", "too-large")]),
        status if status.is_client_error() => AppError::BadRequest,
        _ => AppError::Unavailable,
    })
}

pub(super) fn accepts_html(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("text/html"))
}

fn pairs(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// The page a request came from, if it is of this host.
fn own_path(referer: Option<&HeaderValue>, host: Option<&HeaderValue>) -> Option<String> {
    let uri: Uri = referer?.to_str().ok()?.parse().ok()?;
    let same = uri.authority()?.as_str() == host?.to_str().ok()?;
    let path = uri.path_and_query()?.as_str().to_owned();
    (same && is_own(&path)).then_some(path)
}

/// Writes a flash, in as many cookies as it takes; what cannot fit loses the longest of what was typed, never the problems.
fn write_flash(base_url: &str, headers: &mut HeaderMap, flash: &Flash) {
    let mut flash = flash.clone();
    let text = loop {
        let text = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&flash).unwrap_or_default());
        if text.len() <= PIECE * PIECES || flash.typed.is_empty() {
            break text;
        }
        let longest = (0..flash.typed.len())
            .max_by_key(|i| flash.typed[*i].1.len())
            .unwrap_or(0);
        flash.typed.remove(longest);
    };
    for (index, piece) in text.as_bytes().chunks(PIECE).take(PIECES).enumerate() {
        let value = String::from_utf8_lossy(piece);
        FLASH.nth(index).keep(headers, base_url, &value, 120);
    }
}

/// Reads the flash of a request, and says in how many cookies it came.
pub(super) fn read_flash(headers: &HeaderMap, base_url: &str) -> Option<(Flash, usize)> {
    let piece = |index: usize| FLASH.nth(index).of(headers, base_url);
    let pieces: Vec<&str> = (0..PIECES).map_while(piece).collect();
    let bytes = URL_SAFE_NO_PAD.decode(pieces.concat()).ok()?;
    Some((serde_json::from_slice(&bytes).ok()?, pieces.len()))
}

/// Clears the flash after it was shown.
pub(super) fn clear_flash(headers: &mut HeaderMap, base_url: &str, pieces: usize) {
    for index in 0..pieces {
        FLASH.nth(index).forget(headers, base_url);
    }
}
