//! One format: what it is for, what to think of before, every stage with its minutes in a chosen slot. It prints on one page.

use leptos::prelude::*;
use roundwell::{
    format::{
        Format,
        library::{FormatOrigin, LibraryEntry, Sharing, service},
    },
    ids::TeamId,
    team::{Actor, Capability},
};

use super::labels;
use crate::{
    i18n::use_locale,
    request::{path_param, query_param, signed_in, use_ctx},
    tr,
    ui::{Button, ButtonKind, Form, Layout, LinkButton, NavPlace, Notice, PageHead, Tone, page},
};

/// `/teams/{team}/formats/{format}`.
#[component]
pub fn OneFormat() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let key: String = path_param("format")?;
        let entry = service::read(&use_ctx(), &actor, team, &key).await?;
        let format = &entry.format;
        let slot = PlanSlot::asked(format);
        let title = labels::title(format);
        let about = format.about.get(use_locale()).to_owned();
        let (plan, rehearse) = (
            plan_button(&actor, team, &entry),
            rehearse_link(&actor, team, &entry),
        );
        let body = (facts(format), stages(format, slot), preview(format, slot));
        let tools = tools(&actor, team, &entry);
        Ok(view! {
            <Layout title=title.clone() team=team place=NavPlace::Circle class="narrow format-page">
                <PageHead title=title eyebrow=labels::origin(&entry) lede=about>{plan}</PageHead>
                {body}
                {tools}
                <p class="cluster no-print">
                    <LinkButton href=format!("/teams/{team}/formats") label=tr!("format-back") kind=ButtonKind::Quiet/>
                    {rehearse}
                    <LinkButton href="/handbook" label=tr!("handbook-link") kind=ButtonKind::Quiet/>
                </p>
            </Layout>
        })
    })
}

/// The slot that the minutes are shown for.
#[derive(Clone, Copy)]
struct PlanSlot {
    minutes: u32,
    seats: u8,
}

impl PlanSlot {
    fn asked(format: &Format) -> Self {
        let number = |name: &str| query_param(name).and_then(|text| text.trim().parse::<u32>().ok());
        let seats = number("seats").and_then(|seats| u8::try_from(seats).ok());
        let usual = 8.clamp(format.least_seats, format.most_seats);
        Self {
            minutes: number("minutes").unwrap_or(format.minutes).clamp(5, 120),
            seats: seats.unwrap_or(usual).clamp(3, 15),
        }
    }
}

fn plan_button(actor: &Actor, team: TeamId, entry: &LibraryEntry) -> Option<impl IntoView + use<>> {
    let may = actor.may(Capability::Schedule, team).is_ok() && entry.is_offered();
    let href = format!(
        "/teams/{team}/circles/new?format={}&minutes={}",
        entry.key, entry.format.minutes
    );
    may.then(|| view! { <p><LinkButton href=href label=tr!("format-plan")/></p> })
}

fn rehearse_link(actor: &Actor, team: TeamId, entry: &LibraryEntry) -> Option<impl IntoView + use<>> {
    let may = actor.may(Capability::Host, team).is_ok() && entry.is_offered();
    let href = format!("/teams/{team}/rehearsal?format={}", entry.key);
    may.then(|| view! { <LinkButton href=href label=tr!("format-rehearse") kind=ButtonKind::Quiet/> })
}

fn facts(format: &Format) -> impl IntoView + use<> {
    let rows = labels::rules_summary(format)
        .into_iter()
        .map(|(term, fact)| view! { <dt>{term}</dt><dd>{fact}</dd> });
    let before = format.before.get(use_locale()).to_owned();
    view! {
        <dl class="facts">{rows.collect_view()}</dl>
        <section class="stack">
            <h2>{tr!("format-before")}</h2>
            <p>{before}</p>
        </section>
    }
}

fn stages(format: &Format, slot: PlanSlot) -> impl IntoView + use<> {
    let locale = use_locale();
    let plan = format.plan(slot.minutes, slot.seats);
    let rows = format.stages.iter().zip(plan).map(|(stage, step)| {
        let rule = labels::rule(stage).map(|rule| view! { <p class="rule">{rule}</p> });
        let families = labels::families(stage).map(|text| view! { <p class="quiet">{text}</p> });
        view! {
            <li class="stage">
                <h3>{stage.title.get(locale).to_owned()}</h3>
                <p class="minutes">{labels::time(step)}</p>
                {rule}
                <p>{stage.guide.get(locale).to_owned()}</p>
                {families}
            </li>
        }
    });
    let fits = format.fits(slot.minutes, slot.seats);
    let slot_text = tr!("format-slot", minutes = slot.minutes, seats = slot.seats);
    view! {
        <section class="stack" id="stages">
            <h2>{tr!("format-stages")}</h2>
            <p class="quiet">{slot_text}</p>
            {(!fits).then(|| view! { <Notice tone=Tone::Warm><p>{tr!("format-too-short")}</p></Notice> })}
            <ol class="stages">{rows.collect_view()}</ol>
        </section>
    }
}

/// Another slot and another number of seats; a plain question to this page.
fn preview(format: &Format, slot: PlanSlot) -> impl IntoView + use<> {
    let (least, most) = (format.least_seats, format.most_seats);
    view! {
        <form method="get" action="#stages" class="inline no-print">
            <div class="field">
                <label for="slot-minutes">{tr!("schedule-minutes")}</label>
                <input class="input short" type="number" id="slot-minutes" name="minutes" min="5" max="120" value=slot.minutes/>
            </div>
            <div class="field">
                <label for="slot-seats">{tr!("schedule-fact-seats")}</label>
                <input class="input short" type="number" id="slot-seats" name="seats" min=least max=most value=slot.seats/>
            </div>
            <button class="button soft" type="submit">{tr!("format-preview")}</button>
        </form>
    }
}

/// Actions on it, by whoever may.
fn tools(actor: &Actor, team: TeamId, entry: &LibraryEntry) -> Option<impl IntoView + use<>> {
    let edits = actor.may(Capability::EditFormats, team).is_ok();
    let shares = actor.may(Capability::ShareFormats, team).is_ok();
    let ours = match entry.origin {
        FormatOrigin::Ours(sharing) => Some(sharing),
        FormatOrigin::BuiltIn | FormatOrigin::Shared => None,
    };
    let edit = (ours.is_some() && edits).then(|| {
        let fields = format!("/teams/{team}/formats/{}/fields", entry.key);
        view! {
            <p><LinkButton href=fields label=tr!("format-edit") kind=ButtonKind::Soft/></p>
        }
    });
    let copy = edits.then(|| {
        let format = entry.key.clone();
        view! {
            <Form action=format!("/teams/{team}/formats/{format}/copy") class="inline">
                <Button label=tr!("format-copy") kind=ButtonKind::Soft/>
            </Form>
        }
    });
    let sharing = ours
        .filter(|_| shares)
        .map(|sharing| share(team, &entry.key, sharing));
    edits.then(|| {
        view! {
            <section class="stack no-print">
                <h2>{tr!("format-tools")}</h2>
                <p class="quiet">{tr!("format-tools-lead")}</p>
                {edit}
                {copy}
                {sharing}
            </section>
        }
    })
}

fn share(team: TeamId, key: &str, now: Sharing) -> impl IntoView + use<> {
    let key = key.to_owned();
    let others = Sharing::ALL.iter().filter(move |sharing| **sharing != now);
    let buttons = others.map(|sharing| {
        let label = tr!(&format!("format-share-{sharing}"));
        view! { <Button label=label kind=ButtonKind::Quiet name="sharing" value=sharing.to_string()/> }
    });
    view! {
        <p>{tr!(&format!("format-sharing-{now}"))}</p>
        <Form action=format!("/teams/{team}/formats/{key}/sharing") class="inline">
            {buttons.collect_view()}
        </Form>
    }
}
