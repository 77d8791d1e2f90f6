//! Posts about teams and the people in them.

use axum::extract::State;
use roundwell::{
    Error,
    identity::{NewAdmin, SecretToken},
    ids::{AccountId, InvitationId, TeamId},
    team::{
        Role,
        service::{self, Founding, JoinAs},
    },
};
use roundwell_app::{AppError, cookie::LINK};
use serde::Deserialize;

use super::{
    account::admitted,
    answer::{Done, FormResult},
    extract::{CurrentActor, CurrentBrowser, CurrentVisitor, PathIds, Typed},
    state::Http,
};

/// Life of a new invitation's link until the page that shows it, in seconds.
const LINK_SECONDS: u32 = 120;

/// Fields of the first start.
#[derive(Deserialize)]
pub(super) struct SetUpFields {
    organisation: String,
    time_zone: String,
    #[serde(flatten)]
    admin: NewPersonFields,
}

/// Fields of a new account.
#[derive(Deserialize)]
pub(super) struct NewPersonFields {
    name: String,
    email: String,
    password: String,
}

impl From<NewPersonFields> for NewAdmin {
    fn from(typed: NewPersonFields) -> Self {
        Self {
            name: typed.name,
            email: typed.email,
            password: typed.password,
        }
    }
}

/// Makes the organisation and its admin: the first start.
pub(super) async fn set_up(
    State(http): State<Http>,
    CurrentVisitor(visitor): CurrentVisitor,
    CurrentBrowser(browser): CurrentBrowser,
    Typed(typed): Typed<SetUpFields>,
) -> FormResult {
    let founding = Founding {
        organisation: typed.organisation,
        time_zone: typed.time_zone,
        locale: visitor.locale.as_str().to_owned(),
        admin: typed.admin.into(),
    };
    let signed_in = service::found(&http.ctx, founding, &browser).await?;
    Ok(admitted(&http, &signed_in, "/").saying("set-up"))
}

/// Fields of a new team.
#[derive(Deserialize)]
pub(super) struct NewTeamFields {
    name: String,
    time_zone: String,
}

/// Makes a team.
pub(super) async fn create_team(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    Typed(typed): Typed<NewTeamFields>,
) -> FormResult {
    let team = service::create_team(&http.ctx, &actor, &typed.name, &typed.time_zone).await?;
    Ok(page_of(team).saying("team-created"))
}

/// Field of somebody's role.
#[derive(Deserialize)]
pub(super) struct RoleFields {
    role: String,
}

impl RoleFields {
    fn role(&self) -> Result<Role, Error> {
        let role = self.role.parse();
        role.map_err(|_| Error::field("role", "unknown-role"))
    }
}

/// Makes an invitation link, which the next page shows once. The cookie hands it on: it is never part of an address that is only
/// visited, since those stand in histories and in the logs of proxies.
pub(super) async fn invite(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(team): PathIds<TeamId>,
    Typed(typed): Typed<RoleFields>,
) -> FormResult {
    let token = service::invite(&http.ctx, &actor, team, typed.role()?).await?;
    let link = LINK.set(&http.site.base_url, &token.reveal(), LINK_SECONDS);
    Ok(page_of(team).saying("invited").with_cookie(link))
}

/// Takes an invitation back.
pub(super) async fn revoke_invitation(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, invitation)): PathIds<(TeamId, InvitationId)>,
) -> FormResult {
    service::revoke_invitation(&http.ctx, &actor, team, invitation).await?;
    Ok(page_of(team).saying("revoked"))
}

/// Changes what somebody is in a team.
pub(super) async fn change_role(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, account)): PathIds<(TeamId, AccountId)>,
    Typed(typed): Typed<RoleFields>,
) -> FormResult {
    service::change_role(&http.ctx, &actor, team, account, typed.role()?).await?;
    Ok(page_of(team).saying("saved"))
}

/// Fields of somebody who joins with a new account.
#[derive(Deserialize)]
pub(super) struct JoinFields {
    time_zone: String,
    #[serde(flatten)]
    person: NewPersonFields,
}

/// Joins a team with a new account.
pub(super) async fn join(
    State(http): State<Http>,
    CurrentBrowser(browser): CurrentBrowser,
    PathIds(token): PathIds<String>,
    Typed(typed): Typed<JoinFields>,
) -> FormResult {
    let token = SecretToken::parse(&token).ok_or(AppError::Missing)?;
    let input = JoinAs {
        person: typed.person.into(),
        time_zone: typed.time_zone,
    };
    let signed_in = service::join_with_new_account(&http.ctx, &token, input, &browser).await?;
    Ok(admitted(&http, &signed_in, "/").saying("joined"))
}

/// Joins a team with the account that is signed in.
pub(super) async fn join_signed_in(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    CurrentBrowser(browser): CurrentBrowser,
    PathIds(token): PathIds<String>,
) -> FormResult {
    let token = SecretToken::parse(&token).ok_or(AppError::Missing)?;
    let team = service::join_signed_in(&http.ctx, &actor, &token, &browser).await?;
    Ok(Done::at(format!("/teams/{team}")).saying("joined"))
}

fn page_of(team: TeamId) -> Done {
    Done::at(format!("/teams/{team}/people"))
}
