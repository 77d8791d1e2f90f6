//! Server functions of the room: each parses, carries out one command, and leaves the rest to the stream.

#![expect(
    clippy::too_many_arguments,
    reason = "a server function has one argument per field of its form"
)]

use leptos::prelude::*;

use crate::AppError;
#[cfg(feature = "ssr")]
use crate::{
    circle::view_model::REHEARSAL,
    request::{go_to, signed_in, use_ctx, visitor},
};
#[cfg(feature = "ssr")]
use roundwell::{
    Error,
    action::{ActionKind, Draft},
    circle::{
        engine::{Command, CommandRequest, Direction},
        service,
        view::AllowedAction,
    },
    ids::{SeatId, SessionId},
};

/// Fields of every command of a screen: the session, the version it saw, and the order's random word.
#[cfg(feature = "ssr")]
struct Screen {
    session: String,
    seen: String,
    order: String,
}

/// Opens the room of a session, and takes the host's seat.
#[server(endpoint = "rooms/open", prefix = "/api")]
pub async fn open_room(session: String) -> Result<(), AppError> {
    let session = session_of(&session)?;
    service::open_room(&use_ctx(), &signed_in()?, session).await?;
    go_to(&format!("/rooms/{session}"), None);
    Ok(())
}

#[server(endpoint = "rooms/sit", prefix = "/api")]
pub async fn take_seat(session: String) -> Result<(), AppError> {
    let session = session_of(&session)?;
    service::take_seat(&use_ctx(), &signed_in()?, session).await?;
    go_to(&format!("/rooms/{session}"), None);
    Ok(())
}

/// Everything that is one tap: `act` is the word of something a screen can do.
#[server(endpoint = "rooms/act", prefix = "/api")]
pub async fn act(
    session: String,
    #[server(default)] seen: String,
    #[server(default)] order: String,
    act: String,
) -> Result<(), AppError> {
    let can: AllowedAction = act.parse().map_err(|_| AppError::BadRequest)?;
    let seat = if can.is_about_own_seat() {
        Some(own_seat_id(&session).await?)
    } else {
        None
    };
    let command = can.tap(seat).ok_or(AppError::BadRequest)?;
    let page = format!("/rooms/{session}");
    carry_out(Screen { session, seen, order }, &act, command).await?;
    if can == AllowedAction::AskPause {
        // The room does not keep who asked, so only this answer can tell them that they have.
        go_to(&page, Some("pause-asked"));
    }
    Ok(())
}

/// Puts the notice aside that somebody would like a pause: `asked` is its number, and a newer one stays.
#[server(endpoint = "rooms/put-aside", prefix = "/api")]
pub async fn put_aside(
    session: String,
    #[server(default)] seen: String,
    #[server(default)] order: String,
    asked: u64,
) -> Result<(), AppError> {
    let what = format!("put aside {asked}");
    carry_out(
        Screen { session, seen, order },
        &what,
        Command::PutAside { asked },
    )
    .await
}

#[server(endpoint = "rooms/round", prefix = "/api")]
pub async fn begin_round(
    session: String,
    #[server(default)] seen: String,
    #[server(default)] order: String,
    #[server(default)] prompt: String,
    #[server(default)] direction: String,
    #[server(default)] first: String,
) -> Result<(), AppError> {
    let command = Command::BeginRound {
        prompt: (!prompt.is_empty()).then_some(prompt),
        direction: direction.parse().unwrap_or(Direction::Clockwise),
        first: if first.is_empty() {
            None
        } else {
            Some(seat_of(&first)?)
        },
    };
    carry_out(Screen { session, seen, order }, "round", command).await
}

/// Carries out what the host does about one seat: `accept` for it, set it `aside`, go on `without` its screen that is away, `hand-over` hosting, make it `guardian`, give it a part
/// of the format (the word of [`roundwell::format::Part`]), or take its part back with `lay-down`.
#[server(endpoint = "rooms/seat", prefix = "/api")]
pub async fn steer_seat(
    session: String,
    #[server(default)] seen: String,
    #[server(default)] order: String,
    act: String,
    seat: String,
) -> Result<(), AppError> {
    let id = seat_of(&seat)?;
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
    carry_out(Screen { session, seen, order }, &format!("{act} {seat}"), command).await
}

/// The host sees a guest off, who then has no way back.
#[server(endpoint = "rooms/see-off", prefix = "/api")]
pub async fn see_off(
    session: String,
    #[server(default)] order: String,
    seat: String,
) -> Result<(), AppError> {
    let (ctx, id) = (use_ctx(), session_of(&session)?);
    let order = service::order_id(&ctx, &order, &format!("see off {seat}"));
    service::remove_guest(&ctx, &signed_in()?, id, seat_of(&seat)?, order).await?;
    Ok(())
}

/// Writes a proposal that nobody else sees yet.
#[server(endpoint = "rooms/propose", prefix = "/api")]
pub async fn propose(
    session: String,
    #[server(default)] seen: String,
    #[server(default)] order: String,
    text: String,
) -> Result<(), AppError> {
    let what = format!("propose {text}");
    carry_out(Screen { session, seen, order }, &what, Command::Propose { text }).await
}

/// Takes back a proposal of one's own.
#[server(endpoint = "rooms/retract", prefix = "/api")]
pub async fn retract(
    session: String,
    #[server(default)] seen: String,
    #[server(default)] order: String,
    at: u8,
) -> Result<(), AppError> {
    let what = format!("retract {at}");
    carry_out(Screen { session, seen, order }, &what, Command::Retract { at }).await
}

/// Chooses a proposal on the table.
#[server(endpoint = "rooms/choose", prefix = "/api")]
pub async fn choose(
    session: String,
    #[server(default)] seen: String,
    #[server(default)] order: String,
    at: u8,
) -> Result<(), AppError> {
    let what = format!("choose {at}");
    carry_out(Screen { session, seen, order }, &what, Command::Choose { at }).await
}

/// Adds a seat for somebody without a device.
#[server(endpoint = "rooms/add", prefix = "/api")]
pub async fn add_seat(
    session: String,
    #[server(default)] seen: String,
    #[server(default)] order: String,
    name: String,
) -> Result<(), AppError> {
    let seat = SeatId(use_ctx().entropy.uuid());
    let what = format!("add {name}");
    carry_out(
        Screen { session, seen, order },
        &what,
        Command::AddSeat { seat, name },
    )
    .await
}

/// Writes down an action that the circle agreed on.
#[server(endpoint = "rooms/agree", prefix = "/api")]
pub async fn agree(
    session: String,
    #[server(default)] seen: String,
    #[server(default)] order: String,
    title: String,
    level: String,
    hse: String,
    #[server(default)] measure: String,
    #[server(default)] review_on: String,
) -> Result<(), AppError> {
    let choice = |field: &str| Error::field(field, "choose-one");
    let draft = Draft {
        title,
        measure,
        kind: ActionKind::Condition,
        hse: hse.parse().map_err(|_| choice("hse"))?,
        level: level.parse().map_err(|_| choice("level"))?,
        review_on: match review_on.trim() {
            "" => None,
            day => Some(day.parse().map_err(|_| Error::field("review_on", "not-a-date"))?),
        },
    };
    let what = format!("agree {}", draft.title);
    carry_out(
        Screen { session, seen, order },
        &what,
        Command::Agree(Box::new(draft)),
    )
    .await
}

/// Takes an action off the list again.
#[server(endpoint = "rooms/withdraw", prefix = "/api")]
pub async fn withdraw(
    session: String,
    #[server(default)] seen: String,
    #[server(default)] order: String,
    at: u8,
) -> Result<(), AppError> {
    carry_out(
        Screen { session, seen, order },
        &format!("withdraw {at}"),
        Command::Withdraw { at },
    )
    .await
}

/// Ends early, for a cause.
#[server(endpoint = "rooms/curtail", prefix = "/api")]
pub async fn curtail(
    session: String,
    #[server(default)] seen: String,
    #[server(default)] order: String,
    cause: String,
) -> Result<(), AppError> {
    let cause = cause.parse().map_err(|_| Error::field("cause", "choose-one"))?;
    carry_out(
        Screen { session, seen, order },
        "curtail",
        Command::Curtail { cause },
    )
    .await
}

/// `what` tells apart the orders that one screen may give.
#[cfg(feature = "ssr")]
async fn carry_out(from: Screen, what: &str, command: Command) -> Result<(), AppError> {
    let ctx = use_ctx();
    let order = CommandRequest {
        id: service::order_id(&ctx, &from.order, what),
        seen: from.seen.parse().unwrap_or(0),
        command,
    };
    if from.session == REHEARSAL {
        return Ok(service::rehearsal::command(&ctx, &signed_in()?, order).await?);
    }
    let session = session_of(&from.session)?;
    let visitor = visitor();
    let attendee = visitor.attendee(session).ok_or_else(|| visitor.unknown())?;
    roundwell::follow_up::command(&ctx, attendee, session, order).await?;
    Ok(())
}

#[cfg(feature = "ssr")]
async fn own_seat_id(session: &str) -> Result<SeatId, AppError> {
    if session == REHEARSAL {
        return Ok(service::rehearsal::seat(&use_ctx(), &signed_in()?).await?);
    }
    let session = session_of(session)?;
    let visitor = visitor();
    let attendee = visitor.attendee(session).ok_or_else(|| visitor.unknown())?;
    Ok(service::seat_of(&use_ctx(), attendee, session).await?)
}

#[cfg(feature = "ssr")]
fn session_of(text: &str) -> Result<SessionId, AppError> {
    text.parse().map_err(|_| AppError::Missing)
}

#[cfg(feature = "ssr")]
fn seat_of(text: &str) -> Result<SeatId, AppError> {
    text.parse()
        .map_err(|_| AppError::from(roundwell::Error::from(roundwell::circle::Refusal::NoSuchSeat)))
}
