//! The front door: it leads to where the visitor belongs.

use leptos::prelude::*;
use roundwell::{
    summary::service::work_owed,
    team::{Actor, Role, service},
};

use crate::{
    AppError, action,
    i18n::format,
    pulse,
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
        let manages = actor.teams.iter().any(|team| team.role == Role::Manager);
        match actor.teams.as_slice() {
            [only] if !manages => send_to(&format!("/teams/{}", only.team_id)),
            [] if actor.admin => send_to("/teams"),
            _ => {}
        }
        let owed = if manages { Some(work(&actor).await?) } else { None };
        let mut teams = Vec::new();
        for team in actor.teams.clone() {
            let pulse = pulse::card_line(&use_ctx(), &actor, team.team_id).await?;
            teams.push(view! {
                <Card href=format!("/teams/{}", team.team_id) title=team.team_name.clone()>
                    <p class="quiet">{tr!(&format!("role-{}", team.role))}</p>
                    {pulse}
                </Card>
            });
        }
        let none = actor
            .teams
            .is_empty()
            .then(|| view! { <p>{tr!("home-no-team")}</p> });
        let across = (!actor.teams.is_empty())
            .then(|| view! { <p><a href="/organisation">{tr!("organisation-link")}</a></p> });
        let admin = actor
            .admin
            .then(|| view! { <p><a href="/teams">{tr!("home-all-teams")}</a></p> });
        Ok(view! {
            <Layout title=tr!("home-title") class="narrow">
                <PageHead title=tr!("home-greeting", name = actor.name.clone())/>
                {none}
                {owed}
                <ul class="cards">{teams}</ul>
                {across}
                {admin}
            </Layout>
        }
        .into_any())
    })
}

/// Work that waits for somebody who manages teams: replies that are due, circles that were lost.
async fn work(actor: &Actor) -> Result<impl IntoView + use<>, AppError> {
    let ctx = use_ctx();
    let work = work_owed(&ctx, actor).await?;
    Ok(action::owed::work_owed(
        work,
        ctx.now(),
        format::zone(&actor.time_zone),
    ))
}
