//! The use cases of the schedule: reading it, changing it, and the jobs that keep it.

mod change;
mod planner;
mod read;
mod set_format;

#[cfg(test)]
mod tests;

pub use change::{call_off_session, end_circle, hand_hosting, move_session, schedule_circle};
pub use planner::{AHEAD, generate_sessions, mark_missed};
pub use read::{
    SessionDetail, TeamSchedule, next_session, preview, quirk, read_calendar_entry, read_schedule,
    read_session,
};
pub use set_format::set_format;

use crate::{
    Ctx, Error, Result,
    db::Tx,
    ids::SessionId,
    schedule::{Session, SessionWithCircle, slot, store},
    team::{Actor, Capability, TeamAccess},
};

/// A session that this person may do this with, and the access to its team.
async fn of_theirs(
    tx: &mut Tx,
    actor: &Actor,
    may: Capability,
    id: SessionId,
) -> Result<(TeamAccess, SessionWithCircle)> {
    let meeting = store::meeting(tx, actor.organisation, id)
        .await?
        .ok_or(Error::Missing)?;
    let access = actor.access(may, meeting.session.team_id)?;
    Ok((access, meeting))
}

/// Sessions of the team around the times that could be offered or chosen for this session.
async fn taken_around(
    ctx: &Ctx,
    tx: &mut Tx,
    access: &TeamAccess,
    session: &Session,
) -> Result<Vec<Session>> {
    let from = session.starts_at.min(ctx.now()) - slot::REACH;
    let until = session.starts_at.max(ctx.now()) + slot::REACH;
    Ok(store::busy_between(tx, access, from, until).await?)
}
