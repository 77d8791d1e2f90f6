//! Contents of *More* in the action bar. Every button that a screen may have keeps its place there, used or not.

use roundwell::circle::view::{AllowedAction, RoomView, ScreenRole};

use super::{bar::Bar, host, invite, parts::button};
use crate::{
    circle::view_model::{ActionButton, Section},
    tr,
};

/// `wall` is where the shared screen is.
pub(super) fn blocks(view: &RoomView, bar: &Bar, wall: String) -> Vec<Section> {
    let mut blocks = vec![buttons(bar.rest.clone())];
    blocks.extend(OFFERED.map(|(can, key)| offer(view, bar, can, key)));
    if view.face == ScreenRole::Host {
        blocks.extend(host::more(view, wall));
    }
    blocks.extend([
        guide(view),
        Section::Link("/help".into(), tr!("circle-help")),
        invite::leave(view),
    ]);
    blocks
}

const OFFERED: [(AllowedAction, &str); 10] = [
    (AllowedAction::TakeHosting, "circle-do-take-hosting"),
    (AllowedAction::AskPause, "circle-do-ask-pause"),
    (AllowedAction::Pause, "circle-do-pause"),
    (AllowedAction::Reopen, "circle-do-reopen"),
    (AllowedAction::StepOut, "circle-do-step-out"),
    (AllowedAction::Guard, "circle-do-guard"),
    (AllowedAction::Listen, "circle-do-listen"),
    (AllowedAction::Speak, "circle-do-speak"),
    (AllowedAction::LayDown, "circle-do-lay-down"),
    (AllowedAction::Decline, "circle-do-decline"),
];

fn offer(view: &RoomView, bar: &Bar, can: AllowedAction, key: &str) -> Section {
    if view.can.contains(&can) && !bar.has(can) {
        Section::Buttons(vec![button(can, tr!(key), "button quiet")])
    } else {
        Section::Nothing
    }
}

fn buttons(buttons: Vec<ActionButton>) -> Section {
    if buttons.is_empty() {
        Section::Nothing
    } else {
        Section::Buttons(buttons)
    }
}

/// Guide for when somebody is in distress, for those who are to see to it.
fn guide(view: &RoomView) -> Section {
    let guards = view.face == ScreenRole::Host || (view.guardian.is_some() && view.guardian == view.me);
    if guards {
        Section::Link("/guardian".into(), tr!("circle-guide"))
    } else {
        Section::Nothing
    }
}
