//! One room that is watched, with every different screen of it drawn once.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use leptos::prelude::{Owner, provide_context};
use roundwell::{
    Ctx, Locale, Result,
    circle::{
        latest::LatestRoomCache,
        service,
        watch::{self, RoomSnapshot, WatchPoint},
    },
    ids::{OrganisationId, SeatId, SessionId},
};
use roundwell_app::{
    circle::{
        compose::build,
        screen::{FragmentCache, RenderedRoom},
    },
    request::Site,
};
use tokio::{
    sync::{Notify, watch as channel},
    time::{Instant, timeout_at},
};

#[derive(Clone, Debug)]
pub(super) enum ScreenState {
    /// Not drawn yet.
    Nothing,
    /// Screen, and the time since when.
    Screen(Arc<RenderedRoom>, Instant),
    /// The room is closed, or the seat is gone.
    Closed,
    /// The database cannot be reached.
    Away,
}

/// A watched room.
#[derive(Debug)]
pub(super) struct RoomSession {
    pub(super) session: SessionId,
    organisation: OrganisationId,
    site: Arc<Site>,
    /// Interval at which it hears whose screens are there, and is drawn anew: some things change with nothing but time.
    beat: Duration,
    wake: Notify,
    state: Mutex<WatchState>,
}

#[derive(Debug)]
struct WatchState {
    /// The version that the screens show.
    version: Option<u64>,
    beat_at: Instant,
    screens: HashMap<(WatchPoint, Locale), channel::Sender<ScreenState>>,
    /// Parts that the screens had in common when they were last drawn.
    cache: HashMap<Locale, FragmentCache>,
}

impl RoomSession {
    pub(super) fn new(
        session: SessionId,
        organisation: OrganisationId,
        site: Arc<Site>,
        beat: Duration,
    ) -> Self {
        Self {
            session,
            organisation,
            site,
            beat,
            wake: Notify::new(),
            state: Mutex::new(WatchState {
                version: None,
                beat_at: Instant::now() + beat,
                screens: HashMap::new(),
                cache: HashMap::new(),
            }),
        }
    }

    fn lock(&self) -> MutexGuard<'_, WatchState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One more screen; the same screen twice is drawn once.
    pub(super) fn watch(&self, place: WatchPoint, locale: Locale) -> channel::Receiver<ScreenState> {
        let mut state = self.lock();
        let screen = state
            .screens
            .entry((place, locale))
            .or_insert_with(|| channel::Sender::new(ScreenState::Nothing));
        let screen = screen.subscribe();
        drop(state);
        if matches!(*screen.borrow(), ScreenState::Nothing) {
            self.wake();
        }
        screen
    }

    pub(super) fn wake(&self) {
        self.wake.notify_one();
    }

    /// Waits until something has changed, or it is time for a beat.
    pub(super) async fn wait(&self) {
        let beat_at = self.lock().beat_at;
        let _woken_or_due = timeout_at(beat_at, self.wake.notified()).await;
    }

    pub(super) fn version(&self) -> Option<u64> {
        self.lock().version
    }

    /// Lets go of the screens that nobody looks at; whether any is left.
    pub(super) fn is_watched(&self) -> bool {
        let mut state = self.lock();
        state.screens.retain(|_, screen| screen.receiver_count() > 0);
        !state.screens.is_empty()
    }

    pub(super) fn show_all(&self, shown: ScreenState) {
        for screen in self.lock().screens.values() {
            screen.send_replace(shown.clone());
        }
    }

    /// Looks at the room once and draws what has changed; `false` once it is closed.
    pub(super) async fn bring_up_to_date(&self, ctx: &Ctx) -> Result<bool> {
        let due = Instant::now() >= self.lock().beat_at;
        if due {
            self.beat(ctx).await?;
        }
        if let Some(fresh) = self.fresh(ctx).filter(|fresh| !due && !self.has_lost(fresh)) {
            self.draw(ctx, &fresh, false);
            // The row is the truth: whoever else has changed it meanwhile may have been heard together with this.
            if service::version(ctx, self.session).await? != Some(fresh.version()) {
                self.wake();
            }
            return Ok(true);
        }
        let Some(mut opened) = watch::opened(ctx, self.organisation, self.session).await? else {
            return Ok(false);
        };
        // Somebody whose screen is back should not have to wait for the next beat.
        if !due && self.has_lost(&opened) {
            self.beat(ctx).await?;
            match watch::opened(ctx, self.organisation, self.session).await? {
                Some(again) => opened = again,
                None => return Ok(false),
            }
        }
        self.draw(ctx, &opened, due);
        Ok(true)
    }

    /// Room as a command in this process has just made it, if that is newer than what is shown.
    fn fresh(&self, ctx: &Ctx) -> Option<RoomSnapshot> {
        let (fresh, shown) = (
            ctx.local::<LatestRoomCache>().take(self.session)?,
            self.version()?,
        );
        (shown < fresh.version()).then_some(fresh)
    }

    /// True when the room takes a screen for gone that is here.
    fn has_lost(&self, opened: &RoomSnapshot) -> bool {
        self.seats().into_iter().any(|seat| opened.is_lost(seat))
    }

    async fn beat(&self, ctx: &Ctx) -> Result<()> {
        self.lock().beat_at = Instant::now() + self.beat;
        watch::beat(ctx, self.session, &self.seats()).await
    }

    /// The seats with a screen here.
    fn seats(&self) -> Vec<SeatId> {
        let state = self.lock();
        let here = state
            .screens
            .iter()
            .filter(|(_, screen)| screen.receiver_count() > 0);
        here.filter_map(|((place, _), _)| match place {
            WatchPoint::Seat(seat) => Some(*seat),
            WatchPoint::Wall | WatchPoint::Screen => None,
        })
        .collect()
    }

    fn draw(&self, ctx: &Ctx, opened: &RoomSnapshot, anew: bool) {
        let mut state = self.lock();
        let changed = anew || state.version != Some(opened.version());
        state.version = Some(opened.version());
        let WatchState { screens, cache, .. } = &mut *state;
        let mut renderers = HashMap::new();
        for ((place, locale), screen) in &*screens {
            if !changed && !matches!(*screen.borrow(), ScreenState::Nothing) {
                continue;
            }
            let renderer = renderers
                .entry(*locale)
                .or_insert_with(|| Renderer::new(*locale, &self.site));
            let shown = renderer.draw(ctx, opened, *place, cache.entry(*locale).or_default());
            screen.send_if_modified(|before| {
                let differs = before.differs_from(&shown);
                if differs {
                    *before = shown;
                }
                differs
            });
        }
        // A single newcomer shows only a part of it.
        if changed {
            cache.values_mut().for_each(FragmentCache::tidy);
        }
    }
}

impl ScreenState {
    fn differs_from(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Screen(one, _), Self::Screen(other, _)) => !one.looks_like(other),
            _ => true,
        }
    }
}

/// Draws the screens of one room at one moment in one language.
struct Renderer {
    locale: Locale,
    owner: Owner,
}

impl Renderer {
    fn new(locale: Locale, site: &Arc<Site>) -> Self {
        // The texts are looked up in the language that the reactive owner provides.
        let owner = Owner::new();
        owner.with(|| {
            provide_context(locale);
            provide_context(Arc::clone(site));
        });
        Self { locale, owner }
    }

    fn draw(
        &self,
        ctx: &Ctx,
        opened: &RoomSnapshot,
        place: WatchPoint,
        cache: &mut FragmentCache,
    ) -> ScreenState {
        let Some(snapshot) = opened.seen_from(ctx.now(), place, self.locale.as_str()) else {
            return ScreenState::Closed;
        };
        let order = ctx.entropy.uuid().to_string();
        let drawn = self
            .owner
            .with(|| RenderedRoom::of(&build(&snapshot), order, cache));
        ScreenState::Screen(Arc::new(drawn), Instant::now())
    }
}
