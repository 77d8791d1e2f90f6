//! Figures of the organisation as a whole: working conditions, four weeks at a time, and nothing set beside anything else.

use chrono::TimeDelta;
use chrono_tz::Tz;
use leptos::prelude::*;
use roundwell::{
    disclosure::{Band, RoundedLevel, store::organisation::OrganisationSnapshot},
    pulse::service::organisation_results,
};

use crate::{
    i18n::format,
    request::{signed_in, use_ctx},
    tr,
    ui::{Details, EmptyState, Layout, LinkButton, PageHead, page},
};

/// `/organisation`.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let mut results = organisation_results(&use_ctx(), &actor).await?;
        results.retain(|result| result.publication.was_asked());
        let zone = format::zone(&actor.time_zone);
        let body = if results.is_empty() {
            view! { <EmptyState title=tr!("organisation-none-title") text=tr!("organisation-none")/> }
                .into_any()
        } else {
            let periods = results.iter().map(|result| period(result, zone)).collect_view();
            view! { <div class="stack">{periods}</div> }.into_any()
        };
        Ok(view! {
            <Layout title=tr!("organisation-title") class="narrow">
                <PageHead title=tr!("organisation-title") lede=tr!("organisation-lede")/>
                {body}
                <Details summary=tr!("organisation-how")>
                    <p>{tr!("organisation-how-levels")}</p>
                    <p>{tr!("organisation-how-teams")}</p>
                    <p>{tr!("organisation-how-withheld")}</p>
                </Details>
                <p><LinkButton href="/" label=tr!("organisation-back")/></p>
            </Layout>
        })
    })
}

fn period(result: &OrganisationSnapshot, zone: Tz) -> impl IntoView + use<> {
    // The last moment of the period: the first one after it is another day.
    let last = result.period.ends_at() - TimeDelta::seconds(1);
    let title = tr!("organisation-period", day = format::long_day(last, zone));
    let publication = &result.publication;
    let shown = publication.conditions().zip(publication.respondents());
    let text = match shown {
        None => view! { <p class="quiet">{tr!("organisation-withheld")}</p> }.into_any(),
        Some((level, band)) => figure(level.get(), band.get()).into_any(),
    };
    view! { <section class="stack tight"><h2>{title}</h2>{text}</section> }
}

fn figure(level: RoundedLevel, band: Band) -> impl IntoView {
    let value = level.value();
    let text = if level.is_lowest() {
        tr!("pulse-level-lowest", level = i64::from(value))
    } else if level.is_highest() {
        tr!("pulse-level-highest", level = i64::from(value))
    } else {
        tr!("pulse-level", level = i64::from(value))
    };
    let name = tr!("organisation-conditions");
    view! {
        <ul class="levels">
            <li class="index-row worded">
                <span>{name.clone()}</span>
                <meter min="0" max="100" value=value aria-label=name>{text.clone()}</meter>
                <span class="nums">{text}</span>
            </li>
        </ul>
        <p class="quiet">{tr!("pulse-respondents", band = band.as_str().replace('-', "–"))}</p>
    }
}
