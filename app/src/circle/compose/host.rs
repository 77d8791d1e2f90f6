//! The host's tools: what a step needs stands on the screen, the rest behind *More*. Every tool keeps its place, used or not.

use roundwell::{
    Hse,
    action::{Draft, Level},
    circle::view::{AllowedAction, RoomView, SeatView},
    format::StageKind,
    schedule::LostCause,
};

use super::{
    asks,
    bar::{self, Bar},
    invite,
    parts::{button, field, for_seat, name},
    rule,
};
use crate::{
    circle::view_model::{ActionButton, FieldKind, RoomForm, Section},
    tr,
};

/// Tools of this step, in the order in which a session needs it.
pub(super) fn tools(view: &RoomView, bar: &Bar) -> Vec<Section> {
    let can = |can: AllowedAction| view.can.contains(&can);
    let [asks_state, asks_deeds] = asks::tools(view);
    let mut tools = vec![
        if can(AllowedAction::Round) {
            Section::Form(round(view, bar))
        } else {
            waits(view)
        },
        asks_state,
        asks_deeds,
        if can(AllowedAction::Agree) {
            Section::Form(action(view, bar))
        } else {
            Section::Nothing
        },
        withdraw(view),
        rule::tool(view),
        anyway(view),
    ];
    let heading = if tools.iter().all(|tool| *tool == Section::Nothing) {
        Section::Nothing
    } else {
        Section::Heading(tr!("circle-tools"))
    };
    tools.insert(0, heading);
    tools
}

/// Tools that a host needs now and then. `wall` is where the shared screen is.
pub(super) fn more(view: &RoomView, wall: String) -> Vec<Section> {
    let can = |can: AllowedAction| view.can.contains(&can);
    vec![
        Section::Buttons(back(view).into_iter().chain(time(view)).collect()),
        if can(AllowedAction::Steer) {
            Section::Details(tr!("circle-people"), people(view))
        } else {
            Section::Nothing
        },
        invite::host(view),
        if can(AllowedAction::Curtail) {
            Section::Details(
                tr!("circle-end-early"),
                vec![
                    Section::Line(tr!("circle-end-early-lead")),
                    Section::Form(curtail()),
                ],
            )
        } else {
            Section::Nothing
        },
        Section::Link(wall, tr!("circle-wall-link")),
    ]
}

/// Reason that keeps the round from beginning.
fn waits(view: &RoomView) -> Section {
    match &view.waits {
        Some(code) => Section::Notice(tr!(&format!("refused-{code}"))),
        None => Section::Nothing,
    }
}

fn back(view: &RoomView) -> Option<ActionButton> {
    let before = usize::from(view.stage).checked_sub(1)?;
    let stage = view.stages.get(before).cloned().unwrap_or_default();
    let can = view.can.contains(&AllowedAction::Previous);
    can.then(|| {
        button(
            AllowedAction::Previous,
            tr!("circle-do-previous", stage = stage),
            "button quiet",
        )
    })
}

/// The button of a form, unless the action bar has it.
fn own_button(bar: &Bar, action: &str, label: String) -> String {
    if bar.sends(action) { String::new() } else { label }
}

/// Question before something chosen is gone past, in the page, so that it works everywhere.
fn anyway(view: &RoomView) -> Section {
    if !view.can.contains(&AllowedAction::NextAnyway) {
        return Section::Nothing;
    }
    let next = view.stages.get(usize::from(view.stage) + 1).cloned();
    let owed = view.asks.as_ref().and_then(|asks| asks.owed.clone());
    let lead = Section::Line(tr!("circle-anyway-lead", text = owed.unwrap_or_default()));
    let label = tr!("circle-do-next-anyway", stage = next.unwrap_or_default());
    Section::Details(
        tr!("circle-anyway"),
        vec![
            lead,
            Section::Buttons(vec![button(AllowedAction::NextAnyway, label, "button soft")]),
        ],
    )
}

fn time(view: &RoomView) -> Vec<ActionButton> {
    let offered = [
        (AllowedAction::Extend, "circle-do-extend"),
        (AllowedAction::HideTimer, "circle-do-hide-timer"),
        (AllowedAction::ShowTimer, "circle-do-show-timer"),
    ];
    let timed = view.clock.is_some() || view.can.contains(&AllowedAction::ShowTimer);
    let offered = offered
        .into_iter()
        .filter(|(can, _)| timed && view.can.contains(can));
    offered
        .map(|(can, key)| button(can, tr!(key), "button quiet"))
        .collect()
}

fn round(view: &RoomView, bar: &Bar) -> RoomForm {
    let mut prompts: Vec<(String, String)> = view
        .choices
        .iter()
        .map(|choice| (choice.key.clone(), choice.text.clone()))
        .collect();
    let first = prompts.first().map(|(key, _)| key.clone()).unwrap_or_default();
    prompts.push((String::new(), tr!("circle-round-aloud")));
    let seats = view
        .seats
        .iter()
        .filter(|seat| !seat.owes && view.rule.offers_to(seat.part))
        .map(|seat| (seat.id.clone(), seat.name.clone()));
    let usual = if view.kind == StageKind::Prompts {
        "circle-round-usual-prompts"
    } else {
        "circle-round-usual"
    };
    let starts = [(String::new(), tr!(usual))].into_iter().chain(seats).collect();
    let ways = ["clockwise", "counter"]
        .map(|way| (way.to_owned(), tr!(&format!("circle-round-{way}"))))
        .to_vec();
    RoomForm {
        action: bar::ROUND.into(),
        fields: vec![
            field(
                "prompt",
                tr!("circle-round-prompt"),
                first,
                FieldKind::Radio(prompts),
            ),
            field(
                "first",
                tr!("circle-round-first"),
                String::new(),
                FieldKind::Select(starts),
            ),
            field(
                "direction",
                tr!("circle-round-direction"),
                "clockwise".into(),
                FieldKind::Select(ways),
            ),
        ],
        submit: own_button(bar, bar::ROUND, tr!("circle-round-begin")),
        class: "button".into(),
    }
}

fn action(view: &RoomView, bar: &Bar) -> RoomForm {
    let owed = view.asks.as_ref().and_then(|asks| asks.owed.clone());
    let levels = Level::ALL
        .iter()
        .map(|level| (level.to_string(), tr!(&format!("action-level-{level}"))))
        .collect();
    let areas = Hse::ALL
        .iter()
        .map(|hse| (hse.to_string(), tr!(&format!("action-area-{hse}"))))
        .collect();
    let title = FieldKind::Text(u16::try_from(Draft::MAX_TITLE_CHARS).unwrap_or(u16::MAX), true);
    let measure = FieldKind::Text(u16::try_from(Draft::MAX_MEASURE_CHARS).unwrap_or(u16::MAX), false);
    RoomForm {
        action: bar::AGREE.into(),
        fields: vec![
            field(
                "title",
                tr!("circle-action-title"),
                owed.unwrap_or_default(),
                title,
            ),
            field(
                "level",
                tr!("circle-action-level"),
                Level::Manager.to_string(),
                FieldKind::Select(levels),
            ),
            field(
                "hse",
                tr!("circle-action-area"),
                Hse::Demands.to_string(),
                FieldKind::Select(areas),
            ),
            field("measure", tr!("circle-action-measure"), String::new(), measure),
            field(
                "review_on",
                tr!("circle-action-review"),
                String::new(),
                FieldKind::Date,
            ),
        ],
        submit: own_button(bar, bar::AGREE, tr!("circle-action-add")),
        class: "button soft".into(),
    }
}

fn withdraw(view: &RoomView) -> Section {
    let buttons = view.agreed.iter().enumerate().map(|(at, action)| ActionButton {
        action: "withdraw".into(),
        sends: vec![("at".into(), at.to_string())],
        label: tr!("circle-action-withdraw", title = action.title.clone()),
        class: "button quiet".into(),
    });
    let buttons: Vec<ActionButton> = buttons.collect();
    let may =
        view.can.contains(&AllowedAction::Steer) && matches!(view.kind, StageKind::Asks | StageKind::Close);
    if may && !buttons.is_empty() {
        Section::Buttons(buttons)
    } else {
        Section::Nothing
    }
}

fn people(view: &RoomView) -> Vec<Section> {
    let add = RoomForm {
        action: "add".into(),
        fields: vec![field(
            "name",
            tr!("circle-people-add-name"),
            String::new(),
            FieldKind::Text(80, true),
        )],
        submit: tr!("circle-people-add"),
        class: "button soft".into(),
    };
    let rows = view
        .seats
        .iter()
        .enumerate()
        .map(|(at, seat)| person(view, at, seat));
    let lead = Section::Quiet(tr!("circle-people-lead"));
    [lead]
        .into_iter()
        .chain(rows)
        .chain([Section::Form(add)])
        .collect()
}

fn person(view: &RoomView, at: usize, seat: &SeatView) -> Section {
    let is = |other: Option<u8>| other.map(usize::from) == Some(at);
    let notes = [
        (is(Some(view.host)), tr!("circle-person-host")),
        (is(view.guardian), tr!("circle-person-guardian")),
        (seat.guest, tr!("door-guest")),
        (seat.away, tr!("circle-person-away")),
        (seat.owes, tr!("circle-person-owes")),
        (
            seat.air.is_some(),
            tr!("circle-person-air", share = seat.air.unwrap_or(0)),
        ),
    ];
    let notes: Vec<String> = notes
        .into_iter()
        .filter(|(shown, _)| *shown)
        .map(|(_, note)| note)
        .collect();
    let mut buttons = Vec::new();
    if seat.owes && seat.by_host {
        buttons.push(for_seat(
            "accept",
            seat,
            tr!("circle-person-accept", name = seat.name.clone()),
        ));
    }
    if !is(Some(view.host)) {
        if !seat.by_host && !seat.away {
            buttons.push(for_seat(
                "hand-over",
                seat,
                tr!("circle-person-hand-over", name = seat.name.clone()),
            ));
        }
        if !is(view.guardian) {
            buttons.push(for_seat(
                "guardian",
                seat,
                tr!("circle-person-make-guardian", name = seat.name.clone()),
            ));
        }
        if !seat.away && view.holder.map(usize::from) != Some(at) {
            buttons.push(for_seat(
                "aside",
                seat,
                tr!("circle-person-aside", name = seat.name.clone()),
            ));
        }
    }
    if seat.guest && !seat.away && view.holder.map(usize::from) != Some(at) {
        buttons.push(ActionButton {
            action: "see-off".into(),
            ..for_seat("see-off", seat, tr!("door-see-off", name = seat.name.clone()))
        });
    }
    let text = name(view, u8::try_from(at).ok());
    Section::Row(text, notes.join(" · "), buttons)
}

fn curtail() -> RoomForm {
    let causes = LostCause::ALL
        .iter()
        .map(|cause| (cause.to_string(), tr!(&format!("cause-{cause}"))))
        .collect();
    RoomForm {
        action: "curtail".into(),
        fields: vec![field(
            "cause",
            tr!("circle-end-early-cause"),
            LostCause::Acuity.to_string(),
            FieldKind::Select(causes),
        )],
        submit: tr!("circle-end-early-do"),
        class: "button grave".into(),
    }
}
