//! The screen's frame in the document.

use leptos::prelude::document;
use web_sys::Element;

/// The screen's frame.
pub(super) fn room() -> Option<Element> {
    document().query_selector(".room").ok().flatten()
}

/// A number that the frame carries.
pub(super) fn number(of: &Element, name: &str) -> Option<u32> {
    of.get_attribute(name)?.parse().ok()
}

/// Shows or hides one of the frame's own lines.
pub(super) fn show(id: &str, shown: bool) {
    if let Some(line) = document().get_element_by_id(id) {
        let _ = if shown {
            line.remove_attribute("hidden")
        } else {
            line.set_attribute("hidden", "")
        };
    }
}
