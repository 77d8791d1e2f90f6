//! Server functions about people: each parses, calls one use case, and says where to go next.

use leptos::prelude::*;

use crate::AppError;
#[cfg(feature = "ssr")]
use crate::{
    i18n::use_locale,
    request::{go_to, is_own, signed_in, use_ctx},
    team::browser::{forget_sign_in, forget_way_back, remember, show_link_once, this_browser},
};
#[cfg(feature = "ssr")]
use roundwell::{
    Error,
    identity::{self, NewAdmin, SecretToken},
    ids::TeamId,
    team::{
        Role,
        service::{self, Founding, JoinAs},
    },
};

/// The first start: makes the organisation and its admin.
#[server(endpoint = "people/set-up", prefix = "/api")]
pub async fn set_up(
    organisation: String,
    time_zone: String,
    name: String,
    email: String,
    password: String,
) -> Result<(), AppError> {
    let locale = use_locale().as_str().to_owned();
    let admin = NewAdmin {
        name,
        email,
        password,
    };
    let founding = Founding {
        organisation,
        time_zone,
        locale,
        admin,
    };
    remember(&service::found(&use_ctx(), founding, &this_browser()).await?);
    go_to("/", Some("set-up"));
    Ok(())
}

/// Signs in; `next` is a path of this site.
#[server(endpoint = "people/sign-in", prefix = "/api")]
pub async fn sign_in(
    email: String,
    password: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    remember(&identity::sign_in(&use_ctx(), &email, &password, &this_browser()).await?);
    forget_way_back();
    go_to(if is_own(&next) { &next } else { "/" }, None);
    Ok(())
}

/// Signs this browser out.
#[server(endpoint = "people/sign-out", prefix = "/api")]
pub async fn sign_out() -> Result<(), AppError> {
    if let Some(token) = this_browser().sign_in {
        identity::sign_out(&use_ctx(), &token).await?;
    }
    forget_sign_in();
    go_to("/sign-in", Some("signed-out"));
    Ok(())
}

/// Signs every browser of this person out.
#[server(endpoint = "people/sign-out-everywhere", prefix = "/api")]
pub async fn sign_out_everywhere() -> Result<(), AppError> {
    identity::sign_out_everywhere(&use_ctx(), signed_in()?.account, &this_browser()).await?;
    forget_sign_in();
    go_to("/sign-in", Some("signed-out-everywhere"));
    Ok(())
}

/// Changes one's own name, language and time zone.
#[server(endpoint = "people/account", prefix = "/api")]
pub async fn update_account(name: String, locale: String, time_zone: String) -> Result<(), AppError> {
    let locale = locale
        .parse::<crate::i18n::Locale>()
        .ok()
        .map(|locale| locale.as_str());
    identity::update_account(&use_ctx(), signed_in()?.account, &name, locale, &time_zone).await?;
    go_to("/account", Some("saved"));
    Ok(())
}

/// Makes a team.
#[server(endpoint = "people/create-team", prefix = "/api")]
pub async fn create_team(name: String, time_zone: String) -> Result<(), AppError> {
    let team = service::create_team(&use_ctx(), &signed_in()?, &name, &time_zone).await?;
    go_to(&format!("/teams/{team}/people"), Some("team-created"));
    Ok(())
}

/// Makes an invitation link, which the next page shows once.
#[server(endpoint = "people/invite", prefix = "/api")]
pub async fn invite(team: String, role: String) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let role: Role = role.parse().map_err(|_| Error::field("role", "unknown-role"))?;
    let token = service::invite(&use_ctx(), &actor, team, role).await?;
    show_link_once(&token);
    go_to(&format!("/teams/{team}/people"), Some("invited"));
    Ok(())
}

/// Takes an invitation back.
#[server(endpoint = "people/revoke-invitation", prefix = "/api")]
pub async fn revoke_invitation(team: String, invitation: String) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let invitation = invitation.parse().map_err(|_| AppError::Missing)?;
    service::revoke_invitation(&use_ctx(), &actor, team, invitation).await?;
    go_to(&format!("/teams/{team}/people"), Some("revoked"));
    Ok(())
}

/// Changes what somebody is in a team.
#[server(endpoint = "people/change-role", prefix = "/api")]
pub async fn change_role(team: String, account: String, role: String) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let account = account.parse().map_err(|_| AppError::Missing)?;
    let role: Role = role.parse().map_err(|_| Error::field("role", "unknown-role"))?;
    service::change_role(&use_ctx(), &actor, team, account, role).await?;
    go_to(&format!("/teams/{team}/people"), Some("saved"));
    Ok(())
}

/// Joins a team with a new account.
#[server(endpoint = "people/join", prefix = "/api")]
pub async fn join(
    token: String,
    name: String,
    email: String,
    password: String,
    time_zone: String,
) -> Result<(), AppError> {
    let token = SecretToken::parse(&token).ok_or(AppError::Missing)?;
    let input = JoinAs {
        person: NewAdmin {
            name,
            email,
            password,
        },
        time_zone,
    };
    remember(&service::join_with_new_account(&use_ctx(), &token, input, &this_browser()).await?);
    go_to("/", Some("joined"));
    Ok(())
}

/// Joins a team with the account that is signed in.
#[server(endpoint = "people/join-signed-in", prefix = "/api")]
pub async fn join_signed_in(token: String) -> Result<(), AppError> {
    let token = SecretToken::parse(&token).ok_or(AppError::Missing)?;
    let team = service::join_signed_in(&use_ctx(), &signed_in()?, &token, &this_browser()).await?;
    go_to(&format!("/teams/{team}"), Some("joined"));
    Ok(())
}
