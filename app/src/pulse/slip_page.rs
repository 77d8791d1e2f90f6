//! The ballot of somebody who has drawn a slip: on any phone, or on a tablet that many use one after the other.
//!
//! Nobody is signed in here, and nothing stays on the device unless its owner says that it is theirs: no storage, no history that would
//! give a ballot away (a used code is worth nothing), and a form that is emptied on leaving.

use leptos::prelude::*;
use roundwell::{
    ids::PulseId,
    pulse::{
        PulseState,
        service::{self, PulseView},
    },
};

use super::{
    answer_fields::{questions, remark},
    ballot::{Access, Ballot, BallotReceipt, BallotTexts},
    ballot_page::{SHOW, lede, words},
    labels::moment,
    overview::terms,
};
use crate::{
    request::{path_param, use_ctx},
    tr,
    ui::{Details, InlineScript, Layout, PageHead, page},
};

/// `/pulses/{pulse}/slip`; the code stands in the fragment, which no browser sends.
#[component]
pub fn SlipPage() -> impl IntoView {
    page(async move {
        let id: PulseId = path_param("pulse")?;
        let (pulse, zone) = service::slip_page(&use_ctx(), id).await?;
        let zone = zone.tz();
        let (lede, body) = match pulse.state {
            PulseState::Open => (
                tr!("slip-lede", count = pulse.items.len()),
                open(&pulse, zone).into_any(),
            ),
            PulseState::Planned => (lede(&pulse), ().into_any()),
            PulseState::Closed | PulseState::Published => (lede(&pulse), closed(&pulse, zone).into_any()),
        };
        Ok(view! {
            <Layout title=tr!("ballot-title") class="alone">
                <PageHead title=tr!("ballot-title") lede/>
                {body}
            </Layout>
        })
    })
}

fn open(pulse: &PulseView, zone: chrono_tz::Tz) -> impl IntoView + use<> {
    let terms = terms(pulse, zone);
    let public_key = pulse.public_key.as_deref().map(hex::encode).unwrap_or_default();
    let items = u32::try_from(pulse.items.len()).unwrap_or(0);
    let until = moment(pulse.closes_at, zone);
    let (questions, remark) = (questions(&pulse.items), remark(pulse.takes_remarks, None));
    view! {
        <div class="stack">
            <Details summary=tr!("ballot-stored")>
                <ul>
                    <li>{tr!("ballot-stored-box")}</li>
                    <li>{tr!("slip-stored-device")}</li>
                    <li>{tr!("slip-stored-slip")}</li>
                    <li>{tr!("ballot-stored-limits")}</li>
                </ul>
                {terms}
            </Details>
            <noscript>
                <div class="notice warm">
                    <p>{tr!("slip-no-script")}</p>
                    <p>{tr!("slip-no-script-way")}</p>
                </div>
            </noscript>
        </div>
        <Ballot pulse=pulse.id.to_string() name=None public_key items access=Access::Waiting slip=true words=slip_words(pulse, zone)>
            <div class="field">
                <label for="slip">{tr!("slip-code")}</label>
                <p class="hint" id="slip-hint">{tr!("slip-code-hint")}</p>
                <input class="input mid fingerprint" id="slip" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false"
                    aria-describedby="slip-hint"/>
            </div>
            {questions}
            {remark}
            <div class="field">
                <label class="check"><input type="checkbox" id="slip-own" autocomplete="off" aria-describedby="slip-own-hint"/>{tr!("slip-own")}</label>
                <p class="hint" id="slip-own-hint">{tr!("slip-own-hint", moment = until)}</p>
            </div>
        </Ballot>
        <InlineScript text=SHOW/>
    }
}

fn closed(pulse: &PulseView, zone: chrono_tz::Tz) -> impl IntoView + use<> {
    view! {
        <section class="stack">
            <h2>{tr!("ballot-counted-title")}</h2>
            <p>{tr!("slip-counted-lead")}</p>
            <BallotReceipt pulse=pulse.id.to_string() name=None slip=true words=words(pulse, zone)/>
            <InlineScript text=SHOW/>
            <noscript><p>{tr!("ballot-no-script-receipt")}</p></noscript>
        </section>
    }
}

fn slip_words(pulse: &PulseView, zone: chrono_tz::Tz) -> BallotTexts {
    let mut words = words(pulse, zone);
    words.shared = tr!("slip-shared");
    words.next = tr!("slip-next");
    let own = ["slip-unknown", "slip-used", "slips-exhausted"];
    let said = own.map(|code| (code.to_owned(), tr!(&format!("ballot-failure-{code}"))));
    words.failures.splice(0..0, said);
    words
}
