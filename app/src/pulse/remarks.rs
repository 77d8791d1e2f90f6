//! The reader's desk: the remarks of one pulse, shuffled and undated, and the themes made of them. No other page shows a remark.

use leptos::prelude::*;
use roundwell::{
    disclosure::{MAX_THEME_CHARS, MAX_THEMES, THEME_RESTS_ON},
    ids::TeamId,
    pulse::service::{self, ReviewQueue},
};

use super::readership::step_down;
use crate::{
    request::{path_param, signed_in, use_ctx},
    tr,
    ui::{
        Button, Dialog, EmptyState, Form, FormState, Layout, NavPlace, Notice, PageHead, Submit, TextArea,
        page,
    },
};

/// `/teams/{team}/remarks`.
#[component]
pub fn RemarksPage() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let body = match service::desk(&use_ctx(), &actor, team).await? {
            Some(desk) => view! { {open(desk)} {step_down(team)} }.into_any(),
            None => {
                view! { <EmptyState title=tr!("remarks-none-title") text=tr!("remarks-none")/> }.into_any()
            }
        };
        Ok(view! {
            <Layout title=tr!("remarks-title") team=team place=NavPlace::Pulse class="narrow">
                <PageHead title=tr!("remarks-title") lede=tr!("remarks-lede")/>
                {body}
            </Layout>
        })
    })
}

fn open(desk: ReviewQueue) -> impl IntoView {
    let pulse = desk.pulse.to_string();
    let more = desk.themes.len() < MAX_THEMES;
    let themes = themes(&desk);
    let remarks = desk.remarks;
    let form = more.then(|| {
        view! {
            <Form action=format!("/pulses/{pulse}/themes")>
                <Ticks remarks/>
                <TextArea name="theme" label=tr!("remarks-theme") hint=tr!("remarks-theme-hint", most = MAX_THEME_CHARS as i64)
                    most=MAX_THEME_CHARS as u32/>
                <Submit label=tr!("remarks-add")/>
            </Form>
        }
    });
    view! {
        <Notice><p>{tr!("remarks-care")}" "<a href="/help">{tr!("ballot-remark-help")}</a></p></Notice>
        {form}
        {themes}
    }
}

/// The remarks, each with a box to tick; those ticked before a problem stay ticked.
#[component]
fn Ticks(remarks: Vec<String>) -> impl IntoView {
    let state = use_context::<FormState>().unwrap_or_default();
    let problem = state
        .problem("ticks")
        .map(|text| view! { <p class="error" id="field-ticks">{text}</p> });
    let boxes = remarks.into_iter().enumerate().map(|(place, remark)| {
        let value = place.to_string();
        let ticked = state
            .typed
            .iter()
            .any(|(name, typed)| name == "ticks[]" && *typed == value);
        view! {
            <label class="choice">
                <input type="checkbox" name="ticks[]" value=value checked=ticked autocomplete="off"/>
                <span class="remark">{remark}</span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <fieldset class="field">
            <legend>{tr!("remarks-ticks", least = THEME_RESTS_ON as i64)}</legend>
            <p class="hint">{tr!("remarks-ticks-hint")}</p>
            {problem}
            <div class="choices">{boxes}</div>
        </fieldset>
    }
}

/// Themes written down so far, and the end of the reading.
fn themes(desk: &ReviewQueue) -> Option<impl IntoView + use<>> {
    if desk.themes.is_empty() {
        return None;
    }
    let pulse = desk.pulse.to_string();
    let rows = desk.themes.iter().map(|(number, theme)| {
        let (pulse, number) = (pulse.clone(), number.to_string());
        view! {
            <li>
                <span>{theme.clone()}</span>
                <Form action=format!("/pulses/{pulse}/themes/{number}/remove") id=format!("theme-{number}") class="inline">
                    <button class="button soft">{tr!("remarks-remove")}</button>
                </Form>
            </li>
        }
    });
    let rows = rows.collect_view();
    Some(view! {
        <section class="stack">
            <h2>{tr!("remarks-themes")}</h2>
            <ul class="rows">{rows}</ul>
            <Dialog id="finish" opener=tr!("remarks-finish") title=tr!("remarks-finish-title") leave=tr!("remarks-finish-leave")>
                <p>{tr!("remarks-finish-text")}</p>
                <Form action=format!("/pulses/{pulse}/reading/finish")>
                    <Button label=tr!("remarks-finish-submit")/>
                </Form>
            </Dialog>
        </section>
    })
}
