//! Requests that change something must come from a page of this site: another site's page may not post with a visitor's cookies.
//!
//! Browsers say where a request comes from in `Sec-Fetch-Site` (to https and localhost), in `Origin`, or at least in `Referer`. What
//! says nothing at all is refused. "This site" is the configured address, and the one that the request itself was sent to.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use roundwell::Locale;
use roundwell_app::AppError;
use roundwell_i18n::text_with;

use super::{Http, forms::accepts_html, plain};

/// The layer.
pub(super) async fn guard(State(http): State<Http>, request: Request, next: Next) -> Response {
    let is_own = RequestOrigin {
        headers: request.headers(),
        uri: request.uri(),
        base_url: &http.site.base_url,
        trust_proxy: http.trust_proxy,
    }
    .is_own(request.method());
    if is_own {
        next.run(request).await
    } else {
        refused(&http, request.headers())
    }
}

/// Origin that a request names, and the host it was sent to.
struct RequestOrigin<'a> {
    headers: &'a HeaderMap,
    uri: &'a Uri,
    base_url: &'a str,
    trust_proxy: bool,
}

impl RequestOrigin<'_> {
    fn is_own(&self, method: &Method) -> bool {
        if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
            return true;
        }
        match (
            self.header("sec-fetch-site"),
            self.header("origin"),
            self.header("referer"),
        ) {
            (Some("same-origin" | "none"), ..) => true,
            // A proxy may make two sites of one; a page's origin cannot be feigned.
            (Some(_), Some(origin), _) => {
                origin_of(origin) == origin_of(self.base_url) && origin_of(origin).is_some()
            }
            (None, Some(origin), _) => self.is_here(origin),
            (None, None, Some(referer)) => self.is_here(referer),
            _ => false,
        }
    }

    /// True when an address is one of this site's.
    fn is_here(&self, address: &str) -> bool {
        let Some((scheme, host)) = origin_of(address) else {
            return false;
        };
        let forwarded = self.header("x-forwarded-host").filter(|_| self.trust_proxy);
        let forwarded = forwarded
            .and_then(|hosts| hosts.rsplit(',').next())
            .map(str::trim);
        let sent_to = self
            .uri
            .authority()
            .map(|authority| authority.as_str())
            .or(self.header("host"));
        let asked = [forwarded, sent_to].into_iter().flatten();
        let configured = origin_of(self.base_url).map(|(_, host)| host);
        configured.is_some_and(|configured| configured == host)
            || asked
                .into_iter()
                .any(|asked| without_default_port(&scheme, asked) == host)
    }

    fn header(&self, name: &str) -> Option<&str> {
        let value = self.headers.get(name)?.to_str().unwrap_or("?");
        (!value.is_empty()).then_some(value)
    }
}

/// Scheme, and host with its port unless that is the usual one, of an address of the web.
fn origin_of(address: &str) -> Option<(String, String)> {
    let uri: Uri = address.parse().ok()?;
    let scheme = uri
        .scheme_str()
        .filter(|scheme| ["http", "https"].contains(scheme))?;
    let host = without_default_port(scheme, uri.authority()?.as_str());
    Some((scheme.to_owned(), host))
}

fn without_default_port(scheme: &str, host: &str) -> String {
    let usual = if scheme == "https" { ":443" } else { ":80" };
    host.strip_suffix(usual).unwrap_or(host).to_ascii_lowercase()
}

fn refused(http: &Http, headers: &HeaderMap) -> Response {
    let said = |name: &str| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("-")
            .to_owned()
    };
    let (origin, host) = (said("origin"), said("host"));
    tracing::warn!(
        origin,
        host,
        base_url = http.site.base_url,
        "a post from elsewhere was refused"
    );
    if !accepts_html(headers) {
        return (StatusCode::FORBIDDEN, axum::Json(AppError::Denied)).into_response();
    }
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    let locale = accepted.and_then(Locale::accepted).unwrap_or_default();
    let known = [
        ("address", http.site.base_url.as_str()),
        ("origin", &origin),
        ("host", &host),
    ];
    let text = |key: &str| text_with(locale, key, &known);
    let paragraphs = [text("origin-body"), text("origin-operator")];
    plain::page(StatusCode::FORBIDDEN, locale, &text("origin-title"), &paragraphs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_own(base_url: &str, trust_proxy: bool, headers: &[(&'static str, &str)]) -> bool {
        let map: HeaderMap = headers
            .iter()
            .map(|(name, value)| (axum::http::HeaderName::from_static(name), value.parse().unwrap()))
            .collect();
        let sent = RequestOrigin {
            headers: &map,
            uri: &Uri::from_static("/sign-in"),
            base_url,
            trust_proxy,
        };
        assert!(sent.is_own(&Method::GET), "looking is always allowed");
        sent.is_own(&Method::POST)
    }

    #[test]
    fn a_post_comes_from_here_or_is_refused() {
        let base = "https://care.example.org";
        for (headers, own) in [
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "none")], true),
            (vec![("sec-fetch-site", "cross-site")], false),
            (
                vec![("sec-fetch-site", "same-site"), ("host", "care.example.org")],
                false,
            ),
            (
                vec![
                    ("sec-fetch-site", "cross-site"),
                    ("origin", "https://care.example.org"),
                ],
                true,
            ),
            (
                vec![
                    ("sec-fetch-site", "cross-site"),
                    ("origin", "http://care.example.org"),
                ],
                false,
            ),
            (vec![("sec-fetch-site", "cross-site"), ("origin", "null")], false),
            (
                vec![("origin", "https://care.example.org"), ("host", "127.0.0.1:3000")],
                true,
            ),
            (
                vec![("origin", "https://care.example.org:443"), ("host", "inner")],
                true,
            ),
            (
                vec![("origin", "http://10.0.0.7:8080"), ("host", "10.0.0.7:8080")],
                true,
            ),
            (
                vec![("origin", "http://10.0.0.7:8080"), ("host", "10.0.0.7")],
                false,
            ),
            (
                vec![
                    ("origin", "https://care.example.org.evil.test"),
                    ("host", "care.example.org"),
                ],
                false,
            ),
            (
                vec![("origin", "https://evil.test"), ("host", "care.example.org")],
                false,
            ),
            (vec![("origin", "null"), ("host", "null")], false),
            (
                vec![("origin", "null"), ("referer", "https://care.example.org/")],
                false,
            ),
            (
                vec![("referer", "https://care.example.org/sign-in"), ("host", "inner")],
                true,
            ),
            (
                vec![
                    ("referer", "https://evil.test/care.example.org"),
                    ("host", "care.example.org"),
                ],
                false,
            ),
            (vec![("host", "care.example.org")], false),
            (vec![], false),
        ] {
            assert_eq!(is_own(base, false, &headers), own, "{headers:?}");
        }
    }

    #[test]
    fn a_proxy_names_the_host_only_where_it_is_trusted() {
        let headers = [
            ("origin", "https://well.example.org:8443"),
            ("host", "127.0.0.1:3000"),
            ("x-forwarded-host", "evil.test, well.example.org:8443"),
        ];
        assert!(is_own("http://127.0.0.1:3000", true, &headers));
        assert!(!is_own("http://127.0.0.1:3000", false, &headers));
        let first = [("origin", "https://evil.test"), headers[1], headers[2]];
        assert!(!is_own("http://127.0.0.1:3000", true, &first));
    }
}
