//! Fields: a label, a hint, the problem beside it, and what was typed. Each reads the [`FormState`] of its form, so that no page
//! writes code to show a form again.

use leptos::prelude::*;

use super::{
    escape::escaped,
    form::{FormState, field_id},
};

/// A single line of text (or an e-mail address, a password, a date, a time, a number).
#[component]
pub fn TextField(
    /// The field's name, as the handler calls it.
    name: &'static str,
    #[prop(into)] label: String,
    /// `text`, `email`, `password`, `date`, `time`, `number`, `url`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Value before anybody typed.
    #[prop(optional, into)]
    value: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// True when it may stay empty; said beside the label.
    #[prop(optional)]
    optional: bool,
    /// Tokens of what the browser may fill in (`email`, `new-password`, …).
    #[prop(optional, into)]
    autocomplete: &'static str,
    /// The least and the most of a date, a time or a number.
    #[prop(optional, into)]
    min: Option<String>,
    /// See `min`.
    #[prop(optional, into)]
    max: Option<String>,
) -> impl IntoView {
    let about = About::of(name, &label, hint);
    let value = if kind == "password" {
        String::new()
    } else {
        about.typed.clone().unwrap_or(value)
    };
    let class = match kind {
        "number" => "input short",
        "date" | "time" => "input mid",
        _ => "input",
    };
    let autocomplete = (!autocomplete.is_empty()).then_some(autocomplete);
    let (described, invalid) = (about.described(), about.invalid());
    view! {
        <div class="field">
            <label for=about.id()>{label}{mark(optional)}</label>
            {about.notes()}
            <input class=class id=about.id() name=name type=kind value=value autocomplete=autocomplete min=min max=max
                required=!optional aria-describedby=described aria-invalid=invalid/>
        </div>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// The field's name, as the handler calls it.
    name: &'static str,
    #[prop(into)] label: String,
    /// Value before anybody typed.
    #[prop(optional, into)]
    value: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// True when it may stay empty; said beside the label.
    #[prop(optional)]
    optional: bool,
    /// The most characters; the server checks it as well.
    #[prop(optional)]
    most: Option<u32>,
) -> impl IntoView {
    let about = About::of(name, &label, hint);
    let value = escaped(&about.typed.clone().unwrap_or(value));
    let (described, invalid) = (about.described(), about.invalid());
    view! {
        <div class="field">
            <label for=about.id()>{label}{mark(optional)}</label>
            {about.notes()}
            <textarea class="textarea" id=about.id() name=name maxlength=most required=!optional aria-describedby=described
                aria-invalid=invalid>{value}</textarea>
        </div>
    }
}

/// A choice from a list.
#[component]
pub fn SelectField(
    /// The field's name, as the handler calls it.
    name: &'static str,
    #[prop(into)] label: String,
    /// Value and label of each choice.
    options: Vec<(String, String)>,
    /// Choice before anybody chose.
    #[prop(optional, into)]
    value: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let about = About::of(name, &label, hint);
    let chosen = about.typed.clone().unwrap_or(value);
    let (described, invalid) = (about.described(), about.invalid());
    let options = options.into_iter().map(|(value, label)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{label}</option> }
    });
    view! {
        <div class="field">
            <label for=about.id()>{label}</label>
            {about.notes()}
            <select class="select" id=about.id() name=name aria-describedby=described aria-invalid=invalid>{options.collect_view()}</select>
        </div>
    }
}

/// One choice of a [`RadioSet`].
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Value sent.
    pub value: String,
    /// Text.
    pub label: String,
    /// Meaning of choosing it.
    pub hint: String,
}

impl Choice {
    /// A choice that needs no explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
        }
    }

    /// Choice with an explanation.
    #[must_use]
    pub fn with(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A few choices, all in sight: real radio inputs, the whole row of each is its target.
#[component]
pub fn RadioSet(
    /// The field's name, as the handler calls it.
    name: &'static str,
    /// The question.
    #[prop(into)]
    label: String,
    choices: Vec<Choice>,
    /// Choice before anybody chose; nothing when empty.
    #[prop(optional, into)]
    value: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// True when short choices stand side by side.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let about = About::of(name, &label, hint);
    let chosen = about.typed.clone().unwrap_or(value);
    let described = about.described();
    let first = about.id();
    let choices = choices.into_iter().enumerate().map(|(index, choice)| {
        let checked = choice.value == chosen;
        let id = (index == 0).then(|| first.clone());
        let hint = (!choice.hint.is_empty()).then(|| view! { <span class="hint">{choice.hint}</span> });
        view! { <label class="choice"><input type="radio" id=id name=name value=choice.value checked=checked/><span>{choice.label}</span>{hint}</label> }
    });
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend>{label}</legend>
            {about.notes()}
            <div class=if inline { "choices inline" } else { "choices" }>{choices.collect_view()}</div>
        </fieldset>
    }
}

/// One box to tick. It sends `true` when ticked and nothing otherwise.
#[component]
pub fn CheckField(
    /// The field's name, as the handler calls it.
    name: &'static str,
    /// Meaning of ticking it.
    #[prop(into)]
    label: String,
    /// True when it is ticked before anybody touched it.
    #[prop(optional)]
    checked: bool,
) -> impl IntoView {
    let about = About::of(name, &label, String::new());
    let checked = if about.returned {
        about.typed.as_deref() == Some("true")
    } else {
        checked
    };
    let (described, invalid) = (about.described(), about.invalid());
    view! {
        <div class="field">
            {about.notes()}
            <label class="check"><input type="checkbox" id=about.id() name=name value="true" checked=checked aria-describedby=described aria-invalid=invalid/><span>{label}</span></label>
        </div>
    }
}

/// A day.
#[component]
pub fn DateField(
    /// The field's name, as the handler calls it.
    name: &'static str,
    #[prop(into)] label: String,
    /// The day shown before anybody typed, as `2026-12-31`.
    #[prop(optional, into)]
    value: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// The first day that makes sense, as `2026-12-31`.
    #[prop(optional, into)]
    min: Option<String>,
) -> impl IntoView {
    view! { <TextField name=name label=label kind="date" value=value hint=hint min=min.unwrap_or_default()/> }
}

/// A time of day.
#[component]
pub fn TimeField(
    /// The field's name, as the handler calls it.
    name: &'static str,
    #[prop(into)] label: String,
    /// The time shown before anybody typed, as `14:00`.
    #[prop(optional, into)]
    value: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    view! { <TextField name=name label=label kind="time" value=value hint=hint/> }
}

/// The regions whose zones are offered: the rest of the database are old names for the same places.
const REGIONS: [&str; 8] = [
    "Europe",
    "America",
    "Africa",
    "Asia",
    "Atlantic",
    "Australia",
    "Indian",
    "Pacific",
];

/// A time zone, by its IANA name: cities, grouped by region.
#[component]
pub fn TimeZoneField(
    #[prop(into)] label: String,
    /// Choice before anybody chose.
    #[prop(default = "Europe/London".into(), into)]
    value: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let about = About::of("time_zone", &label, hint);
    let chosen = about.typed.clone().unwrap_or(value);
    let (described, invalid) = (about.described(), about.invalid());
    // A zone chosen elsewhere under an old name stays what it is.
    let kept = REGIONS
        .iter()
        .all(|region| !chosen.starts_with(region))
        .then(|| chosen.clone());
    let groups = REGIONS
        .iter()
        .map(|region| zones_of(region, &chosen))
        .collect_view();
    view! {
        <div class="field">
            <label for=about.id()>{label}</label>
            {about.notes()}
            <select class="select" id=about.id() name="time_zone" aria-describedby=described aria-invalid=invalid>
                {kept.map(|name| view! { <option selected>{name}</option> })}
                {groups}
                <option>"UTC"</option>
            </select>
        </div>
    }
}

fn zones_of(region: &'static str, chosen: &str) -> impl IntoView + use<> {
    let zones = chrono_tz::TZ_VARIANTS.iter().filter_map(|zone| {
        let city = zone.name().strip_prefix(region)?.strip_prefix('/')?;
        let selected = zone.name() == chosen;
        Some(view! { <option value=zone.name() selected=selected>{city.replace('_', " ")}</option> })
    });
    view! { <optgroup label=region>{zones.collect_view()}</optgroup> }
}

/// Facts about a field: its ids, what was typed, what was wrong with it.
struct About {
    name: &'static str,
    form: String,
    hint: Option<String>,
    problem: Option<String>,
    typed: Option<String>,
    returned: bool,
}

impl About {
    fn of(name: &'static str, label: &str, hint: String) -> Self {
        let state = use_context::<FormState>().unwrap_or_default();
        state.called(name, label);
        let hint = (!hint.is_empty()).then_some(hint);
        Self {
            name,
            hint,
            problem: state.problem(name),
            typed: state.typed(name),
            returned: state.returned,
            form: state.form,
        }
    }

    fn id(&self) -> String {
        field_id(&self.form, self.name)
    }

    fn described(&self) -> Option<String> {
        let ids = [
            self.problem.as_ref().map(|_| "problem"),
            self.hint.as_ref().map(|_| "hint"),
        ];
        let ids: Vec<_> = ids
            .into_iter()
            .flatten()
            .map(|part| format!("{}-{part}", self.id()))
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.problem.as_ref().map(|_| "true")
    }

    fn notes(&self) -> impl IntoView + use<> {
        let hint = self
            .hint
            .clone()
            .map(|text| view! { <p class="hint" id=format!("{}-hint", self.id())>{text}</p> });
        let problem = self
            .problem
            .clone()
            .map(|text| view! { <p class="error" id=format!("{}-problem", self.id())>{text}</p> });
        (hint, problem)
    }
}

/// The word beside the label of a field that may stay empty.
fn mark(optional: bool) -> Option<impl IntoView> {
    optional.then(|| view! { <span class="optional">" "{crate::tr!("field-optional")}</span> })
}
