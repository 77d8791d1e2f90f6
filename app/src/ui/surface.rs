//! Surfaces that open: cards, disclosures and dialogs. All work without JavaScript.

use leptos::prelude::*;

use super::ButtonKind;

/// One thing that can be opened; it stands in a `<ul class="cards">`. The whole card is the target, its title is the link.
#[component]
pub fn Card(
    /// Target of the link.
    #[prop(into)]
    href: String,
    #[prop(into)] title: String,
    /// A line or two about it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class="card">
            <p class="title"><a href=href><bdi>{title}</bdi></a></p>
            {children.map(|children| children())}
        </li>
    }
}

/// Something that is there for whoever wants it: closed at first, opened with one tap.
#[component]
pub fn Details(
    /// Summary of what is behind it.
    #[prop(into)]
    summary: String,
    /// True when it stands open, for instance because a problem is inside.
    #[prop(optional)]
    open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="reveal" open=open>
            <summary>{summary}</summary>
            <div class="body">{children()}</div>
        </details>
    }
}

/// A question that comes before something grave. It is the browser's own popover: its button opens it without JavaScript, Escape and
/// a tap beside it close it; a browser that knows no popovers shows it in place.
#[component]
pub fn Dialog(
    /// Id, unique on the page.
    id: &'static str,
    /// Label of the button that opens it.
    #[prop(into)]
    opener: String,
    /// Look of that button.
    #[prop(default = ButtonKind::Soft)]
    kind: ButtonKind,
    /// The question.
    #[prop(into)]
    title: String,
    /// Label of the button that leaves everything as it is.
    #[prop(into)]
    leave: String,
    /// Consequences of yes, and the form that says yes.
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    let labelled = heading.clone();
    view! {
        <button class=kind.class() type="button" popovertarget=id>{opener}</button>
        <div class="dialog" id=id popover="auto" role="dialog" aria-labelledby=labelled>
            <div class="stack">
                <h2 id=heading>{title}</h2>
                {children()}
                <button class=ButtonKind::Quiet.class() type="button" popovertarget=id popovertargetaction="hide">{leave}</button>
            </div>
        </div>
    }
}
