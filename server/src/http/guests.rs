//! Posts of people, and of shared screens, that come with a room's code.

use axum::{extract::State, http::HeaderValue};
use roundwell::{
    circle::service::{self, ABANDONED},
    identity::SecretToken,
    ids::SessionId,
};
use roundwell_app::cookie::{Cookie, GUEST, WALL};
use serde::Deserialize;

use super::{
    answer::{Done, FormResult},
    extract::{CurrentActor, CurrentVisitor, PathIds, RemoteAddress, Typed},
    rooms::RoomFields,
    state::Http,
};

/// Field of a guest's name in this room.
#[derive(Deserialize)]
pub(super) struct GuestFields {
    name: String,
}

/// Takes a seat without an account, under a name for this room.
pub(super) async fn join(
    State(http): State<Http>,
    CurrentVisitor(visitor): CurrentVisitor,
    RemoteAddress(from): RemoteAddress,
    PathIds(code): PathIds<String>,
    Typed(typed): Typed<GuestFields>,
) -> FormResult {
    let actor = visitor.actor.as_ref();
    let (session, token) = service::join_as_guest(&http.ctx, actor, &code, &typed.name, &from).await?;
    Ok(room(session).with_cookie(held(&http, GUEST, session, &token)))
}

/// Takes one's own seat by the code: a member's, or a manager's, which every screen declares.
pub(super) async fn sit_in(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    RemoteAddress(from): RemoteAddress,
    PathIds(code): PathIds<String>,
) -> FormResult {
    Ok(room(service::sit_in(&http.ctx, &actor, &code, &from).await?))
}

/// Leaves for good as a guest. Where the room was, they are then thanked.
pub(super) async fn leave(
    State(http): State<Http>,
    CurrentVisitor(visitor): CurrentVisitor,
    PathIds(session): PathIds<SessionId>,
) -> FormResult {
    let guest = visitor.guest.as_ref().filter(|guest| guest.session_id == session);
    let guest = guest.ok_or_else(|| visitor.unknown())?;
    service::leave(&http.ctx, guest).await?;
    Ok(room(session))
}

/// Field of a room's code.
#[derive(Deserialize)]
pub(super) struct CodeFields {
    code: String,
}

/// Makes this screen the wall of the room behind a code.
pub(super) async fn open_wall(
    State(http): State<Http>,
    RemoteAddress(from): RemoteAddress,
    Typed(typed): Typed<CodeFields>,
) -> FormResult {
    let (session, token) = service::open_wall(&http.ctx, &typed.code, &from).await?;
    let wall = Done::at(format!("/rooms/{session}/wall"));
    Ok(wall.with_cookie(held(&http, WALL, session, &token)))
}

/// Ends the shared screens that were given the code.
pub(super) async fn end_walls(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(session): PathIds<SessionId>,
    Typed(stamp): Typed<RoomFields>,
) -> FormResult {
    let order = service::order_id(&http.ctx, &stamp.order, "end walls");
    service::end_walls(&http.ctx, &actor, session, order).await?;
    Ok(Done::back())
}

fn room(session: SessionId) -> Done {
    Done::at(format!("/rooms/{session}"))
}

/// The cookie that keeps a secret of a room, no longer than that can be open.
fn held(http: &Http, cookie: Cookie, session: SessionId, token: &SecretToken) -> HeaderValue {
    let seconds = u32::try_from(ABANDONED.num_seconds()).unwrap_or(0);
    let value = format!("{session}.{}", token.reveal());
    cookie.set(&http.site.base_url, &value, seconds)
}
