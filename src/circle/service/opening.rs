//! Opening of a room.

use super::{
    Actor, Capability, Ctx, Error, Refusal, Result, Room, RoomCode, RoomOpening, Seat, SeatId, SessionId,
    SessionState, format, library, meeting, schedule, store, take_seat,
};
use crate::db::{Lock, retry};

/// Opens the room of a session, with whoever opens it as host. Opening it twice is taking a seat.
///
/// # Errors
/// [`Error::Refused`] `circle-not-open-yet` before its doors open, `circle-ended` after its time.
pub async fn open_room(ctx: &Ctx, actor: &Actor, session: SessionId) -> Result<()> {
    if retry(|| try_open(ctx, actor, session)).await? {
        return Ok(());
    }
    take_seat(ctx, actor, session).await
}

/// `false` when it is open already.
async fn try_open(ctx: &Ctx, actor: &Actor, session: SessionId) -> Result<bool> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Session(session)).await?;
    let meeting = meeting(&mut tx, actor.into(), session, Capability::Host).await?;
    if meeting.session.state == SessionState::Open {
        return Ok(false);
    }
    if !meeting.session.can_open(ctx.now()) {
        let early = meeting.session.state == SessionState::Planned && !meeting.session.is_overdue(ctx.now());
        return Err(if early {
            Refusal::NotOpenYet
        } else {
            Refusal::Ended
        }
        .into());
    }
    let format = library::service::find(&mut tx, &meeting.format).await?;
    let format = format.or_else(|| format::built_in().first().cloned());
    let format = format.ok_or_else(|| Error::Internal("no format was built in".into()))?;
    let host = Seat::new(SeatId(ctx.entropy.uuid()), actor.account, &actor.name);
    let minutes = u32::try_from(meeting.session.minutes).unwrap_or(60);
    let opening = RoomOpening {
        format: &format,
        minutes,
        host,
    };
    let code = RoomCode::draw(&mut ctx.entropy.clone());
    let room = Room::open(opening, ctx.now()).with_code(code.as_str());
    schedule::store::open(&mut tx, session, actor.account, ctx.now()).await?;
    store::add(&mut tx, session, &room).await?;
    if !store::add_code(&mut tx, session, &code).await? {
        // One in millions; the next try draws another.
        return Err(Refusal::Busy.into());
    }
    store::saw(&mut tx, session, &[room.host()], ctx.now()).await?;
    tx.wake(session.0);
    tx.commit().await?;
    Ok(true)
}
