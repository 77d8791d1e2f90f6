//! A screen that is kept up to date.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::{document, request_animation_frame, window};
use web_sys::{Element, HtmlElement, wasm_bindgen::JsCast};

use super::{
    RoomTexts, awake, clock,
    connection::{Connection, ServerEvent},
    dom::{number, room, show},
    more,
    morph::{self, MorphOutcome},
    screen::LiveScreen,
    settle::{Settling, standing},
    submit::SubmitQueue,
};

/// Begins. The screen lives as long as its page.
pub(super) fn begin(stream: String, name: String, words: RoomTexts) {
    let screen = Rc::new(LiveScreen {
        pressed: Cell::new(false),
        settling: Settling::begin(),
        came: Cell::new(web_sys::js_sys::Date::now()),
    });
    clock::begin(Rc::clone(&screen));
    awake::begin();
    more::begin();
    let queue = SubmitQueue::begin(Rc::clone(&screen), words);
    let sends = Rc::clone(&queue);
    let connection = Connection::begin(stream, name, move |connection, heard| match heard {
        ServerEvent::Screen(html) => {
            screen.take(connection, html);
            show("room-offline", false);
            sends.send();
        }
        ServerEvent::Gone(href) => leave(href),
        ServerEvent::Beat => {
            show("room-offline", false);
            show("room-crowded", false);
        }
        ServerEvent::Silence => show("room-offline", true),
        ServerEvent::Crowded => {
            show("room-offline", false);
            show("room-crowded", true);
        }
    });
    queue.listens_to(connection);
}

impl LiveScreen {
    /// Lays a newer screen over the one that is shown. One that was overtaken on its way is let go.
    fn take(self: &Rc<Self>, connection: &Rc<Connection>, html: &str) {
        let (Some(shown), Some(newer)) = (room(), morph::parse(html)) else {
            return;
        };
        if version(&newer) < version(&shown) {
            return;
        }
        let before = standing();
        if morph::morph(&shown, &newer) == MorphOutcome::Gaps {
            connection.ask_whole();
        }
        self.settling.changed(&before);
        self.came.set(web_sys::js_sys::Date::now());
        clock::turn(self);
        if self.pressed.get() {
            let screen = Rc::clone(self);
            request_animation_frame(move || screen.keep_focus());
        }
    }

    /// Moves the focus when the button just pressed is gone: the reading goes on at the heading and not at the top of the page.
    fn keep_focus(&self) {
        let lost = document()
            .active_element()
            .is_none_or(|active| active.tag_name() == "BODY");
        let title = document().get_element_by_id("room-title");
        if let (true, Some(title)) = (lost, title) {
            self.pressed.set(false);
            let _ = title.unchecked_into::<HtmlElement>().focus();
        }
    }
}

fn version(of: &Element) -> u32 {
    number(of, "data-version").unwrap_or(0)
}

fn leave(href: &str) {
    let _ = window().location().assign(href);
}
