//! The action bar: the one next step of a screen, and at most one quiet button beside it.

use roundwell::{
    circle::view::{AllowedAction, AsksStep, RoomView},
    format::StageKind,
};

use super::{
    notices::{comes_late, without},
    parts::{button, is_for_holder, name},
};
use crate::{
    circle::view_model::{ActionButton, BarAction, Send},
    tr,
};

/// The forms that have no button of their own while the bar has it.
pub(super) const ROUND: &str = "round";
pub(super) const AGREE: &str = "agree";

/// The class names of the next step, of a second choice of equal weight, and of anything else beside it.
const MAIN: &str = "button";
const SECOND: &str = "button soft";
const QUIET: &str = "button quiet";

/// Actions open to a screen.
pub(super) struct Bar {
    /// The next step first, when there is one; one at most beside it.
    pub(super) steps: Vec<BarAction>,
    /// Further actions due that have no room in the bar.
    pub(super) rest: Vec<ActionButton>,
}

impl Bar {
    pub(super) fn of(view: &RoomView) -> Self {
        let mut due = due(view).into_iter();
        let next = due.next().map(|step| with_class(step, MAIN));
        let second = if holds(view) {
            Some(pass(view))
        } else {
            due.next().or_else(|| quiet(view))
        };
        Self {
            steps: next.into_iter().chain(second).collect(),
            // A form without the bar's button has one of its own.
            rest: due
                .chain(skips(view))
                .filter_map(BarAction::into_button)
                .collect(),
        }
    }

    /// True when it has the button of the form that posts to `action`.
    pub(super) fn sends(&self, action: &str) -> bool {
        let is = |step: &BarAction| matches!(step, BarAction::Send(send) if send.action == action);
        self.steps.iter().any(is)
    }

    /// True when it offers this.
    pub(super) fn has(&self, can: AllowedAction) -> bool {
        let does = |button: &ActionButton| button.sends.iter().any(|(_, word)| word == can.as_str());
        let is = |step: &BarAction| matches!(step, BarAction::Button(button) if does(button));
        self.steps.iter().any(is) || self.rest.iter().any(does)
    }
}

fn holds(view: &RoomView) -> bool {
    view.can.contains(&AllowedAction::Release)
}

/// Actions asked of this screen's person, the most pressing first.
fn due(view: &RoomView) -> Vec<BarAction> {
    let can = |can: AllowedAction| view.can.contains(&can);
    let accepts = view.kind == StageKind::Agreements || comes_late(view);
    let mut due = Vec::new();
    for (is_due, may, key) in [
        (true, AllowedAction::Return, "circle-do-return"),
        (accepts, AllowedAction::Accept, "circle-do-accept"),
    ] {
        if is_due && can(may) {
            due.push(step(may, tr!(key)));
        }
    }
    if holds(view) {
        due.push(release(view));
    }
    for (may, key) in [
        (AllowedAction::Supervise, "circle-do-supervise"),
        (AllowedAction::Resume, "circle-do-resume"),
    ] {
        if can(may) {
            due.push(step(may, tr!(key)));
        }
    }
    due.extend(asks(view));
    due.extend(onward(view));
    due
}

fn release(view: &RoomView) -> BarAction {
    let label = if is_for_holder(view) {
        tr!("circle-do-release-for", name = name(view, view.holder))
    } else {
        tr!("circle-do-release")
    };
    step(AllowedAction::Release, label)
}

fn pass(view: &RoomView) -> BarAction {
    let label = if is_for_holder(view) {
        tr!("circle-do-pass-for", name = name(view, view.holder))
    } else if view.again {
        tr!("circle-do-pass-again")
    } else {
        tr!("circle-do-pass")
    };
    with_class(step(AllowedAction::Pass, label), SECOND)
}

/// Writing, choosing, and writing down what was chosen.
fn asks(view: &RoomView) -> Vec<BarAction> {
    let offered = [
        (AllowedAction::Ready, "asks-ready-do"),
        (AllowedAction::ShowAsks, "asks-show"),
        (AllowedAction::CountChoices, "asks-count"),
    ];
    let offered = offered.into_iter().filter(|(can, _)| view.can.contains(can));
    let mut steps: Vec<BarAction> = offered.map(|(can, key)| step(can, tr!(key))).collect();
    if owes_an_action(view) {
        steps.push(send(AGREE, tr!("circle-action-add")));
    }
    steps
}

/// True when what the circle has chosen is still to be written down.
fn owes_an_action(view: &RoomView) -> bool {
    let owed = view.asks.as_ref().is_some_and(|asks| asks.owed.is_some());
    owed && view.can.contains(&AllowedAction::Agree)
}

/// Rounds and stages: the first round of a stage comes before the next stage, another one after it.
fn onward(view: &RoomView) -> Vec<BarAction> {
    let can = |can: AllowedAction| view.can.contains(&can);
    let mut steps = Vec::new();
    if can(AllowedAction::Close) {
        steps.push(step(AllowedAction::Close, tr!("circle-do-close")));
    }
    if can(AllowedAction::Next) && !is_asking(view) {
        steps.push(next_stage(view));
    }
    if can(AllowedAction::Round) {
        let at = if view.round == 0 { 0 } else { steps.len() };
        steps.insert(at, send(ROUND, tr!("circle-round-begin")));
    }
    steps
}

/// Going on past what the circle is writing or choosing is no next step, but can be done.
fn skips(view: &RoomView) -> Option<BarAction> {
    let skips = view.can.contains(&AllowedAction::Next) && is_asking(view);
    skips.then(|| next_stage(view))
}

/// True when the circle writes or chooses what it asks for.
fn is_asking(view: &RoomView) -> bool {
    let asks = view.asks.as_ref();
    asks.is_some_and(|asks| asks.step != AsksStep::Chosen)
}

fn next_stage(view: &RoomView) -> BarAction {
    let next = view.stages.get(usize::from(view.stage) + 1);
    let label = tr!("circle-do-next", stage = next.cloned().unwrap_or_default());
    step(AllowedAction::Next, label)
}

/// Quiet action while nothing else is to do.
fn quiet(view: &RoomView) -> Option<BarAction> {
    if let Some(button) = without(view) {
        return Some(with_class(BarAction::Button(button), QUIET));
    }
    let speaking = view.holder.is_some();
    let offered = [
        (true, AllowedAction::TakeHosting, "circle-do-take-hosting"),
        (true, AllowedAction::ChooseNone, "asks-choose-none"),
        (speaking, AllowedAction::Pause, "circle-do-pause"),
        (speaking, AllowedAction::AskPause, "circle-do-ask-pause"),
    ];
    let mut offered = offered.into_iter();
    let offered = offered.find(|(now, can, _)| *now && view.can.contains(can));
    offered.map(|(_, can, key)| step(can, tr!(key)))
}

fn step(can: AllowedAction, label: String) -> BarAction {
    BarAction::Button(button(can, label, QUIET))
}

fn send(action: &str, label: String) -> BarAction {
    BarAction::Send(Send {
        action: action.to_owned(),
        label,
        class: QUIET.to_owned(),
    })
}

fn with_class(mut step: BarAction, class: &str) -> BarAction {
    match &mut step {
        BarAction::Button(button) => class.clone_into(&mut button.class),
        BarAction::Send(send) => class.clone_into(&mut send.class),
    }
    step
}
