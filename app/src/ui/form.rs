//! A form that keeps what was typed. It posts, and the answer is always a page: the next one, or this one again with every
//! problem beside its field. What comes back and has no form on the page any more is shown above everything else.

use std::sync::{Arc, Mutex};

use leptos::{context::Provider, prelude::*};
use roundwell::{Problem, ports::Entropy};

use super::escape::escaped;
use crate::{
    i18n,
    request::{KEY_FIELD, is_keyed, page_owner, path_and_query, visitor},
    tr,
};

/// State left by the last post of this very form: the fields read it.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    /// The form's name, when it has one: it keeps the ids of its fields apart from those of the page's other forms.
    pub form: String,
    /// Values typed, by field.
    pub typed: Vec<(String, String)>,
    /// Problems by field.
    pub problems: Vec<Problem>,
    /// True when it comes back: a box that is not among what was typed was not ticked.
    pub returned: bool,
    /// True when it was kept while its sender signed in again.
    kept: bool,
    /// The label of each field that was drawn, so that the summary can say which one it speaks of.
    labels: Arc<Mutex<Vec<(String, String)>>>,
}

impl FormState {
    /// The state of a form about to be drawn; what was posted to it counts as shown.
    fn of(action: &str, form: &str) -> Self {
        let form = form.to_owned();
        let visitor = visitor();
        let Some(posted) = visitor.returned(action, &form) else {
            return Self {
                form,
                ..Self::default()
            };
        };
        posted.set_typed_shown();
        posted.set_problems_shown();
        Self {
            form,
            typed: posted.typed.clone(),
            problems: posted.problems.clone(),
            returned: true,
            kept: posted.kept,
            ..Self::default()
        }
    }

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

    /// Value typed into a field last time.
    pub fn typed(&self, name: &str) -> Option<String> {
        self.typed
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.clone())
    }

    /// Problem with a field, as text.
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
    /// Name, when several with one action stand on the page.
    #[prop(optional, into)]
    id: String,
    /// Class names instead of the usual single column (`inline` for a control and its button on one line).
    #[prop(optional, into)]
    class: String,
    children: Children,
) -> impl IntoView {
    let state = FormState::of(&action, &id);
    // The fields read the state; its scope keeps it from the page's other forms. They are drawn before the summary, which
    // calls them by their labels.
    let fields = view! { <Provider value=state.clone()>{children()}</Provider> };
    let (summary, owner) = (summary(&state), page_owner());
    let class = if class.is_empty() {
        "form".to_owned()
    } else {
        class
    };
    let key = is_keyed(&action).then(|| Entropy::System.uuid().to_string());
    let anchor = (!id.is_empty()).then(|| id.clone());
    view! {
        <form method="post" action=action id=anchor class=class novalidate>
            <input type="hidden" name="_back" value=path_and_query()/>
            {(!owner.is_empty()).then(|| view! { <input type="hidden" name="_for" value=owner/> })}
            {key.map(|key| view! { <input type="hidden" name=KEY_FIELD value=key/> })}
            {(!id.is_empty()).then(|| view! { <input type="hidden" name="_form" value=id.clone()/> })}
            {summary}
            {fields}
        </form>
    }
}

/// Everything that is wrong, first and together, each with a link to its field. The answer to a post has no place in its address to
/// jump to: the summary asks for the focus itself.
fn summary(state: &FormState) -> Option<AnyView> {
    if state.kept {
        return Some(kept());
    }
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
    let title = tr!("form-problems", count = state.problems.len());
    let lines = lines.collect_view();
    Some(
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus=true>
                <h2>{title}</h2>
                <ul>{lines}</ul>
            </div>
        }
        .into_any(),
    )
}

/// Said above a form that was kept through a sign-in.
fn kept() -> AnyView {
    view! { <div class="notice warm" role="status" tabindex="-1" autofocus=true><p>{tr!("form-kept")}</p></div> }.into_any()
}

/// Texts that came back and stand nowhere on the page, because its form is not there any more: what was wrong, and the texts to copy.
pub(super) fn left_over() -> Option<impl IntoView> {
    let visitor = visitor();
    let posted = visitor.posted.as_ref()?;
    let (problems, texts) = (posted.problems_left(), posted.texts_left());
    if problems.is_empty() && texts.is_empty() {
        return None;
    }
    let title =
        (!problems.is_empty()).then(|| view! { <h2>{tr!("form-problems", count = problems.len())}</h2> });
    let lines = problems
        .iter()
        .map(|problem| view! { <li>{i18n::problem(problem)}</li> });
    let lines = view! { <ul>{lines.collect_view()}</ul> };
    let lead = (!texts.is_empty()).then(|| view! { <p>{tr!("form-left")}</p> });
    let texts = texts.into_iter().map(|text| {
        let label = tr!("form-left-label");
        view! { <textarea class="textarea" readonly=true aria-label=label>{escaped(text)}</textarea> }
    });
    let texts = texts.collect_view();
    Some(
        view! { <div class="error-summary" role="alert" tabindex="-1" autofocus=true>{title}{lines}{lead}{texts}</div> },
    )
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
    /// Label, as a verb.
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
