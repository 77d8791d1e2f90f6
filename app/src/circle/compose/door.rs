//! The door from outside, as the wall and the host show it, and as a guest leaves by it.

use roundwell::circle::view::{Can, Face, View};

use crate::{
    circle::scene::{Block, Deed, Door},
    request::use_site,
    tr,
};

/// On the wall while nobody speaks: whoever comes late is not to be read out over somebody's words.
pub(super) fn wall(view: &View) -> Block {
    // Whoever comes while proposals are read or the circle closes can ask; those words need the room.
    let free = view.asks.is_none() && view.kept.is_none();
    let quiet = view.holder.is_none() && view.pause.is_none() && free;
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
        door => {
            let address = tr!("door-wall", address = format!("{}/wall", address()));
            let blocks = vec![
                Block::Quiet(tr!("door-lead")),
                door,
                Block::Quiet(address),
                walls(view),
            ];
            Block::Reveal(tr!("door-title"), blocks)
        }
    }
}

/// Button by which the host ends the shared screens that were given the code.
fn walls(view: &View) -> Block {
    if !view.can.contains(&Can::EndWalls) {
        return Block::Nothing;
    }
    let end = Deed {
        action: "/api/walls/end".into(),
        sends: Vec::new(),
        label: tr!("door-end-walls", count = view.walls),
        class: "button quiet".into(),
    };
    Block::Deeds(vec![end])
}

/// The address of this installation as people say it.
fn address() -> String {
    let base = use_site().base_url.clone();
    base.split_once("://")
        .map_or(base.clone(), |(_, rest)| rest.to_owned())
}

fn door(view: &View) -> Block {
    if view.code.is_empty() {
        return Block::Nothing;
    }
    let (first, second) = view.code.split_at(view.code.len() / 2);
    let address = format!("{}/j", address());
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
