//! Path of a ballot: what is stored at each step, who could still do what, and how to check. `docs/privacy.md` says the same to operators.

use leptos::prelude::*;

use crate::{
    tr,
    ui::{Layout, PageHead},
};

/// `/privacy/ballots`.
#[component]
pub(crate) fn Promise() -> impl IntoView {
    let way = [
        tr!("promise-way-open"),
        tr!("promise-way-take"),
        tr!("promise-way-cast"),
        tr!("promise-way-box"),
        tr!("promise-way-close"),
        tr!("promise-way-gone"),
    ];
    let stored = [
        tr!("promise-stored-roster"),
        tr!("promise-stored-ballot"),
        tr!("promise-stored-remark"),
        tr!("promise-stored-slip"),
        tr!("promise-stored-device"),
        tr!("promise-stored-log"),
    ];
    let left = [
        tr!("promise-left-operator"),
        tr!("promise-left-copies"),
        tr!("promise-left-postgres"),
        tr!("promise-left-key"),
        tr!("promise-left-colleagues"),
        tr!("promise-left-slips"),
        tr!("promise-left-reader"),
        tr!("promise-left-style"),
        tr!("promise-left-device"),
    ];
    let check = [
        tr!("promise-check-key"),
        tr!("promise-check-audit"),
        tr!("promise-check-source"),
    ];
    view! {
        <Layout title=tr!("promise-title") description=tr!("promise-lede") class="narrow">
            <PageHead title=tr!("promise-title") lede=tr!("promise-lede")/>
            <section class="stack">
                <h2>{tr!("promise-way-title")}</h2>
                <ol>{items(way)}</ol>
                <p>{tr!("promise-way-slip")}</p>
                <p>{tr!("promise-way-check")}</p>
            </section>
            <section class="stack"><h2>{tr!("promise-stored-title")}</h2><ul>{items(stored)}</ul></section>
            <section class="stack"><h2>{tr!("promise-left-title")}</h2><ul>{items(left)}</ul></section>
            <section class="stack"><h2>{tr!("promise-check-title")}</h2><ul>{items(check)}</ul></section>
        </Layout>
    }
}

fn items<const N: usize>(sentences: [String; N]) -> impl IntoView {
    let items = sentences.map(|sentence| view! { <li>{sentence}</li> });
    items.into_iter().collect_view()
}
