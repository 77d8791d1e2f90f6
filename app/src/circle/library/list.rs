//! The shelf: every format that the team can choose, with what it is good for.

use leptos::prelude::*;
use roundwell::{
    format::library::{FormatOrigin, LibraryEntry, service},
    ids::TeamId,
};

use super::labels;
use crate::{
    i18n::use_locale,
    request::{path_param, signed_in, use_ctx},
    tr,
    ui::{ButtonKind, Card, Layout, LinkButton, NavPlace, PageHead, page},
};

/// `/teams/{team}/formats`.
#[component]
pub fn FormatList() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let entries = service::list_formats(&use_ctx(), &actor, team).await?;
        let of = |wanted: fn(&LibraryEntry) -> bool| -> Vec<LibraryEntry> {
            entries.iter().filter(|entry| wanted(entry)).cloned().collect()
        };
        let parts = [
            (
                tr!("format-shelf-ours"),
                of(|entry| entry.is_offered() && matches!(entry.origin, FormatOrigin::Ours(_))),
            ),
            (
                tr!("format-shelf-shared"),
                of(|entry| entry.origin == FormatOrigin::Shared),
            ),
            (
                tr!("format-shelf-built-in"),
                of(|entry| entry.origin == FormatOrigin::BuiltIn),
            ),
            (tr!("format-shelf-withdrawn"), of(|entry| !entry.is_offered())),
        ];
        let parts = parts.into_iter().filter(|(_, entries)| !entries.is_empty());
        let parts = parts
            .map(|(title, entries)| part(team, title, entries))
            .collect_view();
        Ok(view! {
            <Layout title=tr!("format-shelf") team=team place=NavPlace::Circle class="narrow">
                <PageHead title=tr!("format-shelf") lede=tr!("format-shelf-lede")/>
                {parts}
                <p><LinkButton href=format!("/teams/{team}") label=tr!("schedule-back") kind=ButtonKind::Quiet/></p>
            </Layout>
        })
    })
}

fn part(team: TeamId, title: String, entries: Vec<LibraryEntry>) -> impl IntoView {
    let cards = entries.iter().map(|entry| card(team, entry)).collect_view();
    view! {
        <section class="stack">
            <h2>{title}</h2>
            <ul class="cards">{cards}</ul>
        </section>
    }
}

fn card(team: TeamId, entry: &LibraryEntry) -> impl IntoView + use<> {
    let format = &entry.format;
    let href = format!("/teams/{team}/formats/{}", entry.key);
    let about = format.about.get(use_locale()).to_owned();
    let (title, subtitle) = (labels::title(format), labels::subtitle(format));
    view! {
        <Card href=href title=title>
            <p>{about}</p>
            <p class="quiet">{subtitle}</p>
        </Card>
    }
}
