//! Parts that several files of a screen are made with.

use roundwell::circle::view::{AllowedAction, RoomView, ScreenRole, SeatView};

use crate::{
    circle::view_model::{ActionButton, FieldKind, FormField},
    tr,
};

/// Form where every command without a field goes.
const ACT: &str = "act";
/// Number of agreements that there are: `circle-agreement-1` and on.
const AGREEMENTS: u8 = 6;

pub(super) fn name(view: &RoomView, seat: Option<u8>) -> String {
    let seat = seat.and_then(|seat| view.seats.get(usize::from(seat)));
    seat.map_or_else(String::new, |seat| seat.name.clone())
}

pub(super) fn is_mine(view: &RoomView) -> bool {
    view.holder.is_some() && view.holder == view.me
}

/// A holder without a screen has the piece passed by the host's.
pub(super) fn is_for_holder(view: &RoomView) -> bool {
    let holder = view.holder.and_then(|seat| view.seats.get(usize::from(seat)));
    view.face == ScreenRole::Host && holder.is_some_and(|seat| seat.by_host)
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

pub(super) fn button(can: AllowedAction, label: String, class: &str) -> ActionButton {
    ActionButton {
        action: ACT.to_owned(),
        sends: vec![("act".into(), can.as_str().into())],
        label,
        class: class.to_owned(),
    }
}

pub(super) fn for_seat(act: &str, seat: &SeatView, label: String) -> ActionButton {
    ActionButton {
        action: "seat".into(),
        sends: vec![("act".into(), act.into()), ("seat".into(), seat.id.clone())],
        label,
        class: "button quiet".into(),
    }
}

pub(super) fn field(name: &str, label: String, value: String, kind: FieldKind) -> FormField {
    FormField {
        name: name.to_owned(),
        label,
        value,
        kind,
        problem: String::new(),
    }
}
