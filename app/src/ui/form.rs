//! A form that keeps what was typed. It posts, and the answer is always a page: the next one, or this one again with every
//! problem beside its field.

use std::sync::{Arc, Mutex};

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
    /// The form's name, when it has one: it keeps the ids of its fields apart from those of the page's other forms.
    pub form: String,
    /// What was typed, by field.
    pub typed: Vec<(String, String)>,
    /// What was wrong, by field.
    pub problems: Vec<Problem>,
    /// The label of each field that was drawn, so that the summary can say which one it speaks of.
    labels: Arc<Mutex<Vec<(String, String)>>>,
}

impl FormState {
    /// Remembers a field's label.
    pub(super) fn called(&self, name: &str, label: &str) {
        if let Ok(mut labels) = self.labels.lock() {
            labels.push((name.to_owned(), label.to_owned()));
        }
    }

    fn label(&self, name: &str) -> Option<String> {
        let labels = self.labels.lock().ok()?;
        labels
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, label)| label.clone())
    }

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
    /// Class names instead of the usual single column (`inline` for a control and its button on one line).
    #[prop(optional, into)]
    class: String,
    children: Children,
) -> impl IntoView {
    let state = visitor()
        .flash
        .as_ref()
        .filter(|flash| flash.action == action && flash.form == id)
        .map(|flash| FormState {
            form: id.clone(),
            typed: flash.typed.clone(),
            problems: flash.problems.clone(),
            ..FormState::default()
        })
        .unwrap_or_else(|| FormState {
            form: id.clone(),
            ..FormState::default()
        });
    // The fields read the state; its scope keeps it from the page's other forms. They are drawn before the summary, which
    // calls them by their labels.
    let fields = view! { <Provider value=state.clone()>{children()}</Provider> };
    let summary = summary(&state);
    let class = if class.is_empty() {
        "form".to_owned()
    } else {
        class
    };
    let anchor = (!id.is_empty()).then(|| id.clone());
    view! {
        <form method="post" action=action id=anchor class=class novalidate>
            <input type="hidden" name="_back" value=path_and_query()/>
            {(!id.is_empty()).then(|| view! { <input type="hidden" name="_form" value=id.clone()/> })}
            {summary}
            {fields}
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
        let text = match state.label(&problem.field) {
            Some(field) => tr!("form-problem-of", field = field, problem = text),
            None => text,
        };
        if problem.field.is_empty() {
            view! { <li>{text}</li> }.into_any()
        } else {
            view! { <li><a href=format!("#{}", field_id(&state.form, &problem.field))>{text}</a></li> }
                .into_any()
        }
    });
    Some(view! {
        <div class="error-summary" role="alert" tabindex="-1">
            <h2>{tr!("form-problems", count = state.problems.len())}</h2>
            <ul>{lines.collect_view()}</ul>
        </div>
    })
}

/// The id of a field's control.
pub(super) fn field_id(form: &str, name: &str) -> String {
    if form.is_empty() {
        format!("field-{name}")
    } else {
        format!("field-{form}-{name}")
    }
}

/// The end of a form: its one primary button, and beside it what else one may do instead (the children).
#[component]
pub fn Submit(
    /// What it does, as a verb.
    #[prop(into)]
    label: String,
    /// A way out, such as a quiet link back.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="actions">
            <button class="button" type="submit">{label}</button>
            {children.map(|children| children())}
        </div>
    }
}
