//! One session: when, where and how, what became of it; and for its lead: move it, call it off, hand it over.

use leptos::prelude::*;
use roundwell::{
    format::library::service as library,
    ids::SessionId,
    schedule::{
        LostCause, SessionState, SessionWithCircle,
        service::{self, SessionDetail},
    },
    team::{Actor, Capability},
};

use super::labels;
use crate::{
    AppError,
    i18n::{format, use_locale},
    request::{path_param, signed_in, use_ctx, visitor},
    tr,
    ui::{
        Button, ButtonKind, Choice, DateField, Details, Form, Layout, LinkButton, NavPlace, Notice, PageHead,
        RadioSet, SelectField, TimeField, Tone, page,
    },
};

/// `/teams/{team}/sessions/{session}`.
#[component]
pub fn SessionPage() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team = path_param("team")?;
        let id: SessionId = path_param("session")?;
        let ctx = use_ctx();
        let detail = service::read_session(&ctx, &actor, id).await?;
        let meeting = &detail.meeting;
        if meeting.session.team_id != team {
            return Err(AppError::Missing);
        }
        let zone = format::zone(&actor.time_zone);
        let title = labels::when_exactly(meeting.session.starts_at, zone);
        let head = (
            meeting.title.clone(),
            labels::subtitle(meeting),
            room_link(meeting, &actor, ctx.now()),
        );
        let formats = if meeting.session.state == SessionState::Planned {
            labels::formats(&library::list_formats(&ctx, &actor, team).await?)
        } else {
            Vec::new()
        };
        let changes = changes(&detail, &actor, formats);
        let body = (story(&detail, zone), facts(&detail, zone), changes);
        Ok(view! {
            <Layout title=title.clone() team=team place=NavPlace::Circle class="narrow">
                <PageHead title=title eyebrow=head.0 lede=head.1>{head.2}</PageHead>
                {body}
                <p><LinkButton href=format!("/teams/{team}") label=tr!("schedule-back") kind=ButtonKind::Quiet/></p>
            </Layout>
        })
    })
}

/// The way into the room when it is time; the calendar before.
fn room_link(
    meeting: &SessionWithCircle,
    actor: &Actor,
    now: chrono::DateTime<chrono::Utc>,
) -> Option<AnyView> {
    let session = &meeting.session;
    let (team, open) = (session.team_id, session.state == SessionState::Open);
    let room = format!("/rooms/{}", session.id);
    if open && actor.may(Capability::TakeSeat, team).is_ok() {
        return Some(view! { <LinkButton href=room label=tr!("schedule-take-seat")/> }.into_any());
    }
    if session.can_open(now) && actor.may(Capability::Host, team).is_ok() {
        return Some(view! { <LinkButton href=room label=tr!("schedule-open-room")/> }.into_any());
    }
    let calendar = format!("/teams/{team}/sessions/{}/calendar.ics", session.id);
    match session.state {
        SessionState::Planned => {
            Some(view! { <LinkButton href=calendar label=tr!("schedule-to-calendar")/> }.into_any())
        }
        // Who has it in a calendar takes it out with the same file.
        SessionState::Lost if session.ends_at() > now => Some(
            view! { <LinkButton href=calendar label=tr!("schedule-from-calendar") kind=ButtonKind::Soft/> }
                .into_any(),
        ),
        _ => None,
    }
}

/// Story of it, when something did.
fn story(detail: &SessionDetail, zone: chrono_tz::Tz) -> impl IntoView + use<> {
    let session = &detail.meeting.session;
    let moved = session.move_reason.filter(|_| session.moved > 0).map(|reason| {
        let from = labels::when_exactly(session.planned_at, zone);
        view! { <Notice><p>{tr!("schedule-moved", from = from, cause = tr!(&format!("cause-{reason}")))}</p></Notice> }
    });
    let quirk = detail
        .quirk()
        .map(|quirk| view! { <Notice><p>{labels::quirk(quirk)}</p></Notice> });
    let over = !matches!(session.state, SessionState::Planned | SessionState::Open);
    let tone = if session.state == SessionState::Lost {
        Tone::Warm
    } else {
        Tone::Info
    };
    let instead = detail.rebooked.as_ref().map(|other| {
        let href = format!("/teams/{}/sessions/{}", other.session.team_id, other.session.id);
        let when = labels::when_exactly(other.session.starts_at, zone);
        view! { <p>{tr!("schedule-instead")}" "<a href=href>{when}</a></p> }
    });
    let became = labels::outcome_text(session);
    view! {
        {moved}
        {quirk}
        {over.then(|| view! { <Notice tone=tone><p>{became}</p>{instead}</Notice> })}
    }
}

fn facts(detail: &SessionDetail, zone: chrono_tz::Tz) -> impl IntoView + use<> {
    let (meeting, session) = (&detail.meeting, &detail.meeting.session);
    let format = detail.format.as_ref().map(|title| {
        let href = format!("/teams/{}/formats/{}", session.team_id, meeting.format);
        let title = title.get(use_locale()).to_owned();
        view! { <dt>{tr!("schedule-fact-format")}</dt><dd><a href=href>{title}</a></dd> }
    });
    let rows = [
        (
            tr!("schedule-fact-elsewhere"),
            labels::other_zone_text(session.starts_at, meeting.time_zone, zone),
        ),
        (
            tr!("schedule-fact-place"),
            (!meeting.place.is_empty()).then(|| meeting.place.clone()),
        ),
        (tr!("schedule-fact-rhythm"), Some(labels::rhythm(&detail.circle))),
        (
            tr!("schedule-fact-seats"),
            session.seats_band.clone().filter(|_| session.took_place()),
        ),
        (
            tr!("schedule-fact-rounds"),
            session
                .rounds
                .filter(|_| session.took_place())
                .map(format::number),
        ),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| view! { <dt>{name}</dt><dd><bdi>{value}</bdi></dd> }));
    let video = (!meeting.video_url.is_empty()).then(|| {
        let (url, shown) = (meeting.video_url.clone(), meeting.video_url.clone());
        view! { <dt>{tr!("schedule-fact-video")}</dt><dd><a href=url rel="noopener noreferrer">{shown}</a></dd> }
    });
    view! { <dl class="facts">{format}{rows.collect_view()}{video}</dl> }
}

/// Forms for what may still be changed, each behind one tap; the one that was refused stands open.
fn changes(
    detail: &SessionDetail,
    actor: &Actor,
    formats: Vec<(String, String)>,
) -> Option<impl IntoView + use<>> {
    let session = &detail.meeting.session;
    let planned = session.state == SessionState::Planned;
    let plans = planned && actor.may(Capability::Schedule, session.team_id).is_ok();
    let hosts = planned && !detail.hosts.is_empty();
    let zone = format::zone(&actor.time_zone);
    (plans || hosts).then(|| {
        view! {
            <section class="stack">
                <h2>{tr!("schedule-change")}</h2>
                {hosts.then(|| hand_over(detail))}
                {hosts.then(|| other_format(detail, formats))}
                {plans.then(|| move_it(detail))}
                {plans.then(|| call_off(detail, zone))}
            </section>
        }
    })
}

fn hand_over(detail: &SessionDetail) -> impl IntoView + use<> {
    let session = &detail.meeting.session;
    let hosts = detail
        .hosts
        .iter()
        .map(|turn| (turn.account_id.to_string(), turn.name.clone()))
        .collect();
    let now = session
        .host_account_id
        .map(|id| id.to_string())
        .unwrap_or_default();
    let action = post_to(detail, "host");
    view! {
        <Details summary=tr!("schedule-host-change") open=comes_back("host")>
            <p>{tr!("schedule-host-lead")} " " <a href="/handbook/preparing">{tr!("handbook-prepare")}</a></p>
            <Form action id="host">
                <SelectField name="host" label=tr!("schedule-host") options=hosts value=now/>
                <Button label=tr!("schedule-host-submit") kind=ButtonKind::Soft/>
            </Form>
        </Details>
    }
}

fn other_format(detail: &SessionDetail, formats: Vec<(String, String)>) -> impl IntoView + use<> {
    let now = detail.meeting.format.clone();
    let action = post_to(detail, "format");
    view! {
        <Details summary=tr!("format-change") open=comes_back("other-format")>
            <p>{tr!("format-change-lead")}</p>
            <Form action id="other-format">
                <SelectField name="format" label=tr!("schedule-format") options=formats value=now/>
                <Button label=tr!("format-change-submit") kind=ButtonKind::Soft/>
            </Form>
        </Details>
    }
}

fn move_it(detail: &SessionDetail) -> impl IntoView + use<> {
    let meeting = &detail.meeting;
    let local = meeting.time_zone.local(meeting.session.starts_at);
    let time = local.time().format("%H:%M").to_string();
    let lead = tr!("schedule-move-lead", city = labels::city(meeting.time_zone));
    let action = post_to(detail, "move");
    view! {
        <Details summary=tr!("schedule-move") open=comes_back("move")>
            <p>{lead}</p>
            <Form action id="move">
                <div class="field-row">
                    <DateField name="date" label=tr!("schedule-new-date") value=local.date().to_string()/>
                    <TimeField name="time" label=tr!("schedule-time") value=time/>
                </div>
                <RadioSet name="reason" label=tr!("schedule-reason") choices=causes() hint=tr!("schedule-reason-hint")/>
                <Button label=tr!("schedule-move-submit") kind=ButtonKind::Soft/>
            </Form>
        </Details>
    }
}

fn call_off(detail: &SessionDetail, zone: chrono_tz::Tz) -> impl IntoView + use<> {
    let mut slots: Vec<Choice> = detail
        .slots
        .iter()
        .map(|at| Choice::new(at.to_rfc3339(), labels::when_exactly(*at, zone)))
        .collect();
    let first = slots.first().map(|slot| slot.value.clone()).unwrap_or_default();
    slots.push(Choice::new("", tr!("schedule-slot-none")).with(tr!("schedule-slot-none-hint")));
    let action = post_to(detail, "call-off");
    view! {
        <Details summary=tr!("schedule-call-off") open=comes_back("off")>
            <p>{tr!("schedule-call-off-lead")}</p>
            <Form action id="off">
                <RadioSet name="cause" label=tr!("schedule-cause") choices=causes() hint=tr!("schedule-reason-hint")/>
                <RadioSet name="slot" label=tr!("schedule-slot") choices=slots value=first/>
                <Button label=tr!("schedule-call-off-submit") kind=ButtonKind::Grave/>
            </Form>
        </Details>
    }
}

/// The path that a form about this session posts to.
fn post_to(detail: &SessionDetail, what: &str) -> String {
    let session = &detail.meeting.session;
    format!("/teams/{}/sessions/{}/{what}", session.team_id, session.id)
}

fn causes() -> Vec<Choice> {
    LostCause::ALL
        .iter()
        .map(|cause| Choice::new(cause.as_str(), tr!(&format!("cause-{cause}"))))
        .collect()
}

/// True when this form comes back with the page.
fn comes_back(form: &str) -> bool {
    let visitor = visitor();
    visitor.posted.as_ref().is_some_and(|posted| posted.form == form)
}
