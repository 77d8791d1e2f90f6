//! Who belongs to a team, and how people get in.

use super::{
    organisation::{NewAdmin, add_account, check_person, parse_zone},
    secret::{Token, hash_password},
    sign_in::start_sign_in,
};
use crate::{
    Ctx, Error, Result,
    db::Tx,
    ids::{AccountId, InvitationId, TeamId},
    team::{
        Actor, Capability, Invitation, InvitationState, Refusal, Role,
        invitation::LASTS,
        store::{self, AccountRow, PersonRow, TeamRow},
    },
};

/// What a person with an invitation link sees before joining.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The invitation.
    pub invitation: Invitation,
    /// Whether it still works.
    pub state: InvitationState,
    /// The team it leads to.
    pub team: TeamRow,
}

/// A new person who joins.
#[derive(Clone, Debug)]
pub struct JoinAs {
    /// The account to be made.
    pub person: NewAdmin,
    /// Their time zone (IANA name).
    pub time_zone: String,
}

/// Makes an invitation link to a team; the token is in the answer and nowhere else.
pub async fn invite(ctx: &Ctx, who: &Actor, team: TeamId, role: Role) -> Result<Token> {
    who.may(Capability::ManagePeople, team)?;
    let token = Token::new(ctx);
    let now = ctx.now();
    let row = Invitation {
        id: InvitationId(ctx.entropy.uuid()),
        team_id: team,
        role,
        created_at: now,
        expires_at: now + LASTS,
        used_at: None,
        revoked_at: None,
    };
    let mut tx = ctx.db.begin().await?;
    own_team(&mut tx, who, team).await?;
    store::add_invitation(&mut tx, &row, &token.hash()).await?;
    tx.commit().await?;
    Ok(token)
}

/// Takes an invitation back.
///
/// # Errors
/// [`Error::Missing`] when this team has no such open invitation.
pub async fn revoke_invitation(ctx: &Ctx, who: &Actor, team: TeamId, id: InvitationId) -> Result<()> {
    who.may(Capability::ManagePeople, team)?;
    let mut tx = ctx.db.begin().await?;
    own_team(&mut tx, who, team).await?;
    if !store::revoke_invitation(&mut tx, team, id, ctx.now()).await? {
        return Err(Error::Missing);
    }
    Ok(tx.commit().await?)
}

/// The team, its people and its open invitations.
pub async fn people(
    ctx: &Ctx,
    who: &Actor,
    team: TeamId,
) -> Result<(TeamRow, Vec<PersonRow>, Vec<Invitation>)> {
    who.may(Capability::ManagePeople, team)?;
    let mut tx = ctx.db.read().await?;
    let row = own_team(&mut tx, who, team).await?;
    Ok((
        row,
        store::people(&mut tx, team).await?,
        store::open_invitations(&mut tx, team, ctx.now()).await?,
    ))
}

/// Changes what somebody is in a team. A team keeps its last lead.
pub async fn change_role(ctx: &Ctx, who: &Actor, team: TeamId, account: AccountId, role: Role) -> Result<()> {
    who.may(Capability::ManagePeople, team)?;
    let mut tx = ctx.db.begin().await?;
    own_team(&mut tx, who, team).await?;
    let people = store::people(&mut tx, team).await?;
    let Some(person) = people.iter().find(|person| person.account_id == account) else {
        return Err(Error::Missing);
    };
    let leads = people.iter().filter(|person| person.role == Role::Lead).count();
    if person.role == Role::Lead && role != Role::Lead && leads == 1 {
        return Err(Refusal::LastLead.into());
    }
    store::set_membership(&mut tx, team, account, role).await?;
    Ok(tx.commit().await?)
}

/// The invitation behind a link; nothing when there is none.
pub async fn invitation(ctx: &Ctx, token: &Token) -> Result<Option<Joining>> {
    let mut tx = ctx.db.read().await?;
    load(ctx, &mut tx, token).await
}

/// Joins with a new account and signs it in.
///
/// # Errors
/// `invitation-over` when the link no longer works, or every problem with what was typed.
pub async fn join_with_new_account(ctx: &Ctx, token: &Token, input: JoinAs) -> Result<Token> {
    let person = check_person(&input.person);
    let zone = parse_zone("time_zone", &input.time_zone);
    let (person, zone) = match (person, zone) {
        (Ok(person), Ok(zone)) => (person, zone),
        (person, zone) => {
            return Err(Error::Invalid(
                person
                    .err()
                    .unwrap_or_default()
                    .into_iter()
                    .chain(zone.err())
                    .collect(),
            ));
        }
    };
    let password_hash = hash_password(ctx, person.password).await?;
    let mut tx = ctx.db.begin().await?;
    let joining = claim(ctx, &mut tx, token).await?;
    let account = AccountRow {
        id: AccountId(ctx.entropy.uuid()),
        organisation_id: joining.team.organisation_id,
        email: person.email.as_str().to_owned(),
        name: person.name.into_string(),
        password_hash,
        admin: false,
        locale: None,
        time_zone: zone.name().to_owned(),
        created_at: ctx.now(),
    };
    add_account(&mut tx, &account).await?;
    store::set_membership(&mut tx, joining.team.id, account.id, joining.invitation.role).await?;
    let signed_in = start_sign_in(ctx, &mut tx, account.id).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Joins with the account that is signed in; whoever is in the team already stays what they are.
pub async fn join_signed_in(ctx: &Ctx, who: &Actor, token: &Token) -> Result<TeamId> {
    let mut tx = ctx.db.begin().await?;
    let Some(seen) = load(ctx, &mut tx, token).await? else {
        return Err(Error::Missing);
    };
    if seen.team.organisation_id != who.organisation {
        return Err(Refusal::OtherOrganisation.into());
    }
    if who.role_in(seen.team.id).is_some() {
        return Ok(seen.team.id);
    }
    let joining = claim(ctx, &mut tx, token).await?;
    store::set_membership(&mut tx, joining.team.id, who.account, joining.invitation.role).await?;
    tx.commit().await?;
    Ok(joining.team.id)
}

async fn load(ctx: &Ctx, tx: &mut Tx, token: &Token) -> Result<Option<Joining>> {
    let Some(invitation) = store::invitation_by_token(tx, &token.hash()).await? else {
        return Ok(None);
    };
    let team = store::team_of_invitation(tx, invitation.team_id).await?;
    let state = invitation.state(ctx.now());
    Ok(team.map(|team| Joining {
        invitation,
        state,
        team,
    }))
}

async fn claim(ctx: &Ctx, tx: &mut Tx, token: &Token) -> Result<Joining> {
    let joining = load(ctx, tx, token).await?.ok_or(Error::Missing)?;
    if !store::use_invitation(tx, joining.invitation.id, ctx.now()).await? {
        return Err(Refusal::InvitationOver.into());
    }
    Ok(joining)
}

/// The team, if it is of this person's organisation.
async fn own_team(tx: &mut Tx, who: &Actor, team: TeamId) -> Result<TeamRow> {
    store::team(tx, who.organisation, team)
        .await?
        .ok_or(Error::Missing)
}
