//! What stands behind *More* in the action bar. Every button that a screen may have keeps its place there, used or not.

use roundwell::circle::view::{Can, Face, View};

use super::{bar::Bar, door, host, parts::deed};
use crate::{
    circle::scene::{Block, Deed},
    tr,
};

/// `wall` is where the shared screen is.
pub(super) fn blocks(view: &View, bar: &Bar, wall: String) -> Vec<Block> {
    let mut blocks = vec![deeds(bar.rest.clone())];
    blocks.extend(OFFERED.map(|(can, key)| offer(view, bar, can, key)));
    if view.face == Face::Host {
        blocks.extend(host::more(view, wall));
    }
    blocks.extend([
        guide(view),
        Block::Link("/help".into(), tr!("circle-help")),
        door::leave(view),
    ]);
    blocks
}

const OFFERED: [(Can, &str); 10] = [
    (Can::TakeHosting, "circle-do-take-hosting"),
    (Can::AskPause, "circle-do-ask-pause"),
    (Can::Pause, "circle-do-pause"),
    (Can::Reopen, "circle-do-reopen"),
    (Can::StepOut, "circle-do-step-out"),
    (Can::Guard, "circle-do-guard"),
    (Can::Listen, "circle-do-listen"),
    (Can::Speak, "circle-do-speak"),
    (Can::LayDown, "circle-do-lay-down"),
    (Can::Decline, "circle-do-decline"),
];

fn offer(view: &View, bar: &Bar, can: Can, key: &str) -> Block {
    if view.can.contains(&can) && !bar.has(can) {
        Block::Deeds(vec![deed(can, tr!(key), "button quiet")])
    } else {
        Block::Nothing
    }
}

fn deeds(deeds: Vec<Deed>) -> Block {
    if deeds.is_empty() {
        Block::Nothing
    } else {
        Block::Deeds(deeds)
    }
}

/// What to do when somebody is in distress, for those who are to see to it.
fn guide(view: &View) -> Block {
    let guards = view.face == Face::Host || (view.guardian.is_some() && view.guardian == view.me);
    if guards {
        Block::Link("/guardian".into(), tr!("circle-guide"))
    } else {
        Block::Nothing
    }
}
