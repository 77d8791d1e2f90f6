//! Server functions of people, and of shared screens, that come with a room's code.

use leptos::prelude::*;

use crate::AppError;
#[cfg(feature = "ssr")]
use crate::{
    circle::browser::remember,
    cookie::{GUEST, WALL},
    request::{go_to, signed_in, use_ctx, visitor},
    team::browser::client_address,
};
#[cfg(feature = "ssr")]
use roundwell::{circle::service, ids::SessionId};

/// Takes a seat without an account, under a name for this room.
#[server(endpoint = "guests/join", prefix = "/api")]
pub async fn join_as_guest(code: String, name: String) -> Result<(), AppError> {
    let (ctx, visitor) = (use_ctx(), visitor());
    let joined = service::join_as_guest(&ctx, visitor.actor.as_ref(), &code, &name, &client_address()).await;
    let (session, token) = joined?;
    remember(GUEST, session, &token);
    go_to(&format!("/rooms/{session}"), None);
    Ok(())
}

/// Takes one's own seat by the code: a member's, or a manager's, which every screen declares.
#[server(endpoint = "guests/sit-in", prefix = "/api")]
pub async fn sit_in(code: String) -> Result<(), AppError> {
    let joined = service::sit_in(&use_ctx(), &signed_in()?, &code, &client_address()).await;
    let session = joined?;
    go_to(&format!("/rooms/{session}"), None);
    Ok(())
}

/// A guest leaves for good. Where the room was, they are then thanked.
#[server(endpoint = "guests/leave", prefix = "/api")]
pub async fn leave(session: String) -> Result<(), AppError> {
    let session: SessionId = session.parse().map_err(|_| AppError::Missing)?;
    let visitor = visitor();
    let guest = visitor.guest.as_ref().filter(|guest| guest.session_id == session);
    let guest = guest.ok_or_else(|| visitor.unknown())?;
    service::leave(&use_ctx(), guest).await?;
    go_to(&format!("/rooms/{session}"), None);
    Ok(())
}

/// Makes this screen the wall of the room behind a code.
#[server(endpoint = "walls/open", prefix = "/api")]
pub async fn open_wall(code: String) -> Result<(), AppError> {
    let opened = service::open_wall(&use_ctx(), &code, &client_address()).await;
    let (session, token) = opened?;
    remember(WALL, session, &token);
    go_to(&format!("/rooms/{session}/wall"), None);
    Ok(())
}

/// The host ends the shared screens that were given the code.
#[server(endpoint = "walls/end", prefix = "/api")]
pub async fn end_walls(session: String, #[server(default)] order: String) -> Result<(), AppError> {
    let ctx = use_ctx();
    let session: SessionId = session.parse().map_err(|_| AppError::Missing)?;
    let order = service::order_id(&ctx, &order, "end walls");
    Ok(service::end_walls(&ctx, &signed_in()?, session, order).await?)
}
