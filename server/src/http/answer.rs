//! Answers of the handlers that forms post to. Browsers and programs get the same one here; the layer for forms turns it into what each
//! of them needs.

use axum::{
    Json,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use roundwell_app::{AppError, RETRY_AFTER};

/// Header of every refusal, whose body is the error as JSON.
pub(super) const ERROR_HEADER: &str = "x-roundwell-error";
/// Header in which a handler hands a word of success to the layer for forms; it never leaves the server.
pub(super) const DONE_HEADER: &str = "x-roundwell-done";

/// Result of a form's handler.
pub(super) type FormResult = Result<Done, FormError>;

/// A form that was carried out.
#[derive(Debug)]
pub(super) struct Done {
    to: Option<String>,
    word: Option<&'static str>,
    cookies: Vec<HeaderValue>,
}

impl Done {
    /// Sends the browser on to a page of this site.
    pub(super) fn at(to: impl Into<String>) -> Self {
        Self {
            to: Some(to.into()),
            ..Self::back()
        }
    }

    /// Sends the browser back to the page that the form stood on.
    pub(super) fn back() -> Self {
        Self {
            to: None,
            word: None,
            cookies: Vec::new(),
        }
    }

    /// Adds a word of success (`done-<word>`), which the next page says.
    pub(super) fn saying(self, word: &'static str) -> Self {
        Self {
            word: Some(word),
            ..self
        }
    }

    /// Adds a `Set-Cookie`.
    pub(super) fn with_cookie(mut self, cookie: HeaderValue) -> Self {
        self.cookies.push(cookie);
        self
    }
}

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        let mut headers = HeaderMap::new();
        for cookie in self.cookies {
            headers.append(header::SET_COOKIE, cookie);
        }
        if let Some(word) = self.word {
            headers.insert(
                HeaderName::from_static(DONE_HEADER),
                HeaderValue::from_static(word),
            );
        }
        match self.to {
            Some(to) => see_other(&to, headers),
            // The layer for forms knows the page.
            None => (StatusCode::SEE_OTHER, headers).into_response(),
        }
    }
}

/// A form that was refused, or whose use case failed.
#[derive(Debug)]
pub(super) struct FormError(pub(super) AppError);

impl From<AppError> for FormError {
    fn from(error: AppError) -> Self {
        Self(error)
    }
}

impl From<roundwell::Error> for FormError {
    fn from(error: roundwell::Error) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for FormError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, [(ERROR_HEADER, "true")], Json(self.0)).into_response();
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, RETRY_AFTER.into());
        }
        response
    }
}

/// True when a handler has carried out what was posted.
pub(super) fn is_done(response: &Response) -> bool {
    let status = response.status();
    (status.is_success() || status.is_redirection()) && !response.headers().contains_key(ERROR_HEADER)
}

/// A redirect after a post. A target that could not stand in a header is the front page.
pub(super) fn see_other(target: &str, mut headers: HeaderMap) -> Response {
    let location = HeaderValue::from_str(target).unwrap_or(HeaderValue::from_static("/"));
    headers.insert(header::LOCATION, location);
    (StatusCode::SEE_OTHER, headers).into_response()
}
