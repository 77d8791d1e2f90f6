//! The organisation and its teams.

use crate::{
    Ctx, Error, Name, Problem, Result,
    db::Lock,
    identity::{
        Admitted, Browser, NewAdmin, SecretToken, add_account, admit, all2, check_person, hash_password,
        parse_zone, store::AccountRow,
    },
    ids::{AccountId, OrganisationId, TeamId},
    team::{
        Actor, Capability, DatabasePurpose, Refusal,
        store::{self, TeamRow},
    },
};

/// Form of the first start.
#[derive(Clone, Debug)]
pub struct Founding {
    /// The organisation's name.
    pub organisation: String,
    /// The organisation's time zone (IANA name).
    pub time_zone: String,
    /// The language of the person who sets it up, which becomes the organisation's.
    pub locale: String,
    /// The first admin.
    pub admin: NewAdmin,
}

/// True when the first start is over.
pub async fn is_founded(ctx: &Ctx) -> Result<bool> {
    let mut tx = ctx.db.read().await?;
    Ok(store::any_organisation(&mut tx).await?)
}

/// The first start: makes the organisation and its admin, and signs them in. Closed for ever once an organisation exists.
///
/// # Errors
/// `already-founded`, or every problem with what was typed.
pub async fn found(ctx: &Ctx, input: Founding, browser: &Browser) -> Result<Admitted> {
    create(ctx, input, true, browser).await
}

/// Founds an organisation from the operator's command line, which may add one to an installation that has one.
pub async fn create_organisation(ctx: &Ctx, input: Founding) -> Result<SecretToken> {
    let admitted = create(ctx, input, false, &Browser::default()).await?;
    Ok(admitted.sign_in)
}

async fn create(ctx: &Ctx, input: Founding, only_first: bool, browser: &Browser) -> Result<Admitted> {
    if only_first && is_founded(ctx).await? {
        return Err(Refusal::AlreadyFounded.into());
    }
    let name = Name::parse("organisation", &input.organisation);
    let zone = parse_zone("time_zone", &input.time_zone);
    let person = check_person(&input.admin);
    let (name, zone, person) = all3(name, zone, person)?;
    let password_hash = hash_password(ctx, person.password).await?;
    let (organisation, now) = (OrganisationId(ctx.entropy.uuid()), ctx.now());
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Installation).await?;
    if only_first && store::any_organisation(&mut tx).await? {
        return Err(Refusal::AlreadyFounded.into());
    }
    store::set_purpose(&mut tx, DatabasePurpose::People).await?;
    store::add_organisation(
        &mut tx,
        organisation,
        name.as_str(),
        &input.locale,
        zone.name(),
        now,
    )
    .await?;
    let account = AccountRow {
        id: AccountId(ctx.entropy.uuid()),
        organisation_id: organisation,
        email: person.email.as_str().to_owned(),
        name: person.name.into_string(),
        admin: true,
        locale: None,
        time_zone: zone.name().to_owned(),
        created_at: now,
        disabled_at: None,
    };
    add_account(&mut tx, &account, &password_hash).await?;
    let admitted = admit(ctx, &mut tx, account.id, browser).await?;
    tx.commit().await?;
    Ok(admitted)
}

/// Purpose of the database; none while it is new.
pub async fn purpose(ctx: &Ctx) -> Result<Option<DatabasePurpose>> {
    let mut tx = ctx.db.read().await?;
    Ok(store::purpose(&mut tx).await?)
}

/// Makes a new database one of this purpose, and answers which it has: an older one keeps its own.
pub async fn claim(ctx: &Ctx, purpose: DatabasePurpose) -> Result<DatabasePurpose> {
    let mut tx = ctx.db.begin().await?;
    store::set_purpose(&mut tx, purpose).await?;
    let has = store::purpose(&mut tx).await?;
    tx.commit().await?;
    Ok(has.unwrap_or(purpose))
}

/// Makes a team.
pub async fn create_team(ctx: &Ctx, actor: &Actor, name: &str, time_zone: &str) -> Result<TeamId> {
    actor.may_in_organisation(Capability::ManageOrganisation)?;
    let (name, zone) = all2(Name::parse("name", name), parse_zone("time_zone", time_zone))?;
    let row = TeamRow {
        id: TeamId(ctx.entropy.uuid()),
        organisation_id: actor.organisation,
        name: name.into_string(),
        time_zone: zone.name().to_owned(),
        created_at: ctx.now(),
    };
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Organisation(actor.organisation)).await?;
    if store::teams(&mut tx, actor.organisation)
        .await?
        .iter()
        .any(|team| team.name == row.name)
    {
        return Err(Error::field("name", "team-exists"));
    }
    store::add_team(&mut tx, &row).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// The organisation's teams.
pub async fn teams(ctx: &Ctx, actor: &Actor) -> Result<Vec<TeamRow>> {
    actor.may_in_organisation(Capability::ManageOrganisation)?;
    let mut tx = ctx.db.read().await?;
    Ok(store::teams(&mut tx, actor.organisation).await?)
}

fn all3<A, B, C>(
    a: Result<A, Problem>,
    b: Result<B, Problem>,
    c: Result<C, Vec<Problem>>,
) -> Result<(A, B, C)> {
    match (a, b, c) {
        (Ok(a), Ok(b), Ok(c)) => Ok((a, b, c)),
        (a, b, c) => Err(Error::Invalid(
            [a.err(), b.err()]
                .into_iter()
                .flatten()
                .chain(c.err().unwrap_or_default())
                .collect(),
        )),
    }
}
