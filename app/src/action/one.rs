//! One action: what is asked for, everything that has happened to it, and what may happen next.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use leptos::prelude::*;
use roundwell::{
    action::{Action, Entry, Standing, service},
    ids::{ActionId, TeamId},
    team::{Actor, Capability},
};

use super::{reply::ReplyToIt, words};
use crate::{
    AppError,
    i18n::format,
    request::{path_param, signed_in, use_ctx},
    tr,
    ui::{Button, Form, Kind, Layout, Notice, Place, Reveal, Tone, page},
};

/// `/teams/{team}/actions/{action}`.
#[component]
pub fn OneAction() -> impl IntoView {
    page(async move {
        let who = signed_in()?;
        let team: TeamId = path_param("team")?;
        let id: ActionId = path_param("action")?;
        let ctx = use_ctx();
        let action = service::read(&ctx, &who, id).await?;
        if action.team_id != team {
            return Err(AppError::Missing);
        }
        let next = next(
            &who,
            &action,
            ctx.now()
                .with_timezone(&format::zone(&who.time_zone))
                .date_naive(),
        );
        Ok(told(&action, next, ctx.now(), format::zone(&who.time_zone)))
    })
}

fn told(action: &Action, next: Option<AnyView>, now: DateTime<Utc>, zone: Tz) -> impl IntoView + use<> {
    let late = action.state().clock(now).is_some_and(|clock| clock.is_late(now));
    let tone = if late { Tone::Warm } else { Tone::Info };
    let standing = words::standing(action, now, zone);
    let history = action
        .history
        .iter()
        .map(|entry| one_entry(entry, zone))
        .collect_view();
    let (title, team) = (action.title.clone(), action.team_id);
    let facts = facts(action);
    view! {
        <Layout title=title.clone() team=team place=Place::CameOfIt class="narrow">
            <header class="page-head">
                <p class="eyebrow"><a href=format!("/teams/{team}/came-of-it")>{tr!("action-came-title")}</a></p>
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
            <dd class="cap">{words::level(action.state().level)}</dd>
            <dt>{tr!("action-area")}</dt>
            <dd>{words::area(action.hse)}</dd>
            <dt>{tr!("action-kind")}</dt>
            <dd>{words::kind(action.kind)}</dd>
            {measure.map(|measure| view! {
                <dt>{tr!("action-measure")}</dt>
                <dd dir="auto">{measure}</dd>
            })}
            <dt>{tr!("action-review")}</dt>
            <dd>{format::date(action.review_on)}</dd>
        </dl>
    }
}

/// What this reader may do next: the manager replies, the team says whether it is real.
fn next(who: &Actor, action: &Action, today: chrono::NaiveDate) -> Option<AnyView> {
    let state = action.state();
    if !state.standing.is_live() {
        return None;
    }
    let above = state.level != roundwell::action::Level::Team;
    if above && who.may(Capability::Reply, action.team_id).is_ok() {
        let (level, first) = (state.level, state.standing == Standing::Owed);
        return Some(
            view! { <ReplyToIt team=action.team_id action=action.id seen=seen(action) level first today/> }
                .into_any(),
        );
    }
    who.may(Capability::ConfirmAction, action.team_id).ok()?;
    let aside = who.may(Capability::AgreeAction, action.team_id).is_ok();
    Some(team_says(action, aside).into_any())
}

fn team_says(action: &Action, aside: bool) -> impl IntoView + use<> {
    let claimed = action.state().standing == Standing::SaidDone;
    let kind = if claimed { Kind::Primary } else { Kind::Soft };
    let (team, id, seen) = (action.team_id, action.id, seen(action));
    let hidden = move || {
        view! {
            <input type="hidden" name="team" value=team.to_string()/>
            <input type="hidden" name="action" value=id.to_string()/>
            <input type="hidden" name="seen" value=seen/>
        }
    };
    view! {
        <section class="stack">
            <h2>{tr!("action-team-title")}</h2>
            <p class="quiet">{tr!("action-team-lead")}</p>
            <Form action="/api/actions/confirm">
                {hidden()}
                <div class="actions">
                    <Button label=tr!("action-team-real") kind name="verdict" value="real"/>
                    {claimed.then(|| view! { <Button label=tr!("action-team-not-yet") kind=Kind::Soft name="verdict" value="not-yet"/> })}
                </div>
            </Form>
            {aside.then(|| view! {
                <Reveal summary=tr!("action-aside-open")>
                    <p>{tr!("action-aside-lead")}</p>
                    <Form action="/api/actions/set-aside">
                        {hidden()}
                        <div class="actions"><Button label=tr!("action-aside-submit") kind=Kind::Grave/></div>
                    </Form>
                </Reveal>
            })}
        </section>
    }
}

fn one_entry(entry: &Entry, zone: Tz) -> impl IntoView + use<> {
    let local = entry.at.with_timezone(&zone);
    let note = entry
        .event
        .note()
        .map(|note| view! { <blockquote dir="auto">{note.to_owned()}</blockquote> });
    view! {
        <li>
            <time datetime=local.format("%Y-%m-%d").to_string()>{format::date(local.date_naive())}</time>
            <div>
                <p>{words::event(entry)}</p>
                {note}
            </div>
        </li>
    }
}

fn seen(action: &Action) -> u32 {
    u32::try_from(action.history.len()).unwrap_or(u32::MAX)
}
