//! The door of an open room for people who come with its code: guests without an account, and managers who were asked in.

use uuid::Uuid;

use super::{
    Capability, Command, CommandRequest, Ctx, Error, Initiator, Refusal, Requester, Result, SeatId,
    SessionId, TRIES, apply, change, meeting, nothing, schedule, store,
};
use crate::{
    Name, Problem,
    circle::{
        engine::Seat,
        guest::{Guest, RoomCode},
    },
    db::{Lock, Tx, retry},
    format::MAX_SEATS,
    identity::{Guesses, SecretToken},
    ids::TeamId,
    team::Actor,
};

/// So many wrong codes are read from one network address within a quarter of an hour. A ward behind one address has that
/// many slips of the finger; twenty letters to the power of six are not tried out that way.
const WRONG_CODES: i64 = 60;
/// The most characters of the name that a guest is called by.
const MAX_NAME_CHARS: usize = 40;

/// Room as a person with a code sees it before they come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinPage {
    /// The session whose room is open.
    pub session: SessionId,
    /// The team that meets.
    pub team: TeamId,
    /// Title of the circle.
    pub title: String,
    /// True when no seat is left.
    pub full: bool,
    /// Reason for which managers may not come in now.
    pub without_managers: Option<Refusal>,
}

/// The open room behind a code. `from` is the network address, counted when the code is wrong and not kept.
///
/// # Errors
/// [`Error::Missing`] when the code opens nothing, [`Error::Throttled`] after sixty wrong ones from one address.
pub async fn room_by_code(ctx: &Ctx, code: &str, from: &str) -> Result<JoinPage> {
    let guesses = Guesses::at("room code", from, WRONG_CODES);
    let mut tx = ctx.db.read().await?;
    guesses.allow(&mut tx, ctx.now()).await?;
    if let Some(found) = behind(&mut tx, code).await? {
        return Ok(found);
    }
    drop(tx);
    guesses.count(ctx).await?;
    Err(Error::Missing)
}

/// Takes a seat as a guest, under a name for this room. The answer holds what the guest's browser keeps; the database has its hash.
///
/// # Errors
/// `no-such-door` when the code opens nothing; `circle-full`; `circle-own-seat` for somebody who belongs to the team and has a seat of their own.
pub async fn join_as_guest(
    ctx: &Ctx,
    actor: Option<&Actor>,
    code: &str,
    name: &str,
    from: &str,
) -> Result<(SessionId, SecretToken)> {
    let open = opened(ctx, code, from).await?;
    if actor.is_some_and(|actor| actor.role_in(open.team).is_some()) {
        return Err(Refusal::OwnSeat.into());
    }
    let name = guest_name(name)?;
    for _ in 0..TRIES {
        if let Some(token) = retry(|| try_join(ctx, open.session, &name)).await? {
            return Ok((open.session, token));
        }
    }
    Err(Refusal::Busy.into())
}

/// Takes a seat; `None` when another change came in between.
async fn try_join(ctx: &Ctx, session: SessionId, name: &str) -> Result<Option<SecretToken>> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Room(session)).await?;
    let before = store::room(&mut tx, session).await?.ok_or(Error::Missing)?;
    let (seat, token) = (SeatId(ctx.entropy.uuid()), SecretToken::new(ctx));
    let order = CommandRequest {
        id: ctx.entropy.uuid(),
        seen: before.version(),
        command: Command::Sit(Box::new(Seat::guest(seat, name))),
    };
    let room = apply(&before, ctx.now(), Initiator::System, order)?;
    if !store::replace(&mut tx, session, before.version(), &room).await? {
        return Ok(None);
    }
    store::give_key(&mut tx, session, seat, &token.hash(), ctx.now()).await?;
    tx.wake(session.0);
    tx.commit().await?;
    Ok(Some(token))
}

/// Takes one's own seat by the code: a member's as always, a manager's declared on every screen.
///
/// # Errors
/// `no-such-door` when the code opens nothing; `circle-managers-declined`; [`Error::Missing`] for somebody who has nothing to do with the team.
pub async fn sit_in(ctx: &Ctx, actor: &Actor, code: &str, from: &str) -> Result<SessionId> {
    let open = opened(ctx, code, from).await?;
    if actor.may(Capability::TakeSeat, open.team).is_ok() {
        super::take_seat(ctx, actor, open.session).await?;
        return Ok(open.session);
    }
    let seat = Seat {
        manager: true,
        ..Seat::new(SeatId(ctx.entropy.uuid()), actor.account, &actor.name)
    };
    let order = CommandRequest {
        id: ctx.entropy.uuid(),
        seen: 0,
        command: Command::Sit(Box::new(seat)),
    };
    change(ctx, actor.into(), open.session, Requester::Code, order).await?;
    Ok(open.session)
}

/// The guest whose browser holds this.
pub async fn guest(ctx: &Ctx, token: &SecretToken) -> Result<Option<Guest>> {
    let mut tx = ctx.db.acquire().await?;
    Ok(store::guest(&mut tx, &token.hash()).await?)
}

/// A guest leaves for good: their seat stays on the ring as one whose person stepped out, and their browser opens nothing.
pub async fn leave(ctx: &Ctx, guest: &Guest) -> Result<()> {
    let order = CommandRequest {
        id: ctx.entropy.uuid(),
        seen: 0,
        command: Command::StepOut,
    };
    change(
        ctx,
        guest.into(),
        guest.session_id,
        Requester::Seat(nothing),
        order,
    )
    .await?;
    forget(ctx, guest.session_id, guest.seat_id).await
}

/// The host sees a guest off, somebody who had the code and should not have come: their seat is set aside, their browser opens
/// nothing any more, and neither does the code they had, on whatever screen it was typed.
///
/// # Errors
/// `circle-not-host`; `circle-no-such-seat` when the seat is no guest's; `circle-holder-may-speak`.
pub async fn remove_guest(
    ctx: &Ctx,
    actor: &Actor,
    session: SessionId,
    seat: SeatId,
    order: Uuid,
) -> Result<()> {
    for _ in 0..TRIES {
        if retry(|| try_remove_guest(ctx, actor, session, seat, order)).await? {
            return Ok(());
        }
    }
    Err(Refusal::Busy.into())
}

/// `false` when somebody else changed the room in between, or has the new code.
async fn try_remove_guest(
    ctx: &Ctx,
    actor: &Actor,
    session: SessionId,
    seat: SeatId,
    order: Uuid,
) -> Result<bool> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Room(session)).await?;
    meeting(&mut tx, actor.into(), session, Capability::TakeSeat).await?;
    let before = store::room(&mut tx, session).await?.ok_or(Refusal::Ended)?;
    if !before.seat(seat).is_some_and(Seat::is_guest) {
        return Err(Refusal::NoSuchSeat.into());
    }
    let host = before.seat_of(actor.account).ok_or(Refusal::NotSeated)?.id;
    let order = CommandRequest {
        id: order,
        seen: before.version(),
        command: Command::SetAside { seat },
    };
    let code = RoomCode::draw(&mut ctx.entropy.clone());
    let room = apply(&before, ctx.now(), Initiator::Seat(host), order)?.with_code(code.as_str());
    let done = room.version() == before.version()
        || (store::change_code(&mut tx, session, &code).await?
            && store::replace(&mut tx, session, before.version(), &room).await?);
    if done {
        store::take_key(&mut tx, session, seat).await?;
        store::erase_walls(&mut tx, session).await?;
        tx.wake(session.0);
        tx.commit().await?;
    }
    Ok(done)
}

async fn forget(ctx: &Ctx, session: SessionId, seat: SeatId) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Room(session)).await?;
    store::take_key(&mut tx, session, seat).await?;
    tx.wake(session.0);
    Ok(tx.commit().await?)
}

/// Finds the open room for a form: a code that opens nothing is a problem of what was typed, and not a missing page.
async fn opened(ctx: &Ctx, code: &str, from: &str) -> Result<JoinPage> {
    match room_by_code(ctx, code, from).await {
        Err(Error::Missing) => Err(Error::field("", "no-such-door")),
        other => other,
    }
}

async fn behind(tx: &mut Tx, code: &str) -> Result<Option<JoinPage>> {
    let Some(code) = RoomCode::parse(code) else {
        return Ok(None);
    };
    let Some(found) = store::room_by_code(tx, &code).await? else {
        return Ok(None);
    };
    let meeting = schedule::store::meeting(tx, found.organisation_id, found.session_id).await?;
    let room = store::room(tx, found.session_id).await?;
    Ok(meeting.zip(room).map(|(meeting, room)| JoinPage {
        session: found.session_id,
        team: found.team_id,
        title: meeting.title,
        full: room.seats().len() >= usize::from(MAX_SEATS),
        without_managers: room.keeps_managers_out(),
    }))
}

fn guest_name(typed: &str) -> Result<String> {
    let name = Name::parse("name", typed).map_err(|problem| Error::Invalid(vec![problem]))?;
    if name.as_str().chars().count() > MAX_NAME_CHARS {
        let problem = Problem::new("name", "too-long").with("most", MAX_NAME_CHARS);
        return Err(Error::Invalid(vec![problem]));
    }
    Ok(name.into_string())
}
