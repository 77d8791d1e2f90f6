//! One look at a room: who may, what is offered, and what is handed to a screen.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

use super::{
    engine::Room,
    guest::Attendee,
    view::{PromptChoice, RoomView},
};
use crate::{
    Error, Result,
    db::Tx,
    format::prompt,
    ids::SessionId,
    schedule::{self, SessionWithCircle},
    team::Capability,
};

/// A seat of which no screen was seen for this long is lost.
pub const UNSEEN: TimeDelta = TimeDelta::seconds(45);
/// Number of prompts the host chooses from.
const CHOICES: usize = 3;

/// Context of a room's screen besides the room.
#[derive(Clone, Debug, PartialEq)]
pub struct RoomContext {
    /// View of this screen.
    pub view: RoomView,
    /// The session it is about.
    pub meeting: SessionWithCircle,
}

/// Prompts on offer. Equal for every look at the same moment of a session, so that a page that refreshes itself does not change its offer.
pub(super) fn choices(
    room: &Room,
    session: SessionId,
    used: &BTreeSet<String>,
    locale: &str,
) -> Vec<PromptChoice> {
    let mut seed = [0; 32];
    let (id, rest) = seed.split_at_mut(16);
    id.copy_from_slice(session.0.as_bytes());
    if let Some(first) = rest.first_mut() {
        *first = u8::try_from(room.rounds_begun).unwrap_or(u8::MAX);
    }
    let mut rng = ChaCha8Rng::from_seed(seed);
    let families = room.stage().map_or(&[][..], |stage| &stage.families);
    let offered = prompt::offer(families, used, CHOICES, &mut rng).into_iter();
    offered
        .map(|prompt| PromptChoice {
            key: prompt.key.clone(),
            text: prompt.text.by_tag(locale).to_owned(),
        })
        .collect()
}

/// The session, if it exists for this person and the table grants it.
pub(super) async fn meeting(
    tx: &mut Tx,
    attendee: Attendee<'_>,
    session: SessionId,
    capability: Capability,
) -> Result<SessionWithCircle> {
    let meeting = schedule::store::meeting(tx, attendee.organisation(), session)
        .await?
        .ok_or(Error::Missing)?;
    attendee.may(capability, &meeting.session)?;
    Ok(meeting)
}
