//! A screen that is kept up to date.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::{document, request_animation_frame, window};
use web_sys::{Element, HtmlElement, wasm_bindgen::JsCast};

use super::{
    Words, awake, clock,
    dom::{number, room, show},
    line::{Heard, Line},
    more,
    morph::{self, Outcome},
    post::Outbox,
    screen::Screen,
    settle::{Settling, standing},
};

/// Begins. The screen lives as long as its page.
pub(super) fn begin(stream: String, name: String, words: Words) {
    let screen = Rc::new(Screen {
        pressed: Cell::new(false),
        settling: Settling::begin(),
        came: Cell::new(web_sys::js_sys::Date::now()),
    });
    clock::begin(Rc::clone(&screen));
    awake::begin();
    more::begin();
    let outbox = Outbox::begin(Rc::clone(&screen), words);
    let sends = Rc::clone(&outbox);
    let line = Line::begin(stream, name, move |line, heard| match heard {
        Heard::Screen(html) => {
            screen.take(line, html);
            show("room-offline", false);
            sends.send();
        }
        Heard::Gone(href) => leave(href),
        Heard::Beat => {
            show("room-offline", false);
            show("room-crowded", false);
        }
        Heard::Silence => show("room-offline", true),
        Heard::Crowded => {
            show("room-offline", false);
            show("room-crowded", true);
        }
    });
    outbox.listens_to(line);
}

impl Screen {
    /// Lays a newer screen over the one that is shown. One that was overtaken on its way is let go.
    fn take(self: &Rc<Self>, line: &Rc<Line>, html: &str) {
        let (Some(shown), Some(newer)) = (room(), morph::parse(html)) else {
            return;
        };
        if version(&newer) < version(&shown) {
            return;
        }
        let before = standing();
        if morph::lay_over(&shown, &newer) == Outcome::Gaps {
            line.ask_whole();
        }
        self.settling.changed(&before);
        self.came.set(web_sys::js_sys::Date::now());
        clock::turn(self);
        if self.pressed.get() {
            let screen = Rc::clone(self);
            request_animation_frame(move || screen.keep_focus());
        }
    }

    /// When the button one has just pressed is gone, the reading goes on at the heading and not at the top of the page.
    fn keep_focus(&self) {
        let lost = document()
            .active_element()
            .is_none_or(|active| active.tag_name() == "BODY");
        let title = document().get_element_by_id("room-title");
        if let (true, Some(title)) = (lost, title) {
            self.pressed.set(false);
            let _focused = title.unchecked_into::<HtmlElement>().focus();
        }
    }
}

fn version(of: &Element) -> u32 {
    number(of, "data-version").unwrap_or(0)
}

fn leave(href: &str) {
    let _left = window().location().assign(href);
}
