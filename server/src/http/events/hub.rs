//! The rooms that are watched through this process.
//!
//! One task hears all hints and looks every other second at the versions of all open rooms, in case hints were lost; it wakes the
//! `Watched` rooms that have changed. A room is watched from the first screen that asks for it until the last has gone, and
//! nothing outlives that: what a restart loses is read again.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};

use roundwell::{
    Ctx, Locale,
    circle::{
        latest::LatestRoomCache,
        watch::{self, Watching},
    },
    db::EVERYTHING,
    ids::SessionId,
};
use roundwell_app::request::Site;
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::{MissedTickBehavior, interval},
};
use uuid::Uuid;

use super::watched::{RoomSession, ScreenState};

/// Intervals at which a watched room acts of itself.
#[derive(Clone, Copy, Debug)]
pub struct Intervals {
    /// Interval at which a stream lets itself be heard. Screens count on it: `app/src/circle/room/connection.rs`.
    pub beat: Duration,
    /// Interval at which a room hears whose screens are there.
    pub presence: Duration,
    /// Time for which hints are relied on before everything is looked at.
    pub look: Duration,
}

impl Default for Intervals {
    fn default() -> Self {
        Self {
            beat: Duration::from_secs(5),
            presence: Duration::from_secs(15),
            look: Duration::from_secs(2),
        }
    }
}

/// The watched rooms, shared by all streams.
#[derive(Clone, Debug)]
pub struct Hub(Arc<Rooms>);

#[derive(Debug)]
struct Rooms {
    ctx: Ctx,
    site: Arc<Site>,
    pace: Intervals,
    watched: Mutex<HashMap<SessionId, Arc<RoomSession>>>,
    /// Tells whether the one task is there.
    attended: Mutex<bool>,
}

impl Hub {
    /// With no room yet.
    pub fn new(ctx: Ctx, site: Arc<Site>, pace: Intervals) -> Self {
        Self(Arc::new(Rooms {
            ctx,
            site,
            pace,
            watched: Mutex::default(),
            attended: Mutex::new(false),
        }))
    }

    /// Intervals of every watched room.
    pub(super) fn pace(&self) -> Intervals {
        self.0.pace
    }

    /// One more screen watches a room.
    pub(super) fn watch(
        &self,
        session: SessionId,
        from: Watching,
        locale: Locale,
    ) -> tokio::sync::watch::Receiver<ScreenState> {
        self.attend();
        let mut rooms = self.0.lock();
        if let Some(room) = rooms.get(&session) {
            return room.watch(from.place, locale);
        }
        let room = Arc::new(RoomSession::new(
            session,
            from.organisation,
            Arc::clone(&self.0.site),
            self.0.pace.presence,
        ));
        rooms.insert(session, Arc::clone(&room));
        self.0.ctx.local::<LatestRoomCache>().subscribe(session);
        let screen = room.watch(from.place, locale);
        drop(rooms);
        tokio::spawn(keep(self.clone(), room));
        screen
    }

    /// Lets go of a room that nobody watches; `false` when somebody does.
    fn leave(&self, room: &RoomSession) -> bool {
        let mut rooms = self.0.lock();
        let is_over = !room.is_watched();
        if is_over {
            rooms.remove(&room.session);
            self.0.ctx.local::<LatestRoomCache>().forget(room.session);
        }
        is_over
    }

    /// Lets go of a room that is closed or cannot be read; whoever comes later begins anew.
    fn end(&self, room: &RoomSession, with: ScreenState) {
        let mut rooms = self.0.lock();
        rooms.remove(&room.session);
        self.0.ctx.local::<LatestRoomCache>().forget(room.session);
        drop(rooms);
        room.show_all(with);
    }

    fn attend(&self) {
        let mut attended = self.0.attended.lock().unwrap_or_else(PoisonError::into_inner);
        if !*attended {
            *attended = true;
            let hints = self.0.ctx.db.bus().watch();
            tokio::spawn(attend(Arc::downgrade(&self.0), hints, self.0.pace.look));
        }
    }
}

impl Rooms {
    fn lock(&self) -> MutexGuard<'_, HashMap<SessionId, Arc<RoomSession>>> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake(&self, session: SessionId) {
        if let Some(room) = self.lock().get(&session) {
            room.wake();
        }
    }

    /// Wakes the rooms that have become others than they were known to be.
    async fn look(&self) {
        if self.lock().is_empty() {
            return;
        }
        // A failure is noticed by the rooms themselves, at their next beat.
        let Ok(versions) = watch::versions(&self.ctx).await else {
            return;
        };
        let versions: HashMap<SessionId, u64> = versions.into_iter().collect();
        for (session, room) in self.lock().iter() {
            if versions.get(session).copied() != room.version() {
                room.wake();
            }
        }
    }
}

/// Waits for hints, and does without them, as long as the process serves.
async fn attend(rooms: Weak<Rooms>, mut hints: Receiver<Uuid>, look: Duration) {
    let mut tick = interval(look);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let hint = tokio::select! {
            hint = hints.recv() => hint,
            _ = tick.tick() => Ok(EVERYTHING),
        };
        let Some(rooms) = rooms.upgrade() else { return };
        match hint {
            Ok(topic) if topic != EVERYTHING => rooms.wake(SessionId(topic)),
            Ok(_) | Err(RecvError::Lagged(_)) => rooms.look().await,
            Err(RecvError::Closed) => return,
        }
    }
}

/// Keeps the screens of one room up to date until nobody watches any more.
async fn keep(hub: Hub, room: Arc<RoomSession>) {
    let ctx = hub.0.ctx.clone();
    loop {
        // Boxed, because a room waits far longer than it is read.
        let over = match Box::pin(room.bring_up_to_date(&ctx)).await {
            Ok(true) => None,
            Ok(false) => Some(ScreenState::Closed),
            Err(error) => {
                tracing::warn!(error = %error, "a room could not be read");
                Some(ScreenState::Away)
            }
        };
        if let Some(with) = over {
            return hub.end(&room, with);
        }
        room.wait().await;
        if !room.is_watched() && hub.leave(&room) {
            return;
        }
    }
}
