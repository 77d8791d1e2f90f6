//! Posts about actions. `seen` is how many entries of the history the page showed, so that nobody answers something else than what they
//! read.

use axum::extract::State;
use roundwell::{
    Error,
    action::{Draft, ReplyForm, ReplyVerdict, service},
    ids::{ActionId, TeamId},
    team::Capability,
};
use serde::Deserialize;

use super::{
    answer::{Done, FormResult},
    extract::{CurrentActor, PathIds, Typed},
    state::Http,
};

/// Fields of an action that is recorded.
#[derive(Deserialize)]
pub(super) struct AgreedActionFields {
    title: String,
    #[serde(default)]
    measure: String,
    kind: String,
    area: String,
    level: String,
    #[serde(default)]
    review_on: String,
}

impl AgreedActionFields {
    fn draft(self) -> Result<Draft, Error> {
        let choose = |field: &str| Error::field(field, "choose-one");
        Ok(Draft {
            kind: self.kind.parse().map_err(|_| choose("kind"))?,
            hse: self.area.parse().map_err(|_| choose("area"))?,
            level: self.level.parse().map_err(|_| choose("level"))?,
            review_on: match self.review_on.trim() {
                "" => None,
                day => Some(day.parse().map_err(|_| Error::field("review_on", "not-a-date"))?),
            },
            title: self.title,
            measure: self.measure,
        })
    }
}

/// Records what a circle agreed on that met without the live room.
pub(super) async fn agree(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(team): PathIds<TeamId>,
    Typed(typed): Typed<AgreedActionFields>,
) -> FormResult {
    let action = service::agree(&http.ctx, &actor, team, &typed.draft()?).await?;
    Ok(page_of(team, action).saying("action-agreed"))
}

/// Fields of a reply.
#[derive(Deserialize)]
pub(super) struct ReplyFields {
    seen: u32,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    until: String,
}

/// Answers what a team asked upward.
pub(super) async fn reply(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, action)): PathIds<(TeamId, ActionId)>,
    Typed(typed): Typed<ReplyFields>,
) -> FormResult {
    let reply = ReplyForm {
        kind: typed
            .kind
            .parse()
            .map_err(|_| Error::field("kind", "choose-one"))?,
        text: typed.text,
        until: typed.until,
    };
    service::reply(&http.ctx, &actor, action, typed.seen, &reply).await?;
    Ok(page_of(team, action).saying("action-replied"))
}

/// Fields of a verdict: `real`, which is asked twice (`sure` is then `yes`), or `not-yet`.
#[derive(Deserialize)]
pub(super) struct VerdictFields {
    seen: u32,
    verdict: String,
    #[serde(default)]
    sure: String,
}

/// Says for the team whether a change is real.
pub(super) async fn confirm(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, action)): PathIds<(TeamId, ActionId)>,
    Typed(typed): Typed<VerdictFields>,
) -> FormResult {
    let verdict = match typed.verdict.as_str() {
        "real" => ReplyVerdict::Real,
        "not-yet" => ReplyVerdict::NotYet,
        _ => return Err(Error::field("verdict", "choose-one").into()),
    };
    if verdict == ReplyVerdict::Real && typed.sure != "yes" {
        let found = service::read(&http.ctx, &actor, action).await?;
        actor.may(Capability::ConfirmAction, found.team_id)?;
        return Err(Error::field("sure", "sure-needed").into());
    }
    service::confirm(&http.ctx, &actor, action, typed.seen, verdict).await?;
    Ok(page_of(team, action).saying(match verdict {
        ReplyVerdict::Real => "action-confirmed",
        ReplyVerdict::NotYet => "action-not-yet",
    }))
}

/// Number of entries of the history that the page showed.
#[derive(Deserialize)]
pub(super) struct SeenFields {
    seen: u32,
}

/// Takes back for the team that a change is real.
pub(super) async fn undo(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, action)): PathIds<(TeamId, ActionId)>,
    Typed(SeenFields { seen }): Typed<SeenFields>,
) -> FormResult {
    service::undo(&http.ctx, &actor, action, seen).await?;
    Ok(page_of(team, action).saying("action-undone"))
}

/// Says that the team no longer asks for something.
pub(super) async fn set_aside(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, action)): PathIds<(TeamId, ActionId)>,
    Typed(SeenFields { seen }): Typed<SeenFields>,
) -> FormResult {
    service::set_aside(&http.ctx, &actor, action, seen).await?;
    Ok(page_of(team, action).saying("action-set-aside"))
}

fn page_of(team: TeamId, action: ActionId) -> Done {
    Done::at(format!("/teams/{team}/actions/{action}"))
}
