//! Fields: a label, a hint, the problem beside it, and what was typed.

use leptos::prelude::*;

use super::FormState;

/// A single line of text (or an e-mail address, a password, a date, a time, a number).
#[component]
pub fn TextField(
    /// The field's name, as the server function calls it.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// `text`, `email`, `password`, `date`, `time`, `number`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What stands in it before anybody typed.
    #[prop(optional, into)]
    value: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// What the browser may fill in (`email`, `new-password`, …).
    #[prop(optional, into)]
    autocomplete: &'static str,
) -> impl IntoView {
    let state = use_context::<FormState>().unwrap_or_default();
    let value = if kind == "password" {
        String::new()
    } else {
        state.typed(name).unwrap_or(value)
    };
    let (described, invalid, notes) = notes(name, hint, state.problem(name));
    view! {
        <div class="field">
            <label for=format!("field-{name}")>{label}</label>
            <input id=format!("field-{name}") name=name type=kind value=value autocomplete=(!autocomplete.is_empty()).then_some(autocomplete)
                aria-describedby=described aria-invalid=invalid/>
            {notes}
        </div>
    }
}

/// A choice from a list.
#[component]
pub fn SelectField(
    /// The field's name, as the server function calls it.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Value and label of each choice.
    options: Vec<(String, String)>,
    /// What is chosen before anybody chose.
    #[prop(optional, into)]
    value: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let state = use_context::<FormState>().unwrap_or_default();
    let chosen = state.typed(name).unwrap_or(value);
    let (described, invalid, notes) = notes(name, hint, state.problem(name));
    let options = options.into_iter().map(|(value, label)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{label}</option> }
    });
    view! {
        <div class="field">
            <label for=format!("field-{name}")>{label}</label>
            <select id=format!("field-{name}") name=name aria-describedby=described aria-invalid=invalid>
                {options.collect_view()}
            </select>
            {notes}
        </div>
    }
}

/// The ids for `aria-describedby`, `aria-invalid`, and the hint and problem themselves.
fn notes(
    name: &str,
    hint: String,
    problem: Option<String>,
) -> (Option<String>, Option<&'static str>, impl IntoView + use<>) {
    let hint = (!hint.is_empty()).then_some(hint);
    let hint_id = hint.as_ref().map(|_| format!("hint-{name}"));
    let problem_id = problem.as_ref().map(|_| format!("problem-{name}"));
    let ids: Vec<String> = [problem_id.clone(), hint_id.clone()]
        .into_iter()
        .flatten()
        .collect();
    let described = (!ids.is_empty()).then(|| ids.join(" "));
    let invalid = problem.as_ref().map(|_| "true");
    let notes = view! {
        {problem.map(|text| view! { <p class="problem" id=problem_id>{text}</p> })}
        {hint.map(|text| view! { <p class="hint" id=hint_id>{text}</p> })}
    };
    (described, invalid, notes)
}

/// A time zone, by its IANA name: the usual ones of the languages we speak first, then all.
#[component]
pub fn TimeZoneField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// What is chosen before anybody chose.
    #[prop(default = "Europe/London".into(), into)]
    value: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let options = chrono_tz::TZ_VARIANTS
        .iter()
        .map(|zone| zone.name())
        .filter(|name| name.contains('/') || *name == "UTC");
    let options = options
        .map(|name| (name.to_owned(), name.replace('_', " ")))
        .collect();
    view! { <SelectField name="time_zone" label options value hint=hint/> }
}
