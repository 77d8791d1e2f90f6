//! The use cases of a live room.
//!
//! A room is changed by compare-and-swap on its version, so that several processes can serve one room: whoever was slower
//! loads it again and applies their command to what it has become. Whoever has a seat may do in the room what the engine
//! grants to that seat; the table of roles decides who may take one, and who may open the room.

use std::pin::Pin;

use super::{
    engine::{Command, CommandRequest, Ending, Initiator, Refusal, Room, RoomOpening, Seat, apply},
    guest::{Attendee, RoomCode},
    latest::LatestRoomCache,
    snapshot::{choices, meeting},
    store,
    watch::{self, RoomSnapshot, WatchPoint},
};
use crate::format::{self, library, prompt};
use crate::{
    Ctx, Error, Result, action,
    db::{Lock, Tx, retry},
    ids::{SeatId, SessionId, TeamId},
    schedule::{self, SessionState, SessionWithCircle},
    team::{Actor, Capability, SystemAccess},
};

mod closing;
mod guests;
mod opening;
pub mod rehearsal;
mod typed;
mod walls;

pub use super::snapshot::RoomContext;
pub use closing::{ABANDONED, close_abandoned};
pub use guests::{JoinPage, guest, join_as_guest, leave, remove_guest, room_by_code, sit_in};
pub use opening::open_room;
pub use typed::order_id;
pub use walls::{end_walls, open_wall, screen};

use self::{
    closing::{lock_team_of, write_outcome},
    typed::{checked, checked_alone, note_prompt},
};

/// Number of attempts for a command that met somebody else's.
const TRIES: usize = 8;

/// Relation of a person to a room.
#[derive(Clone, Debug, PartialEq)]
pub enum RoomStanding {
    /// In it, with a seat.
    Seated(Box<RoomContext>),
    /// Open, with a seat to be taken.
    JoinPage(Box<SessionWithCircle>),
    /// Not open yet; the flag says whether this person may open it now.
    BeforeItOpens(Box<SessionWithCircle>, bool),
    /// Open; a manager sits in with the room's code or, for this reason, not at all.
    NeedsCode(Box<SessionWithCircle>, Option<Refusal>),
    /// Ended.
    Over(Box<SessionWithCircle>),
}

/// Takes a seat in an open room; whoever has one already is back in it.
pub async fn take_seat(ctx: &Ctx, actor: &Actor, session: SessionId) -> Result<()> {
    let seat = Seat::new(SeatId(ctx.entropy.uuid()), actor.account, &actor.name);
    let command = Command::Sit(Box::new(seat));
    let order = CommandRequest {
        id: ctx.entropy.uuid(),
        seen: 0,
        command,
    };
    change(ctx, actor.into(), session, Requester::System, order).await
}

/// Sequel of a held circle elsewhere, within the transaction that ends it.
pub(crate) type WhenHeld = for<'a> fn(
    &'a Ctx,
    &'a mut Tx,
    TeamId,
    SessionId,
) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// Carries out a command of somebody who has a seat. `order.seen` and `order.id` come from their screen. Screens call
/// [`follow_up::command`](crate::follow_up::command), which says what a held circle leads to.
///
/// # Errors
/// [`Error::Refused`] with the engine's reason; `two-live-actions` when the team has as many actions as it can follow.
pub(crate) async fn command_then(
    ctx: &Ctx,
    attendee: impl Into<Attendee<'_>>,
    session: SessionId,
    order: CommandRequest,
    when_held: WhenHeld,
) -> Result<()> {
    change(ctx, attendee.into(), session, Requester::Seat(when_held), order).await
}

/// A command in a circle that leads to nothing.
#[cfg(test)]
pub(crate) async fn command(
    ctx: &Ctx,
    attendee: impl Into<Attendee<'_>>,
    session: SessionId,
    order: CommandRequest,
) -> Result<()> {
    command_then(ctx, attendee, session, order, nothing).await
}

/// For commands that end no circle.
fn nothing<'a>(
    _: &'a Ctx,
    _: &'a mut Tx,
    _: TeamId,
    _: SessionId,
) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> {
    Box::pin(async { Ok(()) })
}

/// Relation of a person to a room, and their view when they are in it. Looking shows that their screen is there.
pub async fn stand(
    ctx: &Ctx,
    attendee: impl Into<Attendee<'_>>,
    session: SessionId,
    locale: &str,
) -> Result<RoomStanding> {
    let attendee = attendee.into();
    let mut tx = ctx.db.read().await?;
    let meeting = meeting(&mut tx, attendee, session, Capability::UseSeat).await?;
    let room = store::room(&mut tx, session).await?;
    drop(tx);
    let Some(room) = room else {
        let may_open =
            attendee.may(Capability::Host, &meeting.session).is_ok() && meeting.session.can_open(ctx.now());
        return Ok(match meeting.session.state {
            SessionState::Planned => RoomStanding::BeforeItOpens(Box::new(meeting), may_open),
            _ => RoomStanding::Over(Box::new(meeting)),
        });
    };
    let Some(seat) = attendee.seat_in(&room) else {
        let may_enter = attendee.may(Capability::TakeSeat, &meeting.session).is_ok();
        return Ok(if may_enter {
            RoomStanding::JoinPage(Box::new(meeting))
        } else {
            RoomStanding::NeedsCode(Box::new(meeting), room.keeps_managers_out())
        });
    };
    match watch::beat(ctx, session, &[seat.id]).await {
        // Looking at the room is worth more than having been seen to look; the next beat makes up for it.
        Err(Error::Contended(_) | Error::Away(_)) => {}
        beat => beat?,
    }
    let snapshot = snapshot(ctx, attendee, session, locale).await?;
    Ok(
        snapshot.map_or(RoomStanding::Over(Box::new(meeting)), |snapshot| {
            RoomStanding::Seated(Box::new(snapshot))
        }),
    )
}

/// Present view of a person with a seat; none once the room is closed, or their seat is gone.
pub async fn snapshot(
    ctx: &Ctx,
    attendee: impl Into<Attendee<'_>>,
    session: SessionId,
    locale: &str,
) -> Result<Option<RoomContext>> {
    seen_from(ctx, attendee.into(), session, locale, Viewpoint::Own).await
}

/// Snapshot for the wall: for whoever sits in the room, and for a screen that was given its code. Nothing once it is closed.
///
/// # Errors
/// [`Error::Denied`] for whoever may take a seat and has not, [`Error::Missing`] before the room opens.
pub async fn wall(
    ctx: &Ctx,
    attendee: impl Into<Attendee<'_>>,
    session: SessionId,
    locale: &str,
) -> Result<Option<RoomContext>> {
    seen_from(ctx, attendee.into(), session, locale, Viewpoint::Wall).await
}

/// The version of an open room; nothing once it is closed.
pub async fn version(ctx: &Ctx, session: SessionId) -> Result<Option<u64>> {
    let mut tx = ctx.db.acquire().await?;
    Ok(store::version(&mut tx, session).await?)
}

/// Shows that somebody's screen is there, notices whose is not, and lets time do what is due.
pub async fn keep_alive(ctx: &Ctx, attendee: impl Into<Attendee<'_>>, session: SessionId) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let room = store::room(&mut tx, session).await?;
    drop(tx);
    let seat = room.as_ref().and_then(|room| attendee.into().seat_in(room));
    let here: Vec<SeatId> = seat.map(|seat| seat.id).into_iter().collect();
    watch::beat(ctx, session, &here).await
}

/// Origin of a command.
#[derive(Clone, Copy)]
enum Requester {
    /// The person, from their seat; with what follows if the circle is held with it.
    Seat(WhenHeld),
    /// The house, for them.
    System,
    /// The house, for a manager who has the room's code.
    Code,
}

impl Requester {
    /// Capability that the permission table must grant for it.
    const fn needs(self) -> Capability {
        match self {
            Self::Seat(_) => Capability::UseSeat,
            Self::System => Capability::TakeSeat,
            Self::Code => Capability::SitIn,
        }
    }
}

/// Kind of screen that looks.
#[derive(Clone, Copy, PartialEq)]
enum Viewpoint {
    Own,
    Wall,
}

async fn change(
    ctx: &Ctx,
    attendee: Attendee<'_>,
    session: SessionId,
    by: Requester,
    order: CommandRequest,
) -> Result<()> {
    let mut holds = LockScope::Room;
    for _ in 0..TRIES {
        match retry(|| try_change(ctx, attendee, session, (by, holds), order.clone())).await? {
            Changed::Yes => return Ok(()),
            Changed::Meanwhile => {}
            Changed::Ends => holds = LockScope::Team,
        }
    }
    Err(Refusal::Busy.into())
}

/// From where on a change holds what it touches.
#[derive(Clone, Copy, PartialEq)]
enum LockScope {
    /// The room alone: almost every change.
    Room,
    /// The team, the session and the room: a change that ends the room writes down what the team agreed on.
    Team,
}

/// Result of one attempt to change a room.
enum Changed {
    /// Changed.
    Yes,
    /// Overtaken by another change.
    Meanwhile,
    /// Would end the room, which takes more locks.
    Ends,
}

async fn try_change(
    ctx: &Ctx,
    attendee: Attendee<'_>,
    session: SessionId,
    (by, holds): (Requester, LockScope),
    mut order: CommandRequest,
) -> Result<Changed> {
    let mut tx = ctx.db.begin().await?;
    if holds == LockScope::Team {
        lock_team_of(&mut tx, session).await?;
    }
    tx.lock(Lock::Room(session)).await?;
    let meeting = meeting(&mut tx, attendee, session, by.needs()).await?;
    let before = store::room(&mut tx, session)
        .await?
        .ok_or(match meeting.session.state {
            SessionState::Planned => Refusal::NotOpenYet,
            _ => Refusal::Ended,
        })?;
    let giver = match by {
        Requester::System | Requester::Code => Initiator::System,
        Requester::Seat(_) => Initiator::Seat(attendee.seat_in(&before).ok_or(Refusal::NotSeated)?.id),
    };
    order.command = checked(ctx, &mut tx, &meeting, &before, order.command).await?;
    let prompt = match &order.command {
        Command::BeginRound {
            prompt: Some(key), ..
        } => prompt::find(key),
        _ => None,
    };
    let room = apply(&before, ctx.now(), giver, order)?;
    if room.version() == before.version() {
        return Ok(Changed::Yes);
    }
    if room.ending().is_some() && holds == LockScope::Room {
        return Ok(Changed::Ends);
    }
    if let Some(prompt) = prompt {
        note_prompt(&mut tx, &meeting.session, prompt).await?;
    }
    if let Some(seat) = attendee.seat_in(&room) {
        store::saw(&mut tx, session, &[seat.id], ctx.now()).await?;
    }
    if !store::replace(&mut tx, session, before.version(), &room).await? {
        return Ok(Changed::Meanwhile);
    }
    if let Some(ending) = room.ending() {
        // The room itself writes down what its circle agreed on, whoever ended it.
        let access = SystemAccess::for_jobs()
            .team(&mut tx, meeting.session.team_id)
            .await?;
        action::service::agree_within(ctx, &mut tx, &access, room.agreed()).await?;
        write_outcome(ctx, &mut tx, session, &room, ending).await?;
        if let (Ending::Held, Requester::Seat(when_held)) = (ending, by) {
            when_held(ctx, &mut tx, meeting.session.team_id, session).await?;
        }
    } else {
        hand_on(ctx, &mut tx, room, meeting).await?;
    }
    tx.wake(session.0);
    tx.commit().await?;
    Ok(Changed::Yes)
}

/// Hands a room that is watched in this process on to its screens, once the change is committed.
async fn hand_on(ctx: &Ctx, tx: &mut Tx, room: Room, meeting: SessionWithCircle) -> Result<()> {
    let (latest, session) = (ctx.local::<LatestRoomCache>(), meeting.session.id);
    if latest.is_subscribed(session) {
        let opened = RoomSnapshot::of(tx, room, meeting).await?;
        tx.after_commit(move || latest.publish(session, opened));
    }
    Ok(())
}

async fn seen_from(
    ctx: &Ctx,
    attendee: Attendee<'_>,
    session: SessionId,
    locale: &str,
    face: Viewpoint,
) -> Result<Option<RoomContext>> {
    let needs = match face {
        Viewpoint::Own => Capability::UseSeat,
        Viewpoint::Wall => Capability::SeeWall,
    };
    let mut tx = ctx.db.read().await?;
    let state = meeting(&mut tx, attendee, session, needs).await?.session.state;
    drop(tx);
    let Some(room) = watch::opened(ctx, attendee.organisation(), session).await? else {
        let is_early = face == Viewpoint::Wall && state == SessionState::Planned;
        return if is_early { Err(Error::Missing) } else { Ok(None) };
    };
    let place = match face {
        Viewpoint::Wall => match room.wall_for(attendee)? {
            Some(place) => place,
            None => return Ok(None),
        },
        Viewpoint::Own => match room.seat_of(attendee) {
            Some(seat) => WatchPoint::Seat(seat),
            None => return Ok(None),
        },
    };
    Ok(room.seen_from(ctx.now(), place, locale))
}

/// The seat of somebody in an open room.
///
/// # Errors
/// [`Error::Refused`] `circle-not-seated` when they have none.
pub async fn seat_of(ctx: &Ctx, attendee: impl Into<Attendee<'_>>, session: SessionId) -> Result<SeatId> {
    let attendee = attendee.into();
    let mut tx = ctx.db.read().await?;
    meeting(&mut tx, attendee, session, Capability::UseSeat).await?;
    let room = store::room(&mut tx, session).await?.ok_or(Refusal::Ended)?;
    Ok(attendee.seat_in(&room).ok_or(Refusal::NotSeated)?.id)
}
