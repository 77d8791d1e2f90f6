//! The door from outside, as the wall and the host show it, and as a guest leaves by it.

use roundwell::circle::view::{AllowedAction, RoomView, ScreenRole};

use crate::{
    circle::view_model::{ActionButton, JoinLink, Section},
    request::use_site,
    tr,
};

/// On the wall while nobody speaks: whoever comes late is not to be read out over somebody's words.
pub(super) fn wall(view: &RoomView) -> Section {
    // Whoever comes while proposals are read or the circle closes can ask; those words need the room.
    let free = view.asks.is_none() && view.kept.is_none();
    let quiet = view.holder.is_none() && view.pause.is_none() && free;
    if view.face == ScreenRole::Wall && quiet {
        join_link(view)
    } else {
        Section::Nothing
    }
}

/// For the host, one tap away.
pub(super) fn host(view: &RoomView) -> Section {
    match join_link(view) {
        Section::Nothing => Section::Nothing,
        join_link => {
            let address = tr!("door-wall", address = format!("{}/wall", address()));
            let blocks = vec![
                Section::Quiet(tr!("door-lead")),
                join_link,
                Section::Quiet(address),
                walls(view),
            ];
            Section::Details(tr!("door-title"), blocks)
        }
    }
}

/// Button by which the host ends the shared screens that were given the code.
fn walls(view: &RoomView) -> Section {
    if !view.can.contains(&AllowedAction::EndWalls) {
        return Section::Nothing;
    }
    let end = ActionButton {
        action: "end-walls".into(),
        sends: Vec::new(),
        label: tr!("door-end-walls", count = view.walls),
        class: "button quiet".into(),
    };
    Section::Buttons(vec![end])
}

/// The address of this installation as people say it.
fn address() -> String {
    let base = use_site().base_url.clone();
    base.split_once("://")
        .map_or(base.clone(), |(_, rest)| rest.to_owned())
}

fn join_link(view: &RoomView) -> Section {
    if view.code.is_empty() {
        return Section::Nothing;
    }
    let (first, second) = view.code.split_at(view.code.len() / 2);
    let address = format!("{}/j", address());
    Section::JoinLink(JoinLink {
        // The code stands in the address, so that a browser does not show an old picture for a new code.
        picture: format!("/j/{}/picture.svg", view.code),
        says: tr!("door-picture"),
        line: tr!("door-line", address = address),
        code: format!("{first} {second}"),
    })
}

/// A guest leaves for good.
pub(super) fn leave(view: &RoomView) -> Section {
    let me = view.me.and_then(|me| view.seats.get(usize::from(me)));
    if !me.is_some_and(|seat| seat.guest) {
        return Section::Nothing;
    }
    let leave = ActionButton {
        action: "leave".into(),
        sends: Vec::new(),
        label: tr!("door-leave"),
        class: "button quiet".into(),
    };
    Section::Details(
        tr!("door-leave-title"),
        vec![
            Section::Quiet(tr!("door-leave-lead")),
            Section::Buttons(vec![leave]),
        ],
    )
}
