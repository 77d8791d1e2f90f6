//! Drawing the blocks of a view model.
//!
//! `data-key` names what a form, a row or a choice is for: the browser's half never turns one into another, so that nobody's finger
//! rests on a button that has become a different one, and whoever was chosen in a list stays chosen when the list grows or shrinks.

use leptos::prelude::*;

use super::{
    screen::FragmentCache,
    view_model::{ActionButton, BarAction, FieldKind, FormField, RoomForm, Section, Send},
};

/// Fields of every form of a screen: the session, the version that was seen, and the order's random word. On the stream the last
/// are empty, and the browser fills them in when it posts: so a form is drawn anew only when it has become another one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormMeta {
    pub session: String,
    /// The version that was seen.
    pub seen: String,
    /// The order's random word.
    pub order: String,
    /// The page it stands on, and for whom that was made: for a form that is sent the plain way.
    pub page: Option<(String, String)>,
}

/// A block; what it holds is drawn with the cache, which may have it already.
fn draw_block(block: Section, meta: &FormMeta, cache: &mut FragmentCache) -> AnyView {
    match block {
        Section::Nothing => ().into_any(),
        Section::Heading(text) => view! { <h2>{text}</h2> }.into_any(),
        Section::Line(text) => view! { <p>{text}</p> }.into_any(),
        Section::Quiet(text) => view! { <p class="quiet">{text}</p> }.into_any(),
        Section::Notice(text) => view! { <p class="notice warm">{text}</p> }.into_any(),
        Section::List(items) => {
            let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item}</li> }).collect();
            view! { <ul class="terms">{items}</ul> }.into_any()
        }
        Section::Facts(facts) => {
            let facts: Vec<_> = facts
                .into_iter()
                .map(|(term, fact)| view! { <div><dt>{term}</dt><dd>{fact}</dd></div> })
                .collect();
            view! { <dl class="facts">{facts}</dl> }.into_any()
        }
        Section::Buttons(buttons) => {
            let buttons: Vec<_> = buttons
                .into_iter()
                .map(|button| draw_button(button, meta))
                .collect();
            view! { <div class="cluster">{buttons}</div> }.into_any()
        }
        Section::Row(text, note, buttons) => {
            let drawn = cache.row(&buttons, || draw_buttons(&buttons, meta));
            let (key, buttons) = (text.clone(), drawn.html().to_owned());
            view! { <div class="person" data-key=key><p><bdi>{text}</bdi> " " <span class="quiet">{note}</span></p><div class="cluster" inner_html=buttons></div></div> }
                .into_any()
        }
        Section::Form(ask) => draw_form(ask, meta).into_any(),
        Section::Details(summary, blocks) => {
            let within: String = blocks
                .iter()
                .map(|block| {
                    cache
                        .block(block, |cache| block_html(block, meta, cache))
                        .html()
                        .to_owned()
                })
                .collect();
            let key = summary.clone();
            view! { <details class="reveal" data-key=key><summary>{summary}</summary><div class="body" inner_html=within></div></details> }
                .into_any()
        }
        Section::JoinLink(door) => view! {
            <div class="door">
                <img src=door.picture alt=door.says width="296" height="296"/>
                <p>{door.line}</p>
                <p class="code">{door.code}</p>
            </div>
        }
        .into_any(),
        Section::Link(href, text) => view! { <p class="quiet"><a href=href>{text}</a></p> }.into_any(),
    }
}

/// A block as text.
pub(super) fn block_html(block: &Section, meta: &FormMeta, cache: &mut FragmentCache) -> String {
    draw_block(block.clone(), meta, cache).to_html()
}

fn draw_buttons(buttons: &[ActionButton], meta: &FormMeta) -> String {
    let drawn: Vec<_> = buttons
        .iter()
        .map(|button| draw_button(button.clone(), meta))
        .collect();
    drawn.to_html()
}

/// A button that is a form of its own, so that it works by itself.
pub fn draw_button(button: ActionButton, meta: &FormMeta) -> impl IntoView + use<> {
    let sends: String = button
        .sends
        .iter()
        .flat_map(|(name, value)| [" ", name, "=", value])
        .collect();
    // With what it says: a button that now goes on to another stage is another button, and whoever taps twice has not skipped one.
    let key = format!("{}{sends} {}", button.action, button.label);
    view! {
        <form class="step" method="post" action=post_to(meta, &button.action) data-key=key>
            {stamped(meta)}
            {hidden(button.sends)}
            <button class=button.class type="submit">{button.label}</button>
        </form>
    }
}

/// The buttons of the action bar as text.
pub(super) fn steps_html(steps: &[BarAction], meta: &FormMeta) -> String {
    let drawn: Vec<_> = steps.iter().map(|step| draw_step(step.clone(), meta)).collect();
    drawn.to_html()
}

/// A button of the action bar.
fn draw_step(step: BarAction, meta: &FormMeta) -> AnyView {
    match step {
        BarAction::Button(button) => draw_button(button, meta).into_any(),
        BarAction::Send(Send { action, label, class }) => {
            let (form, key) = (form_id(&action), format!("{action} {label}"));
            view! { <div class="step" data-key=key><button class=class type="submit" form=form>{label}</button></div> }
                .into_any()
        }
    }
}

/// The path that a form of this screen posts to.
fn post_to(meta: &FormMeta, action: &str) -> String {
    format!("/rooms/{}/{action}", meta.session)
}

/// By what a button that stands elsewhere names a form.
fn form_id(action: &str) -> String {
    format!("{action}-form")
}

fn draw_form(ask: RoomForm, meta: &FormMeta) -> impl IntoView + use<> {
    let prefix = ask.action.clone();
    let fields: Vec<_> = ask
        .fields
        .into_iter()
        .map(|field| draw_field(&prefix, field))
        .collect();
    let (id, key) = (form_id(&ask.action), ask.action.clone());
    let button = (!ask.submit.is_empty()).then(|| {
        view! { <div class="actions"><button class=ask.class type="submit">{ask.submit}</button></div> }
    });
    view! {
        <form class="form" method="post" action=post_to(meta, &ask.action) id=id data-key=key>
            {stamped(meta)}
            {fields}
            {button}
        </form>
    }
}

fn stamped(meta: &FormMeta) -> impl IntoView + use<> {
    let page = meta.page.clone().map(|(back, owner)| {
        view! { <input type="hidden" name="_back" value=back/><input type="hidden" name="_for" value=owner/> }
    });
    view! {
        <input type="hidden" name="seen" value=meta.seen.clone()/>
        <input type="hidden" name="order" value=meta.order.clone()/>
        {page}
    }
}

fn hidden(sends: Vec<(String, String)>) -> Vec<impl IntoView> {
    sends
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect()
}

fn draw_field(prefix: &str, field: FormField) -> AnyView {
    let id = format!("{prefix}-{}", field.name);
    let problem_id = format!("{id}-problem");
    let wrong = !field.problem.is_empty();
    let described = wrong.then(|| problem_id.clone());
    let invalid = wrong.then_some("true");
    let problem = wrong.then(|| view! { <p class="error" id=problem_id>{field.problem}</p> });
    match field.kind {
        FieldKind::Radio(options) => {
            let name = field.name;
            let options: Vec<_> = options
                .into_iter()
                .map(|(value, label)| {
                    let (checked, key) = (value == field.value, value.clone());
                    view! { <label class="choice" data-key=key><input type="radio" name=name.clone() value=value checked=checked/><span>{label}</span></label> }
                })
                .collect();
            view! { <fieldset class="field"><legend>{field.label}</legend>{problem}<div class="choices">{options}</div></fieldset> }
                .into_any()
        }
        FieldKind::Select(options) => {
            let options: Vec<_> = options
                .into_iter()
                .map(|(value, label)| {
                    let (selected, key) = (value == field.value, value.clone());
                    view! { <option value=value data-key=key selected=selected>{label}</option> }
                })
                .collect();
            view! {
                <div class="field">
                    <label for=id.clone()>{field.label}</label>
                    {problem}
                    <select class="select" id=id name=field.name aria-describedby=described aria-invalid=invalid>{options}</select>
                </div>
            }
            .into_any()
        }
        FieldKind::Text(most, needed) => view! {
            <div class="field">
                <label for=id.clone()>{field.label}</label>
                {problem}
                <input class="input" type="text" id=id name=field.name value=field.value maxlength=most required=needed autocomplete="off"
                    aria-describedby=described aria-invalid=invalid/>
            </div>
        }
        .into_any(),
        FieldKind::Date => view! {
            <div class="field">
                <label for=id.clone()>{field.label}</label>
                {problem}
                <input class="input mid" type="date" id=id name=field.name value=field.value aria-describedby=described aria-invalid=invalid/>
            </div>
        }
        .into_any(),
    }
}
