//! A page is one asynchronous load and one view, or the page that says why not.

use std::future::Future;

use http::{StatusCode, header::RETRY_AFTER};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::{ButtonKind, Layout, LinkButton, Mark, PageHead};
use crate::{
    AppError,
    request::{path_and_query, send_to},
    tr,
};

/// Renders what `load` comes to. The server waits for it, so that status and title are right and the page is whole.
pub fn page<V>(load: impl Future<Output = Result<V, AppError>> + Send + 'static) -> impl IntoView
where
    V: IntoView + 'static,
{
    view! {
        <Suspense>
            {Suspend::new(async move {
                match load.await {
                    Ok(view) => view.into_any(),
                    Err(error) => error_page(&error).into_any(),
                }
            })}
        </Suspense>
    }
}

/// The page for an error, with its status. Whoever is not signed in is taken to the sign-in page and brought back after.
pub fn error_page(error: &AppError) -> impl IntoView {
    if *error == AppError::SignInNeeded {
        let back: String = percent_encode(&path_and_query());
        send_to(&format!("/sign-in?next={back}"));
    } else if let Some(response) = use_context::<ResponseOptions>() {
        response
            .set_status(StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
        if error.status() == 503 {
            response.insert_header(RETRY_AFTER, crate::RETRY_AFTER.into());
        }
    }
    let (title, body) = match error {
        AppError::Missing => (tr!("error-missing-title"), tr!("error-missing-body")),
        AppError::Denied | AppError::SignInNeeded => (tr!("error-denied-title"), tr!("error-denied-body")),
        AppError::Throttled(seconds) => (
            tr!("error-throttled-title"),
            tr!("error-throttled-body", seconds = *seconds),
        ),
        AppError::Refused(refusal) => (tr!("error-refused-title"), tr!(&format!("refused-{refusal}"))),
        AppError::Invalid(_) | AppError::BadRequest => {
            (tr!("error-bad-request-title"), tr!("error-bad-request-body"))
        }
        AppError::Busy => (tr!("error-throttled-title"), tr!("problem-busy")),
        AppError::Away => (tr!("error-away-title"), tr!("error-away-body")),
        AppError::Unavailable => (tr!("error-unavailable-title"), tr!("error-unavailable-body")),
    };
    view! {
        <Layout title="" problem=title.clone() class="alone astray">
            <Mark/>
            <PageHead title=title lede=body>
                <p class="cluster">
                    <LinkButton href="/" label=tr!("error-go-home")/>
                    <LinkButton href="/help" label=tr!("footer-help") kind=ButtonKind::Quiet/>
                </p>
            </PageHead>
        </Layout>
    }
}

/// A text as a part of a URL's query; slashes stay.
pub(crate) fn percent_encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
