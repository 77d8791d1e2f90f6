//! The jobs that keep the schedule: planning on, and counting what was lost. Both may run twice, and in two processes at once.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    Ctx, Error, Result,
    db::{Lock, Tx},
    ids::{AccountId, SessionId, TeamId},
    job::{Swept, each},
    schedule::{
        Circle, GRACE, LostCause, Session, SessionState,
        store::{self, HostTurn, Running},
    },
    team::{SystemAccess, TeamAccess},
};

/// Time ahead for which sessions are planned.
pub const AHEAD: TimeDelta = TimeDelta::weeks(8);

/// Plans the sessions of every circle for the next eight weeks, and finds a new host for those whose host no longer is one.
/// Counts the sessions it added. A circle that cannot be planned keeps no other from it.
pub async fn generate_sessions(ctx: &Ctx) -> Result<Swept> {
    let mut tx = ctx.db.read().await?;
    let running = store::running_circles(&mut tx).await?;
    drop(tx);
    let circles = running
        .into_iter()
        .map(|(id, running)| (id, plan_further(ctx, running)));
    let circles = each("plan circle", circles).await?;
    let mut tx = ctx.db.read().await?;
    let hostless = store::without_host(&mut tx, ctx.now()).await?;
    drop(tx);
    let hosts = hostless
        .into_iter()
        .map(|(session, team)| (session, find_host(ctx, session, team)));
    Ok(circles.and(each("find a host for session", hosts).await?))
}

/// Plans from the last planned session on, so that weeks in which no process ran are planned too and counted as lost.
async fn plan_further(ctx: &Ctx, running: sqlx::Result<Running>) -> Result<usize> {
    let Running {
        circle,
        planned_until,
    } = running?;
    let moments = moments(ctx, &circle, planned_until.unwrap_or(circle.created_at))?;
    if moments.is_empty() {
        return Ok(0);
    }
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Team(circle.team_id)).await?;
    tx.lock(Lock::Circle(circle.id)).await?;
    if !store::is_running(&mut tx, circle.id).await? {
        return Ok(0);
    }
    let access = SystemAccess::for_jobs().team(&mut tx, circle.team_id).await?;
    let added = plan(ctx, &mut tx, &access, &circle, moments).await?;
    tx.commit().await?;
    Ok(added)
}

async fn find_host(ctx: &Ctx, session: SessionId, team: TeamId) -> Result<usize> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Team(team)).await?;
    let access = SystemAccess::for_jobs().team(&mut tx, team).await?;
    let mut rotation = Rotation::of(store::host_turns(&mut tx, &access).await?);
    store::set_host(&mut tx, session, rotation.next()).await?;
    tx.commit().await?;
    Ok(0)
}

/// Plans the sessions of a circle that begins.
pub(super) async fn plan_first(
    ctx: &Ctx,
    tx: &mut Tx,
    access: &TeamAccess,
    circle: &Circle,
) -> Result<usize> {
    plan(ctx, tx, access, circle, moments(ctx, circle, circle.created_at)?).await
}

/// The moments of a circle after one of them and within the weeks that are planned.
fn moments(ctx: &Ctx, circle: &Circle, after: DateTime<Utc>) -> Result<Vec<DateTime<Utc>>> {
    circle
        .occurrences(after, ctx.now() + AHEAD)
        .map_err(|error| Error::Internal(format!("the rhythm of circle {}: {error}", circle.id)))
}

async fn plan(
    ctx: &Ctx,
    tx: &mut Tx,
    access: &TeamAccess,
    circle: &Circle,
    moments: Vec<DateTime<Utc>>,
) -> Result<usize> {
    let mut rotation = Rotation::of(store::host_turns(tx, access).await?);
    let mut added = 0;
    for at in moments {
        let session = new_session(ctx, circle, at, rotation.next());
        added += usize::from(store::add_session(tx, &session).await?);
    }
    Ok(added)
}

fn new_session(ctx: &Ctx, circle: &Circle, at: DateTime<Utc>, host: Option<AccountId>) -> Session {
    Session {
        id: SessionId(ctx.entropy.uuid()),
        circle_id: circle.id,
        team_id: circle.team_id,
        planned_at: at,
        starts_at: at,
        minutes: circle.minutes,
        state: SessionState::Planned,
        host_account_id: host,
        moved: 0,
        move_reason: None,
        lost_cause: None,
        rebooked_as: None,
        opened_at: None,
        closed_at: None,
        actual_minutes: None,
        seats_band: None,
        rounds: None,
    }
}

/// A new session in the place of another.
pub(super) fn session_of(ctx: &Ctx, other: &Session, at: DateTime<Utc>, host: Option<AccountId>) -> Session {
    Session {
        id: SessionId(ctx.entropy.uuid()),
        planned_at: at,
        starts_at: at,
        host_account_id: host,
        moved: 0,
        move_reason: None,
        ..other.clone()
    }
}

/// Writes down the sessions that nobody opened until a day past their end. Says how many.
pub async fn mark_missed(ctx: &Ctx) -> Result<Swept> {
    let mut tx = ctx.db.read().await?;
    let started = store::planned_before(&mut tx, ctx.now() - GRACE).await?;
    drop(tx);
    let overdue = started.into_iter().map(|id| (id, lose_if_overdue(ctx, id)));
    each("count as lost session", overdue).await
}

async fn lose_if_overdue(ctx: &Ctx, id: SessionId) -> Result<usize> {
    let now = ctx.now();
    let mut tx = ctx.db.begin().await?;
    let session = store::session(&mut tx, &SystemAccess::for_jobs(), id).await?;
    if session.is_none_or(|session| !session.is_overdue(now)) {
        return Ok(0);
    }
    let lost = store::lose(&mut tx, id, LostCause::Other, None, now).await?;
    tx.commit().await?;
    Ok(lost.into())
}

/// Everyone who may host, one after the other, beginning with whoever has waited longest.
struct Rotation(VecDeque<AccountId>);

impl Rotation {
    fn of(turns: Vec<HostTurn>) -> Self {
        Self(turns.into_iter().map(|turn| turn.account_id).collect())
    }

    fn next(&mut self) -> Option<AccountId> {
        let next = self.0.pop_front()?;
        self.0.push_back(next);
        Some(next)
    }
}
