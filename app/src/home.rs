//! The front door: it leads to where the visitor belongs.

use leptos::prelude::*;
use roundwell::team::service;

use crate::{
    request::{send_to, use_ctx, visitor},
    tr,
    ui::{Card, Layout, PageHead, page},
};

/// `/`: set-up when nothing exists, sign-in for strangers, the team for members of one, a list for the others.
#[component]
pub fn Home() -> impl IntoView {
    page(async move {
        let Some(actor) = visitor().actor.clone() else {
            let founded = service::is_founded(&use_ctx()).await?;
            send_to(if founded { "/sign-in" } else { "/setup" });
            return Ok(().into_any());
        };
        match actor.teams.as_slice() {
            [only] => send_to(&format!("/teams/{}", only.team_id)),
            [] if actor.admin => send_to("/teams"),
            _ => {}
        }
        let teams = actor.teams.clone().into_iter().map(|team| {
            view! {
                <Card href=format!("/teams/{}", team.team_id) title=team.team_name.clone()>
                    <p class="quiet">{tr!(&format!("role-{}", team.role))}</p>
                </Card>
            }
        });
        let teams = teams.collect_view();
        let none = actor
            .teams
            .is_empty()
            .then(|| view! { <p>{tr!("home-no-team")}</p> });
        let admin = actor
            .admin
            .then(|| view! { <p><a href="/teams">{tr!("home-all-teams")}</a></p> });
        Ok(view! {
            <Layout title=tr!("home-title") class="narrow">
                <PageHead title=tr!("home-greeting", name = actor.name.clone())/>
                {none}
                <ul class="cards">{teams}</ul>
                {admin}
            </Layout>
        }
        .into_any())
    })
}
