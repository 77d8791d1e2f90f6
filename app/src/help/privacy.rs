//! Page on what is stored, what is shown, and what nobody can promise.

use leptos::prelude::*;

use crate::{
    tr,
    ui::{Layout, PageHead},
};

/// `/privacy`.
#[component]
pub(crate) fn Privacy() -> impl IntoView {
    view! {
        <Layout title=tr!("privacy-title") description=tr!("privacy-lede") class="narrow">
            <PageHead title=tr!("privacy-title") lede=tr!("privacy-lede")/>
            {part(tr!("privacy-circle-title"), [tr!("privacy-circle-room"), tr!("privacy-circle-said"), tr!("privacy-circle-kept")])}
            {part(
                tr!("privacy-pulse-title"),
                [tr!("privacy-pulse-issued"), tr!("privacy-pulse-sealed"), tr!("privacy-pulse-remark"), tr!("privacy-pulse-closed")],
            )}
            <p><a href="/privacy/ballots">{tr!("promise-link")}</a></p>
            {part(tr!("privacy-shown-title"), [tr!("privacy-shown-groups"), tr!("privacy-shown-first"), tr!("privacy-shown-never")])}
            {part(tr!("privacy-limits-title"), [tr!("privacy-limit-code"), tr!("privacy-limit-people")])}
            {part(tr!("privacy-account-title"), [tr!("privacy-account"), tr!("privacy-cookies")])}
        </Layout>
    }
}

fn part<const N: usize>(title: String, sentences: [String; N]) -> impl IntoView {
    let sentences = sentences.map(|sentence| view! { <p>{sentence}</p> });
    view! { <section class="stack"><h2>{title}</h2>{sentences.into_iter().collect_view()}</section> }
}
