//! The door from outside, as the wall and the host show it, and as a guest leaves by it.

use roundwell::circle::view::{Face, View};

use crate::{
    circle::scene::{Block, Deed, Door},
    request::use_site,
    tr,
};

/// On the wall while nobody speaks: whoever comes late is not to be read out over somebody's words.
pub(super) fn wall(view: &View) -> Block {
    let quiet = view.holder.is_none() && view.pause.is_none();
    if view.face == Face::Wall && quiet {
        door(view)
    } else {
        Block::Nothing
    }
}

/// For the host, one tap away.
pub(super) fn host(view: &View) -> Block {
    match door(view) {
        Block::Nothing => Block::Nothing,
        door => Block::Reveal(tr!("door-title"), vec![Block::Quiet(tr!("door-lead")), door]),
    }
}

fn door(view: &View) -> Block {
    if view.code.is_empty() {
        return Block::Nothing;
    }
    let (first, second) = view.code.split_at(view.code.len() / 2);
    let address = format!("{}/j", use_site().base_url);
    let address = address
        .split_once("://")
        .map_or(address.clone(), |(_, rest)| rest.to_owned());
    Block::Door(Door {
        // The code stands in the address, so that a browser does not show an old picture for a new code.
        picture: format!("/j/{}/picture.svg", view.code),
        says: tr!("door-picture"),
        line: tr!("door-line", address = address),
        code: format!("{first} {second}"),
    })
}

/// A guest leaves for good.
pub(super) fn leave(view: &View) -> Block {
    let me = view.me.and_then(|me| view.seats.get(usize::from(me)));
    if !me.is_some_and(|seat| seat.guest) {
        return Block::Nothing;
    }
    let leave = Deed {
        action: "/api/guests/leave".into(),
        sends: Vec::new(),
        label: tr!("door-leave"),
        class: "button quiet".into(),
    };
    Block::Reveal(
        tr!("door-leave-title"),
        vec![Block::Quiet(tr!("door-leave-lead")), Block::Deeds(vec![leave])],
    )
}
