//! The summary: a letter with figures. Space and conditions come before feelings, and every sentence is about conditions.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use roundwell::{
    disclosure::Band,
    ids::TeamId,
    summary::{
        Reader, Summary,
        model::{Block, KEPT, ReadingAid, Strength, Withheld},
        service::{SummaryRead, read_summary},
    },
};

use super::{
    figures::{pressure, protected, sacrifice, theme, topic},
    requests::{answers, upward},
};
use crate::{
    i18n::format,
    request::{path_param, query_param, signed_in, use_ctx},
    tr,
    ui::{Layout, NavPlace, PageHead, page},
};

/// `/teams/{team}/summary`, of the newest block or of `?block=N`.
#[component]
pub fn SummaryLetter() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let block = query_param("block").and_then(|number| number.parse().ok());
        let read = read_summary(&use_ctx(), &actor, team, block).await?;
        Ok(letter(team, &read))
    })
}

fn letter(team: TeamId, read: &SummaryRead) -> impl IntoView + use<> {
    let SummaryRead {
        team_name,
        zone,
        summary,
        ..
    } = read;
    let month = |at: DateTime<Utc>| format::month(at.with_timezone(zone).date_naive());
    let months = tr!(
        "summary-months",
        from = month(summary.block.from),
        until = month(summary.block.until)
    );
    let eyebrow = format!("{team_name} · {months}");
    let title = tr!("summary-title", team = team_name.clone());
    let headline = headline(summary);
    let sections = (
        reading(&summary.reading, &summary.block, read.reader),
        protected(&summary.protection),
        strengths(&summary.strengths),
        theme(&summary.conditions),
        theme(&summary.between),
        sacrifice(&summary.sacrifice),
        theme(&summary.work),
        theme(&summary.core),
        summary.pressure.map(pressure),
        upward(&summary.upward),
        answers(team, &summary.answers, *zone),
        read.unanswered
            .then(|| view! { <section><p>{tr!("summary-unanswered")}</p></section> }),
        limits(read),
        blocks(team, &summary.block),
    );
    view! {
        <Layout title team=team place=NavPlace::Actions class="letter ruled">
            <PageHead title=headline eyebrow lede=tr!("summary-lede")/>
            {sections}
        </Layout>
    }
}

/// The one sentence that stands above everything, about the space or about what was asked.
fn headline(summary: &Summary) -> String {
    let rate = summary.protection.rate();
    let real = summary
        .strengths
        .iter()
        .any(|strength| matches!(strength, Strength::Real { .. }));
    let nothing = rate.is_none() && summary.block.pulses == 0 && summary.answers.asked.is_empty();
    let key = match rate {
        _ if nothing => "summary-head-first",
        _ if summary.pressure.is_some() => "summary-head-pressure",
        Some(rate) if rate < KEPT => "summary-head-lost",
        _ if summary.answers.late > 0 => "summary-head-late",
        _ if real => "summary-head-real",
        Some(_) => "summary-head-kept",
        None => "summary-head-plain",
    };
    tr!(key)
}

fn reading(reading: &ReadingAid, block: &Block, reader: Reader) -> impl IntoView + use<> {
    let withheld = match reading.withheld {
        Withheld::Part => Some(tr!("summary-reading-part")),
        Withheld::All => Some(tr!("summary-reading-all")),
        Withheld::NotYet | Withheld::Nothing => None,
    };
    let bands = bands(&reading.respondents).map(|band| tr!("summary-reading-band", band = band));
    let sentences = [
        Some(tr!("summary-reading-pulses", pulses = block.pulses)),
        bands,
        withheld,
        reading
            .detectable
            .map(|points| tr!("summary-reading-levels", points = points)),
        reading
            .margin
            .map(|points| tr!("summary-reading-margin", points = points)),
        reading.broken.then(|| tr!("summary-reading-broken")),
        (reader == Reader::Manager).then(|| tr!("summary-reading-manager")),
    ];
    let text = sentences.into_iter().flatten().collect::<Vec<_>>().join(" ");
    view! {
        <section>
            <h2>{tr!("summary-reading")}</h2>
            <p>{text}</p>
        </section>
    }
}

fn bands(respondents: &[Band]) -> Option<String> {
    let name = |band: &Band| {
        tr!(match band {
            Band::Few => "summary-band-5-7",
            Band::Some => "summary-band-8-12",
            Band::Many => "summary-band-13plus",
        })
    };
    match respondents {
        [] => None,
        [only] => Some(name(only)),
        [first, .., last] => Some(tr!("summary-band-or", first = name(first), second = name(last))),
    }
}

fn strengths(strengths: &[Strength]) -> impl IntoView + use<> {
    let lines = strengths.iter().map(|strength| {
        let text = match strength {
            Strength::Kept { kept, planned } => {
                tr!("summary-strength-kept", kept = *kept, planned = *planned)
            }
            Strength::Real { title } => tr!("summary-strength-real", title = title.clone()),
            Strength::Rising { topic: of } => tr!("summary-strength-rising", topic = topic(*of)),
            Strength::High { topic: of, level } => {
                tr!("summary-strength-high", topic = topic(*of), level = *level)
            }
        };
        view! { <li dir="auto">{text}</li> }
    });
    let none = strengths
        .is_empty()
        .then(|| view! { <p>{tr!("summary-strengths-none")}</p> });
    let list = (!strengths.is_empty()).then(|| view! { <ul class="plain-list">{lines.collect_view()}</ul> });
    view! {
        <section>
            <h2>{tr!("summary-strengths")}</h2>
            {none}
            {list}
        </section>
    }
}

fn limits(read: &SummaryRead) -> impl IntoView + use<> {
    let read_by = read_by(read);
    view! {
        <section>
            <h2>{tr!("summary-limits")}</h2>
            <p>{tr!("summary-limits-text")}</p>
            <p class="quiet">{read_by}</p>
        </section>
    }
}

/// Days that managers opened it: everybody who may read the summary may know that.
fn read_by(read: &SummaryRead) -> String {
    if read.managers_read_on.is_empty() {
        return tr!("summary-read-by-none");
    }
    let days: Vec<String> = read
        .managers_read_on
        .iter()
        .rev()
        .map(|day| format::date(*day))
        .collect();
    tr!("summary-read-by", days = days.join(", "))
}

fn blocks(team: TeamId, block: &Block) -> Option<impl IntoView + use<>> {
    if block.of < 2 {
        return None;
    }
    let link = |number: usize, label: String| view! { <a href=format!("/teams/{team}/summary?block={number}")>{label}</a> };
    let (number, of) = (block.number, block.of);
    Some(view! {
        <nav class="cluster apart no-print" aria-label=tr!("summary-blocks")>
            {(number > 1).then(|| link(number - 1, tr!("summary-earlier")))}
            <span class="quiet">{tr!("summary-block", number = number, of = of)}</span>
            {(number < of).then(|| link(number + 1, tr!("summary-later")))}
        </nav>
    })
}
