//! The next pulse as everybody who answers will see it, before it opens: the same parts, none of which sends anything.

use leptos::prelude::*;
use roundwell::{
    Locale,
    disclosure::REMARKS_FROM,
    ids::TeamId,
    pulse::{PulseState, service},
    question::item::Item,
    team::Capability,
};

use super::answer_fields::{questions, remark};
use crate::{
    AppError,
    i18n::use_locale,
    request::{path_param, signed_in, use_ctx},
    tr,
    ui::{Layout, NavPlace, Notice, PageHead, Tone, page},
};

/// Words that are read in a second, slowly and on a phone.
const WORDS_A_SECOND: f64 = 2.5;
/// Seconds to choose one of five answers.
const TO_CHOOSE: f64 = 3.0;

/// `/teams/{team}/pulse/preview`.
#[component]
pub fn Preview() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        actor.may(Capability::OpenPulse, team)?;
        let place = service::place(&use_ctx(), &actor, team).await?;
        let proposed = place.proposal.slips.parse().unwrap_or(0);
        let (items, slips) = match place.under_way {
            None => (place.next_items, proposed),
            Some(pulse) if pulse.state == PulseState::Planned => (pulse.items, pulse.slips),
            // Once it is open the ballot itself is there to be seen.
            Some(_) => return Err(AppError::Missing),
        };
        let seconds = seconds(&items, use_locale());
        let reader = service::readership(&use_ctx(), &actor, team).await?.chosen;
        let takes_remarks = reader.is_some() && place.people + slips >= REMARKS_FROM;
        let remark = remark(takes_remarks, reader.map(|reader| reader.name));
        let questions = questions(&items);
        Ok(view! {
            <Layout title=tr!("preview-title") class="alone" team=team place=NavPlace::Pulse>
                <PageHead title=tr!("preview-title") lede=tr!("preview-lede", count = items.len(), seconds = seconds)/>
                <Notice tone=Tone::Plain>
                    <p>{tr!("preview-nothing-sent")}</p>
                    <p><a href=format!("/teams/{team}/questions")>{tr!("bank-link")}</a></p>
                </Notice>
                <div class="ballot">
                    {questions}
                    {remark}
                </div>
                <p><a href=format!("/teams/{team}/pulse")>{tr!("preview-back")}</a></p>
            </Layout>
        })
    })
}

/// Time that answering takes without a remark, in tens of seconds: reading the questions and their answers, and choosing.
fn seconds(items: &[Item], locale: Locale) -> i64 {
    let words = |text: &str| text.split_whitespace().count();
    let spent = items.iter().map(|item| {
        let labels = item
            .labels
            .iter()
            .map(|label| words(label.get(locale)))
            .sum::<usize>();
        (words(item.wording.get(locale)) + labels) as f64 / WORDS_A_SECOND + TO_CHOOSE
    });
    ((spent.sum::<f64>() / 10.0).ceil() as i64) * 10
}

#[cfg(test)]
mod tests {
    use roundwell::{
        Locale,
        question::{bank::Bank, rotation::next_items},
    };

    use super::seconds;

    /// For any rotation, a pulse is answered in about a minute.
    #[test]
    fn under_a_minute_or_so() {
        let mut asked = Vec::new();
        for _ in 0..30 {
            let items = next_items(Bank::built_in(), &asked);
            for locale in Locale::ALL {
                let seconds = seconds(&items, *locale);
                assert!((20..=60).contains(&seconds), "{seconds} s: {:?}", asked.len());
            }
            asked.push(items.iter().map(|item| item.key.clone()).collect());
        }
    }
}
