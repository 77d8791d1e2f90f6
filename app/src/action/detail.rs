//! One action: what is asked for, everything that has happened to it, and what may happen next.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use leptos::prelude::*;
use roundwell::{
    action::{Action, HistoryEntry, ReplyVerdict, Standing, UNDONE_WITHIN, service},
    ids::{ActionId, TeamId},
    team::{Actor, Capability},
};

use super::{labels, reply::ReplyToIt};
use crate::{
    AppError,
    i18n::format,
    request::{path_param, query_param, signed_in, use_ctx},
    tr,
    ui::{Button, ButtonKind, Details, Form, Layout, LinkButton, NavPlace, Notice, Tone, page},
};

/// `/teams/{team}/actions/{action}`.
#[component]
pub fn OneAction() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let id: ActionId = path_param("action")?;
        let ctx = use_ctx();
        let action = service::read(&ctx, &actor, id).await?;
        if action.team_id != team {
            return Err(AppError::Missing);
        }
        let (now, zone) = (ctx.now(), format::zone(&actor.time_zone));
        let next = next(&actor, &action, now, zone);
        Ok(view(&action, next, now, zone))
    })
}

fn view(action: &Action, next: Option<AnyView>, now: DateTime<Utc>, zone: Tz) -> impl IntoView + use<> {
    let late = action.state().clock(now).is_some_and(|clock| clock.is_late(now));
    let tone = if late { Tone::Warm } else { Tone::Info };
    let standing = labels::standing(action, now, zone);
    let history = action
        .history
        .iter()
        .map(|entry| one_entry(entry, zone))
        .collect_view();
    let (title, team) = (action.title.clone(), action.team_id);
    let facts = facts(action);
    view! {
        <Layout title=title.clone() team=team place=NavPlace::Actions class="narrow">
            <header class="page-head">
                <p class="eyebrow"><a href=format!("/teams/{team}/actions")>{tr!("action-list-title")}</a></p>
                <h1 dir="auto">{title}</h1>
            </header>
            <Notice tone=tone><p dir="auto">{standing}</p></Notice>
            {next}
            {facts}
            <section class="stack">
                <h2>{tr!("action-history")}</h2>
                <ol class="history">{history}</ol>
            </section>
        </Layout>
    }
}

fn facts(action: &Action) -> impl IntoView + use<> {
    let measure = (!action.measure.is_empty()).then(|| action.measure.clone());
    view! {
        <dl class="facts">
            <dt>{tr!("action-owner")}</dt>
            <dd class="cap">{labels::level(action.state().level)}</dd>
            <dt>{tr!("action-area")}</dt>
            <dd>{labels::area(action.hse)}</dd>
            <dt>{tr!("action-kind")}</dt>
            <dd>{labels::kind(action.kind)}</dd>
            {measure.map(|measure| view! {
                <dt>{tr!("action-measure")}</dt>
                <dd dir="auto">{measure}</dd>
            })}
            <dt>{tr!("action-review")}</dt>
            <dd>{format::date(action.review_on)}</dd>
        </dl>
    }
}

/// Next step open to this reader: the manager replies, the team says whether it is real, or takes that back.
fn next(actor: &Actor, action: &Action, now: DateTime<Utc>, zone: Tz) -> Option<AnyView> {
    let state = action.state();
    let may = |capability| actor.may(capability, action.team_id).is_ok();
    if state.standing == Standing::Real {
        let may_undo = may(Capability::ConfirmAction) && action.undo(now).is_ok();
        return may_undo.then(|| take_back(action, zone).into_any());
    }
    if !state.standing.is_live() {
        return None;
    }
    let above = state.level != roundwell::action::Level::Team;
    if above && may(Capability::Reply) {
        let (level, first) = (state.level, state.standing == Standing::Owed);
        let today = now.with_timezone(&zone).date_naive();
        return Some(
            view! { <ReplyToIt team=action.team_id action=action.id seen=seen(action) level first today/> }
                .into_any(),
        );
    }
    let confirms = may(Capability::ConfirmAction);
    confirms.then(|| team_says(action, may(Capability::AgreeAction)).into_any())
}

/// Judgement open to the team now. That it is done is asked once more, on the same page and without a script.
fn team_says(action: &Action, aside: bool) -> impl IntoView + use<> {
    let may_end = action.confirm(ReplyVerdict::Real).is_ok();
    let asked = may_end && query_param("ask").as_deref() == Some("done");
    let body = if asked {
        ask_again(action).into_any()
    } else {
        ask(action, may_end).into_any()
    };
    view! {
        <section class="stack">
            <h2>{tr!("action-team-title")}</h2>
            {body}
            {aside.then(|| set_aside(action))}
        </section>
    }
}

fn ask(action: &Action, may_end: bool) -> impl IntoView + use<> {
    let claimed = action.state().standing == Standing::SaidDone;
    let kind = if claimed {
        ButtonKind::Primary
    } else {
        ButtonKind::Soft
    };
    let done = may_end.then(|| {
        let href = format!("{}?ask=done", address(action));
        view! { <LinkButton href label=tr!("action-team-real") kind/> }
    });
    let not_yet = claimed.then(|| {
        let (path, fields) = (address(action), hidden(action));
        view! {
            <Form action=format!("{path}/confirm") class="inline">
                {fields}
                <Button label=tr!("action-team-not-yet") kind=ButtonKind::Soft name="verdict" value="not-yet"/>
            </Form>
        }
    });
    let lead = if may_end {
        tr!("action-team-lead")
    } else {
        tr!("action-team-reply-first")
    };
    view! {
        <p class="quiet">{lead}</p>
        <div class="actions">{done}{not_yet}</div>
    }
}

fn ask_again(action: &Action) -> impl IntoView + use<> {
    let (back, fields) = (address(action), hidden(action));
    let path = back.clone();
    view! {
        <p>{tr!("action-team-sure")}</p>
        <Form action=format!("{path}/confirm")>
            {fields}
            <input type="hidden" name="verdict" value="real"/>
            <div class="actions">
                <Button label=tr!("action-team-sure-yes") name="sure" value="yes"/>
                <LinkButton href=back label=tr!("action-team-sure-no") kind=ButtonKind::Quiet/>
            </div>
        </Form>
    }
}

fn set_aside(action: &Action) -> impl IntoView + use<> {
    let (path, fields) = (address(action), hidden(action));
    view! {
        <Details summary=tr!("action-aside-open")>
            <p>{tr!("action-aside-lead")}</p>
            <Form action=format!("{path}/set-aside")>
                {fields}
                <div class="actions"><Button label=tr!("action-aside-submit") kind=ButtonKind::Grave/></div>
            </Form>
        </Details>
    }
}

fn take_back(action: &Action, zone: Tz) -> impl IntoView + use<> {
    let until = format::moment(action.state().since + UNDONE_WITHIN, zone);
    let (path, fields) = (address(action), hidden(action));
    view! {
        <section class="stack">
            <p class="quiet">{tr!("action-undo-lead", until = until)}</p>
            <Form action=format!("{path}/undo")>
                {fields}
                <div class="actions"><Button label=tr!("action-undo-submit") kind=ButtonKind::Soft/></div>
            </Form>
        </section>
    }
}

fn hidden(action: &Action) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="seen" value=seen(action)/>
    }
}

fn address(action: &Action) -> String {
    format!("/teams/{}/actions/{}", action.team_id, action.id)
}

fn one_entry(entry: &HistoryEntry, zone: Tz) -> impl IntoView + use<> {
    let local = entry.at.with_timezone(&zone);
    let note = entry
        .event
        .note()
        .map(|note| view! { <blockquote dir="auto">{note.to_owned()}</blockquote> });
    view! {
        <li>
            <time datetime=local.format("%Y-%m-%d").to_string()>{format::date(local.date_naive())}</time>
            <div>
                <p>{labels::event(entry)}</p>
                {note}
            </div>
        </li>
    }
}

fn seen(action: &Action) -> u32 {
    u32::try_from(action.history.len()).unwrap_or(u32::MAX)
}
