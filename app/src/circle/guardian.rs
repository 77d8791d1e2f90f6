//! The guardian's guide: what to do when somebody in the circle is in distress. One page, readable in a minute, and on paper.

use leptos::prelude::*;

use crate::{
    tr,
    ui::{Layout, PageHead},
};

/// The parts, in the order in which they are needed: what each is called, and how many steps it has.
const PARTS: &[(&str, u8)] = &[
    ("now", 5),
    ("danger", 4),
    ("leaves", 4),
    ("circle", 4),
    ("after", 5),
];

/// `/guardian`.
#[component]
pub fn GuardiansGuide() -> impl IntoView {
    view! {
        <Layout title=tr!("guide-title") description=tr!("guide-lede") class="narrow guide">
            <PageHead title=tr!("guide-title") lede=tr!("guide-lede")>
                <p class="no-print"><a href="/help">{tr!("guide-help")}</a></p>
            </PageHead>
            {PARTS.iter().map(|(part, steps)| section(part, *steps)).collect_view()}
            <section class="stack keep">
                <h2>{tr!("guide-not-title")}</h2>
                <p>{tr!("guide-not")}</p>
            </section>
        </Layout>
    }
}

fn section(part: &str, steps: u8) -> impl IntoView {
    let steps = (1..=steps).map(|step| view! { <li>{tr!(&format!("guide-{part}-{step}"))}</li> });
    view! {
        <section class="stack keep">
            <h2>{tr!(&format!("guide-{part}-title"))}</h2>
            <ol class="terms">{steps.collect_view()}</ol>
        </section>
    }
}
