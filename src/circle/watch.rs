//! Watching a room: what the screens that one process serves need together.
//!
//! A room is read once for all of them, however many there are. Who may watch is asked when a screen begins to; presence is told
//! for many seats at once. Nothing is remembered here: the row is the truth.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{
    engine::{Command, CommandRequest, Initiator, Presence, Room, Seat, apply},
    guest::Attendee,
    snapshot::{RoomContext, UNSEEN, choices, meeting},
    store,
    view::{AllowedAction, Viewer, render_view},
};
use crate::{
    Ctx, Error, Result,
    db::{Lock, Tx, retry},
    ids::{OrganisationId, SeatId, SessionId},
    schedule::SessionWithCircle,
    team::Capability,
};

/// From where somebody watches a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WatchPoint {
    /// From a seat of their own.
    Seat(SeatId),
    /// From the wall, as somebody who sits in the room.
    Wall,
    /// From the wall, as a screen that was given the room's code.
    Screen,
}

/// Facts about a person who may watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watching {
    /// Organisation of the room.
    pub organisation: OrganisationId,
    /// From where they watch.
    pub place: WatchPoint,
}

/// An open room as it is now. Every screen's snapshot can be made from it.
#[derive(Clone, Debug)]
pub struct RoomSnapshot {
    room: Room,
    meeting: SessionWithCircle,
    /// The prompts that the team has been asked; read while one can be chosen.
    used: BTreeSet<String>,
    /// The seats of guests whose browsers may still look on.
    keyed: Vec<SeatId>,
}

/// Lets somebody watch a room: from their seat, or from the wall, for which they sit in it or were given its code. Nothing when the room is closed or their seat
/// is gone.
///
/// # Errors
/// [`Error::Denied`] and [`Error::Missing`] as the table of roles has it.
pub async fn enter(
    ctx: &Ctx,
    attendee: impl Into<Attendee<'_>>,
    session: SessionId,
    wants: ViewKind,
) -> Result<Option<Watching>> {
    let attendee = attendee.into();
    let mut tx = ctx.db.read().await?;
    meeting(&mut tx, attendee, session, wants.needs()).await?;
    let Some(room) = store::room(&mut tx, session).await? else {
        return Ok(None);
    };
    let place = match wants {
        ViewKind::Wall if !attendee.is_at_wall_of(&room) => return Err(Error::Denied),
        ViewKind::Wall => Some(wall_of(attendee)),
        ViewKind::Seat => attendee.seat_in(&room).map(|seat| WatchPoint::Seat(seat.id)),
    };
    let organisation = attendee.organisation();
    Ok(place.map(|place| Watching { organisation, place }))
}

const fn wall_of(attendee: Attendee<'_>) -> WatchPoint {
    match attendee {
        Attendee::Screen(_) => WatchPoint::Screen,
        Attendee::Member(_) | Attendee::Guest(_) => WatchPoint::Wall,
    }
}

/// Checks that a person may still watch what they were let in to. That the room and their seat are there, the snapshot says.
///
/// # Errors
/// When the database cannot be reached.
pub async fn may_still(
    ctx: &Ctx,
    attendee: impl Into<Attendee<'_>>,
    session: SessionId,
    wants: ViewKind,
) -> Result<bool> {
    let mut tx = ctx.db.acquire().await?;
    match meeting(&mut tx, attendee.into(), session, wants.needs()).await {
        Ok(_) => Ok(true),
        Err(Error::Denied | Error::Missing) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Kind of screen asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    /// Screen of the visitor's seat.
    Seat,
    /// The one on the wall.
    Wall,
}

impl ViewKind {
    const fn needs(self) -> Capability {
        match self {
            Self::Seat => Capability::UseSeat,
            Self::Wall => Capability::SeeWall,
        }
    }
}

/// The room of a session, while it is open. Whoever asks has been let in before.
pub async fn opened(
    ctx: &Ctx,
    organisation: OrganisationId,
    session: SessionId,
) -> Result<Option<RoomSnapshot>> {
    let mut tx = ctx.db.read().await?;
    let Some(room) = store::room(&mut tx, session).await? else {
        return Ok(None);
    };
    let Some(meeting) = crate::schedule::store::meeting(&mut tx, organisation, session).await? else {
        return Ok(None);
    };
    Ok(Some(RoomSnapshot::of(&mut tx, room, meeting).await?))
}

impl RoomSnapshot {
    /// A room as it has just become within a transaction, or as it was read in one.
    pub(super) async fn of(tx: &mut Tx, room: Room, meeting: SessionWithCircle) -> Result<Self> {
        let used = if room.round.is_some() {
            BTreeSet::new()
        } else {
            let used = store::used_prompts(tx, &meeting.session).await?;
            used.into_iter().collect()
        };
        let keyed = if room.seats().iter().any(Seat::is_guest) {
            store::keyed(tx, meeting.session.id).await?
        } else {
            Vec::new()
        };
        Ok(Self {
            room,
            meeting,
            used,
            keyed,
        })
    }

    /// Counts every change.
    pub fn version(&self) -> u64 {
        self.room.version()
    }

    /// The seat of somebody who may still look on from it.
    pub(super) fn seat_of(&self, attendee: Attendee<'_>) -> Option<SeatId> {
        attendee
            .seat_in(&self.room)
            .filter(|seat| self.opens(seat))
            .map(|seat| seat.id)
    }

    /// From where somebody sees the wall; nothing for a screen that was sent away.
    ///
    /// # Errors
    /// [`Error::Denied`] for whoever does not sit in the room.
    pub(super) fn wall_for(&self, attendee: Attendee<'_>) -> Result<Option<WatchPoint>> {
        if !attendee.is_at_wall_of(&self.room) {
            return Err(Error::Denied);
        }
        let place = wall_of(attendee);
        Ok(Some(place).filter(|place| self.shows(*place)))
    }

    /// The screens that had the code are gone with it.
    fn shows(&self, place: WatchPoint) -> bool {
        place != WatchPoint::Screen || self.room.walls > 0
    }

    /// A guest's seat is looked at for as long as the secret in their browser opens it.
    fn opens(&self, seat: &Seat) -> bool {
        !seat.is_guest() || self.keyed.contains(&seat.id)
    }

    /// View from a place; none from a seat that is no longer there.
    pub fn seen_from(&self, now: DateTime<Utc>, place: WatchPoint, locale: &str) -> Option<RoomContext> {
        let seat = match place {
            WatchPoint::Wall | WatchPoint::Screen if !self.shows(place) => return None,
            WatchPoint::Wall | WatchPoint::Screen => None,
            WatchPoint::Seat(id) => Some(self.room.seat(id).filter(|seat| self.opens(seat))?.id),
        };
        let mut view = render_view(&self.room, now, Viewer { seat, locale });
        if view.can.contains(&AllowedAction::Round) {
            view.choices = choices(&self.room, self.meeting.session.id, &self.used, locale);
        }
        Some(RoomContext {
            view,
            meeting: self.meeting.clone(),
        })
    }

    /// True when the room takes the screens of a seat for gone.
    pub fn is_lost(&self, seat: SeatId) -> bool {
        let presence = self.room.seat(seat).map(|seat| seat.presence);
        matches!(presence, Some(Presence::Lost(_)))
    }
}

/// The versions of all open rooms: for looking again and again.
pub async fn versions(ctx: &Ctx) -> Result<Vec<(SessionId, u64)>> {
    let mut tx = ctx.db.acquire().await?;
    Ok(store::versions(&mut tx).await?)
}

/// Shows that the screens of these seats are there, notices whose are not, and lets time do what is due.
pub async fn beat(ctx: &Ctx, session: SessionId, here: &[SeatId]) -> Result<()> {
    retry(|| try_beat(ctx, session, here)).await
}

async fn try_beat(ctx: &Ctx, session: SessionId, here: &[SeatId]) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Room(session)).await?;
    let Some(before) = store::room(&mut tx, session).await? else {
        return Ok(());
    };
    let now = ctx.now();
    let here = here.iter().copied().filter(|seat| before.seat(*seat).is_some());
    // One seat can have screens in two languages.
    let here: Vec<SeatId> = here.collect::<BTreeSet<_>>().into_iter().collect();
    store::saw(&mut tx, session, &here, now).await?;
    let unseen = store::unseen_since(&mut tx, session, now - UNSEEN).await?;
    let back = here.into_iter().map(|seat| Command::Back { seat });
    let lost = unseen.into_iter().map(|seat| Command::Lost { seat });
    let mut room = before.clone();
    for command in back.chain(lost).chain([Command::Tick]) {
        let order = CommandRequest {
            id: ctx.entropy.uuid(),
            seen: room.version(),
            command,
        };
        // Most of the time nothing of it is due, and then nothing changes.
        if let Ok(next) = apply(&room, now, Initiator::System, order) {
            room = next;
        }
    }
    // Whoever was faster changes it with what they know; the next beat makes up for the rest.
    if room.version() != before.version() && store::replace(&mut tx, session, before.version(), &room).await?
    {
        tx.wake(session.0);
    }
    tx.commit().await?;
    Ok(())
}
