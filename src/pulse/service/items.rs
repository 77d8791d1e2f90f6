//! The questions: the built-in ones, an organisation's own, and the bank that its pulses ask from.

use super::load::keys;
use crate::{
    Ctx, Error, Problem, Result,
    db::{Lock, Tx, is_duplicate},
    ids::TeamId,
    pulse::{Refusal, store},
    question::{
        bank::Bank,
        item::Item,
        own::{MAX_OWN_ITEMS, TypedItem},
    },
    team::{Actor, Capability, TeamAccess},
};

/// One question, as the page of questions shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankItem {
    /// The question.
    pub item: Item,
    /// Owner of the question.
    pub whose: ItemOwner,
    /// In how many of the team's pulses it was asked.
    pub asked: usize,
}

/// Owner of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemOwner {
    /// Part of the product.
    BuiltIn,
    /// The organisation added it.
    Own,
    /// The organisation added it and asks it no longer.
    Retired,
}

/// Every question that a team's pulses can ask, with the ones that its organisation asks no longer at the end.
pub async fn bank(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Vec<BankItem>> {
    actor.may(Capability::ReadItems, team)?;
    let mut tx = ctx.db.read().await?;
    let access = TeamAccess::of(&mut tx, actor, Capability::ReadItems, team).await?;
    let asked: Vec<_> = store::of_team(&mut tx, &access).await?.iter().map(keys).collect();
    let own = store::own_items(&mut tx, actor.organisation).await?;
    let built_in = Bank::built_in().items().iter();
    let mut items: Vec<_> = built_in.map(|item| (item.clone(), ItemOwner::BuiltIn)).collect();
    items.extend(own.into_iter().map(|own| {
        let whose = if own.retired {
            ItemOwner::Retired
        } else {
            ItemOwner::Own
        };
        (own.item.0, whose)
    }));
    items.sort_by_key(|(_, whose)| *whose == ItemOwner::Retired);
    let times = |item: &Item| asked.iter().filter(|keys| keys.contains(&item.key)).count();
    let with_times = |(item, whose)| BankItem {
        asked: times(&item),
        item,
        whose,
    };
    Ok(items.into_iter().map(with_times).collect())
}

/// Adds one question, typed into a form.
///
/// # Errors
/// [`Error::Invalid`] with every problem of the form, [`Error::Refused`] with `items-many`.
pub async fn add_item(ctx: &Ctx, actor: &Actor, team: TeamId, typed: &TypedItem) -> Result<()> {
    let tx = keeping(ctx, actor, team).await?;
    let key = format!("own-{}", hex::encode(ctx.entropy.bytes::<6>()));
    let item = typed.check(Bank::built_in(), key).map_err(Error::Invalid)?;
    add(tx, actor, vec![item]).await
}

/// Adds questions from a text in the form of the bank's file.
///
/// # Errors
/// [`Error::Invalid`] with line and field of every problem, [`Error::Refused`] with `items-many` or `item-exists`.
pub async fn add_items(ctx: &Ctx, actor: &Actor, team: TeamId, text: &str) -> Result<()> {
    let tx = keeping(ctx, actor, team).await?;
    let in_text = |problem: &crate::question::bank::BankProblem| problem.in_field("text");
    let items = Bank::built_in()
        .parse_more(text)
        .map_err(|problems| Error::Invalid(problems.iter().map(in_text).collect::<Vec<Problem>>()))?;
    add(tx, actor, items).await
}

/// A transaction of somebody who may keep the questions of this team's organisation.
async fn keeping(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Tx> {
    actor.may(Capability::KeepItems, team)?;
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Organisation(actor.organisation)).await?;
    TeamAccess::of(&mut tx, actor, Capability::KeepItems, team).await?;
    Ok(tx)
}

async fn add(mut tx: Tx, actor: &Actor, items: Vec<Item>) -> Result<()> {
    let there = store::own_items(&mut tx, actor.organisation).await?.len();
    if there + items.len() > MAX_OWN_ITEMS {
        return Err(Refusal::ItemsMany.into());
    }
    for item in &items {
        match store::add_own_item(&mut tx, actor.organisation, item).await {
            Err(error) if is_duplicate(&error) => return Err(Refusal::ItemExists.into()),
            added => added?,
        }
    }
    Ok(tx.commit().await?)
}

/// Asks one of the organisation's own questions no longer. Pulses that are planned already keep it, results that speak of it stay.
///
/// # Errors
/// [`Error::Missing`] when there is none of that name.
pub async fn retire_item(ctx: &Ctx, actor: &Actor, team: TeamId, key: &str) -> Result<()> {
    let mut tx = keeping(ctx, actor, team).await?;
    // Another text is no key, and Postgres could not even look for a null character.
    let is_key = key.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_key || !store::retire_own_item(&mut tx, actor.organisation, key).await? {
        return Err(Error::Missing);
    }
    Ok(tx.commit().await?)
}
