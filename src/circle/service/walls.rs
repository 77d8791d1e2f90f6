//! Shared screens: a screen on which a room's code was typed shows its wall, without an account, until the room closes or the host
//! ends it.
//!
//! Invariant: such a screen reads and does nothing. That there are any stands on every seat's screen.

use uuid::Uuid;

use super::{
    Capability, Command, CommandRequest, Ctx, Error, Initiator, Refusal, Result, SessionId, TRIES, apply,
    meeting, room_by_code, store,
};
use crate::{
    circle::guest::{RoomCode, SharedScreen},
    db::Lock,
    identity::SecretToken,
    team::Actor,
};

/// Lets a screen show the room behind a code. The answer holds what its browser keeps; the database has its hash.
///
/// # Errors
/// `no-such-door` when the code opens nothing, [`Error::Throttled`] after sixty wrong ones from one address, `circle-enough-walls`.
pub async fn open_wall(ctx: &Ctx, code: &str, from: &str) -> Result<(SessionId, SecretToken)> {
    let open = match room_by_code(ctx, code, from).await {
        Err(Error::Missing) => return Err(Error::field("code", "no-such-door")),
        other => other?,
    };
    for _ in 0..TRIES {
        let mut tx = ctx.db.begin().await?;
        tx.lock(Lock::Room(open.session)).await?;
        let before = store::room(&mut tx, open.session).await?.ok_or(Error::Missing)?;
        let token = SecretToken::new(ctx);
        let order = CommandRequest {
            id: ctx.entropy.uuid(),
            seen: before.version(),
            command: Command::AddWall,
        };
        let room = apply(&before, ctx.now(), Initiator::System, order)?;
        if store::replace(&mut tx, open.session, before.version(), &room).await? {
            store::add_wall(&mut tx, open.session, &token.hash()).await?;
            tx.wake(open.session.0);
            tx.commit().await?;
            return Ok((open.session, token));
        }
    }
    Err(Refusal::Busy.into())
}

/// The shared screen whose browser holds this.
pub async fn screen(ctx: &Ctx, token: &SecretToken) -> Result<Option<SharedScreen>> {
    let mut tx = ctx.db.acquire().await?;
    Ok(store::screen(&mut tx, &token.hash()).await?)
}

/// The host ends the shared screens that were given the code, and the code with them: else they would be back at once.
///
/// # Errors
/// `circle-not-host`; `circle-not-now` when there are none.
pub async fn end_walls(ctx: &Ctx, actor: &Actor, session: SessionId, order: Uuid) -> Result<()> {
    for _ in 0..TRIES {
        let mut tx = ctx.db.begin().await?;
        tx.lock(Lock::Room(session)).await?;
        meeting(&mut tx, actor.into(), session, Capability::TakeSeat).await?;
        let before = store::room(&mut tx, session).await?.ok_or(Refusal::Ended)?;
        let host = before.seat_of(actor.account).ok_or(Refusal::NotSeated)?.id;
        let order = CommandRequest {
            id: order,
            seen: before.version(),
            command: Command::EndWalls,
        };
        let room = apply(&before, ctx.now(), Initiator::Seat(host), order)?;
        if room.version() == before.version() {
            return Ok(());
        }
        let code = RoomCode::draw(&mut ctx.entropy.clone());
        let room = room.with_code(code.as_str());
        if store::change_code(&mut tx, session, &code).await?
            && store::replace(&mut tx, session, before.version(), &room).await?
        {
            store::erase_walls(&mut tx, session).await?;
            tx.wake(session.0);
            tx.commit().await?;
            return Ok(());
        }
    }
    Err(Refusal::Busy.into())
}
