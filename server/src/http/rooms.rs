//! Commands of the room, from the forms of its screens: each parses, carries out one command, and leaves the rest to the stream.
//!
//! The island posts the same forms without leaving the page.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, State},
    http::request::Parts,
};
use roundwell::{
    Error,
    action::{ActionKind, Draft},
    circle::{
        Refusal,
        engine::{Command, CommandRequest, Direction},
        service,
        view::AllowedAction,
    },
    ids::{SeatId, SessionId},
    team::Actor,
};
use roundwell_app::{
    AppError,
    circle::view_model::REHEARSAL,
    request::{Visitor, visitor_of},
};
use serde::Deserialize;

use super::{
    answer::{Done, FormError, FormResult},
    extract::{CurrentActor, PathIds, Typed},
    state::Http,
};

/// Fields of every form of a screen (the version that was seen, and the order's random word), and those of this one.
#[derive(Deserialize)]
pub(super) struct RoomFields<T = NoFields> {
    #[serde(default)]
    seen: String,
    #[serde(default)]
    pub(super) order: String,
    #[serde(flatten)]
    says: T,
}

/// No fields.
#[derive(Deserialize)]
pub(super) struct NoFields {}

/// The room of a path, and whoever stands in it.
pub(super) struct CurrentRoom {
    http: Http,
    visitor: Arc<Visitor>,
    /// The session; none for one's own rehearsal.
    session: Option<SessionId>,
}

impl FromRequestParts<Http> for CurrentRoom {
    type Rejection = FormError;

    async fn from_request_parts(parts: &mut Parts, http: &Http) -> Result<Self, FormError> {
        let visitor = visitor_of(parts);
        let PathIds(name) = PathIds::<String>::from_request_parts(parts, http).await?;
        let session = if name == REHEARSAL {
            None
        } else {
            Some(name.parse::<SessionId>().map_err(|_| AppError::Missing)?)
        };
        Ok(Self {
            http: http.clone(),
            visitor,
            session,
        })
    }
}

impl CurrentRoom {
    fn actor(&self) -> Result<&Actor, AppError> {
        let actor = self.visitor.actor.as_ref();
        actor.ok_or_else(|| self.visitor.unknown())
    }

    /// Gives one command. `what` tells apart the orders that one screen may give.
    async fn command<T>(&self, from: &RoomFields<T>, what: &str, command: Command) -> Result<(), FormError> {
        let ctx = &self.http.ctx;
        let order = CommandRequest {
            id: service::order_id(ctx, &from.order, what),
            seen: from.seen.parse().unwrap_or(0),
            command,
        };
        let Some(session) = self.session else {
            return Ok(service::rehearsal::command(ctx, self.actor()?, order).await?);
        };
        let attendee = self.visitor.attendee(session);
        let attendee = attendee.ok_or_else(|| self.visitor.unknown())?;
        Ok(roundwell::follow_up::command(ctx, attendee, session, order).await?)
    }

    async fn own_seat(&self) -> Result<SeatId, FormError> {
        let ctx = &self.http.ctx;
        let Some(session) = self.session else {
            return Ok(service::rehearsal::seat(ctx, self.actor()?).await?);
        };
        let attendee = self.visitor.attendee(session);
        let attendee = attendee.ok_or_else(|| self.visitor.unknown())?;
        Ok(service::seat_of(ctx, attendee, session).await?)
    }
}

/// Opens the room of a session, and takes the host's seat.
pub(super) async fn open(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(session): PathIds<SessionId>,
) -> FormResult {
    service::open_room(&http.ctx, &actor, session).await?;
    Ok(Done::at(format!("/rooms/{session}")))
}

/// Takes a seat.
pub(super) async fn sit(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(session): PathIds<SessionId>,
) -> FormResult {
    service::take_seat(&http.ctx, &actor, session).await?;
    Ok(Done::at(format!("/rooms/{session}")))
}

/// Field of everything that is one tap: the word of something a screen can do.
#[derive(Deserialize)]
pub(super) struct ActFields {
    act: String,
}

/// Does what is one tap.
pub(super) async fn act(room: CurrentRoom, Typed(from): Typed<RoomFields<ActFields>>) -> FormResult {
    let can: AllowedAction = from.says.act.parse().map_err(|_| AppError::BadRequest)?;
    let seat = if can.is_about_own_seat() {
        Some(room.own_seat().await?)
    } else {
        None
    };
    let command = can.tap(seat).ok_or(AppError::BadRequest)?;
    room.command(&from, &from.says.act, command).await?;
    if can != AllowedAction::AskPause {
        return Ok(Done::back());
    }
    // The room does not keep who asked, so only this answer can tell them that they have.
    let name = room
        .session
        .map_or_else(|| REHEARSAL.to_owned(), |session| session.to_string());
    Ok(Done::at(format!("/rooms/{name}")).saying("pause-asked"))
}

/// Field of the number of a notice.
#[derive(Deserialize)]
pub(super) struct NoticeFields {
    asked: String,
}

/// Puts the notice aside that somebody would like a pause: `asked` is its number, and a newer one stays.
pub(super) async fn put_aside(room: CurrentRoom, Typed(from): Typed<RoomFields<NoticeFields>>) -> FormResult {
    let asked: u64 = from.says.asked.parse().map_err(|_| AppError::BadRequest)?;
    let what = format!("put aside {asked}");
    room.command(&from, &what, Command::PutAside { asked }).await?;
    Ok(Done::back())
}

/// Fields of a round.
#[derive(Deserialize)]
pub(super) struct RoundFields {
    #[serde(default)]
    prompt: String,
    #[serde(default)]
    direction: String,
    #[serde(default)]
    first: String,
}

/// Begins a round.
pub(super) async fn begin_round(
    room: CurrentRoom,
    Typed(from): Typed<RoomFields<RoundFields>>,
) -> FormResult {
    let RoundFields {
        prompt,
        direction,
        first,
    } = &from.says;
    let command = Command::BeginRound {
        prompt: (!prompt.is_empty()).then(|| prompt.clone()),
        direction: direction.parse().unwrap_or(Direction::Clockwise),
        first: if first.is_empty() {
            None
        } else {
            Some(seat_of(first)?)
        },
    };
    room.command(&from, "round", command).await?;
    Ok(Done::back())
}

/// Fields of what the host does about one seat.
#[derive(Deserialize)]
pub(super) struct SeatCommandFields {
    act: String,
    seat: String,
}

/// Does what the host decides about one seat: `accept` for it, set it `aside`, go on `without` its screen that is away, `hand-over`
/// hosting, make it `guardian`, give it a part of the format (the word of [`roundwell::format::Part`]), or take its part back with
/// `lay-down`.
pub(super) async fn steer_seat(
    room: CurrentRoom,
    Typed(from): Typed<RoomFields<SeatCommandFields>>,
) -> FormResult {
    let SeatCommandFields { act, seat } = &from.says;
    let id = seat_of(seat)?;
    let command = match act.as_str() {
        "accept" => Command::Accept { seat: id },
        "aside" => Command::SetAside { seat: id },
        "without" => Command::GoOnWithout { seat: id },
        "hand-over" => Command::HandOver { seat: id },
        "guardian" => Command::NameGuardian { seat: Some(id) },
        "lay-down" => Command::LayDown { seat: id },
        part => Command::NamePart {
            seat: id,
            part: part.parse().map_err(|_| AppError::BadRequest)?,
        },
    };
    room.command(&from, &format!("{act} {seat}"), command).await?;
    Ok(Done::back())
}

/// Field of a seat.
#[derive(Deserialize)]
pub(super) struct SeatFields {
    seat: String,
}

/// Sees a guest off, who then has no way back.
pub(super) async fn see_off(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(session): PathIds<SessionId>,
    Typed(from): Typed<RoomFields<SeatFields>>,
) -> FormResult {
    let seat = &from.says.seat;
    let order = service::order_id(&http.ctx, &from.order, &format!("see off {seat}"));
    service::remove_guest(&http.ctx, &actor, session, seat_of(seat)?, order).await?;
    Ok(Done::back())
}

/// Field of a proposal.
#[derive(Deserialize)]
pub(super) struct ProposalFields {
    text: String,
}

/// Writes a proposal that nobody else sees yet.
pub(super) async fn propose(room: CurrentRoom, Typed(from): Typed<RoomFields<ProposalFields>>) -> FormResult {
    let text = from.says.text.clone();
    let what = format!("propose {text}");
    room.command(&from, &what, Command::Propose { text }).await?;
    Ok(Done::back())
}

/// Field of a place in a list.
#[derive(Deserialize)]
pub(super) struct PlaceFields {
    at: String,
}

impl PlaceFields {
    fn place(&self) -> Result<u8, AppError> {
        self.at.parse().map_err(|_| AppError::BadRequest)
    }
}

/// Takes back a proposal of one's own.
pub(super) async fn retract(room: CurrentRoom, Typed(from): Typed<RoomFields<PlaceFields>>) -> FormResult {
    let at = from.says.place()?;
    let what = format!("retract {at}");
    room.command(&from, &what, Command::Retract { at }).await?;
    Ok(Done::back())
}

/// Chooses a proposal on the table.
pub(super) async fn choose(room: CurrentRoom, Typed(from): Typed<RoomFields<PlaceFields>>) -> FormResult {
    let at = from.says.place()?;
    let what = format!("choose {at}");
    room.command(&from, &what, Command::Choose { at }).await?;
    Ok(Done::back())
}

/// Takes an action off the list again.
pub(super) async fn withdraw(room: CurrentRoom, Typed(from): Typed<RoomFields<PlaceFields>>) -> FormResult {
    let at = from.says.place()?;
    let what = format!("withdraw {at}");
    room.command(&from, &what, Command::Withdraw { at }).await?;
    Ok(Done::back())
}

/// Field of a name.
#[derive(Deserialize)]
pub(super) struct NameFields {
    name: String,
}

/// Adds a seat for somebody without a device.
pub(super) async fn add_seat(room: CurrentRoom, Typed(from): Typed<RoomFields<NameFields>>) -> FormResult {
    let seat = SeatId(room.http.ctx.entropy.uuid());
    let name = from.says.name.clone();
    let what = format!("add {name}");
    room.command(&from, &what, Command::AddSeat { seat, name })
        .await?;
    Ok(Done::back())
}

/// Fields of an action.
#[derive(Deserialize)]
pub(super) struct RoomActionFields {
    title: String,
    level: String,
    hse: String,
    #[serde(default)]
    measure: String,
    #[serde(default)]
    review_on: String,
}

impl RoomActionFields {
    fn draft(&self) -> Result<Draft, Error> {
        let choice = |field: &str| Error::field(field, "choose-one");
        Ok(Draft {
            title: self.title.clone(),
            measure: self.measure.clone(),
            kind: ActionKind::Condition,
            hse: self.hse.parse().map_err(|_| choice("hse"))?,
            level: self.level.parse().map_err(|_| choice("level"))?,
            review_on: match self.review_on.trim() {
                "" => None,
                day => Some(day.parse().map_err(|_| Error::field("review_on", "not-a-date"))?),
            },
        })
    }
}

/// Writes down an action that the circle agreed on.
pub(super) async fn agree(room: CurrentRoom, Typed(from): Typed<RoomFields<RoomActionFields>>) -> FormResult {
    let draft = from.says.draft()?;
    let what = format!("agree {}", draft.title);
    room.command(&from, &what, Command::Agree(Box::new(draft)))
        .await?;
    Ok(Done::back())
}

/// Field of a cause.
#[derive(Deserialize)]
pub(super) struct CauseFields {
    cause: String,
}

/// Ends early, for a cause.
pub(super) async fn curtail(room: CurrentRoom, Typed(from): Typed<RoomFields<CauseFields>>) -> FormResult {
    let cause = from.says.cause.parse();
    let cause = cause.map_err(|_| Error::field("cause", "choose-one"))?;
    room.command(&from, "curtail", Command::Curtail { cause }).await?;
    Ok(Done::back())
}

fn seat_of(text: &str) -> Result<SeatId, FormError> {
    text.parse().map_err(|_| Error::from(Refusal::NoSuchSeat).into())
}
