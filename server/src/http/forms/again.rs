//! Asking for a page once more, within the process, so that a form comes back with it.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    http::{Extensions, HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    response::Response,
};
use roundwell::team::Actor;
use roundwell_app::{
    request::{PostedForm, Visitor},
    team::browser::ClientAddress,
};
use tower::ServiceExt;

use super::answer::is_page;
use crate::http::answer::see_other;

/// A page that sends onwards is followed so many times.
const HOPS: usize = 3;

/// Person who posted, as their next request would say it.
pub(super) struct Asker {
    pub(super) headers: HeaderMap,
    visitor: Visitor,
    address: Option<ClientAddress>,
    connection: Option<ConnectInfo<SocketAddr>>,
}

impl Asker {
    pub(super) fn of(parts: &Parts) -> Self {
        let mut headers = parts.headers.clone();
        for body in [
            header::CONTENT_LENGTH,
            header::CONTENT_TYPE,
            header::TRANSFER_ENCODING,
        ] {
            headers.remove(body);
        }
        headers.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
        let visitor = parts.extensions.get::<Arc<Visitor>>();
        Self {
            headers,
            visitor: visitor.map(|visitor| Visitor::clone(visitor)).unwrap_or_default(),
            address: parts.extensions.get().copied(),
            connection: parts.extensions.get().copied(),
        }
    }

    pub(super) fn address(&self) -> String {
        self.address
            .map(|address| address.0.to_string())
            .unwrap_or_default()
    }

    pub(super) fn actor(&self) -> Option<&Actor> {
        self.visitor.actor.as_ref()
    }

    /// The page at `path` with the form, under `status` unless the page itself fails with another.
    pub(super) async fn ask(
        self,
        pages: Router,
        path: &str,
        posted: PostedForm,
        status: StatusCode,
    ) -> Response {
        let visitor = Arc::new(Visitor {
            posted: Some(posted),
            done: None,
            ..self.visitor.clone()
        });
        let mut path = path.to_owned();
        for _ in 0..HOPS {
            let Ok(request) = self.request(&path, &visitor) else {
                break;
            };
            let mut page = pages
                .clone()
                .oneshot(request)
                .await
                .unwrap_or_else(|never| match never {});
            if let Some(onward) = onward(&page) {
                path = onward;
                continue;
            }
            // A form's own address, for one, is no page.
            if !is_html(&page) {
                path = "/".to_owned();
                continue;
            }
            if !page.status().is_client_error() && !page.status().is_server_error() {
                *page.status_mut() = status;
            }
            return page;
        }
        see_other("/", HeaderMap::new())
    }

    fn request(&self, path: &str, visitor: &Arc<Visitor>) -> axum::http::Result<Request> {
        let mut request = Request::builder()
            .method(Method::GET)
            .uri(path)
            .body(Body::empty())?;
        *request.headers_mut() = self.headers.clone();
        let mut extensions = Extensions::new();
        extensions.insert(Arc::clone(visitor));
        self.address.map(|address| extensions.insert(address));
        self.connection.map(|connection| extensions.insert(connection));
        *request.extensions_mut() = extensions;
        Ok(request)
    }
}

fn onward(page: &Response) -> Option<String> {
    if !page.status().is_redirection() {
        return None;
    }
    let location = page.headers().get(header::LOCATION)?.to_str().ok()?;
    is_page(location).then(|| location.to_owned())
}

fn is_html(page: &Response) -> bool {
    let kind = page.headers().get(header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"))
}
