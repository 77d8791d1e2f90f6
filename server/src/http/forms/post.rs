//! A form on its way.

use axum::Router;
use roundwell_app::request::PostedForm;

use super::again::Asker;
use crate::http::Http;

/// State of the layer.
#[derive(Clone)]
pub(in crate::http) struct Forms {
    /// State that the handlers share.
    pub(in crate::http) http: Http,
    /// The pages, to ask for one again.
    pub(in crate::http) pages: Router,
}

/// A form on its way: where it came from, and what it said.
pub(super) struct Post {
    pub(super) forms: Forms,
    pub(super) asker: Asker,
    pub(super) back: String,
    /// For whom the page was made that it stood on.
    pub(super) owner: String,
    pub(super) posted: PostedForm,
}
