//! A new circle: the form, and the first dates before anything is kept.

use chrono::TimeDelta;
use leptos::prelude::*;
use roundwell::{
    format::library::service as library,
    ids::TeamId,
    schedule::{Rhythm, TypedCircle, plan::parse_local, service},
    team::Capability,
    zone::Zone,
};

use super::labels;
use crate::{
    AppError,
    i18n::format,
    request::{path_param, query_param, signed_in, use_ctx},
    tr,
    ui::{
        Button, ButtonKind, Choice, DateField, Form, Layout, NavPlace, Notice, PageHead, RadioSet,
        SelectField, Submit, TextField, TimeField, TimeZoneField, page,
    },
};

/// `/teams/{team}/circles/new`.
#[component]
pub fn NewCircle() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        actor.may(Capability::Schedule, team).map_err(AppError::from)?;
        let membership = actor.membership(team).cloned().ok_or(AppError::Missing)?;
        let ctx = use_ctx();
        let formats = labels::formats(&library::list_formats(&ctx, &actor, team).await?);
        let now = ctx.now();
        let tomorrow = (now + TimeDelta::days(1))
            .with_timezone(&membership.time_zone.tz())
            .date_naive();
        let asked = from_query();
        let dates = asked
            .as_ref()
            .and_then(|plan| dates(plan, now, format::zone(&actor.time_zone)));
        let plan = asked.unwrap_or_else(|| TypedCircle {
            title: tr!("schedule-new-title-value"),
            format: query_param("format").unwrap_or_else(|| "talking-piece".into()),
            rhythm: Rhythm::Fortnightly.as_str().into(),
            time: "14:00".into(),
            time_zone: membership.time_zone.to_string(),
            minutes: query_param("minutes").unwrap_or_else(|| "45".into()),
            ..TypedCircle::default()
        });
        Ok(view! {
            <Layout title=tr!("schedule-new") team=team place=NavPlace::Circle class="narrow">
                <PageHead title=tr!("schedule-new") eyebrow=membership.team_name lede=tr!("schedule-new-lede")/>
                {dates}
                {form(team, plan, formats, tomorrow.to_string())}
            </Layout>
        })
    })
}

fn form(team: TeamId, plan: TypedCircle, formats: Vec<(String, String)>, tomorrow: String) -> impl IntoView {
    let minutes = tr!("schedule-minutes-hint");
    view! {
        <Form action=format!("/teams/{team}/circles")>
            <TextField name="title" label=tr!("schedule-title") value=plan.title hint=tr!("schedule-title-hint")/>
            <SelectField name="format" label=tr!("schedule-format") options=formats value=plan.format hint=tr!("schedule-format-hint")/>
            <p><a href=format!("/teams/{team}/formats")>{tr!("format-link")}</a></p>
            <RadioSet name="rhythm" label=tr!("schedule-rhythm") choices=rhythms() value=plan.rhythm/>
            <div class="field-row">
                <DateField name="date" label=tr!("schedule-date") value=plan.date min=tomorrow/>
                <TimeField name="time" label=tr!("schedule-time") value=plan.time/>
            </div>
            <TimeZoneField label=tr!("schedule-zone") value=plan.time_zone hint=tr!("schedule-zone-hint")/>
            <TextField name="minutes" kind="number" label=tr!("schedule-minutes") value=plan.minutes hint=minutes min="5" max="120"/>
            <TextField name="place" label=tr!("schedule-place") value=plan.place optional=true hint=tr!("schedule-place-hint")/>
            <TextField name="video_url" kind="url" label=tr!("schedule-video-url") value=plan.video_url optional=true hint=tr!("schedule-video-hint")/>
            <Submit label=tr!("schedule-new-submit")>
                <Button label=tr!("schedule-show-dates") kind=ButtonKind::Soft name="step" value="show"/>
            </Submit>
        </Form>
    }
}

fn rhythms() -> Vec<Choice> {
    Rhythm::ALL
        .iter()
        .map(|rhythm| Choice::new(rhythm.as_str(), tr!(&format!("schedule-rhythm-{rhythm}"))))
        .collect()
}

/// The first dates of what stands in the query, in the reader's zone, with the circle's where they differ.
fn dates(
    plan: &TypedCircle,
    now: chrono::DateTime<chrono::Utc>,
    reader: chrono_tz::Tz,
) -> Option<impl IntoView + use<>> {
    let dates = service::preview(plan, now).ok()?;
    let zone: Zone = plan.time_zone.parse().ok()?;
    let time = parse_local(&plan.date, &plan.time).ok()?.time();
    let lines = dates.into_iter().map(|at| {
        let elsewhere = labels::other_zone_text(at, zone, reader)
            .map(|text| view! { <span class="quiet">" "{text}</span> });
        let quirk = zone
            .quirk_at(at, time)
            .map(|quirk| view! { <p class="quiet">{labels::quirk(quirk)}</p> });
        view! { <li>{labels::when_exactly(at, reader)}{elsewhere}{quirk}</li> }
    });
    let lines = lines.collect_view();
    Some(view! {
        <div id="dates">
            <Notice>
                <h2>{tr!("schedule-dates-title")}</h2>
                <ol class="plain">{lines}</ol>
                <p>{tr!("schedule-dates-note")}</p>
            </Notice>
        </div>
    })
}

/// The plan in the query of the page, when the dates were asked for.
fn from_query() -> Option<TypedCircle> {
    let field = |name: &str| query_param(name).unwrap_or_default();
    query_param("date").map(|date| TypedCircle {
        title: field("title"),
        format: field("format"),
        rhythm: field("rhythm"),
        date,
        time: field("time"),
        time_zone: field("time_zone"),
        minutes: field("minutes"),
        place: field("place"),
        video_url: field("video_url"),
    })
}

/// A plan as the query of the page.
pub fn query_of(plan: &TypedCircle) -> String {
    let pairs = [
        ("title", &plan.title),
        ("format", &plan.format),
        ("rhythm", &plan.rhythm),
        ("date", &plan.date),
        ("time", &plan.time),
        ("time_zone", &plan.time_zone),
        ("minutes", &plan.minutes),
        ("place", &plan.place),
        ("video_url", &plan.video_url),
    ];
    let pairs = pairs.map(|(name, value)| format!("{name}={}", crate::ui::percent_encode(value)));
    pairs.join("&")
}
