//! A form that keeps what was typed. It posts, and the answer is always a page: the next one, or this one again with every
//! problem beside its field.

use leptos::{context::Provider, prelude::*};
use roundwell::Problem;

use crate::{
    i18n,
    request::{path_and_query, visitor},
    tr,
};

/// What the last post of this very form left: the fields read it.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    /// What was typed, by field.
    pub typed: Vec<(String, String)>,
    /// What was wrong, by field.
    pub problems: Vec<Problem>,
}

impl FormState {
    /// What was typed into a field last time.
    pub fn typed(&self, name: &str) -> Option<String> {
        self.typed
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.clone())
    }

    /// What was wrong with a field, as text.
    pub fn problem(&self, name: &str) -> Option<String> {
        self.problems
            .iter()
            .find(|problem| problem.field == name)
            .map(i18n::problem)
    }
}

/// A form. `id` tells apart several forms with one action on a page.
#[component]
pub fn Form(
    /// The path it posts to.
    #[prop(into)]
    action: String,
    /// Its name, when several with one action stand on the page.
    #[prop(optional, into)]
    id: String,
    /// More class names.
    #[prop(optional, into)]
    class: String,
    children: Children,
) -> impl IntoView {
    let state = visitor()
        .flash
        .as_ref()
        .filter(|flash| flash.action == action && flash.form == id)
        .map(|flash| FormState {
            typed: flash.typed.clone(),
            problems: flash.problems.clone(),
        })
        .unwrap_or_default();
    let summary = summary(&state);
    let anchor = (!id.is_empty()).then(|| id.clone());
    view! {
        <form method="post" action=action id=anchor class=class novalidate>
            <input type="hidden" name="_back" value=path_and_query()/>
            {(!id.is_empty()).then(|| view! { <input type="hidden" name="_form" value=id.clone()/> })}
            {summary}
            // The fields read the state; its scope keeps it from the page's other forms.
            <Provider value=state>{children()}</Provider>
        </form>
    }
}

/// Everything that is wrong, first and together, each with a link to its field.
fn summary(state: &FormState) -> Option<impl IntoView + use<>> {
    if state.problems.is_empty() {
        return None;
    }
    let lines = state.problems.iter().map(|problem| {
        let text = i18n::problem(problem);
        if problem.field.is_empty() {
            view! { <li>{text}</li> }.into_any()
        } else {
            view! { <li><a href=format!("#field-{}", problem.field)>{text}</a></li> }.into_any()
        }
    });
    Some(view! {
        <div class="problems" role="alert" tabindex="-1">
            <p><strong>{tr!("form-problems", count = state.problems.len())}</strong></p>
            <ul>{lines.collect_view()}</ul>
        </div>
    })
}

/// The form's one primary button.
#[component]
pub fn Submit(
    /// What it does, as a verb.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! { <button class="button" type="submit">{label}</button> }
}
