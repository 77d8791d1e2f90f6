//! Head of a document: title and description. No other place sets a title.

use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use super::escape::escaped;
use crate::{i18n, request::visitor, tr};

/// The title and the description of a page. A page that says what went wrong says so first in its title.
#[component]
pub fn DocumentHead(
    /// The page's name; it may hold what somebody typed.
    #[prop(into)]
    title: String,
    /// A sentence about the page, never of what somebody typed; the product's own when empty.
    #[prop(optional, into)]
    description: String,
    /// Problem; the first problem of the form that came back when empty.
    #[prop(optional, into)]
    problem: String,
) -> impl IntoView {
    let description = if description.is_empty() {
        tr!("product-description")
    } else {
        description
    };
    view! {
        <Title text=escaped(&whole_title(title, problem))/>
        <Meta name="description" content=description/>
    }
}

fn whole_title(page: String, problem: String) -> String {
    let problem = if problem.is_empty() {
        form_problem().unwrap_or_default()
    } else {
        problem
    };
    let problem = (!problem.is_empty()).then(|| tr!("title-problem", problem = problem));
    let page = (!page.is_empty()).then_some(page);
    let parts: Vec<String> = [problem, page, Some(tr!("product"))]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" · ")
}

/// The first problem of the form that the last post left.
fn form_problem() -> Option<String> {
    let visitor = visitor();
    let problem = visitor.posted.as_ref()?.problems.first()?;
    Some(i18n::problem(problem))
}
