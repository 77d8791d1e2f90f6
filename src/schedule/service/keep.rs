//! The jobs that keep the schedule: planning on, and counting what was lost. Both may run twice, and in two processes at once.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    Ctx, Error, Result,
    db::Tx,
    ids::{AccountId, SessionId},
    schedule::{
        Circle, GRACE, LostCause, Session, SessionState,
        store::{self, HostTurn},
    },
};

/// How far ahead sessions are planned.
pub const AHEAD: TimeDelta = TimeDelta::weeks(8);

/// Plans the sessions of every circle for the next eight weeks, and finds a new host for those whose host no longer is one.
/// Says how many sessions it added.
pub async fn materialise(ctx: &Ctx) -> Result<usize> {
    let mut tx = ctx.db.begin().await?;
    let mut added = 0;
    for running in store::running_circles(&mut tx).await? {
        let after = running.planned_until.unwrap_or(running.circle.created_at);
        added += plan_on(ctx, &mut tx, &running.circle, after).await?;
    }
    for session in store::without_host(&mut tx, ctx.now()).await? {
        let mut rotation = Rotation::of(store::host_turns(&mut tx, session.team_id).await?);
        store::set_host(&mut tx, session.id, rotation.next()).await?;
    }
    tx.commit().await?;
    Ok(added)
}

/// Plans the sessions of one circle after a moment: from the last planned one, so that weeks in which no process ran are
/// planned too, and counted as lost.
pub(super) async fn plan_on(ctx: &Ctx, tx: &mut Tx, circle: &Circle, after: DateTime<Utc>) -> Result<usize> {
    let moments = circle
        .occurrences(after, ctx.now() + AHEAD)
        .map_err(|error| Error::Internal(format!("the rhythm of circle {}: {error}", circle.id)))?;
    if moments.is_empty() {
        return Ok(0);
    }
    let mut rotation = Rotation::of(store::host_turns(tx, circle.team_id).await?);
    let mut added = 0;
    for at in moments {
        let session = first_plan(ctx, circle, at, rotation.next());
        added += usize::from(store::add_session(tx, &session).await?);
    }
    Ok(added)
}

fn first_plan(ctx: &Ctx, circle: &Circle, at: DateTime<Utc>, host: Option<AccountId>) -> Session {
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
pub async fn lose_unheld(ctx: &Ctx) -> Result<usize> {
    let now = ctx.now();
    let mut tx = ctx.db.begin().await?;
    let mut lost = 0;
    for session in store::planned_before(&mut tx, now - GRACE).await? {
        if session.is_overdue(now) {
            lost += usize::from(store::lose(&mut tx, session.id, LostCause::Other, None, now).await?);
        }
    }
    tx.commit().await?;
    Ok(lost)
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
