//! The ballot: one column of questions, each with five answers and a way to skip it.
//!
//! Whoever is signed in finds the ballot that this device keeps for them; whoever is not reads what it is about and where to sign in.

use chrono_tz::Tz;
use leptos::prelude::*;
use roundwell::{
    ids::PulseId,
    pulse::{
        PulseState,
        service::{self, BallotPage as Loaded, Entitlement, PulseView},
    },
    question::PulseKind,
};

use super::{
    answer_fields::{questions, remark},
    ballot::{Access, Ballot, BallotReceipt, BallotTexts},
    ballot_status::storage_key,
    labels::moment,
    overview::terms,
};
use crate::{
    i18n::format,
    request::{path_param, use_ctx, visitor},
    tr,
    ui::{Details, InlineScript, Layout, NavPlace, Notice, PageHead, Tone, page},
};

/// `/pulses/{pulse}`.
#[component]
pub fn BallotPage() -> impl IntoView {
    page(async move {
        let id: PulseId = path_param("pulse")?;
        let visitor = visitor();
        let loaded = service::ballot_page(&use_ctx(), visitor.actor.as_ref(), id).await?;
        // Who is not known reads the team's time, and reads whose it is.
        let zone = visitor
            .actor
            .as_ref()
            .map_or(loaded.zone.tz(), |actor| format::zone(&actor.time_zone));
        let title = match loaded.pulse.kind {
            PulseKind::Pulse => tr!("ballot-title"),
            PulseKind::Check => tr!("check-ballot-title"),
        };
        let eyebrow = loaded.team_name.clone().unwrap_or_default();
        let body = match loaded.pulse.state {
            PulseState::Planned => planned(&loaded.pulse, zone).into_any(),
            PulseState::Open => open(&loaded, visitor.actor.is_some(), zone).into_any(),
            PulseState::Closed | PulseState::Published => closed(&loaded, zone).into_any(),
        };
        let team = loaded.team_name.is_some().then_some(loaded.pulse.team_id);
        Ok(match team {
            Some(team) => view! {
                <Layout title=title.clone() class="alone" team=team place=NavPlace::Pulse>
                    <PageHead title=title eyebrow=eyebrow lede=lede(&loaded.pulse)/>
                    {body}
                </Layout>
            }
            .into_any(),
            None => view! {
                <Layout title=title.clone() class="alone">
                    <PageHead title=title lede=lede(&loaded.pulse)/>
                    {body}
                </Layout>
            }
            .into_any(),
        })
    })
}

/// Shows at once what only works with JavaScript, before the wasm is there.
pub(super) const SHOW: &str = include_str!("scripts/show.js");

pub(super) fn lede(pulse: &PulseView) -> String {
    match pulse.state {
        PulseState::Open if pulse.kind == PulseKind::Check => tr!("check-lede"),
        PulseState::Open => tr!("ballot-lede", count = pulse.items.len()),
        PulseState::Planned => tr!("ballot-lede-planned"),
        PulseState::Closed | PulseState::Published => tr!("ballot-lede-closed"),
    }
}

fn planned(pulse: &PulseView, zone: Tz) -> impl IntoView + use<> {
    view! { <p>{tr!("pulse-opens", moment = moment(pulse.opens_at, zone))}</p> }
}

fn open(loaded: &Loaded, signed_in: bool, zone: Tz) -> impl IntoView + use<> {
    let pulse = &loaded.pulse;
    let terms = terms(pulse, zone);
    let public_key = pulse.public_key.as_deref().map(hex::encode).unwrap_or_default();
    let items = u32::try_from(pulse.items.len()).unwrap_or(0);
    let questions = questions(&pulse.items);
    let remark =
        (pulse.kind == PulseKind::Pulse).then(|| remark(pulse.takes_remarks, loaded.reader_name.clone()));
    let slips = (pulse.slips > 0).then(|| view! { <p>{tr!("ballot-no-script-slip")}</p> });
    let sign_in = (!signed_in).then(|| {
        let href = format!("/sign-in?next=/pulses/{}", pulse.id);
        view! { <Notice><p>{tr!("ballot-sign-in")}</p><p><a href=href>{tr!("ballot-sign-in-link")}</a></p></Notice> }
    });
    let (access, why_not) = match loaded.entitlement {
        Entitlement::Waiting => (Access::Waiting, None),
        Entitlement::Given => (Access::Given, None),
        Entitlement::Late => (Access::None, Some(tr!("ballot-failure-pulse-not-on-roster"))),
        Entitlement::None => (Access::None, signed_in.then(|| tr!("pulse-managers-read"))),
    };
    let why_not = why_not.map(|text| view! { <Notice tone=Tone::Plain><p>{text}</p></Notice> });
    let no_script = (access != Access::None || !signed_in).then(|| no_script(slips));
    view! {
        <div class="stack">
            <Details summary=tr!("ballot-stored")>
                <ul>
                    <li>{tr!("ballot-stored-box")}</li>
                    <li>{tr!("ballot-stored-device")}</li>
                    <li>{tr!("ballot-stored-limits")}</li>
                </ul>
                {terms}
            </Details>
            {sign_in}
            {why_not}
            {no_script}
        </div>
        <Ballot pulse=pulse.id.to_string() name=storage_name(loaded) public_key items access slip=false words=words(pulse, zone)>
            {questions}
            {remark}
        </Ballot>
        {(access == Access::Waiting).then(|| view! { <InlineScript text=SHOW/> })}
    }
}

/// Part in place of the questions without JavaScript.
fn no_script(slips: Option<impl IntoView + 'static>) -> impl IntoView {
    view! {
        <noscript>
            <div class="notice warm">
                <p>{tr!("ballot-no-script")}</p>
                <p>{tr!("ballot-no-script-way")}</p>
                {slips}
            </div>
        </noscript>
    }
}

fn storage_name(loaded: &Loaded) -> Option<String> {
    loaded.device_name.as_deref().map(storage_key)
}

fn closed(loaded: &Loaded, zone: Tz) -> impl IntoView + use<> {
    let pulse = &loaded.pulse;
    let settles = (pulse.state == PulseState::Closed).then(|| {
        let (team, managers) = (moment(pulse.team_at, zone), moment(pulse.managers_at, zone));
        let text = match pulse.kind {
            PulseKind::Pulse => tr!("pulse-settles", team = team, managers = managers),
            PulseKind::Check => tr!("check-settles", team = team),
        };
        view! { <p>{text}</p> }
    });
    view! {
        {settles}
        <section class="stack">
            <h2>{tr!("ballot-counted-title")}</h2>
            <p>{tr!("ballot-counted-lead")}</p>
            <BallotReceipt pulse=pulse.id.to_string() name=storage_name(loaded) slip=false words=words(pulse, zone)/>
            <InlineScript text=SHOW/>
            <noscript><p>{tr!("ballot-no-script-receipt")}</p></noscript>
        </section>
    }
}

pub(super) fn words(pulse: &PulseView, zone: Tz) -> BallotTexts {
    let pair = |prefix: &str, code: &str| (code.to_owned(), tr!(&format!("{prefix}{code}")));
    let receipts = ["early", "counted", "absent", "deleted"].map(|code| pair("ballot-receipt-", code));
    // The last stands for everything that has no words of its own.
    let failures = [
        "offline",
        "unproven",
        "no-storage",
        "sign-in",
        "ballot-elsewhere",
        "ballot-foreign",
        "ballot-malformed",
        "pulse-not-open",
        "pulse-not-on-roster",
        "too-long",
        "unprintable",
        "broken",
    ]
    .map(|code| pair("ballot-failure-", code));
    let until = moment(pulse.closes_at, zone);
    let (team, managers) = (moment(pulse.team_at, zone), moment(pulse.managers_at, zone));
    let done_next = match pulse.kind {
        PulseKind::Pulse => tr!(
            "ballot-done-next",
            closes = until.clone(),
            team = team,
            managers = managers
        ),
        PulseKind::Check => tr!("ballot-done-next-check", closes = until.clone(), team = team),
    };
    BallotTexts {
        put: tr!("ballot-put"),
        replace: tr!("ballot-replace"),
        busy: tr!("ballot-busy"),
        empty: tr!("ballot-empty"),
        empty_send: tr!("ballot-empty-send"),
        empty_back: tr!("ballot-empty-back"),
        done: tr!("ballot-done"),
        done_next,
        done_body: tr!("ballot-done-body", moment = until.clone()),
        receipt: tr!("ballot-receipt"),
        change: tr!("ballot-change"),
        wipe: tr!("ballot-wipe"),
        wipe_hint: tr!("ballot-wipe-hint"),
        wiped: tr!("ballot-wiped"),
        shared: String::new(),
        next: String::new(),
        again: tr!("ballot-again", moment = until),
        elsewhere: tr!("ballot-elsewhere"),
        check_label: tr!("ballot-check-label"),
        check: tr!("ballot-check"),
        receipts: receipts.to_vec(),
        failures: failures.to_vec(),
    }
}
