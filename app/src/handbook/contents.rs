//! What the handbook holds.

use leptos::prelude::*;
use roundwell::handbook::{CHAPTERS, Chapter, Part};

use crate::{
    i18n::use_locale,
    request::signed_in,
    tr,
    ui::{Layout, LinkButton, PageHead, page},
};

/// `/handbook`.
#[component]
pub(crate) fn Contents() -> impl IntoView {
    page(async move {
        signed_in()?;
        let first = CHAPTERS.first().map(|chapter| {
            view! { <LinkButton href=path(chapter) label=tr!("handbook-begin")/> }
        });
        let parts = Part::ALL.iter().map(|part| of_part(*part)).collect_view();
        Ok(view! {
            <Layout title=tr!("handbook-title") class="narrow">
                <PageHead title=tr!("handbook-title") lede=tr!("handbook-lede")>{first}</PageHead>
                {parts}
            </Layout>
        })
    })
}

/// The address of a chapter.
pub(super) fn path(chapter: &Chapter) -> String {
    format!("/handbook/{}", chapter.key)
}

fn of_part(part: Part) -> impl IntoView {
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
