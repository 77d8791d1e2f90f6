//! The use cases of a rehearsal: a room of one's own that nobody else can enter, and of which nothing stays.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::{
    Capability, Command, CommandRequest, Ctx, Error, Initiator, Refusal, Result, Room, RoomContext,
    RoomOpening, Seat, SeatId, SessionId, TRIES, apply, checked_alone, choices, store,
};
use crate::{
    circle::{
        rehearsal::{NAMES, RehearsalPace, play},
        view::{AllowedAction, ScreenRole, Viewer, render_view},
    },
    db::{Lock, retry},
    format::{Format, MAX_SEATS, library::service as library},
    ids::TeamId,
    schedule::{Session, SessionState, SessionWithCircle},
    team::{Actor, TeamAccess},
};

/// A rehearsal that nobody left is erased this long after it began.
pub const LEFT: TimeDelta = TimeDelta::hours(4);
/// Parameters of a rehearsal.
#[derive(Clone, Debug)]
pub struct Rehearsing {
    /// The key of a format on the team's shelf.
    pub format: String,
    /// Number of seats, one's own among them.
    pub seats: u8,
    /// Timing of the simulated turns.
    pub pace: RehearsalPace,
}

/// Begins a rehearsal; an earlier one of the same person is erased.
///
/// # Errors
/// `unknown-choice` for a format or a number of seats that there is not.
pub async fn start(ctx: &Ctx, actor: &Actor, team: TeamId, with: &Rehearsing) -> Result<()> {
    let access = actor.access(Capability::Host, team)?;
    let format = library::offered(ctx, &access, &with.format).await?;
    if !(format.least_seats..=format.most_seats.min(MAX_SEATS)).contains(&with.seats) {
        return Err(Error::field("seats", "unknown-choice"));
    }
    let room = furnished(ctx, actor, &format, with.seats)?;
    retry(|| begin_with(ctx, actor, &access, with.pace, &room)).await
}

async fn begin_with(
    ctx: &Ctx,
    actor: &Actor,
    access: &TeamAccess,
    pace: RehearsalPace,
    room: &Room,
) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Account(actor.account)).await?;
    store::erase_rehearsal(&mut tx, actor.account).await?;
    store::add_rehearsal(&mut tx, access, actor.account, pace, room, ctx.now()).await?;
    Ok(tx.commit().await?)
}

/// View of one's own rehearsal now, after the simulated seats have had their turns; none without one.
pub async fn see(
    ctx: &Ctx,
    actor: &Actor,
    team: TeamId,
    locale: &str,
    face: ScreenRole,
) -> Result<Option<(RoomContext, RehearsalPace)>> {
    actor.may(Capability::Host, team)?;
    let mut tx = ctx.db.begin().await?;
    let Some(row) = store::rehearsal(&mut tx, actor.account)
        .await?
        .filter(|row| row.team_id == team)
    else {
        return Ok(None);
    };
    let before = row.state.0;
    let room = play(&before, ctx.now(), row.pace, locale, &mut ctx.entropy.clone());
    if room.version() != before.version() {
        store::replace_rehearsal(&mut tx, actor.account, before.version(), &room).await?;
    }
    tx.commit().await?;
    let seat = (face != ScreenRole::Wall).then(|| room.host());
    let mut view = render_view(&room, ctx.now(), Viewer { seat, locale });
    let meeting = meeting(ctx, actor, team, &room)?;
    if view.can.contains(&AllowedAction::Round) {
        view.choices = choices(&room, meeting.session.id, &BTreeSet::new(), locale);
    }
    Ok(Some((RoomContext { view, meeting }, row.pace)))
}

/// Carries out a command of the host in their rehearsal. When it ends the room, the rehearsal is erased.
pub async fn command(ctx: &Ctx, actor: &Actor, order: CommandRequest) -> Result<()> {
    for _ in 0..TRIES {
        let mut tx = ctx.db.begin().await?;
        let row = store::rehearsal(&mut tx, actor.account)
            .await?
            .ok_or(Refusal::Ended)?;
        let before = row.state.0;
        let today = ctx.now().date_naive();
        let order = CommandRequest {
            command: checked_alone(order.command.clone(), today)?,
            ..order.clone()
        };
        let room = apply(&before, ctx.now(), Initiator::Seat(before.host()), order)?;
        if room.ending().is_some() {
            store::erase_rehearsal(&mut tx, actor.account).await?;
            return Ok(tx.commit().await?);
        }
        if room.version() == before.version()
            || store::replace_rehearsal(&mut tx, actor.account, before.version(), &room).await?
        {
            return Ok(tx.commit().await?);
        }
    }
    Err(Refusal::Busy.into())
}

/// One's own seat in one's rehearsal.
pub async fn seat(ctx: &Ctx, actor: &Actor) -> Result<SeatId> {
    let mut tx = ctx.db.read().await?;
    let row = store::rehearsal(&mut tx, actor.account)
        .await?
        .ok_or(Refusal::Ended)?;
    Ok(row.state.0.host())
}

/// Leaves one's rehearsal: it is erased.
pub async fn leave(ctx: &Ctx, actor: &Actor) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    store::erase_rehearsal(&mut tx, actor.account).await?;
    Ok(tx.commit().await?)
}

/// Erases the rehearsals that nobody left; a job.
pub async fn tidy(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    store::erase_rehearsals_before(&mut tx, ctx.now() - LEFT).await?;
    Ok(tx.commit().await?)
}

/// A room with a host and seats that nobody sits in.
fn furnished(ctx: &Ctx, actor: &Actor, format: &Format, seats: u8) -> Result<Room> {
    let host = Seat::new(SeatId(ctx.entropy.uuid()), actor.account, &actor.name);
    let id = host.id;
    let opening = RoomOpening {
        format,
        minutes: format.minutes,
        host,
    };
    let mut room = Room::open(opening, ctx.now()).to_rehearse();
    for name in NAMES.iter().take(usize::from(seats).saturating_sub(1)) {
        let order = CommandRequest {
            id: ctx.entropy.uuid(),
            seen: room.version(),
            command: Command::AddSeat {
                seat: SeatId(ctx.entropy.uuid()),
                name: (*name).to_owned(),
            },
        };
        room = apply(&room, ctx.now(), Initiator::Seat(id), order)?;
    }
    Ok(room)
}

/// Stand-in for the session's record; it is in no table.
fn meeting(ctx: &Ctx, actor: &Actor, team: TeamId, room: &Room) -> Result<SessionWithCircle> {
    let nothing = uuid::Uuid::nil();
    let session = Session {
        id: SessionId(nothing),
        circle_id: crate::ids::CircleId(nothing),
        team_id: team,
        planned_at: ctx.now(),
        starts_at: ctx.now(),
        minutes: room.minutes.into(),
        state: SessionState::Open,
        host_account_id: None,
        moved: 0,
        move_reason: None,
        lost_cause: None,
        rebooked_as: None,
        opened_at: Some(ctx.now()),
        closed_at: None,
        actual_minutes: None,
        seats_band: None,
        rounds: None,
    };
    Ok(SessionWithCircle {
        session,
        title: String::new(),
        format: room.format_key().to_owned(),
        time_zone: actor.time_zone.parse().map_err(Error::Internal)?,
        place: String::new(),
        video_url: String::new(),
        host_name: None,
    })
}
