//! Urgent help by country: numbers first, words second.

use leptos::prelude::*;
use roundwell::content::help::{Country, HelpLine, countries};

use crate::{
    i18n::use_locale,
    tr,
    ui::{Layout, Notice, PageHead, Tone},
};

/// `/help`.
#[component]
pub(crate) fn UrgentHelp() -> impl IntoView {
    let locale = use_locale();
    let countries = countries(locale);
    let jumps = countries.iter().map(|country| {
        view! { <li><a href=format!("#{}", country.code)>{country.name.get(locale)}</a></li> }
    });
    let jumps = jumps.collect_view();
    view! {
        <Layout title=tr!("help-title") description=tr!("help-lede") class="narrow">
            <PageHead title=tr!("help-title") lede=tr!("help-lede")>
                <nav aria-label=tr!("help-countries")><ul class="cluster jumps">{jumps}</ul></nav>
            </PageHead>
            {countries.into_iter().map(section).collect_view()}
            <section class="stack">
                <h2>{tr!("help-elsewhere-title")}</h2>
                <p>{tr!("help-elsewhere")} " " <a href="https://findahelpline.com" rel="noreferrer">"findahelpline.com"</a> "."</p>
            </section>
            <section class="stack">
                <h2>{tr!("help-work-title")}</h2>
                <p>{tr!("help-work")}</p>
                <Notice tone=Tone::Plain><p>{tr!("help-nobody-reads")}</p></Notice>
            </section>
        </Layout>
    }
}

fn section(country: &'static Country) -> impl IntoView {
    let heading = format!("{}-name", country.code);
    let labelled = heading.clone();
    view! {
        <section class="stack" id=country.code.clone() aria-labelledby=labelled>
            <h2 id=heading>{country.name.get(use_locale())}</h2>
            <ul class="calls">{country.line.iter().map(line).collect_view()}</ul>
        </section>
    }
}

fn line(line: &'static HelpLine) -> impl IntoView {
    let locale = use_locale();
    let call = line.call.as_ref().map(|number| {
        let shown = line.shown.as_ref().unwrap_or(number).clone();
        view! { <a class="number" href=format!("tel:{number}") aria-label=tr!("help-call", number = shown.clone())>{shown.clone()}</a> }
    });
    let text = line.text.as_ref().map(|number| {
        let (href, label) = match &line.say {
            Some(word) => (
                format!("sms:{number}?body={word}"),
                tr!("help-text-with", word = word.clone(), number = number.clone()),
            ),
            None => (format!("sms:{number}"), tr!("help-text", number = number.clone())),
        };
        view! { <a href=href>{label}</a> }
    });
    view! {
        <li>
            <div class="ways">{call}{text}</div>
            <div><strong>{line.name.get(locale)}</strong> <p class="quiet">{line.note.get(locale)}</p></div>
        </li>
    }
}
