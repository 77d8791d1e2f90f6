//! Drawing the blocks of a scene: the same on the server and in the browser.

use leptos::prelude::*;

use super::scene::{Ask, Block, Deed, Field, FieldKind, Scene};

/// What every form of a screen sends: the session, the version that was seen, and the order's random word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    session: String,
    version: u64,
    order: String,
}

impl Stamp {
    /// The stamp of a scene.
    pub fn of(scene: &Scene) -> Self {
        Self {
            session: scene.session.clone(),
            version: scene.version,
            order: scene.order.clone(),
        }
    }
}

/// Blocks, one below the other.
pub fn draw(blocks: Vec<Block>, stamp: Memo<Stamp>) -> Vec<AnyView> {
    blocks.into_iter().map(|block| draw_block(block, stamp)).collect()
}

fn draw_block(block: Block, stamp: Memo<Stamp>) -> AnyView {
    match block {
        Block::Nothing => ().into_any(),
        Block::Heading(text) => view! { <h2>{text}</h2> }.into_any(),
        Block::Line(text) => view! { <p>{text}</p> }.into_any(),
        Block::Quiet(text) => view! { <p class="quiet">{text}</p> }.into_any(),
        Block::Notice(text) => view! { <p class="notice warm">{text}</p> }.into_any(),
        Block::List(items) => {
            let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item}</li> }).collect();
            view! { <ul class="terms">{items}</ul> }.into_any()
        }
        Block::Facts(facts) => {
            let facts: Vec<_> =
                facts.into_iter().map(|(term, fact)| view! { <div><dt>{term}</dt><dd>{fact}</dd></div> }).collect();
            view! { <dl class="facts">{facts}</dl> }.into_any()
        }
        Block::Deeds(deeds) => {
            let deeds: Vec<_> = deeds.into_iter().map(|deed| draw_deed(deed, stamp)).collect();
            view! { <div class="cluster">{deeds}</div> }.into_any()
        }
        Block::Row(text, note, deeds) => {
            let deeds: Vec<_> = deeds.into_iter().map(|deed| draw_deed(deed, stamp)).collect();
            view! { <div class="person"><p><bdi>{text}</bdi> " " <span class="quiet">{note}</span></p><div class="cluster">{deeds}</div></div> }
                .into_any()
        }
        Block::Form(ask) => draw_form(ask, stamp).into_any(),
        Block::Reveal(summary, blocks) => {
            view! { <details class="reveal"><summary>{summary}</summary><div class="body">{draw(blocks, stamp)}</div></details> }
                .into_any()
        }
        Block::Door(door) => view! {
            <div class="door">
                <img src=door.picture alt=door.says width="296" height="296"/>
                <p>{door.line}</p>
                <p class="code">{door.code}</p>
            </div>
        }
        .into_any(),
        Block::Link(href, text) => view! { <p class="quiet"><a href=href>{text}</a></p> }.into_any(),
    }
}

/// A button that is a form of its own, so that it works by itself.
pub fn draw_deed(deed: Deed, stamp: Memo<Stamp>) -> impl IntoView + use<> {
    view! {
        <form method="post" action=deed.action>
            {stamped(stamp)}
            {hidden(deed.sends)}
            <button class=deed.class type="submit">{deed.label}</button>
        </form>
    }
}

fn draw_form(ask: Ask, stamp: Memo<Stamp>) -> impl IntoView + use<> {
    let prefix = ask.action.rsplit('/').next().unwrap_or_default().to_owned();
    let fields: Vec<_> = ask
        .fields
        .into_iter()
        .map(|field| draw_field(&prefix, field))
        .collect();
    view! {
        <form class="form" method="post" action=ask.action>
            {stamped(stamp)}
            {fields}
            <div class="actions"><button class=ask.class type="submit">{ask.submit}</button></div>
        </form>
    }
}

fn stamped(stamp: Memo<Stamp>) -> impl IntoView {
    view! {
        <input type="hidden" name="session" value=move || stamp.with(|stamp| stamp.session.clone())/>
        <input type="hidden" name="seen" value=move || stamp.with(|stamp| stamp.version.to_string())/>
        <input type="hidden" name="order" value=move || stamp.with(|stamp| stamp.order.clone())/>
    }
}

fn hidden(sends: Vec<(String, String)>) -> Vec<impl IntoView> {
    sends
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect()
}

fn draw_field(prefix: &str, field: Field) -> AnyView {
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
                    let checked = value == field.value;
                    view! { <label class="choice"><input type="radio" name=name.clone() value=value checked=checked/><span>{label}</span></label> }
                })
                .collect();
            view! { <fieldset class="field"><legend>{field.label}</legend>{problem}<div class="choices">{options}</div></fieldset> }
                .into_any()
        }
        FieldKind::Select(options) => {
            let options: Vec<_> = options
                .into_iter()
                .map(|(value, label)| {
                    let selected = value == field.value;
                    view! { <option value=value selected=selected>{label}</option> }
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
