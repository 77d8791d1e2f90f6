//! Words that come to meet a reader: notices, and what an empty place says.

use leptos::prelude::*;

/// Tone of a notice. There is no red: a warm one says that something waits for somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    #[default]
    Info,
    /// Something waits, was lost, or cannot be undone.
    Warm,
    /// An aside.
    Plain,
}

/// A notice within a page.
#[component]
pub fn Notice(#[prop(optional)] tone: Tone, children: Children) -> impl IntoView {
    let class = match tone {
        Tone::Info => "notice",
        Tone::Warm => "notice warm",
        Tone::Plain => "notice plain",
    };
    view! { <div class=class>{children()}</div> }
}

/// Part shown where nothing is yet: what will appear here, and the one action that makes it appear (the children).
#[component]
pub fn EmptyState(
    /// Title of what is not there yet, in a few words.
    #[prop(into)]
    title: String,
    /// Text on what will appear here, and when.
    #[prop(into)]
    text: String,
    /// The one action, for those who may take it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| children())}
        </div>
    }
}
