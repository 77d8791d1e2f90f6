//! Membership of a team, and the ways into it.

use super::changes::{self, PendingRoleChange};
use crate::{
    Ctx, Error, Result,
    db::{Lock, Tx, retry},
    identity::{
        Admitted, Browser, CheckedPerson, Guesses, NewAdmin, SecretToken, add_account, admit, check_person,
        hash_password, parse_zone,
        store::{AccountRow, account_by_email},
    },
    ids::{AccountId, InvitationId, TeamId},
    team::{
        Actor, Capability, Invitation, InvitationState, Refusal, Role, SystemAccess, TeamAccess,
        invitation::LASTS,
        store::{self, PersonRow, TeamRow},
    },
};

/// So many links that lead nowhere are looked up for one network within a quarter of an hour.
const WRONG_LINKS: i64 = 60;

/// Page for a person with an invitation link before they join.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The invitation.
    pub invitation: Invitation,
    /// State of the invitation.
    pub state: InvitationState,
    /// The team it leads to.
    pub team: TeamRow,
}

/// A new person who joins.
#[derive(Clone, Debug)]
pub struct JoinAs {
    /// The account to be made.
    pub person: NewAdmin,
    /// Time zone (IANA name).
    pub time_zone: String,
}

/// Makes an invitation link to a team; the token is in the answer and nowhere else.
pub async fn invite(ctx: &Ctx, actor: &Actor, team: TeamId, role: Role) -> Result<SecretToken> {
    actor.may(Capability::ManagePeople, team)?;
    let token = SecretToken::new(ctx);
    let now = ctx.now();
    let row = Invitation {
        id: InvitationId(ctx.entropy.uuid()),
        team_id: team,
        role,
        created_at: now,
        created_by: Some(actor.account),
        expires_at: now + LASTS,
        used_at: None,
        revoked_at: None,
    };
    let mut tx = ctx.db.begin().await?;
    TeamAccess::of(&mut tx, actor, Capability::ManagePeople, team).await?;
    store::add_invitation(&mut tx, &row, &token.hash()).await?;
    tx.commit().await?;
    Ok(token)
}

/// True for the link of an open invitation to the team that this very person has made: to them it may be shown.
pub async fn is_fresh(ctx: &Ctx, actor: &Actor, team: TeamId, token: &SecretToken) -> Result<bool> {
    actor.may(Capability::ManagePeople, team)?;
    let mut tx = ctx.db.acquire().await?;
    let found = store::invitation_by_token(&mut tx, &token.hash()).await?;
    Ok(found.is_some_and(|invitation| {
        invitation.team_id == team
            && invitation.created_by == Some(actor.account)
            && invitation.state(ctx.now()) == InvitationState::Open
    }))
}

/// Takes an invitation back.
///
/// # Errors
/// [`Error::Missing`] when this team has no such open invitation.
pub async fn revoke_invitation(ctx: &Ctx, actor: &Actor, team: TeamId, id: InvitationId) -> Result<()> {
    actor.may(Capability::ManagePeople, team)?;
    let mut tx = ctx.db.begin().await?;
    let access = TeamAccess::of(&mut tx, actor, Capability::ManagePeople, team).await?;
    if !store::revoke_invitation(&mut tx, &access, id, ctx.now()).await? {
        return Err(Error::Missing);
    }
    Ok(tx.commit().await?)
}

/// The team, its people and its open invitations.
pub async fn people(
    ctx: &Ctx,
    actor: &Actor,
    team: TeamId,
) -> Result<(TeamRow, Vec<PersonRow>, Vec<Invitation>)> {
    actor.may(Capability::ManagePeople, team)?;
    let mut tx = ctx.db.read().await?;
    let access = TeamAccess::of(&mut tx, actor, Capability::ManagePeople, team).await?;
    let row = store::team(&mut tx, &access).await?.ok_or(Error::Missing)?;
    Ok((
        row,
        store::people(&mut tx, &access).await?,
        store::open_invitations(&mut tx, &access, ctx.now()).await?,
    ))
}

/// Changes what somebody is in a team, and writes down who did. A team keeps its last lead.
pub async fn change_role(
    ctx: &Ctx,
    actor: &Actor,
    team: TeamId,
    account: AccountId,
    role: Role,
) -> Result<()> {
    actor.may(Capability::ManagePeople, team)?;
    retry(|| try_change_role(ctx, actor, team, account, role)).await
}

async fn try_change_role(
    ctx: &Ctx,
    actor: &Actor,
    team: TeamId,
    account: AccountId,
    role: Role,
) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Team(team)).await?;
    let access = TeamAccess::of(&mut tx, actor, Capability::ManagePeople, team).await?;
    let people = store::people(&mut tx, &access).await?;
    let Some(person) = people.iter().find(|person| person.account_id == account) else {
        return Err(Error::Missing);
    };
    if person.role == role {
        return Ok(());
    }
    let leads = people.iter().filter(|person| person.role == Role::Lead).count();
    if person.role == Role::Lead && role != Role::Lead && leads == 1 {
        return Err(Refusal::LastLead.into());
    }
    let change = PendingRoleChange {
        team,
        account,
        by: Some(actor.account),
        from: Some(person.role),
        to: role,
    };
    store::set_membership(&mut tx, team, account, role).await?;
    changes::record(ctx, &mut tx, &change).await?;
    Ok(tx.commit().await?)
}

/// The invitation behind a link. A link that leads somewhere is never refused: nobody finds one of 256 bits by trying, and those who try
/// from one network keep nobody else of it out.
///
/// # Errors
/// [`Error::Missing`] when it leads nowhere, [`Error::Throttled`] after sixty such from one network.
pub async fn invitation(ctx: &Ctx, token: &SecretToken, browser: &Browser) -> Result<Joining> {
    let mut tx = ctx.db.read().await?;
    if let Some(joining) = load(ctx, &mut tx, token).await? {
        return Ok(joining);
    }
    let guesses = Guesses::at("invitation", &browser.address, WRONG_LINKS);
    guesses.allow(&mut tx, ctx.now()).await?;
    drop(tx);
    guesses.count(ctx).await?;
    Err(Error::Missing)
}

/// Joins with a new account and signs it in. What costs nothing is checked first: the fields, the link, the address.
///
/// # Errors
/// `invitation-over` when the link no longer works, or every problem with what was typed; [`Error::Throttled`] and [`Error::Busy`].
pub async fn join_with_new_account(
    ctx: &Ctx,
    token: &SecretToken,
    input: JoinAs,
    browser: &Browser,
) -> Result<Admitted> {
    let (person, zone) = check_joiner(&input)?;
    if invitation(ctx, token, browser).await?.state != InvitationState::Open {
        return Err(Refusal::InvitationOver.into());
    }
    let mut tx = ctx.db.acquire().await?;
    if account_by_email(&mut tx, person.email.as_str()).await?.is_some() {
        return Err(Error::field("email", "email-taken"));
    }
    drop(tx);
    let password_hash = hash_password(ctx, person.password).await?;
    let mut tx = ctx.db.begin().await?;
    let joining = claim(ctx, &mut tx, token).await?;
    let account = AccountRow {
        id: AccountId(ctx.entropy.uuid()),
        organisation_id: joining.team.organisation_id,
        email: person.email.as_str().to_owned(),
        name: person.name.into_string(),
        admin: false,
        locale: None,
        time_zone: zone.name().to_owned(),
        created_at: ctx.now(),
        disabled_at: None,
    };
    add_account(&mut tx, &account, &password_hash).await?;
    enter(ctx, &mut tx, &joining, account.id).await?;
    let admitted = admit(ctx, &mut tx, account.id, browser).await?;
    tx.commit().await?;
    Ok(admitted)
}

/// Joins with the account that is signed in; whoever is in the team already stays what they are.
pub async fn join_signed_in(
    ctx: &Ctx,
    actor: &Actor,
    token: &SecretToken,
    browser: &Browser,
) -> Result<TeamId> {
    let seen = invitation(ctx, token, browser).await?;
    if seen.team.organisation_id != actor.organisation {
        return Err(Refusal::OtherOrganisation.into());
    }
    retry(|| try_join_signed_in(ctx, actor, token, seen.team.id)).await
}

async fn try_join_signed_in(ctx: &Ctx, actor: &Actor, token: &SecretToken, team: TeamId) -> Result<TeamId> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Team(team)).await?;
    // They may not be in the team yet: that is looked up for them, and nothing else.
    let access = SystemAccess::for_jobs().team(&mut tx, team).await?;
    let people = store::people(&mut tx, &access).await?;
    if people.iter().any(|person| person.account_id == actor.account) {
        return Ok(team);
    }
    let joining = claim(ctx, &mut tx, token).await?;
    enter(ctx, &mut tx, &joining, actor.account).await?;
    tx.commit().await?;
    Ok(joining.team.id)
}

/// Puts somebody into the team that they were invited to, and writes down by whom.
async fn enter(ctx: &Ctx, tx: &mut Tx, joining: &Joining, account: AccountId) -> Result<()> {
    let change = PendingRoleChange {
        team: joining.team.id,
        account,
        by: joining.invitation.created_by,
        from: None,
        to: joining.invitation.role,
    };
    store::set_membership(tx, change.team, account, change.to).await?;
    changes::record(ctx, tx, &change).await
}

fn check_joiner(input: &JoinAs) -> Result<(CheckedPerson, chrono_tz::Tz)> {
    let person = check_person(&input.person);
    let zone = parse_zone("time_zone", &input.time_zone);
    match (person, zone) {
        (Ok(person), Ok(zone)) => Ok((person, zone)),
        (person, zone) => {
            let problems = person.err().unwrap_or_default().into_iter();
            Err(Error::Invalid(problems.chain(zone.err()).collect()))
        }
    }
}

async fn load(ctx: &Ctx, tx: &mut Tx, token: &SecretToken) -> Result<Option<Joining>> {
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

async fn claim(ctx: &Ctx, tx: &mut Tx, token: &SecretToken) -> Result<Joining> {
    let joining = load(ctx, tx, token).await?.ok_or(Error::Missing)?;
    tx.lock(Lock::Team(joining.team.id)).await?;
    if !store::use_invitation(tx, joining.invitation.id, ctx.now()).await? {
        return Err(Refusal::InvitationOver.into());
    }
    Ok(joining)
}
