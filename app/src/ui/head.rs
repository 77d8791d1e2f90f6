//! The head of a page: a quiet line above, the one `h1`, a sentence below.

use leptos::prelude::*;

#[component]
pub fn PageHead(
    /// The page's one heading.
    #[prop(into)]
    title: String,
    /// A quiet line above it: where we are, or which months this is about.
    #[prop(optional, into)]
    eyebrow: String,
    /// A sentence that says what the page is for.
    #[prop(optional, into)]
    lede: String,
    /// Further parts of the head, such as the page's primary action.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-head">
            {(!eyebrow.is_empty()).then(|| view! { <p class="eyebrow">{eyebrow}</p> })}
            <h1>{title}</h1>
            {(!lede.is_empty()).then(|| view! { <p class="lede">{lede}</p> })}
            {children.map(|children| children())}
        </header>
    }
}
