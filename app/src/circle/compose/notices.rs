//! Notices for one person besides what everybody sees: that they come late, whose screen is away, that a pause is wished for.

use roundwell::{
    circle::view::{AllowedAction, RoomView},
    format::StageKind,
};

use super::parts::for_seat;
use crate::{
    circle::view_model::{ActionButton, Section},
    tr,
};

/// Tells a person who owes the agreements after their stage: they read what they say yes to.
pub(super) fn comes_late(view: &RoomView) -> bool {
    view.can.contains(&AllowedAction::Accept) && view.kind != StageKind::Agreements && view.stage > 1
}

/// Notice for a late joiner: the agreements that wait for them, and when they come in.
pub(super) fn late(view: &RoomView) -> Section {
    match (comes_late(view), view.comes_in_next) {
        (true, true) => Section::Notice(tr!("circle-late-agreements-round")),
        (true, false) => Section::Notice(tr!("circle-late-agreements")),
        (false, true) => Section::Notice(tr!("circle-late-round")),
        (false, false) => Section::Nothing,
    }
}

/// The piece waits for a screen that is away: whoever decides goes on without it, or waits.
pub(super) fn without(view: &RoomView) -> Option<ActionButton> {
    let holder = view.seats.get(usize::from(view.holder?))?;
    let may = view.can.contains(&AllowedAction::Without);
    let label = tr!("circle-do-without", name = holder.name.clone());
    may.then(|| ActionButton {
        class: "button soft big".into(),
        ..for_seat("without", holder, label)
    })
}

/// Notice that the holder's screen is away, for the person who decides about it.
pub(super) fn dark(view: &RoomView) -> Section {
    let holder = view.holder.and_then(|seat| view.seats.get(usize::from(seat)));
    match holder.filter(|holder| holder.dark && view.holder != view.me) {
        Some(holder) => Section::Notice(tr!("circle-holder-dark", name = holder.name.clone())),
        None => Section::Nothing,
    }
}

/// The notice that somebody would like a pause, and how it is put aside.
pub(super) fn asked(view: &RoomView) -> [Section; 2] {
    let Some(number) = view.pause_asked else {
        return [Section::Nothing, Section::Nothing];
    };
    let aside = ActionButton {
        action: "put-aside".into(),
        sends: vec![("asked".into(), number.to_string())],
        label: tr!("circle-do-put-aside"),
        class: "button quiet".into(),
    };
    [
        Section::Notice(tr!("circle-pause-asked")),
        Section::Buttons(vec![aside]),
    ]
}
