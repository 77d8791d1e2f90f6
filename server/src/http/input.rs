//! Limits of a request before anything reads it: an address of some length, and text.
//!
//! A null character or bytes that are no text in the path, the query or a form are refused here, for all pages and functions at once:
//! Postgres cannot keep the one, and the other would be replaced without a word.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode;
use roundwell::Problem;
use roundwell_app::{AppError, request::Unreadable};

use super::{MAX_BYTES, answer::FormError};

/// The most bytes of an address: what proxies let through. The longest of ours, a plan that is looked at, has less.
const MAX_ADDRESS: usize = 8 * 1024;

/// Answers an address that is too long at once, and one without a path (`CONNECT host:80`), of which there is no page.
pub(super) async fn address(request: Request, next: Next) -> Response {
    let Some(address) = request.uri().path_and_query() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if address.as_str().len() > MAX_ADDRESS {
        let words = "This address is too long. · Cette adresse est trop longue.";
        return (StatusCode::URI_TOO_LONG, words).into_response();
    }
    next.run(request).await
}

/// Lets nothing through but text. A page is told why it cannot be shown; a form gets the problem beside its field. Every post is read as a
/// form, whatever it says it is: so do the handlers.
pub(super) async fn text(mut request: Request, next: Next) -> Response {
    if let Some(error) = unreadable(request.uri()) {
        if *request.method() == Method::POST {
            return refused(error);
        }
        request.extensions_mut().insert(Unreadable(error));
    }
    // What says itself that it is too long is left to the limit.
    if *request.method() != Method::POST || declared(&request) > MAX_BYTES {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, MAX_BYTES).await else {
        return refused(AppError::BadRequest);
    };
    let problems = problems(&bytes);
    if problems.is_empty() {
        next.run(Request::from_parts(parts, Body::from(bytes))).await
    } else {
        refused(AppError::Invalid(problems))
    }
}

/// The length that a request says it has.
fn declared(request: &Request) -> usize {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
    length.unwrap_or(0)
}

fn refused(error: AppError) -> Response {
    FormError(error).into_response()
}

/// Refuses paths that are no text, and a query that is none was spoilt on its way.
fn unreadable(uri: &Uri) -> Option<AppError> {
    if !is_text(uri.path().as_bytes()) {
        Some(AppError::Missing)
    } else if !is_text(uri.query().unwrap_or_default().as_bytes()) {
        Some(AppError::BadRequest)
    } else {
        None
    }
}

/// Every field of a form that is no text.
fn problems(body: &[u8]) -> Vec<Problem> {
    let spoilt = body.split(|byte| *byte == b'&').filter(|pair| !is_text(pair));
    let name = |pair: &[u8]| {
        let name = form_urlencoded::parse(pair)
            .next()
            .map(|(name, _)| name.into_owned());
        name.filter(|name| !name.starts_with('_') && !name.contains(['\0', '\u{fffd}']))
    };
    let problem = |pair| match name(pair) {
        Some(name) => Problem::new(&name, "unprintable"),
        None => Problem::new("", "bad-request"),
    };
    spoilt.map(problem).collect()
}

/// True when something is UTF-8 without a null character, once its escapes are read.
fn is_text(encoded: &[u8]) -> bool {
    let decoded: Vec<u8> = percent_decode(encoded).collect();
    !decoded.contains(&0) && std::str::from_utf8(&decoded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_text() {
        for (encoded, text) in [
            ("", true),
            ("/teams/%C3%A9?q=%", true),
            ("/%F0%9F%92%A9", true),
            ("%00", false),
            ("a%0", true),
            ("%C3", false),
            ("%ff%fe", false),
            ("%ED%A0%80", false),
        ] {
            assert_eq!(is_text(encoded.as_bytes()), text, "{encoded}");
        }
        assert!(!is_text(b"a=\xff") && !is_text(b"a=\0"));
    }

    #[test]
    fn a_problem_stands_beside_its_field() {
        let body = b"name=a%00b&fields%5Btitle.en%5D=%ff&good=1&_back=%00&%00=x&=%00";
        let said: Vec<String> = problems(body)
            .into_iter()
            .map(|problem| format!("{}:{}", problem.field, problem.code))
            .collect();
        assert_eq!(
            said,
            [
                "name:unprintable",
                "fields[title.en]:unprintable",
                ":bad-request",
                ":bad-request",
                ":unprintable",
            ]
        );
    }
}
