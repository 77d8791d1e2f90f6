//! Follow-ups of one noun in another that it does not know: the use cases that join them.
//!
//! A circle that was held opens the check that asks the team about it, in the same transaction: whoever comes from the room finds it.

use std::pin::Pin;

use crate::{
    Ctx, Result,
    circle::{self, Attendee, CommandRequest},
    db::Tx,
    ids::{SessionId, TeamId},
    pulse,
};

/// Carries out a command of somebody who has a seat in a room; when the circle is held with it, the team is asked about it.
///
/// # Errors
/// [`Error::Refused`](crate::Error::Refused) with the engine's reason; `two-live-actions` when the team has as many actions as it can
/// follow.
pub async fn command(
    ctx: &Ctx,
    attendee: impl Into<Attendee<'_>>,
    session: SessionId,
    order: CommandRequest,
) -> Result<()> {
    circle::service::command_then(ctx, attendee, session, order, open_check).await
}

fn open_check<'a>(
    ctx: &'a Ctx,
    tx: &'a mut Tx,
    team: TeamId,
    session: SessionId,
) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> {
    Box::pin(pulse::service::open_check(ctx, tx, team, session))
}
