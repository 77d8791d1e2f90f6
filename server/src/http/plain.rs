//! A page that is whole in itself, for what comes before any other page can be made.

use axum::{
    http::{StatusCode, header::CONTENT_SECURITY_POLICY},
    response::{Html, IntoResponse, Response},
};
use roundwell::Locale;

/// Policy of such a page: its own style, nothing else.
pub(super) const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

/// The frame, shared with the page of a panic.
const FRAME: &str = include_str!("broken.html");

/// A page with a heading and some paragraphs, all of them plain text.
pub(super) fn page(status: StatusCode, locale: Locale, title: &str, paragraphs: &[String]) -> Response {
    let title = escaped(title);
    let paragraphs: String = paragraphs
        .iter()
        .map(|text| format!("<p>{}</p>", escaped(text)))
        .collect();
    let (head, _) = FRAME.split_once("<title>").unwrap_or_default();
    let (_, style) = FRAME.split_once("</title>").unwrap_or_default();
    let (style, _) = style.split_once("<main>").unwrap_or_default();
    let head = head.replacen("lang=\"en\"", &format!("lang=\"{}\"", locale.as_str()), 1);
    let html = format!(
        "{head}<title>{title} · Roundwell</title>{style}<main><h1>{title}</h1>{paragraphs}</main>\n</body>\n</html>\n"
    );
    (status, [(CONTENT_SECURITY_POLICY, POLICY)], Html(html)).into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
