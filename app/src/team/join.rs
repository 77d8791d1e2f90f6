//! Joining a team by an invitation link.

use leptos::prelude::*;
use roundwell::{
    identity::SecretToken,
    team::{InvitationState, service},
};

use crate::{
    AppError,
    request::{path_param, use_ctx, visitor},
    team::browser::this_browser,
    tr,
    ui::{Form, Layout, PageHead, Submit, TextField, TimeZoneField, page},
};

/// `/join/{token}`: a new account, or one tap for whoever is signed in.
#[component]
pub fn Join() -> impl IntoView {
    page(async move {
        let text: String = path_param("token")?;
        let token = SecretToken::parse(&text).ok_or(AppError::Missing)?;
        let joining = service::invitation(&use_ctx(), &token, &this_browser()).await?;
        let team = joining.team.name.clone();
        let over = match joining.state {
            InvitationState::Open => None,
            InvitationState::Used => Some(tr!("join-used")),
            InvitationState::Revoked => Some(tr!("join-revoked")),
            InvitationState::Expired => Some(tr!("join-expired")),
        };
        if let Some(reason) = over {
            return Ok(view! {
                <Layout title="" problem=tr!("join-over-title") class="alone">
                    <PageHead title=tr!("join-over-title") lede=reason><p>{tr!("join-over-next")}</p></PageHead>
                </Layout>
            }
            .into_any());
        }
        let role = tr!(&format!("role-{}", joining.invitation.role));
        let form = match visitor().actor.clone() {
            Some(actor) => view! {
                <p>{tr!("join-as", name = actor.name)}</p>
                <Form action=format!("/join/{text}/signed-in")>
                    <Submit label=tr!("join-submit")/>
                </Form>
            }
            .into_any(),
            None => new_account(text, joining.team.time_zone.clone()).into_any(),
        };
        Ok(view! {
            <Layout title=tr!("join-title", team = team.clone()) class="alone">
                <PageHead title=tr!("join-title", team = team) lede=tr!("join-lead", role = role)/>
                {form}
            </Layout>
        }
        .into_any())
    })
}

fn new_account(token: String, time_zone: String) -> impl IntoView {
    view! {
        <Form action=format!("/join/{token}")>
            <TextField name="name" label=tr!("field-your-name") hint=tr!("field-your-name-hint") autocomplete="name"/>
            <TextField name="email" kind="email" label=tr!("field-email") autocomplete="username"/>
            <TextField name="password" kind="password" label=tr!("field-new-password") hint=tr!("field-new-password-hint")
                autocomplete="new-password"/>
            <TimeZoneField value=time_zone label=tr!("field-time-zone") hint=tr!("field-time-zone-hint")/>
            <Submit label=tr!("join-submit")/>
        </Form>
    }
}
