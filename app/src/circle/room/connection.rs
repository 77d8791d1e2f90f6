//! Connection to the server: the stream of a room, held by one tab of a browser for all its tabs.
//!
//! A browser opens six connections to one host at most, and six tabs with a stream each would leave none for anything else. So
//! whichever tab has the lock of the connection's name holds the stream and passes everything on; when it goes, the lock goes to the
//! next. Where there are no locks (they need https or this very machine) every tab has a stream of its own.
//!
//! The server lets the connection be heard every five seconds. When two beats are missing (a phone that slept, a network that swallows
//! everything) the stream is opened anew, and again every few seconds while it stays silent, for the browser may send the request
//! down another connection that is as deaf; a tab that only listens takes the lock over. On waking up, on coming back into sight
//! and on being online again that happens at once.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use leptos::{
    prelude::{document, set_interval, set_timeout, window},
    task::spawn_local,
};
use web_sys::{
    BroadcastChannel, Event, EventSource, EventTarget, MessageEvent,
    js_sys::{Date, Function, Math, Object, Promise, Reflect},
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};

/// Event of the stream.
pub(super) enum ServerEvent<'a> {
    /// A newer screen.
    Screen(&'a str),
    /// The room has closed; what is left is there.
    Gone(&'a str),
    /// The server is there.
    Beat,
    /// The server cannot be reached.
    Silence,
    /// The server has too many streams: the screen is asked for from time to time instead.
    Crowded,
}

type Take = dyn Fn(&Rc<Connection>, ServerEvent<'_>);

/// End of the connection in one tab.
pub(super) struct Connection {
    url: String,
    name: String,
    take: Box<Take>,
    /// To the other tabs.
    tabs: Option<BroadcastChannel>,
    /// The stream, in the tab that holds it.
    stream: RefCell<Option<EventSource>>,
    /// Handler of the stream's events.
    on_event: RefCell<Option<Function>>,
    holds: Cell<bool>,
    /// Time of the last event, or of the last attempt to get one, in milliseconds.
    heard: Cell<f64>,
    /// Number of attempts that have failed since.
    failed: Cell<u32>,
    /// Counts the streams, so that what was put off for one of them does not meet the next.
    opened: Cell<u32>,
}

/// Milliseconds after which a connection that should beat is taken for dead: two beats are missing.
const DEAD: f64 = 11_000.0;
/// Limit for a tab that was just woken up: one beat is missing.
const STALE: f64 = 7_000.0;
/// A tab that only listens waits longer, for the one that holds the connection mends it.
const LISTENS: f64 = 2.5;
/// Time that a stream that was opened may take to be heard.
const OPENS: Duration = Duration::from_secs(4);
/// Time that a lost stream may take to come back before anybody is told.
const HUSH: Duration = Duration::from_millis(1_500);
/// Interval at which a tab listens whether the connection is dead.
const CHECK: Duration = Duration::from_secs(1);
/// Interval at which the screen is asked for while the server has too many streams.
const REFRESH: Duration = Duration::from_secs(15);
/// The longest wait before the next attempt, in milliseconds.
const MAX_WAIT: u32 = 30_000;

impl Connection {
    /// Takes the connection up; it lasts as long as the page.
    pub(super) fn begin(
        url: String,
        name: String,
        take: impl Fn(&Rc<Self>, ServerEvent<'_>) + 'static,
    ) -> Rc<Self> {
        let connection = Rc::new(Self {
            url,
            take: Box::new(take),
            tabs: BroadcastChannel::new(&name).ok(),
            name,
            stream: RefCell::default(),
            on_event: RefCell::default(),
            holds: Cell::new(false),
            heard: Cell::new(Date::now()),
            failed: Cell::new(0),
            opened: Cell::new(0),
        });
        connection.listen();
        // Whoever holds the connection sends the whole screen; without an answer nobody does.
        connection.tell("?", "");
        connection.ask_for_lock(false);
        connection
    }

    /// Something named on the screen is not there: only the whole helps.
    pub(super) fn ask_whole(self: &Rc<Self>) {
        if self.holds.get() {
            self.open();
        } else {
            self.tell("?", "");
        }
    }

    /// Expects news `soon` of what the server was asked for at `since` and has done; without any the connection is deaf.
    pub(super) fn expects(self: &Rc<Self>, since: f64, soon: Duration) {
        let connection = Rc::clone(self);
        let unheard = move || {
            if connection.heard.get() < since {
                connection.ask_whole();
            }
        };
        set_timeout(unheard, soon);
    }

    fn listen(self: &Rc<Self>) {
        let connection = Rc::clone(self);
        let on_event = lasting(move |event| connection.on_event(&event));
        if let Some(tabs) = &self.tabs {
            let connection = Rc::clone(self);
            tabs.set_onmessage(Some(&lasting(move |event| connection.on_tab(&event))));
        }
        self.on_event.replace(Some(on_event));
        let connection = Rc::clone(self);
        let on_wake = lasting(move |event| {
            if event.type_() == "offline" {
                connection.lose_network();
            } else if !document().hidden() {
                connection.mend(STALE);
            }
        });
        for (target, events) in [
            (
                document().unchecked_into::<EventTarget>(),
                &["visibilitychange", "resume"][..],
            ),
            (window().unchecked_into(), &["pageshow", "online", "offline"]),
        ] {
            for event in events {
                let _ = target.add_event_listener_with_callback(event, &on_wake);
            }
        }
        let connection = Rc::clone(self);
        set_interval(move || connection.mend(DEAD), CHECK);
    }

    /// Says that the network is gone, and opens the stream anew: some browsers keep an old stream going for a while, and what it
    /// still brings would say the opposite of what happens to everything that is sent.
    fn lose_network(self: &Rc<Self>) {
        (self.take)(self, ServerEvent::Silence);
        if self.holds.get() {
            self.open();
        }
    }

    /// Does something about a connection that was silent for longer than `after`, or that waits for its next attempt.
    fn mend(self: &Rc<Self>, after: f64) {
        let holds = self.holds.get();
        let waits = after < DEAD && holds && self.stream.borrow().is_none();
        let after = if holds { after } else { after * LISTENS };
        if !waits && Date::now() - self.heard.get() < after {
            return;
        }
        self.heard.set(Date::now());
        if !waits {
            self.put_off(HUSH, Self::tell_silence);
        }
        if holds {
            self.open();
        } else {
            self.ask_for_lock(true);
        }
    }

    /// Waits for the lock, or takes it over from a tab that sleeps.
    fn ask_for_lock(self: &Rc<Self>, take_over: bool) {
        let Some(asked) = self.request(take_over) else {
            return self.hold();
        };
        let connection = Rc::clone(self);
        spawn_local(async move {
            // It ends only when another tab has taken the lock over.
            let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
            connection.holds.set(false);
            connection.close();
            connection.ask_for_lock(false);
        });
    }

    fn request(self: &Rc<Self>, take_over: bool) -> Option<Promise> {
        self.tabs.as_ref()?;
        let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
        let locks = get(&window().navigator(), "locks")?;
        let request: Function = get(&locks, "request")?.dyn_into().ok()?;
        let options = Object::new();
        if take_over {
            Reflect::set(&options, &"steal".into(), &true.into()).ok()?;
        }
        let connection = Rc::clone(self);
        let granted = Closure::once_into_js(move || {
            connection.hold();
            // The lock is ours for as long as this promise is open, which is as long as the page.
            Promise::new(&mut |_, _| {})
        });
        let asked = request.call3(&locks, &self.name.as_str().into(), &options, &granted);
        asked.ok()?.dyn_into().ok()
    }

    fn hold(self: &Rc<Self>) {
        self.holds.set(true);
        self.open();
    }

    fn open(self: &Rc<Self>) {
        self.close();
        let (Ok(stream), Some(on_event)) = (EventSource::new(&self.url), &*self.on_event.borrow()) else {
            return;
        };
        for event in ["message", "beat", "gone", "reconnect", "crowded", "error"] {
            let _ = stream.add_event_listener_with_callback(event, on_event);
        }
        self.stream.replace(Some(stream));
        let then = self.opened.get();
        let unheard = move |connection: &Rc<Self>| {
            if connection.opened.get() == then && connection.holds.get() {
                connection.failed.set(connection.failed.get() + 1);
                connection.open();
            }
        };
        // A server that does not answer anybody is asked less and less often.
        self.put_off(OPENS * (1 + self.failed.get() / 5).min(6), unheard);
    }

    fn close(&self) {
        self.opened.set(self.opened.get() + 1);
        if let Some(stream) = self.stream.take() {
            stream.close();
        }
    }

    fn on_event(self: &Rc<Self>, event: &Event) {
        let current = event.target().is_some_and(|from| {
            let stream = self.stream.borrow();
            stream.as_ref().is_some_and(|stream| **stream == from)
        });
        if !current {
            return;
        }
        match event.type_().as_str() {
            "message" => self.pass_on("s", &data(event)),
            "gone" => {
                // Nothing more will come. Opened anew, the connection would hear it again and leave a second time, by then as somebody
                // whose place here is already forgotten.
                self.close();
                self.pass_on("g", &data(event));
            }
            "beat" => self.pass_on("b", ""),
            "crowded" => {
                self.close();
                self.pass_on("c", "");
                self.open_after(REFRESH);
            }
            kind => {
                self.close();
                self.later(kind == "error");
            }
        }
    }

    fn on_tab(self: &Rc<Self>, event: &Event) {
        let said = data(event);
        match said.split_at_checked(1) {
            Some(("?", _)) if self.holds.get() => self.open(),
            Some((kind, rest)) if !self.holds.get() => self.hear(kind, rest),
            _ => {}
        }
    }

    fn pass_on(self: &Rc<Self>, kind: &str, data: &str) {
        self.tell(kind, data);
        self.hear(kind, data);
    }

    fn hear(self: &Rc<Self>, kind: &str, data: &str) {
        let heard = match kind {
            "s" => ServerEvent::Screen(data),
            "g" => ServerEvent::Gone(data),
            "b" => ServerEvent::Beat,
            "x" => ServerEvent::Silence,
            "c" => ServerEvent::Crowded,
            _ => return,
        };
        if kind != "x" {
            self.heard.set(Date::now());
            self.failed.set(0);
        }
        (self.take)(self, heard);
    }

    fn tell(&self, kind: &str, data: &str) {
        if let Some(tabs) = &self.tabs {
            let _ = tabs.post_message(&[kind, data].concat().into());
        }
    }

    fn tell_silence(self: &Rc<Self>) {
        if self.holds.get() {
            self.tell("x", "");
        }
        (self.take)(self, ServerEvent::Silence);
    }

    /// Opens the stream again: after half a second, one, two, four, with some chance so that not all come back at once.
    fn later(self: &Rc<Self>, lost: bool) {
        let failed = self.failed.get();
        self.failed.set(failed + 1);
        let wait = (500_u32 << failed.min(6)).min(MAX_WAIT);
        let wait = Duration::from_millis(wait.into()).mul_f64(0.5 + Math::random());
        if lost {
            self.put_off(HUSH, Self::tell_silence);
        }
        self.open_after(wait);
    }

    /// Opens the stream after a while, unless that is done otherwise by then.
    fn open_after(self: &Rc<Self>, wait: Duration) {
        let (connection, then) = (Rc::clone(self), self.opened.get());
        set_timeout(
            move || {
                if connection.opened.get() == then && connection.holds.get() {
                    connection.open();
                }
            },
            wait,
        );
    }

    /// Does it unless something is heard in the meantime.
    fn put_off(self: &Rc<Self>, wait: Duration, then: impl FnOnce(&Rc<Self>) + 'static) {
        let (connection, heard) = (Rc::clone(self), self.heard.get());
        let unheard = move || {
            if connection.heard.get() <= heard {
                then(&connection);
            }
        };
        set_timeout(unheard, wait);
    }
}

/// A listener that lasts as long as the page.
fn lasting(each: impl Fn(Event) + 'static) -> Function {
    Closure::<dyn Fn(Event)>::new(each)
        .into_js_value()
        .unchecked_into()
}

fn data(of: &Event) -> String {
    let data = of.unchecked_ref::<MessageEvent>().data();
    data.as_string().unwrap_or_default()
}
