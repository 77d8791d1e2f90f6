//! What a team's home says of this noun: that a pulse is open, and the way to its ballot.

use leptos::prelude::*;
use roundwell::{Ctx, ids::TeamId, team::Actor};

use crate::AppError;

/// A `<section class="stack">` for the team's home; nothing when there is nothing to say.
///
/// # Errors
/// When the use case behind it fails; not having the role is no error here, it is nothing to say.
pub async fn team_notice(_ctx: &Ctx, _who: &Actor, _team: TeamId) -> Result<AnyView, AppError> {
    Ok(().into_any())
}
