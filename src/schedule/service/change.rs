//! Changing the schedule: a circle begins or ends, a session is moved, called off, handed over.

use chrono::{DateTime, TimeDelta, Utc};

use super::{of_theirs, planner, taken_around};
use crate::{
    Ctx, Error, Problem, Result,
    db::{Lock, Tx, retry},
    format::library,
    ids::{AccountId, CircleId, SessionId, TeamId},
    schedule::{
        Circle, CirclePlan, LostCause, Refusal, Session, SessionState, SessionWithCircle, TypedCallOff,
        TypedCircle, TypedMove, plan, slot, store,
    },
    team::{Actor, Capability, TeamAccess},
    zone::Quirk,
};

/// Schedules a circle and plans its sessions for the next eight weeks.
///
/// # Errors
/// [`Error::Invalid`] with every problem of the plan.
pub async fn schedule_circle(
    ctx: &Ctx,
    actor: &Actor,
    team: TeamId,
    typed: &TypedCircle,
) -> Result<CircleId> {
    let access = actor.access(Capability::Schedule, team)?;
    let plan = CirclePlan::parse(typed, ctx.now()).map_err(Error::Invalid)?;
    let circle = circle_of(ctx, team, plan);
    retry(|| try_schedule(ctx, &access, &circle)).await
}

async fn try_schedule(ctx: &Ctx, access: &TeamAccess, circle: &Circle) -> Result<CircleId> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Team(access.team())).await?;
    library::service::check_offered(&mut tx, access, &circle.format).await?;
    store::add_circle(&mut tx, circle).await?;
    planner::plan_first(ctx, &mut tx, access, circle).await?;
    tx.commit().await?;
    Ok(circle.id)
}

fn circle_of(ctx: &Ctx, team: TeamId, plan: CirclePlan) -> Circle {
    Circle {
        id: CircleId(ctx.entropy.uuid()),
        team_id: team,
        rhythm: plan.rule(),
        title: plan.title,
        format: plan.format,
        time_zone: plan.time_zone,
        first_local: plan.first,
        minutes: plan.minutes,
        place: plan.place,
        video_url: plan.video_url,
        created_at: ctx.now(),
        ended_at: None,
    }
}

/// Ends a circle: what was held and lost stays, what was still to come is cancelled.
///
/// # Errors
/// [`Error::Refused`] `circle-ended` when it has ended already.
pub async fn end_circle(ctx: &Ctx, actor: &Actor, id: CircleId) -> Result<()> {
    retry(|| try_end_circle(ctx, actor, id)).await
}

async fn try_end_circle(ctx: &Ctx, actor: &Actor, id: CircleId) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let circle = store::circle(&mut tx, actor.organisation, id)
        .await?
        .ok_or(Error::Missing)?;
    actor.may(Capability::Schedule, circle.team_id)?;
    tx.lock(Lock::Team(circle.team_id)).await?;
    tx.lock(Lock::Circle(id)).await?;
    if !store::end_circle(&mut tx, id, ctx.now()).await? {
        return Err(Refusal::CircleEnded.into());
    }
    store::cancel_planned(&mut tx, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Maximum time by which a session may be moved from its plan: by then the next one is due.
const MAX_MOVE: TimeDelta = TimeDelta::days(28);

/// Moves a session. Answers what is odd about the time that was asked for, if anything is.
///
/// # Errors
/// [`Error::Invalid`] when the date, the time or the reason will not do, [`Error::Refused`] `session-not-planned` when the
/// session is no longer to come.
pub async fn move_session(
    ctx: &Ctx,
    actor: &Actor,
    id: SessionId,
    typed: &TypedMove,
) -> Result<Option<Quirk>> {
    retry(|| try_move(ctx, actor, id, typed)).await
}

async fn try_move(ctx: &Ctx, actor: &Actor, id: SessionId, typed: &TypedMove) -> Result<Option<Quirk>> {
    let mut tx = ctx.db.begin().await?;
    let (access, meeting) = held(&mut tx, actor, Capability::Schedule, id).await?;
    let session = planned(&meeting)?;
    let taken = taken_around(ctx, &mut tx, &access, session).await?;
    let (to, reason) = decide_move(&meeting, &taken, typed, ctx.now()).map_err(Error::Invalid)?;
    if !store::move_session(&mut tx, id, session.starts_at, to, reason).await? {
        return Err(Refusal::NotPlanned.into());
    }
    tx.commit().await?;
    let asked = plan::parse_local(&typed.date, &typed.time).map_err(Error::Invalid)?;
    Ok(meeting.time_zone.quirk(asked))
}

fn decide_move(
    meeting: &SessionWithCircle,
    taken: &[Session],
    typed: &TypedMove,
    now: DateTime<Utc>,
) -> Result<(DateTime<Utc>, LostCause), Vec<Problem>> {
    let session = &meeting.session;
    let reason = plan::parse_choice("reason", &typed.reason);
    let to = plan::parse_local(&typed.date, &typed.time)
        .map(|local| meeting.time_zone.moment(local))
        .and_then(|to| {
            let problem = if to == session.starts_at {
                "same-time"
            } else if to <= now {
                "past"
            } else if (to - session.planned_at).abs() > MAX_MOVE {
                "too-far-from-plan"
            } else if !slot::is_free(to, session.minutes, session.id, taken) {
                "slot-taken"
            } else {
                return Ok(to);
            };
            Err(vec![Problem::new("date", problem)])
        });
    match (to, reason) {
        (Ok(to), Ok(reason)) => Ok((to, reason)),
        (to, reason) => Err([to.err().unwrap_or_default(), reason.err().into_iter().collect()].concat()),
    }
}

/// Calls a session off; when a slot was chosen, the session that takes its place is planned at once.
///
/// # Errors
/// [`Error::Invalid`] without a cause or with a slot that is no longer free, [`Error::Refused`] `session-not-planned` when
/// the session is no longer to come.
pub async fn call_off_session(
    ctx: &Ctx,
    actor: &Actor,
    id: SessionId,
    typed: &TypedCallOff,
) -> Result<Option<SessionId>> {
    retry(|| try_call_off(ctx, actor, id, typed)).await
}

async fn try_call_off(
    ctx: &Ctx,
    actor: &Actor,
    id: SessionId,
    typed: &TypedCallOff,
) -> Result<Option<SessionId>> {
    let mut tx = ctx.db.begin().await?;
    let (access, meeting) = held(&mut tx, actor, Capability::Schedule, id).await?;
    let session = planned(&meeting)?;
    let cause = plan::parse_choice("cause", &typed.cause).map_err(|problem| Error::Invalid(vec![problem]))?;
    let taken = taken_around(ctx, &mut tx, &access, session).await?;
    let instead = chosen_slot(&meeting, &taken, &typed.slot, ctx.now())?
        .map(|at| planner::session_of(ctx, session, at, session.host_account_id));
    if let Some(instead) = &instead
        && !store::add_session(&mut tx, instead).await?
    {
        return Err(Error::field("slot", "slot-gone"));
    }
    let instead = instead.map(|session| session.id);
    if !store::lose(&mut tx, id, cause, instead, ctx.now()).await? {
        return Err(Refusal::NotPlanned.into());
    }
    tx.commit().await?;
    Ok(instead)
}

fn chosen_slot(
    meeting: &SessionWithCircle,
    taken: &[Session],
    typed: &str,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let at = typed
        .trim()
        .parse::<DateTime<Utc>>()
        .map_err(|_| Error::field("slot", "choose-one"))?;
    if slot::next_slots(meeting, taken, now).contains(&at) {
        Ok(Some(at))
    } else {
        Err(Error::field("slot", "slot-gone"))
    }
}

/// Hands the hosting of a session to come to another host or lead of the team.
///
/// # Errors
/// [`Error::Invalid`] when that person does not host in this team.
pub async fn hand_hosting(ctx: &Ctx, actor: &Actor, id: SessionId, to: AccountId) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let (access, _) = of_theirs(&mut tx, actor, Capability::Host, id).await?;
    let hosts = store::host_turns(&mut tx, &access).await?;
    if !hosts.iter().any(|turn| turn.account_id == to) {
        return Err(Error::field("host", "choose-one"));
    }
    if !store::set_host(&mut tx, id, Some(to)).await? {
        return Err(Refusal::NotPlanned.into());
    }
    tx.commit().await?;
    Ok(())
}

/// Loads a session as [`of_theirs`] does and locks its team and its circle: whether a slot is free and whether the circle goes on stays so.
async fn held(
    tx: &mut Tx,
    actor: &Actor,
    may: Capability,
    id: SessionId,
) -> Result<(TeamAccess, SessionWithCircle)> {
    let session = of_theirs(tx, actor, may, id).await?.1.session;
    tx.lock(Lock::Team(session.team_id)).await?;
    tx.lock(Lock::Circle(session.circle_id)).await?;
    tx.lock(Lock::Session(id)).await?;
    of_theirs(tx, actor, may, id).await
}

fn planned(meeting: &SessionWithCircle) -> Result<&Session> {
    match meeting.session.state {
        SessionState::Planned => Ok(&meeting.session),
        _ => Err(Refusal::NotPlanned.into()),
    }
}
