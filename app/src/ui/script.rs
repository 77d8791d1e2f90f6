//! Scripts of a few lines, for pages that are not worth the wasm.

use leptos::{nonce::use_nonce, prelude::*};

/// An inline script under the page's nonce. It runs where it stands, after the elements before it; without JavaScript, or in HTML that
/// a script puts into the page, it does nothing.
#[component]
pub fn InlineScript(
    /// The script: a constant, never built from data.
    text: &'static str,
) -> impl IntoView {
    view! { <script nonce=use_nonce() inner_html=text></script> }
}
