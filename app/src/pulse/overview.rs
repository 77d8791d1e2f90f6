//! The pulse place of a team: what a pulse is, where the team's stands, and what came out.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use leptos::prelude::*;
use roundwell::{
    disclosure::store::Snapshot,
    ids::{PulseId, TeamId},
    pulse::{
        PulseState,
        service::{self, PulsePlace, PulseView},
    },
    question::{PulseKind, item::Item},
    team::{Actor, Capability},
};

use super::{
    after_circle, ballot_status::way_to, labels::moment, readership::readership, result::PulseResult,
};
use crate::{
    i18n::{format, use_locale},
    request::{path_param, signed_in, use_ctx},
    tr,
    ui::{
        ButtonKind, DateField, Details, Dialog, EmptyState, Form, Layout, LinkButton, NavPlace, Notice,
        PageHead, Submit, TextField, Tone, page,
    },
};

/// `/teams/{team}/pulse`.
#[component]
pub fn PulsePage() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let now = use_ctx().now();
        let place = service::place(&use_ctx(), &actor, team).await?;
        let readers = service::readership(&use_ctx(), &actor, team).await?;
        let themes = service::themes(&use_ctx(), &actor, team).await?;
        let checks = after_circle::section(&actor, team).await?;
        let way = match &place.under_way {
            Some(pulse)
                if pulse.state == PulseState::Open && actor.may(Capability::AnswerPulse, team).is_ok() =>
            {
                Some(way_to(&use_ctx(), &actor, pulse, ButtonKind::Big).await?)
            }
            _ => None,
        };
        let reader = PulseReader {
            zone: format::zone(&actor.time_zone),
            answers: actor.may(Capability::AnswerPulse, team).is_ok(),
            leads: actor.may(Capability::OpenPulse, team).is_ok(),
            now,
        };
        Ok(view! {
            <Layout title=tr!("pulse-title") team=team place=NavPlace::Pulse>
                <PageHead title=tr!("pulse-title") eyebrow=team_name(&actor, team) lede=tr!("pulse-lede")/>
                {state(team, &place, way, &reader)}
                {results(place.results, &themes, &reader)}
                {checks}
                {readership(team, &readers, &actor)}
            </Layout>
        })
    })
}

/// Facts about the reader on which the page depends, and when.
#[derive(Clone, Copy)]
struct PulseReader {
    zone: Tz,
    answers: bool,
    leads: bool,
    now: DateTime<Utc>,
}

impl PulseReader {
    fn moment(&self, at: DateTime<Utc>) -> String {
        moment(at, self.zone)
    }
}

fn team_name(actor: &Actor, team: TeamId) -> String {
    let membership = actor.teams.iter().find(|membership| membership.team_id == team);
    membership
        .map(|membership| membership.team_name.clone())
        .unwrap_or_default()
}

fn state(team: TeamId, place: &PulsePlace, way: Option<AnyView>, reader: &PulseReader) -> AnyView {
    match &place.under_way {
        None if reader.leads => plan(team, place, reader).into_any(),
        None => view! { <EmptyState title=tr!("pulse-none-title") text=tr!("pulse-none")/> }.into_any(),
        Some(pulse) => match pulse.state {
            PulseState::Planned => planned(pulse, place.waits_until, reader).into_any(),
            PulseState::Open => open(pulse, way, &place.roster, reader).into_any(),
            PulseState::Closed | PulseState::Published => closed(pulse, reader).into_any(),
        },
    }
}

/// An open pulse: the one thing to do, and how anybody can check that all were shown the same key.
fn open(
    pulse: &PulseView,
    way: Option<AnyView>,
    roster: &[String],
    reader: &PulseReader,
) -> impl IntoView + use<> {
    let manager = (!reader.answers).then(|| view! { <p>{tr!("pulse-managers-read")}</p> });
    let terms = terms(pulse, reader.zone);
    let slips = (reader.leads && pulse.slips > 0).then(|| {
        view! { <LinkButton href=format!("/teams/{}/slips", pulse.team_id) label=tr!("pulse-slips-link") kind=ButtonKind::Soft/> }
    });
    let names = (!roster.is_empty()).then(|| {
        let names = roster
            .iter()
            .map(|name| view! { <li>{name.clone()}</li> })
            .collect_view();
        view! {
            <Details summary=tr!("pulse-roster-names")>
                <p>{tr!("pulse-roster-names-lead")}</p>
                <ul>{names}</ul>
            </Details>
        }
    });
    view! {
        <section class="narrow stack">
            <h2>{tr!("pulse-open-until", moment = reader.moment(pulse.closes_at))}</h2>
            <p>{tr!("pulse-open", count = pulse.items.len())}</p>
            {way}
            {manager}
            {slips}
            <p class="quiet">{tr!("pulse-open-blind")}</p>
            <Details summary=tr!("pulse-terms")>{terms}</Details>
            {names}
        </section>
    }
}

fn planned(
    pulse: &PulseView,
    waits_until: Option<DateTime<Utc>>,
    reader: &PulseReader,
) -> impl IntoView + use<> {
    let due = pulse.opens_at <= reader.now;
    let text = match waits_until {
        Some(until) => tr!("pulse-waits-reply", moment = reader.moment(until)),
        None if due => tr!("pulse-waits", threshold = pulse.threshold),
        None => tr!("pulse-planned", closes = reader.moment(pulse.closes_at)),
    };
    let (id, terms) = (pulse.id.to_string(), terms(pulse, reader.zone));
    let links = links(pulse.team_id, reader.leads);
    let withdraw = reader.leads.then(|| {
        view! {
            <Dialog id="withdraw" opener=tr!("pulse-withdraw") title=tr!("pulse-withdraw-title") leave=tr!("pulse-withdraw-leave")>
                <p>{tr!("pulse-withdraw-text")}</p>
                <Form action=format!("/pulses/{id}/withdraw")>
                    <Submit label=tr!("pulse-withdraw-submit")/>
                </Form>
            </Dialog>
        }
    });
    view! {
        <section class="narrow stack">
            <h2>{tr!("pulse-opens", moment = reader.moment(pulse.opens_at))}</h2>
            <p>{text}</p>
            {preview(&pulse.items)}
            {links}
            <Details summary=tr!("pulse-terms")>{terms}</Details>
            {withdraw}
        </section>
    }
}

fn closed(pulse: &PulseView, reader: &PulseReader) -> impl IntoView + use<> {
    let check = reader
        .answers
        .then(|| view! { <p><a href=format!("/pulses/{}", pulse.id)>{tr!("pulse-check-receipt")}</a></p> });
    view! {
        <section class="narrow stack">
            <h2>{tr!("pulse-closed")}</h2>
            <p>
                {tr!("pulse-settles", team = reader.moment(pulse.team_at), managers = reader.moment(pulse.managers_at))}
            </p>
            {check}
        </section>
    }
}

/// Terms fixed when the pulse was planned, for whoever wants to know.
pub(super) fn terms(pulse: &PulseView, zone: Tz) -> impl IntoView + use<> {
    let moment = |at| moment(at, zone);
    let (closes, team) = (moment(pulse.closes_at), moment(pulse.team_at));
    let dates = match pulse.kind {
        PulseKind::Pulse => {
            let managers = moment(pulse.managers_at);
            tr!(
                "pulse-terms-dates",
                closes = closes,
                team = team,
                managers = managers
            )
        }
        PulseKind::Check => tr!("check-terms-dates", closes = closes, team = team),
    };
    let roster = pulse
        .roster_size
        .map(|size| tr!("pulse-terms-roster", count = size));
    let fingerprint = pulse.fingerprint.clone().map(|fingerprint| {
        view! {
            <p>{tr!("pulse-terms-fingerprint")}</p>
            <p class="fingerprint">{fingerprint}</p>
        }
    });
    let slips = (pulse.slips > 0).then(|| tr!("pulse-terms-slips", count = pulse.slips));
    let says_remarks = pulse.fingerprint.is_some() && pulse.kind == PulseKind::Pulse;
    let remarks = if pulse.takes_remarks {
        tr!("pulse-terms-remarks")
    } else {
        tr!("remark-none")
    };
    view! {
        <ul>
            {roster.map(|text| view! { <li>{text}</li> })}
            {slips.map(|text| view! { <li>{text}</li> })}
            <li>{tr!("pulse-terms-threshold", threshold = pulse.threshold)}</li>
            <li>{dates}</li>
            {says_remarks.then(|| view! { <li>{remarks}</li> })}
        </ul>
        {fingerprint}
        <p><a href="/privacy">{tr!("pulse-terms-more")}</a></p>
    }
}

/// The form for the next pulse, with what it would ask.
fn plan(team: TeamId, place: &PulsePlace, reader: &PulseReader) -> impl IntoView + use<> {
    let proposal = place.proposal.clone();
    let (people, least) = (place.people, place.least_threshold);
    let preview = preview(&place.next_items);
    let too_few = (people < least).then(|| {
        view! {
            <Notice tone=Tone::Warm>
                <p>{tr!("pulse-too-few", count = people, threshold = least)}</p>
            </Notice>
        }
    });
    let waits = place.waits_until.map(|until| reader.moment(until)).map(|moment| {
        view! {
            <Notice tone=Tone::Warm>
                <p>{tr!("pulse-waits-reply", moment = moment.clone())}</p>
                <p><a href=format!("/teams/{team}/actions")>{tr!("pulse-waits-reply-link")}</a></p>
            </Notice>
        }
    });
    view! {
        <section class="narrow stack">
            <h2>{tr!("pulse-plan")}</h2>
            <p>{tr!("pulse-plan-lead")}</p>
            {too_few}
            {waits}
            <Form action=format!("/teams/{team}/pulse")>
                <div class="field-row">
                    <DateField name="opens_on" label=tr!("pulse-opens-on") value=proposal.opens_on hint=tr!("pulse-opens-on-hint")/>
                    <DateField name="closes_on" label=tr!("pulse-closes-on") value=proposal.closes_on hint=tr!("pulse-closes-on-hint")/>
                </div>
                <TextField name="threshold" label=tr!("pulse-threshold") kind="number" value=proposal.threshold
                    hint=tr!("pulse-threshold-hint", least = least) min=least.to_string()/>
                <TextField name="slips" label=tr!("pulse-slips") kind="number" value=proposal.slips hint=tr!("pulse-slips-hint") min="0"/>
                <Submit label=tr!("pulse-plan-submit")/>
            </Form>
            {preview}
            {links(team, true)}
        </section>
    }
}

fn preview(items: &[Item]) -> impl IntoView + use<> {
    let locale = use_locale();
    let questions = items
        .iter()
        .map(|item| view! { <li>{item.wording.get(locale).to_owned()}</li> });
    let questions = questions.collect_view();
    view! {
        <Details summary=tr!("pulse-preview", count = items.len())>
            <p>{tr!("pulse-preview-lead")}</p>
            <ol>{questions}</ol>
        </Details>
    }
}

/// Links to all questions, and for leads to a preview of this pulse.
fn links(team: TeamId, leads: bool) -> impl IntoView + use<> {
    let preview = leads
        .then(|| view! { <li><a href=format!("/teams/{team}/pulse/preview")>{tr!("preview-link")}</a></li> });
    view! {
        <ul class="links">
            {preview}
            <li><a href=format!("/teams/{team}/questions")>{tr!("bank-link")}</a></li>
        </ul>
    }
}

/// The newest result in full, the earlier ones one tap away.
fn results(
    mut results: Vec<(Snapshot, Vec<Item>)>,
    themes: &[(PulseId, String)],
    reader: &PulseReader,
) -> Option<impl IntoView + use<>> {
    let (newest, items) = results.pop()?;
    let newest_themes = themes_of(newest.pulse_id, themes);
    let day = |at| format::long_day(at, reader.zone);
    let managers = (reader.answers && newest.managers_from > reader.now)
        .then(|| view! { <p>{tr!("pulse-team-first", moment = reader.moment(newest.managers_from))}</p> });
    let earlier = results.into_iter().rev().map(|(snapshot, items)| {
        let themes = themes_of(snapshot.pulse_id, themes);
        view! {
            <Details summary=tr!("pulse-result-of", day = day(snapshot.closed_at))>
                <PulseResult publication=snapshot.publication items/>
                {themes}
            </Details>
        }
    });
    let earlier: Vec<_> = earlier.collect();
    let earlier = (!earlier.is_empty())
        .then(|| view! { <section class="stack"><h2>{tr!("pulse-earlier")}</h2>{earlier}</section> });
    Some(view! {
        <section class="narrow stack">
            <h2>{tr!("pulse-latest")}</h2>
            <p class="quiet">{tr!("pulse-result-of", day = day(newest.closed_at))}</p>
            {managers}
            <PulseResult publication=newest.publication items/>
            {newest_themes}
        </section>
        {earlier}
    })
}

/// Themes that the reader made of the remarks; remarks themselves stand nowhere.
fn themes_of(pulse: PulseId, themes: &[(PulseId, String)]) -> Option<impl IntoView + use<>> {
    let of_pulse = themes.iter().filter(|(of, _)| *of == pulse);
    let lines: Vec<_> = of_pulse
        .map(|(_, theme)| view! { <li>{theme.clone()}</li> })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="stack">
                <h3>{tr!("themes-title")}</h3>
                <p class="quiet">{tr!("themes-lead")}</p>
                <ul>{lines}</ul>
            </div>
        }
    })
}
