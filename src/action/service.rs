//! The use cases of actions.

use chrono::NaiveDate;

use super::{
    Action, By, Draft, ESCALATES_AFTER, Event, HistoryEntry, MAX_LIVE, Refusal, ReplyForm, ReplyVerdict,
    store,
};
use crate::{
    Ctx, Error, Result,
    db::{Lock, Tx, is_duplicate, retry},
    ids::{ActionId, TeamId},
    job::{Swept, each},
    team::{Actor, Capability, SystemAccess, TeamAccess},
};

/// Records one action that a team agreed on.
pub async fn agree(ctx: &Ctx, actor: &Actor, team: TeamId, draft: &Draft) -> Result<ActionId> {
    let access = actor.access(Capability::AgreeAction, team)?;
    retry(|| try_agree(ctx, &access, draft)).await
}

async fn try_agree(ctx: &Ctx, access: &TeamAccess, draft: &Draft) -> Result<ActionId> {
    let mut tx = ctx.db.begin().await?;
    let ids = agree_within(ctx, &mut tx, access, std::slice::from_ref(draft)).await?;
    tx.commit().await?;
    ids.first().copied().ok_or(Error::Missing)
}

/// Records what a circle agreed on, inside the transaction that closes it.
///
/// # Errors
/// [`Error::Invalid`] for the first draft that does not pass, [`Error::Refused`] `two-live-actions` when the team would
/// then have more than [`MAX_LIVE`] of them.
pub async fn agree_within(
    ctx: &Ctx,
    tx: &mut Tx,
    access: &TeamAccess,
    drafts: &[Draft],
) -> Result<Vec<ActionId>> {
    if drafts.is_empty() {
        return Ok(Vec::new());
    }
    tx.lock(Lock::Team(access.team())).await?;
    let today = today(ctx, access);
    if live(&store::of_team(tx, access).await?) + drafts.len() > MAX_LIVE {
        return Err(Refusal::TwoLive.into());
    }
    let mut ids = Vec::new();
    for draft in drafts {
        let proposal = draft.check(today).map_err(Error::Invalid)?;
        let id = ActionId(ctx.entropy.uuid());
        store::insert(tx, access, id, &proposal, ctx.now()).await?;
        ids.push(id);
    }
    Ok(ids)
}

/// Number of further actions a team may agree on; a circle needs it before it proposes any.
pub async fn room_for(tx: &mut Tx, access: &TeamAccess) -> Result<usize> {
    Ok(MAX_LIVE.saturating_sub(live(&store::of_team(tx, access).await?)))
}

/// Every action of a team: the live ones first, then the newest.
pub async fn list(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Vec<Action>> {
    let access = actor.access(Capability::SeeActions, team)?;
    let mut tx = ctx.db.read().await?;
    let mut actions = store::of_team(&mut tx, &access).await?;
    actions.sort_by_key(|action| !action.state().standing.is_live());
    Ok(actions)
}

/// One action with its history.
pub async fn read(ctx: &Ctx, actor: &Actor, action: ActionId) -> Result<Action> {
    let mut tx = ctx.db.read().await?;
    Ok(load(&mut tx, actor, Capability::SeeActions, action).await?.1)
}

/// Answers what a team asked upward. `seen` is how many entries of the history the reply was written for.
///
/// # Errors
/// [`Error::Invalid`] when the reply does not say what it must, [`Error::Refused`] when the action does not allow it or
/// `action-changed` when something else happened meanwhile. The same reply sent twice is one reply.
pub async fn reply(ctx: &Ctx, actor: &Actor, action: ActionId, seen: u32, form: &ReplyForm) -> Result<()> {
    retry(|| try_reply(ctx, actor, action, seen, form)).await
}

async fn try_reply(ctx: &Ctx, actor: &Actor, action: ActionId, seen: u32, form: &ReplyForm) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let (access, action) = held(&mut tx, actor, Capability::Reply, action).await?;
    let reply = form.check(today(ctx, &access)).map_err(Error::Invalid)?;
    let event = as_seen(&action, seen)?.reply(reply)?;
    add(ctx, tx, &action, seen, By::Manager, event).await
}

/// Says for the team whether a change is real. `seen` as for [`reply`].
pub async fn confirm(
    ctx: &Ctx,
    actor: &Actor,
    action: ActionId,
    seen: u32,
    verdict: ReplyVerdict,
) -> Result<()> {
    retry(|| try_confirm(ctx, actor, action, seen, verdict)).await
}

async fn try_confirm(
    ctx: &Ctx,
    actor: &Actor,
    action: ActionId,
    seen: u32,
    verdict: ReplyVerdict,
) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let (_, action) = held(&mut tx, actor, Capability::ConfirmAction, action).await?;
    let event = as_seen(&action, seen)?.confirm(verdict)?;
    add(ctx, tx, &action, seen, By::Team, event).await
}

/// Takes back for the team that a change is real. `seen` as for [`reply`].
pub async fn undo(ctx: &Ctx, actor: &Actor, action: ActionId, seen: u32) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let (_, action) = load(&mut tx, actor, Capability::ConfirmAction, action).await?;
    let event = as_seen(&action, seen)?.undo(ctx.now())?;
    add(ctx, tx, &action, seen, By::Team, event).await
}

/// Says that the team no longer asks for something. `seen` as for [`reply`].
pub async fn set_aside(ctx: &Ctx, actor: &Actor, action: ActionId, seen: u32) -> Result<()> {
    retry(|| try_set_aside(ctx, actor, action, seen)).await
}

async fn try_set_aside(ctx: &Ctx, actor: &Actor, action: ActionId, seen: u32) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let (_, action) = held(&mut tx, actor, Capability::AgreeAction, action).await?;
    let event = as_seen(&action, seen)?.set_aside()?;
    add(ctx, tx, &action, seen, By::Team, event).await
}

/// Takes every action whose time has run out one level up. A job: running it twice changes nothing more.
pub async fn escalate_overdue(ctx: &Ctx) -> Result<Swept> {
    let mut tx = ctx.db.read().await?;
    let teams = store::teams_with_live_since(&mut tx, ctx.now() - ESCALATES_AFTER).await?;
    drop(tx);
    let system = SystemAccess::for_jobs();
    let teams = teams
        .into_iter()
        .map(|team| (team, escalate_of(ctx, &system, team)));
    each("escalate the actions of team", teams).await
}

async fn escalate_of(ctx: &Ctx, system: &SystemAccess, team: TeamId) -> Result<usize> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Team(team)).await?;
    let access = system.team(&mut tx, team).await?;
    let mut escalated = 0;
    for action in store::of_team(&mut tx, &access).await? {
        if let Some(entry) = action.escalate(ctx.now()) {
            store::append(&mut tx, &action, &entry).await?;
            escalated += 1;
        }
    }
    tx.commit().await?;
    Ok(escalated)
}

/// An action, with the access to its team that this person has.
async fn load(
    tx: &mut Tx,
    actor: &Actor,
    capability: Capability,
    id: ActionId,
) -> Result<(TeamAccess, Action)> {
    let found = store::find(tx, actor.organisation, id).await?;
    let found = found.ok_or(Error::Missing)?;
    let access = actor.access(capability, found.team())?;
    let action = store::open(tx, &access, found).await?;
    Ok((access, action.ok_or(Error::Missing)?))
}

/// Loads an action and locks its team, so that nobody adds to its history in between.
async fn held(
    tx: &mut Tx,
    actor: &Actor,
    capability: Capability,
    id: ActionId,
) -> Result<(TeamAccess, Action)> {
    let found = store::find(tx, actor.organisation, id).await?;
    let team = found.ok_or(Error::Missing)?.team();
    actor.may(capability, team)?;
    tx.lock(Lock::Team(team)).await?;
    load(tx, actor, capability, id).await
}

/// The action as it was when its history had `seen` entries: what people decide, they decide on what they saw.
fn as_seen(action: &Action, seen: u32) -> Result<Action> {
    let history = usize::try_from(seen)
        .ok()
        .and_then(|seen| action.history.get(..seen));
    match history {
        Some(history @ [_, ..]) => Ok(Action {
            history: history.to_vec(),
            ..action.clone()
        }),
        _ => Err(Refusal::Changed.into()),
    }
}

/// Adds an event after the `seen` ones, unless the very same stands there already.
async fn add(ctx: &Ctx, mut tx: Tx, action: &Action, seen: u32, by: By, event: Event) -> Result<()> {
    match usize::try_from(seen)
        .ok()
        .and_then(|seen| action.history.get(seen))
    {
        Some(next) if next.by == by && next.event == event => return Ok(()),
        Some(_) => return Err(Refusal::Changed.into()),
        None => {}
    }
    let entry = HistoryEntry {
        at: ctx.now(),
        by,
        event,
    };
    match store::append(&mut tx, action, &entry).await {
        Err(error) if is_duplicate(&error) => Err(Refusal::Changed.into()),
        result => {
            result?;
            Ok(tx.commit().await?)
        }
    }
}

fn live(actions: &[Action]) -> usize {
    actions
        .iter()
        .filter(|action| action.state().standing.is_live())
        .count()
}

/// The day in the team's zone.
fn today(ctx: &Ctx, access: &TeamAccess) -> NaiveDate {
    access.zone().local(ctx.now()).date()
}
