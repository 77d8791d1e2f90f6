//! Making an account, and what people change about their own.

use chrono_tz::Tz;

use super::{
    Email, Password,
    store::{self, AccountRow},
};
use crate::{
    Ctx, Error, Name, Problem, Result,
    db::{Tx, is_duplicate},
    ids::AccountId,
};

/// An account to be made.
#[derive(Clone)]
pub struct NewAdmin {
    /// Name of the person.
    pub name: String,
    /// The address they will sign in with.
    pub email: String,
    /// The password they typed.
    pub password: String,
}

impl std::fmt::Debug for NewAdmin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewAdmin(…)")
    }
}

/// Changes how one is called, one's language (`None`: as the browser says) and one's time zone.
pub async fn update_account(
    ctx: &Ctx,
    account: AccountId,
    name: &str,
    locale: Option<&str>,
    time_zone: &str,
) -> Result<()> {
    let (name, zone) = all2(Name::parse("name", name), parse_zone("time_zone", time_zone))?;
    let mut tx = ctx.db.begin().await?;
    store::update_account(&mut tx, account, name.as_str(), locale, zone.name()).await?;
    Ok(tx.commit().await?)
}

pub(crate) struct CheckedPerson {
    pub(crate) name: Name,
    pub(crate) email: Email,
    pub(crate) password: Password,
}

/// Checks everything about a new account; every problem found.
pub(crate) fn check_person(typed: &NewAdmin) -> Result<CheckedPerson, Vec<Problem>> {
    let name = Name::parse("name", &typed.name);
    let email = Email::parse("email", &typed.email);
    let password = Password::parse("password", &typed.password, typed.email.trim());
    match (name, email, password) {
        (Ok(name), Ok(email), Ok(password)) => Ok(CheckedPerson {
            name,
            email,
            password,
        }),
        (name, email, password) => Err([name.err(), email.err(), password.err()]
            .into_iter()
            .flatten()
            .collect()),
    }
}

/// Adds an account with a password, given as its hash, or says that the address is taken.
pub(crate) async fn add_account(tx: &mut Tx, row: &AccountRow, password_hash: &str) -> Result<()> {
    match store::add_account(tx, row).await {
        Err(error) if is_duplicate(&error) => return Err(Error::field("email", "email-taken")),
        other => other?,
    }
    Ok(store::add_password(tx, row.id, password_hash, row.created_at).await?)
}

/// Checks the name of a time zone (IANA database).
pub fn parse_zone(field: &str, typed: &str) -> Result<Tz, Problem> {
    typed
        .trim()
        .parse()
        .map_err(|_| Problem::new(field, "unknown-zone"))
}

/// Both, or the problems of both.
pub(crate) fn all2<A, B>(a: Result<A, Problem>, b: Result<B, Problem>) -> Result<(A, B)> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (a, b) => Err(Error::Invalid([a.err(), b.err()].into_iter().flatten().collect())),
    }
}
