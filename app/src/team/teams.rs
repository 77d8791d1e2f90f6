//! The organisation's teams, for its admins.

use leptos::prelude::*;
use roundwell::{team::service, timekeeper::Timekeeper};

use crate::{
    i18n::format,
    request::{signed_in, use_ctx},
    tr,
    ui::{Card, Form, Layout, Notice, PageHead, Submit, TextField, TimeZoneField, Tone, page},
};

/// `/teams`: every team, and a form for one more.
#[component]
pub fn Teams() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let teams = service::teams(&use_ctx(), &actor).await?;
        let list = teams.iter().map(|team| {
            view! { <Card href=format!("/teams/{}/people", team.id) title=team.name.clone()/> }
        });
        let list = list.collect_view();
        let clock = clock_in_doubt(&actor.time_zone);
        let empty = teams.is_empty().then(|| view! { <p>{tr!("teams-empty")}</p> });
        Ok(view! {
            <Layout title=tr!("teams-title")>
                <PageHead title=tr!("teams-title")/>
                {clock}
                {empty}
                <ul class="cards narrow">{list}</ul>
                <section class="stack">
                    <h2>{tr!("teams-new")}</h2>
                    <Form action="/teams">
                        <TextField name="name" label=tr!("teams-name")/>
                        <TimeZoneField value=actor.time_zone label=tr!("field-time-zone") hint=tr!("teams-time-zone-hint")/>
                        <Submit label=tr!("teams-create")/>
                    </Form>
                </section>
            </Layout>
        })
    })
}

/// Notice that jobs wait because the server's clock has jumped.
fn clock_in_doubt(zone: &str) -> Option<impl IntoView + use<>> {
    let zone = format::zone(zone);
    let moment = |at| format::moment(at, zone);
    use_ctx().local::<Timekeeper>().doubt().map(|doubt| {
        let text = tr!(
            "teams-clock-doubt",
            shows = moment(doubt.shows),
            expected = moment(doubt.expected)
        );
        view! { <Notice tone=Tone::Warm><h2>{tr!("teams-clock-title")}</h2><p>{text}</p></Notice> }
    })
}
