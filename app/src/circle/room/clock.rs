//! The quiet arc around the piece: it grows with the seconds that went by since the newest screen came.

use std::{rc::Rc, time::Duration};

use leptos::prelude::{document, set_interval};

use super::{
    dom::{number, room},
    screen::LiveScreen,
};

/// Interval at which it grows.
const EVERY: Duration = Duration::from_secs(2);

pub(super) fn begin(screen: Rc<LiveScreen>) {
    set_interval(move || turn(&screen), EVERY);
}

/// Draws the arc as long as it is by now. In whole hundredths: less could not be seen.
pub(super) fn turn(screen: &LiveScreen) {
    let arc = document().query_selector(".ring-arc").ok().flatten();
    let (Some(arc), Some(room)) = (arc, room()) else {
        return;
    };
    let mut gone = number(&room, "data-elapsed").unwrap_or(0);
    if room.has_attribute("data-runs") {
        gone += seconds_since(screen.came.get());
    }
    let suggested = number(&room, "data-suggested").unwrap_or(0).max(1);
    let left = 100 - (gone.saturating_mul(100) / suggested).min(100);
    let _ = arc.set_attribute("stroke-dashoffset", &left.to_string());
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a positive number of seconds; beyond the range it is cut, which is long enough"
)]
fn seconds_since(then: f64) -> u32 {
    ((web_sys::js_sys::Date::now() - then).max(0.0) / 1000.0) as u32
}
