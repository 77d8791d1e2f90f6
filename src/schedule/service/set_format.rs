//! Giving one session another format than its circle's.

use super::of_theirs;
use crate::{
    Ctx, Result,
    format::library::service::check_offered,
    ids::SessionId,
    schedule::{Refusal, store},
    team::{Actor, Capability},
};

/// Gives one session to come another format than its circle's.
///
/// # Errors
/// [`Invalid`](crate::Error::Invalid) when the format is not on the team's shelf, [`Refused`](crate::Error::Refused) `session-not-planned` when the session is
/// no longer to come.
pub async fn set_format(ctx: &Ctx, actor: &Actor, id: SessionId, key: &str) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let (access, meeting) = of_theirs(&mut tx, actor, Capability::Host, id).await?;
    if key != meeting.format {
        check_offered(&mut tx, &access, key).await?;
    }
    if !store::set_format(&mut tx, id, Some(key)).await? {
        return Err(Refusal::NotPlanned.into());
    }
    tx.commit().await?;
    Ok(())
}
