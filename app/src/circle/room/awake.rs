//! Keeping the screen lit while its person sits in the room.
//!
//! Browsers give the lock up whenever the page is out of sight, so it is asked for again on every return. What the switch says is kept
//! on the device. Where there is no such lock, the switch stays hidden; a wall has none and stays lit.

use std::{cell::RefCell, rc::Rc};

use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use web_sys::{
    Event, HtmlInputElement,
    js_sys::{Function, Promise, Reflect},
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};

use super::dom::show;

/// The switch, and the line that it stands in.
const SWITCH: &str = "room-lit";
const LINE: &str = "room-lit-line";
/// Key under which the device keeps that the switch is off.
const KEPT: &str = "roundwell-screen";
const OFF: &str = "dark";

/// The browser's lock, and what it gave.
struct Awake {
    lock: JsValue,
    held: RefCell<Option<JsValue>>,
}

pub(super) fn begin() {
    let lock = Reflect::get(&window().navigator(), &"wakeLock".into());
    let Some(lock) = lock.ok().filter(JsValue::is_object) else {
        return;
    };
    let awake = Rc::new(Awake {
        lock,
        held: RefCell::default(),
    });
    let on_event = {
        let awake = Rc::clone(&awake);
        Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if event.type_() == "change" {
                keep_choice();
            }
            awake.see_to_it();
        })
        .into_js_value()
    };
    // Some browsers give it only after a touch.
    for event in ["visibilitychange", "click"] {
        let _ = document().add_event_listener_with_callback(event, on_event.unchecked_ref());
    }
    if let Some(switch) = switch() {
        switch.set_checked(kept().as_deref() != Some(OFF));
        let _ = switch.add_event_listener_with_callback("change", on_event.unchecked_ref());
        show(LINE, true);
    }
    awake.see_to_it();
}

impl Awake {
    /// Takes the lock or gives it back.
    fn see_to_it(self: &Rc<Self>) {
        let wanted = is_wanted();
        if wanted && !document().hidden() && !self.is_held() {
            let awake = Rc::clone(self);
            spawn_local(async move { awake.take().await.unwrap_or_default() });
        } else if !wanted {
            self.give_back();
        }
    }

    fn is_held(&self) -> bool {
        let held = self.held.borrow();
        let released = |held: &JsValue| Reflect::get(held, &"released".into()).ok();
        held.as_ref()
            .and_then(released)
            .is_some_and(|gone| gone.is_falsy())
    }

    /// Fails where the device does not want to, when its battery is low for instance; the next return asks again.
    async fn take(&self) -> Option<()> {
        let request: Function = Reflect::get(&self.lock, &"request".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let asked: Promise = request
            .call1(&self.lock, &"screen".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let held = wasm_bindgen_futures::JsFuture::from(asked).await.ok()?;
        // What another request brought meanwhile is not needed twice.
        self.give_back();
        self.held.replace(Some(held));
        if !is_wanted() {
            self.give_back();
        }
        Some(())
    }

    fn give_back(&self) {
        if let Some(held) = self.held.take()
            && let Ok(release) = Reflect::get(&held, &"release".into())
            && let Some(release) = release.dyn_ref::<Function>()
        {
            let _ = release.call0(&held);
        }
    }
}

fn switch() -> Option<HtmlInputElement> {
    document().get_element_by_id(SWITCH)?.dyn_into().ok()
}

fn is_wanted() -> bool {
    switch().is_none_or(|switch| switch.checked())
}

fn kept() -> Option<String> {
    window().local_storage().ok()??.get_item(KEPT).ok()?
}

fn keep_choice() {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = if is_wanted() {
            storage.remove_item(KEPT)
        } else {
            storage.set_item(KEPT, OFF)
        };
    }
}
