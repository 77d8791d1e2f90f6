//! Server functions about actions. `seen` is how many entries of the history the page showed, so that nobody answers
//! something else than what they read.

use leptos::prelude::*;

use crate::AppError;
#[cfg(feature = "ssr")]
use crate::request::{go_to, signed_in, use_ctx};
#[cfg(feature = "ssr")]
use roundwell::{
    Error,
    action::{Draft, ReplyForm, ReplyVerdict, service},
    ids::{ActionId, TeamId},
    team::Capability,
};

/// Records what a circle agreed on that met without the live room.
#[server(endpoint = "actions/agree", prefix = "/api")]
pub async fn agree_action(
    team: String,
    title: String,
    #[server(default)] measure: String,
    kind: String,
    area: String,
    level: String,
    #[server(default)] review_on: String,
) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let review_on = review_on.trim();
    let draft = Draft {
        title,
        measure,
        kind: kind.parse().map_err(|_| Error::field("kind", "choose-one"))?,
        hse: area.parse().map_err(|_| Error::field("area", "choose-one"))?,
        level: level.parse().map_err(|_| Error::field("level", "choose-one"))?,
        review_on: match review_on {
            "" => None,
            typed => Some(
                typed
                    .parse()
                    .map_err(|_| Error::field("review_on", "not-a-date"))?,
            ),
        },
    };
    let action = service::agree(&use_ctx(), &actor, team, &draft).await?;
    back_to(team, action, "action-agreed");
    Ok(())
}

/// Answers what a team asked upward.
#[server(endpoint = "actions/reply", prefix = "/api")]
pub async fn reply_to_action(
    team: String,
    action: String,
    seen: u32,
    #[server(default)] kind: String,
    #[server(default)] text: String,
    #[server(default)] until: String,
) -> Result<(), AppError> {
    let actor = signed_in()?;
    let (team, action) = ids(&team, &action)?;
    let kind = kind.parse().map_err(|_| Error::field("kind", "choose-one"))?;
    service::reply(&use_ctx(), &actor, action, seen, &ReplyForm { kind, text, until }).await?;
    back_to(team, action, "action-replied");
    Ok(())
}

/// Says for the team whether a change is real: `verdict` is `real`, which is asked twice (`sure` is then `yes`), or `not-yet`.
#[server(endpoint = "actions/confirm", prefix = "/api")]
pub async fn confirm_action(
    team: String,
    action: String,
    seen: u32,
    verdict: String,
    #[server(default)] sure: String,
) -> Result<(), AppError> {
    let actor = signed_in()?;
    let (team, action) = ids(&team, &action)?;
    let (verdict, done) = match verdict.as_str() {
        "real" => (ReplyVerdict::Real, "action-confirmed"),
        "not-yet" => (ReplyVerdict::NotYet, "action-not-yet"),
        _ => return Err(Error::field("verdict", "choose-one").into()),
    };
    if verdict == ReplyVerdict::Real && sure != "yes" {
        let found = service::read(&use_ctx(), &actor, action).await?;
        actor.may(Capability::ConfirmAction, found.team_id)?;
        return Err(Error::field("sure", "sure-needed").into());
    }
    service::confirm(&use_ctx(), &actor, action, seen, verdict).await?;
    back_to(team, action, done);
    Ok(())
}

/// Takes back for the team that a change is real.
#[server(endpoint = "actions/undo", prefix = "/api")]
pub async fn undo_action(team: String, action: String, seen: u32) -> Result<(), AppError> {
    let actor = signed_in()?;
    let (team, action) = ids(&team, &action)?;
    service::undo(&use_ctx(), &actor, action, seen).await?;
    back_to(team, action, "action-undone");
    Ok(())
}

/// Says that the team no longer asks for something.
#[server(endpoint = "actions/set-aside", prefix = "/api")]
pub async fn set_action_aside(team: String, action: String, seen: u32) -> Result<(), AppError> {
    let actor = signed_in()?;
    let (team, action) = ids(&team, &action)?;
    service::set_aside(&use_ctx(), &actor, action, seen).await?;
    back_to(team, action, "action-set-aside");
    Ok(())
}

#[cfg(feature = "ssr")]
fn ids(team: &str, action: &str) -> Result<(TeamId, ActionId), AppError> {
    match (team.parse(), action.parse()) {
        (Ok(team), Ok(action)) => Ok((team, action)),
        _ => Err(AppError::Missing),
    }
}

#[cfg(feature = "ssr")]
fn back_to(team: TeamId, action: ActionId, done: &str) {
    go_to(&format!("/teams/{team}/actions/{action}"), Some(done));
}
