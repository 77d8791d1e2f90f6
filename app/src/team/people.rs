//! People of a team, for its leads and the admins.

use leptos::prelude::*;
use qrcode::{QrCode, render::svg};
use roundwell::{
    identity::SecretToken,
    ids::TeamId,
    team::{Actor, Invitation, Role, service, store::PersonRow},
};

use super::{browser::take_link, changes::all_changes};
use crate::{
    AppError,
    i18n::format,
    request::{path_param, signed_in, use_ctx, use_site, visitor},
    tr,
    ui::{Form, Layout, PageHead, SelectField, Submit, page},
};

/// `/teams/{team}/people`: the people, the invitation links, and the one just made.
#[component]
pub fn People() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let (row, people, invitations) = service::people(&use_ctx(), &actor, team).await?;
        let changes = service::role_changes(&use_ctx(), &actor, team).await?;
        let fresh = fresh_token(&actor, team).await?;
        let zone = format::zone(&actor.time_zone);
        let invitations = invitations
            .into_iter()
            .map(|invitation| open_invitation(team, invitation, zone))
            .collect_view();
        Ok(view! {
            <Layout title=tr!("people-title", team = row.name.clone()) team=team>
                <PageHead title=tr!("people-title", team = row.name.clone())/>
                {fresh.as_ref().map(fresh_link)}
                <section class="stack">
                    <h2>{tr!("people-here")}</h2>
                    {people.is_empty().then(|| view! { <p>{tr!("people-empty")}</p> })}
                    <ul class="rows">{people.into_iter().map(|person| one_person(team, person)).collect_view()}</ul>
                </section>
                <section class="narrow stack">
                    <h2>{tr!("people-invite")}</h2>
                    <p>{tr!("people-invite-lead")}</p>
                    <Form action=format!("/teams/{team}/invitations")>
                        <SelectField name="role" label=tr!("people-role") options=role_options() value="member"/>
                        <Submit label=tr!("people-invite-submit")/>
                    </Form>
                    <ul class="rows">{invitations}</ul>
                </section>
                {all_changes(&changes, zone)}
            </Layout>
        })
    })
}

fn role_options() -> Vec<(String, String)> {
    Role::ALL
        .iter()
        .map(|role| (role.as_str().to_owned(), tr!(&format!("role-{role}-long"))))
        .collect()
}

/// The token of the link just made by this person for this team.
async fn fresh_token(actor: &Actor, team: TeamId) -> Result<Option<SecretToken>, AppError> {
    let Some(token) = take_link() else { return Ok(None) };
    let fresh = service::is_fresh(&use_ctx(), actor, team, &token).await?;
    Ok(fresh.then_some(token))
}

/// The link just made: it is shown once, because only its hash is kept.
fn fresh_link(token: &SecretToken) -> impl IntoView + use<> {
    let url = format!("{}/join/{}", use_site().base_url, token.reveal());
    let code = QrCode::new(url.as_bytes())
        .map(|code| code.render::<svg::Color<'_>>().min_dimensions(180, 180).build())
        .ok();
    view! {
        <section class="notice" aria-labelledby="fresh-link">
            <h2 id="fresh-link">{tr!("people-link-title")}</h2>
            <p>{tr!("people-link-lead")}</p>
            <p class="fingerprint"><a href=url.clone()>{url.clone()}</a></p>
            {code.map(|svg| view! { <div class="qr" role="img" aria-label=tr!("people-link-qr") inner_html=svg></div> })}
        </section>
    }
}

fn one_person(team: TeamId, person: PersonRow) -> impl IntoView {
    let id = format!("role-{}", person.account_id);
    let action = format!("/teams/{team}/people/{}/role", person.account_id);
    let visitor = visitor();
    let typed = visitor
        .returned(&action, &id)
        .and_then(|posted| posted.typed("role"));
    let chosen = typed.unwrap_or(person.role.as_str());
    let select = Role::ALL.iter().map(|role| {
        view! { <option value=role.as_str() selected=role.as_str() == chosen>{tr!(&format!("role-{role}"))}</option> }
    });
    let select = select.collect_view();
    view! {
        <li>
            <span><bdi>{person.name.clone()}</bdi></span>
            <Form action id=id.clone() class="inline">
                <label class="sr" for=format!("{id}-select")>{tr!("people-role-of", name = person.name)}</label>
                <select class="select" id=format!("{id}-select") name="role">{select}</select>
                <button class="button soft">{tr!("save")}</button>
            </Form>
        </li>
    }
}

fn open_invitation(team: TeamId, invitation: Invitation, zone: chrono_tz::Tz) -> impl IntoView {
    let role = tr!(&format!("role-{}", invitation.role));
    let revoke = format!("/teams/{team}/invitations/{}/revoke", invitation.id);
    view! {
        <li>
            <span>{tr!("people-open-link", role = role, date = format::day(invitation.expires_at, zone))}</span>
            <Form action=revoke id=format!("revoke-{}", invitation.id) class="inline">
                <button class="button soft">{tr!("people-revoke")}</button>
            </Form>
        </li>
    }
}
