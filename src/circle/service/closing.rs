//! End of a room: by its close, early, or because everybody has left.
//!
//! Invariant: what remains is written in the transaction that erases the room, so no name outlives its session.

use chrono::TimeDelta;

use crate::{
    Ctx, Error, Result, action,
    circle::{
        engine::{Ending, Refusal, Room},
        store,
    },
    db::{Lock, Tx, retry},
    ids::SessionId,
    job::{Swept, each},
    schedule::{self, LostCause, SessionState},
    team::SystemAccess,
};

/// A room that nobody closed is closed for them this long after it was opened.
pub const ABANDONED: TimeDelta = TimeDelta::hours(12);

/// Closes the rooms that everyone has left, so that no name outlives its session. A job.
pub async fn close_abandoned(ctx: &Ctx) -> Result<Swept> {
    let mut tx = ctx.db.read().await?;
    let rooms = store::opened_before(&mut tx, ctx.now() - ABANDONED).await?;
    drop(tx);
    let rooms = rooms.into_iter().map(|session| (session, close(ctx, session)));
    each("close the room of session", rooms).await
}

async fn close(ctx: &Ctx, session: SessionId) -> Result<usize> {
    retry(|| try_close(ctx, session)).await
}

async fn try_close(ctx: &Ctx, session: SessionId) -> Result<usize> {
    let mut tx = ctx.db.begin().await?;
    lock_team_of(&mut tx, session).await?;
    tx.lock(Lock::Room(session)).await?;
    let (Some(room), Some(team)) = (
        store::room(&mut tx, session).await?,
        schedule::store::team_of(&mut tx, session).await?,
    ) else {
        return Ok(0);
    };
    let outcome = room.outcome(ctx.now());
    let access = SystemAccess::for_jobs().team(&mut tx, team).await?;
    match action::service::agree_within(ctx, &mut tx, &access, &outcome.actions).await {
        // What the team cannot take on any more is let go with the room.
        Ok(_) | Err(Error::Invalid(_) | Error::Refused(_)) => {}
        Err(error) => return Err(error),
    }
    write_outcome(ctx, &mut tx, session, &room, Ending::Curtailed(LostCause::Other)).await?;
    tx.wake(session.0);
    tx.commit().await?;
    Ok(1)
}

/// Holds the team of a session and then the session, as ending its room needs.
pub(super) async fn lock_team_of(tx: &mut Tx, session: SessionId) -> Result<()> {
    // A session never changes its team.
    if let Some(team) = schedule::store::team_of(tx, session).await? {
        tx.lock(Lock::Team(team)).await?;
    }
    Ok(tx.lock(Lock::Session(session)).await?)
}

/// Writes what remains and erases what was, together.
pub(super) async fn write_outcome(
    ctx: &Ctx,
    tx: &mut Tx,
    session: SessionId,
    room: &Room,
    ending: Ending,
) -> Result<()> {
    let outcome = room.outcome(ctx.now());
    let (state, cause) = match ending {
        Ending::Held => (SessionState::Held, None),
        Ending::Curtailed(cause) => (SessionState::Curtailed, Some(cause)),
    };
    let written = schedule::store::HeldOutcome {
        state,
        cause,
        actual_minutes: outcome.actual_minutes.into(),
        seats_band: outcome.seats_band.to_owned(),
        rounds: outcome.rounds.into(),
    };
    if !schedule::store::close(tx, session, &written, ctx.now()).await? {
        return Err(Refusal::Ended.into());
    }
    store::erase(tx, session).await?;
    Ok(())
}
