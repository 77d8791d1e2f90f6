//! Parts that several files of a screen are made with.

use roundwell::circle::view::{Can, Face, SeatView, View};

use crate::{
    circle::scene::{Deed, Field, FieldKind},
    tr,
};

/// Where every command without a field goes.
const ACT: &str = "/api/rooms/act";
/// How many agreements there are: `circle-agreement-1` and on.
const AGREEMENTS: u8 = 6;

pub(super) fn name(view: &View, seat: Option<u8>) -> String {
    let seat = seat.and_then(|seat| view.seats.get(usize::from(seat)));
    seat.map_or_else(String::new, |seat| seat.name.clone())
}

pub(super) fn is_mine(view: &View) -> bool {
    view.holder.is_some() && view.holder == view.me
}

/// A holder without a screen has the piece passed by the host's.
pub(super) fn is_for_holder(view: &View) -> bool {
    let holder = view.holder.and_then(|seat| view.seats.get(usize::from(seat)));
    view.face == Face::Host && holder.is_some_and(|seat| seat.by_host)
}

/// The agreements, a sentence each.
pub fn agreements() -> Vec<String> {
    (1..=AGREEMENTS)
        .map(|number| tr!(&format!("circle-agreement-{number}")))
        .collect()
}

/// Suggested time in words: seconds up to a minute and a half, then half minutes.
pub fn minutes(seconds: u32) -> String {
    match seconds {
        0..=90 => tr!("circle-seconds", count = seconds),
        _ => {
            let halves = (seconds + 15) / 30;
            let whole = halves / 2;
            if halves.is_multiple_of(2) {
                tr!("circle-minutes", count = whole)
            } else {
                tr!("circle-minutes-half", count = whole)
            }
        }
    }
}

pub(super) fn deed(can: Can, label: String, class: &str) -> Deed {
    Deed {
        action: ACT.to_owned(),
        sends: vec![("act".into(), can.as_str().into())],
        label,
        class: class.to_owned(),
    }
}

pub(super) fn for_seat(act: &str, seat: &SeatView, label: String) -> Deed {
    Deed {
        action: "/api/rooms/seat".into(),
        sends: vec![("act".into(), act.into()), ("seat".into(), seat.id.clone())],
        label,
        class: "button quiet".into(),
    }
}

pub(super) fn field(name: &str, label: String, value: String, kind: FieldKind) -> Field {
    Field {
        name: name.to_owned(),
        label,
        value,
        kind,
        problem: String::new(),
    }
}
