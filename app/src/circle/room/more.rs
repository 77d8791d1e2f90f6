//! The list behind *More* lies over the screen, so it closes as such lists do: with Escape, and by pressing elsewhere.

use leptos::prelude::document;
use web_sys::{
    Element, Event, HtmlElement,
    js_sys::Reflect,
    wasm_bindgen::{JsCast, closure::Closure},
};

const OPEN: &str = ".more[open]";

pub(super) fn begin() {
    let on_event = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let Some(open) = document().query_selector(OPEN).ok().flatten() else {
            return;
        };
        if event.type_() == "click" && !is_inside(&event) {
            close(&open);
        } else if is_escape(&event) {
            close(&open);
            let summary = open.query_selector("summary").ok().flatten();
            let _ = summary.map(|summary| summary.unchecked_into::<HtmlElement>().focus());
        }
    });
    let on_event = on_event.into_js_value();
    for event in ["click", "keydown"] {
        let _ = document().add_event_listener_with_callback(event, on_event.unchecked_ref());
    }
}

/// Closes the list from which something was pressed: what was pressed behind *More* is to be seen on the screen; lists of people stay open for the next of them.
pub(super) fn close_after(form: &Element) {
    if let (Ok(Some(more)), Ok(None)) = (form.closest(OPEN), form.closest(".reveal")) {
        close(&more);
    }
}

fn close(more: &Element) {
    let _ = more.remove_attribute("open");
}

fn is_inside(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| !target.is_connected() || matches!(target.closest(".more"), Ok(Some(_))))
}

fn is_escape(event: &Event) -> bool {
    let key = Reflect::get(event, &"key".into()).ok();
    key.and_then(|key| key.as_string()).as_deref() == Some("Escape")
}
