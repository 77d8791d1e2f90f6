//! One chapter of the handbook; it prints.

use leptos::prelude::*;
use roundwell::content::handbook::{Chapter, find, neighbours};

use super::{contents::path, prose};
use crate::{
    AppError,
    i18n::use_locale,
    request::{path_param, signed_in_or_unsure},
    tr,
    ui::{Layout, PageHead, page},
};

/// `/handbook/{chapter}`.
#[component]
pub(crate) fn ChapterPage() -> impl IntoView {
    page(async move {
        signed_in_or_unsure()?;
        let key: String = path_param("chapter")?;
        let chapter = find(&key).ok_or(AppError::Missing)?;
        let locale = use_locale();
        let title = chapter.title(locale);
        let eyebrow = format!(
            "{} · {}",
            tr!("handbook-title"),
            tr!(&format!("handbook-part-{}", chapter.part))
        );
        let body = prose::html(chapter.body(locale));
        Ok(view! {
            <Layout title=title class="narrow">
                <PageHead title=title eyebrow=eyebrow lede=chapter.lede(locale)/>
                <article class="prose" inner_html=body></article>
                {ways_on(chapter)}
            </Layout>
        })
    })
}

/// To the chapters on either side, and back to the contents.
fn ways_on(chapter: &Chapter) -> impl IntoView + use<> {
    let locale = use_locale();
    let (before, after) = neighbours(chapter.key);
    let before = before.map(|chapter| {
        view! { <li>{tr!("handbook-before")} " " <a rel="prev" href=path(chapter)>{chapter.title(locale)}</a></li> }
    });
    let after = after.map(|chapter| {
        view! { <li>{tr!("handbook-after")} " " <a rel="next" href=path(chapter)>{chapter.title(locale)}</a></li> }
    });
    view! {
        <nav class="ways-on no-print" aria-label=tr!("handbook-ways-on")>
            <ul>
                {after}
                {before}
                <li><a href="/handbook">{tr!("handbook-contents")}</a></li>
                <li><a href="/handbook#formats">{tr!("handbook-formats")}</a></li>
            </ul>
        </nav>
    }
}
