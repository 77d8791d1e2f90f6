//! Plain forms.
//!
//! A browser's post that succeeded is answered by a redirect, to where the use case said or back to the page. One that did not is
//! answered by the page itself, with everything that was typed (but passwords), every problem, and the status that says the same: the
//! page is asked for once more, within this process, as its visitor would. Clients that ask for JSON get the error itself.

mod again;
mod answer;
mod kept;
mod post;

use axum::{
    Json,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use roundwell::Problem;
use roundwell_app::{AppError, cookie::DONE, request::PostedForm};

use self::{
    again::Asker,
    answer::{is_page, say},
    post::Post,
};
pub(super) use self::{kept::kept, post::Forms};
use super::{
    MAX_BYTES,
    answer::{DONE_HEADER, ERROR_HEADER, FormError, is_done, see_other},
};

/// So much of a form is read, to show it again: more than a handler takes.
const READ_BYTES: usize = 2 * MAX_BYTES;
/// Never sent back, never kept.
const SECRET_FIELDS: &[&str] = &["password"];

/// The layer.
pub(super) async fn forms(State(forms): State<Forms>, request: Request, next: Next) -> Response {
    // Language and theme are no form of a page: they work whatever is wrong with it.
    if *request.method() != Method::POST || request.uri().path() == "/preferences" {
        return next.run(request).await;
    }
    if !accepts_html(request.headers()) {
        return for_program(next.run(request).await);
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, READ_BYTES).await else {
        return Post::new(forms, &parts, &[])
            .refused(AppError::Invalid(vec![Problem::new("", "too-large")]))
            .await;
    };
    let post = Post::new(forms, &parts, &bytes);
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    post.settle(response).await
}

impl Post {
    fn new(forms: Forms, parts: &Parts, body: &[u8]) -> Self {
        let mut typed = pairs(body);
        let field = |name: &str| {
            let found = typed.iter().find(|(key, _)| key == name);
            found.map(|(_, value)| value.clone())
        };
        let back = field("_back")
            .filter(|path| is_page(path))
            .or_else(|| own_path(&parts.headers))
            .unwrap_or_else(|| "/".into());
        let (form, owner) = (
            field("_form").unwrap_or_default(),
            field("_for").unwrap_or_default(),
        );
        typed.retain(|(name, _)| !name.starts_with('_') && !SECRET_FIELDS.contains(&name.as_str()));
        Self {
            asker: Asker::of(parts),
            back,
            owner,
            posted: PostedForm::new(parts.uri.path().to_owned(), form, typed),
            forms,
        }
    }

    /// Turns a handler's answer into what the browser gets.
    async fn settle(self, response: Response) -> Response {
        if !is_done(&response) {
            return self.refused(error_of(response).await).await;
        }
        let used = kept::used(&self.forms.http, &self.asker, &self.posted).await;
        self.succeeded(response, used)
    }

    async fn refused(mut self, error: AppError) -> Response {
        let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self.posted.problems = match error {
            AppError::SignInNeeded => return kept::sign_in(self).await,
            AppError::Invalid(problems) => problems,
            AppError::Refused(refusal) => vec![Problem::new("", &format!("refused-{refusal}"))],
            AppError::Throttled(seconds) => vec![Problem::new("", "throttled").with("seconds", seconds)],
            AppError::Busy => vec![Problem::new("", "busy")],
            AppError::Away => vec![Problem::new("", "away")],
            AppError::Denied => vec![Problem::new("", "denied")],
            AppError::Missing => vec![Problem::new("", "missing")],
            AppError::BadRequest => vec![Problem::new("", "bad-request")],
            AppError::Unavailable => vec![Problem::new("", "unavailable")],
        };
        self.asker
            .ask(self.forms.pages, &self.back, self.posted, status)
            .await
    }

    fn succeeded(&self, response: Response, used: Option<HeaderValue>) -> Response {
        let (parts, _) = response.into_parts();
        let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let mut headers = HeaderMap::new();
        for cookie in parts
            .headers
            .get_all(header::SET_COOKIE)
            .iter()
            .cloned()
            .chain(used)
        {
            headers.append(header::SET_COOKIE, cookie);
        }
        if let Some(done) = text(DONE_HEADER) {
            say(&mut headers, &self.forms.http, done);
        }
        see_other(text(header::LOCATION.as_str()).unwrap_or(&self.back), headers)
    }
}

/// The word that the last form left.
pub(super) fn done(headers: &HeaderMap, base_url: &str) -> Option<String> {
    let word = DONE.of(headers, base_url)?;
    let is_word = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    (is_word && !word.is_empty()).then(|| word.to_owned())
}

/// Answers a program: what was done in JSON instead of a redirect, and nothing of a page.
fn for_program(mut response: Response) -> Response {
    if response.status() == StatusCode::NOT_FOUND && !response.headers().contains_key(ERROR_HEADER) {
        return FormError(AppError::Missing).into_response();
    }
    response.headers_mut().remove(DONE_HEADER);
    if response.status() != StatusCode::SEE_OTHER {
        return response;
    }
    let (parts, _) = response.into_parts();
    let mut headers = parts.headers;
    headers.remove(header::CONTENT_LENGTH);
    let mut done = Json(()).into_response();
    done.headers_mut().extend(headers);
    done
}

async fn error_of(response: Response) -> AppError {
    let status = response.status();
    let bytes = to_bytes(response.into_body(), MAX_BYTES)
        .await
        .unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or(match status {
        StatusCode::NOT_FOUND => AppError::Missing,
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

/// The fields of a form. A null character cannot stand on a page: the use case has refused it.
fn pairs(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body)
        .map(|(name, value)| (name.into_owned(), value.replace('\0', "")))
        .collect()
}

/// The page a request came from, if it is of this host.
fn own_path(headers: &HeaderMap) -> Option<String> {
    let uri: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let same = uri.authority()?.as_str() == headers.get(header::HOST)?.to_str().ok()?;
    let path = uri.path_and_query()?.as_str().to_owned();
    (same && is_page(&path)).then_some(path)
}
