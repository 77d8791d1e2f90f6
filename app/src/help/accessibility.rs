//! Promise about accessibility, how it is checked, and what does not work well yet.

use leptos::prelude::*;

use crate::{
    tr,
    ui::{Layout, PageHead},
};

/// `/accessibility`.
#[component]
pub(crate) fn Accessibility() -> impl IntoView {
    view! {
        <Layout title=tr!("accessibility-title") description=tr!("accessibility-lede") class="narrow">
            <PageHead title=tr!("accessibility-title") lede=tr!("accessibility-lede")/>
            <section class="stack">
                <h2>{tr!("accessibility-aim-title")}</h2>
                <p>{tr!("accessibility-aim")}</p>
                <ul>
                    <li>{tr!("accessibility-aim-keyboard")}</li>
                    <li>{tr!("accessibility-aim-reader")}</li>
                    <li>{tr!("accessibility-aim-zoom")}</li>
                    <li>{tr!("accessibility-aim-time")}</li>
                    <li>{tr!("accessibility-aim-motion")}</li>
                    <li>{tr!("accessibility-aim-script")}</li>
                </ul>
            </section>
            <section class="stack">
                <h2>{tr!("accessibility-checked-title")}</h2>
                <p>{tr!("accessibility-checked")}</p>
            </section>
            <section class="stack">
                <h2>{tr!("accessibility-limits-title")}</h2>
                <ul>
                    <li>{tr!("accessibility-limit-pulse")}</li>
                    <li>{tr!("accessibility-limit-people")}</li>
                </ul>
            </section>
            <section class="stack">
                <h2>{tr!("accessibility-tell-title")}</h2>
                <p>{tr!("accessibility-tell")}</p>
            </section>
        </Layout>
    }
}
