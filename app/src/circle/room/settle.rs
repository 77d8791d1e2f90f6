//! Guard of presses: a press is not one that meets a control that has just come to stand where it is.
//!
//! When the screen changes, every control that is new or has moved is marked for 600 milliseconds; after a press of one's own, every
//! control is. A marked control takes no pointer (`style/pages/room.css`) and no click, so a second tap of the same finger does nothing
//! else than the first.

use std::{cell::Cell, time::Duration};

use leptos::prelude::{document, set_timeout};
use web_sys::{
    Element, Event, UiEvent,
    js_sys::{Array, Date, Function, Reflect},
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};

/// Selector of what can be pressed.
const CONTROLS: &str = ".room :is(button, summary, a, label)";
/// The mark; its value says which change it is of.
pub(super) const FRESH: &str = "data-fresh";
/// For so long a control is new.
const SETTLES: Duration = Duration::from_millis(600);
/// A change that comes within so many milliseconds after a press is taken for what it brought about.
const OWN: f64 = 3_000.0;
/// A control has moved when it did so by more than this, in pixels.
const MOVED: f64 = 2.0;

/// The controls of the screen as they stood before a change.
pub(super) type ControlPositions = Vec<(Element, [f64; 4])>;

/// Control pressed last, and what has changed since.
pub(super) struct Settling {
    changes: Cell<u32>,
    /// Time of the press, in milliseconds.
    pressed: Cell<f64>,
}

impl Settling {
    /// Listens for clicks as long as the page lasts.
    pub(super) fn begin() -> Self {
        let on_click = Closure::<dyn Fn(Event)>::new(|event: Event| {
            if is_too_soon(&event) {
                event.prevent_default();
                event.stop_immediate_propagation();
            }
        });
        let on_click = on_click.into_js_value();
        let _added =
            document().add_event_listener_with_callback_and_bool("click", on_click.unchecked_ref(), true);
        Self {
            changes: Cell::new(0),
            pressed: Cell::new(f64::MIN),
        }
    }

    /// Something was pressed: nothing else is, until its change has come and settled.
    pub(super) fn pressed(&self) {
        self.pressed.set(Date::now());
        self.mark(|_| true);
    }

    /// Marks what does not stand where it stood.
    pub(super) fn changed(&self, before: &ControlPositions) {
        let own = Date::now() - self.pressed.get() < OWN;
        self.mark(|control| {
            let place = place(control);
            let stayed = |(other, was): &(Element, [f64; 4])| {
                control.is_same_node(Some(other))
                    && was.iter().zip(place).all(|(was, is)| (was - is).abs() <= MOVED)
            };
            own || !before.iter().any(stayed)
        });
    }

    fn mark(&self, fresh: impl Fn(&Element) -> bool) {
        let change = self.changes.get() + 1;
        self.changes.set(change);
        let change = change.to_string();
        let marked: Vec<Element> = controls().filter(fresh).collect();
        for control in &marked {
            let _ = control.set_attribute(FRESH, &change);
        }
        let settled = move || {
            for control in &marked {
                if control.get_attribute(FRESH).as_ref() == Some(&change) {
                    let _ = control.remove_attribute(FRESH);
                }
            }
        };
        set_timeout(settled, SETTLES);
    }
}

/// Present position of every control.
pub(super) fn standing() -> ControlPositions {
    let at_its_place = |control: Element| {
        let at = place(&control);
        (control, at)
    };
    controls().map(at_its_place).collect()
}

fn controls() -> impl Iterator<Item = Element> {
    let found = called(&document(), "querySelectorAll", Some(CONTROLS));
    let found = found.map_or_else(Array::new, |found| Array::from(&found));
    found.into_iter().filter_map(|control| control.dyn_into().ok())
}

fn place(control: &Element) -> [f64; 4] {
    let at = called(control, "getBoundingClientRect", None).unwrap_or_default();
    let number = |name: &str| Reflect::get(&at, &name.into()).ok()?.as_f64();
    ["x", "y", "width", "height"].map(|name| number(name).unwrap_or_default())
}

/// A method called by its name: two types of the browser less to bind.
fn called(of: &JsValue, method: &str, with: Option<&str>) -> Option<JsValue> {
    let method: Function = Reflect::get(of, &method.into()).ok()?.dyn_into().ok()?;
    let arguments = with.into_iter().map(JsValue::from).collect::<Array>();
    method.apply(of, &arguments).ok()
}

/// Sending a form with the key of a field clicks its button without touching it: whoever types has not missed their aim.
fn is_too_soon(event: &Event) -> bool {
    let Some(control) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return false;
    };
    let marked = control.closest("[data-fresh]").ok().flatten();
    let typed = event
        .dyn_ref::<UiEvent>()
        .is_some_and(|event| event.detail() == 0)
        && document()
            .active_element()
            .is_some_and(|active| active.tag_name() == "INPUT");
    marked.is_some() && !typed
}
