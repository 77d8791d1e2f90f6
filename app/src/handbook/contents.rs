//! Contents of the handbook.

use leptos::prelude::*;
use roundwell::{
    content::handbook::{CHAPTERS, Chapter, ChapterMoment},
    team::{Actor, Capability},
};

use crate::{
    i18n::use_locale,
    request::signed_in_or_unsure,
    tr,
    ui::{Layout, LinkButton, PageHead, page},
};

/// `/handbook`.
#[component]
pub(crate) fn Contents() -> impl IntoView {
    page(async move {
        let actor = signed_in_or_unsure()?;
        let first = CHAPTERS.first().map(|chapter| {
            view! { <LinkButton href=path(chapter) label=tr!("handbook-begin")/> }
        });
        let parts = ChapterMoment::ALL
            .iter()
            .map(|part| of_part(*part))
            .collect_view();
        Ok(view! {
            <Layout title=tr!("handbook-title") class="narrow">
                <PageHead title=tr!("handbook-title") lede=tr!("handbook-lede")>{first}</PageHead>
                {parts}
                {actor.as_ref().and_then(formats)}
            </Layout>
        })
    })
}

/// The address of a chapter.
pub(super) fn path(chapter: &Chapter) -> String {
    format!("/handbook/{}", chapter.key)
}

fn of_part(part: ChapterMoment) -> impl IntoView {
    let locale = use_locale();
    let chapters = CHAPTERS
        .iter()
        .filter(move |chapter| chapter.part == part)
        .map(|chapter| {
            view! {
                <li>
                    <a href=path(chapter)>{chapter.title(locale)}</a>
                    <p class="quiet">{chapter.lede(locale)}</p>
                </li>
            }
        });
    let chapters = chapters.collect_view();
    view! {
        <section class="stack">
            <h2>{tr!(&format!("handbook-part-{part}"))}</h2>
            <ul class="chapters">{chapters}</ul>
        </section>
    }
}

/// The formats of each of the reader's teams, and where to rehearse one: what a handbook cannot be without.
fn formats(actor: &Actor) -> Option<impl IntoView + use<>> {
    let teams = actor.teams.iter().map(|membership| {
        let (team, name) = (membership.team_id, membership.team_name.clone());
        let may_host = actor.may(Capability::Host, team).is_ok();
        let rehearse = may_host.then(|| {
            let label = tr!("handbook-rehearse-in", team = name.clone());
            view! { <p><a href=format!("/teams/{team}/rehearsal")>{label}</a></p> }
        });
        view! {
            <li>
                <a href=format!("/teams/{team}/formats")>{tr!("handbook-formats-of", team = name)}</a>
                {rehearse}
            </li>
        }
    });
    let teams = teams.collect_view();
    (!actor.teams.is_empty()).then(|| {
        view! {
            <section class="stack" id="formats">
                <h2>{tr!("handbook-formats")}</h2>
                <p class="quiet">{tr!("handbook-formats-lead")}</p>
                <ul class="chapters">{teams}</ul>
            </section>
        }
    })
}
