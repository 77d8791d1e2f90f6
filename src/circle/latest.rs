//! Cache of the room that a command has just made, for the screens of the same process: they need not read what was written a moment ago.
//!
//! Invariant: it is a hint and nothing more. It is offered after the commit, kept only while somebody watches, and taken once; a room
//! that has moved on since is read. The row is the truth, and what a restart loses is read again.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::watch::RoomSnapshot;
use crate::ids::SessionId;

/// The watched rooms, each with what has become of it since it was last looked at.
#[derive(Debug, Default)]
pub struct LatestRoomCache(Mutex<HashMap<SessionId, Option<RoomSnapshot>>>);

impl LatestRoomCache {
    /// Starts keeping the newest state of a watched room.
    pub fn subscribe(&self, session: SessionId) {
        self.lock().entry(session).or_default();
    }

    /// Stops keeping a room that is no longer watched.
    pub fn forget(&self, session: SessionId) {
        self.lock().remove(&session);
    }

    /// Takes the state of a room since the last call, if it is known here.
    pub fn take(&self, session: SessionId) -> Option<RoomSnapshot> {
        self.lock().get_mut(&session)?.take()
    }

    /// True while the room is watched.
    pub(super) fn is_subscribed(&self, session: SessionId) -> bool {
        self.lock().contains_key(&session)
    }

    /// Keeps what a room has become, unless something newer is there already.
    pub(super) fn publish(&self, session: SessionId, opened: RoomSnapshot) {
        if let Some(kept) = self.lock().get_mut(&session) {
            let is_newer = kept.as_ref().is_none_or(|kept| kept.version() < opened.version());
            if is_newer {
                *kept = Some(opened);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SessionId, Option<RoomSnapshot>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
