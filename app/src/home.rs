//! The front door: it leads to where the visitor belongs.

use leptos::prelude::*;
use roundwell::team::service;

use crate::{
    request::{use_ctx, visitor},
    tr,
    ui::{Card, Layout, PageHead, page},
};

/// `/`: set-up when nothing exists, sign-in for strangers, the team for members of one, a list for the others.
#[component]
pub fn Home() -> impl IntoView {
    page(async move {
        let Some(actor) = visitor().actor.clone() else {
            let founded = service::is_founded(&use_ctx()).await?;
            leptos_axum::redirect(if founded { "/sign-in" } else { "/setup" });
            return Ok(().into_any());
        };
        match actor.teams.as_slice() {
            [only] => leptos_axum::redirect(&format!("/teams/{}", only.team_id)),
            [] if actor.admin => leptos_axum::redirect("/teams"),
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
