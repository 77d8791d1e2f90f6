//! The rule of the stage in words, who has which part, and what the host does about it.

use roundwell::{
    circle::view::{AllowedAction, RoomView, ScreenRole, SeatView},
    format::{Part, TurnRule},
};

use super::parts::{for_seat, name};
use crate::{
    circle::view_model::{ActionButton, Section},
    tr,
};

/// Lines of every screen: the rule, unless it is the usual one, and what it asks of this person just now.
pub(super) fn lines(view: &RoomView) -> [Section; 2] {
    [rule(view), now(view)]
}

fn rule(view: &RoomView) -> Section {
    let names = |wanted: Part| named(view, wanted);
    let text = match view.rule {
        TurnRule::Everyone => return Section::Nothing,
        TurnRule::Presenter => tr!("circle-rule-presenter", names = names(Part::Presenter)),
        TurnRule::PresenterSilent => tr!("circle-rule-presenter-silent", names = names(Part::Presenter)),
        TurnRule::Storytellers => tr!("circle-rule-storytellers", names = names(Part::Storyteller)),
        TurnRule::FirstGroup => tr!("circle-rule-first-group", names = names(Part::FirstGroup)),
        TurnRule::SecondGroup => tr!("circle-rule-second-group", names = names(Part::FirstGroup)),
        TurnRule::QuestionsOnly => tr!("circle-rule-questions-only"),
        TurnRule::ReceiverEachTurn => tr!("circle-rule-receiver-each-turn"),
        TurnRule::ReceiverEachRound => tr!("circle-rule-receiver-each-round"),
    };
    Section::Notice(text)
}

fn now(view: &RoomView) -> Section {
    let holds = view.holder.is_some() && view.holder == view.me;
    let text = match view.receiver {
        _ if view.pause.is_some() || view.holder.is_none() => return Section::Nothing,
        _ if view.sums_up && holds => tr!("circle-sums-up-you"),
        _ if view.sums_up => tr!("circle-sums-up", name = name(view, view.holder)),
        None => return Section::Nothing,
        Some(_) if view.receiver == view.me => tr!("circle-receiver-you"),
        Some(_) if holds => tr!("circle-receiver-yours", name = name(view, view.receiver)),
        Some(_) => tr!("circle-receiver-is", name = name(view, view.receiver)),
    };
    Section::Line(text)
}

fn named(view: &RoomView, part: Part) -> String {
    let names = view.seats.iter().filter(|seat| seat.part == Some(part));
    let names: Vec<&str> = names.map(|seat| seat.name.as_str()).collect();
    if names.is_empty() {
        tr!("circle-rule-nobody")
    } else {
        names.join(", ")
    }
}

/// Line about one's own part.
pub(super) fn own_part(view: &RoomView) -> Section {
    let me = view.me.and_then(|seat| view.seats.get(usize::from(seat)));
    match me.and_then(|seat| seat.part) {
        Some(part) if part != Part::Receiver => Section::Quiet(tr!(&format!("circle-part-yours-{part}"))),
        _ => Section::Nothing,
    }
}

/// The host gives out the parts of the format.
pub(super) fn tool(view: &RoomView) -> Section {
    if view.parts.is_empty() || view.face != ScreenRole::Host || !view.can.contains(&AllowedAction::Steer) {
        return Section::Nothing;
    }
    let lead = Section::Quiet(tr!("circle-parts-lead"));
    let rows = view.seats.iter().map(|seat| row(view, seat));
    Section::Details(tr!("circle-parts"), [lead].into_iter().chain(rows).collect())
}

fn row(view: &RoomView, seat: &SeatView) -> Section {
    let has = seat.part.map(|part| tr!(&format!("circle-part-{part}")));
    let free = view.parts.iter().filter(|part| seat.part != Some(**part));
    let mut buttons: Vec<ActionButton> = if view.holder.is_some() {
        Vec::new()
    } else {
        free.map(|part| {
            let label = tr!(&format!("circle-part-name-{part}"), name = seat.name.clone());
            for_seat(part.as_str(), seat, label)
        })
        .collect()
    };
    if seat.part.is_some() {
        let label = tr!("circle-part-take-back", name = seat.name.clone());
        buttons.push(for_seat("lay-down", seat, label));
    }
    Section::Row(seat.name.clone(), has.unwrap_or_default(), buttons)
}
