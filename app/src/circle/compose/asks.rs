//! Proposals on the screens: a place to write, then what everyone wrote, then what was chosen.

use roundwell::{
    action::Draft,
    circle::{
        engine::RoomPurpose,
        view::{AllowedAction, AskMark, AsksStep, AsksView, RoomView, ScreenRole},
    },
};

use super::parts::{button, field};
use crate::{
    circle::view_model::{ActionButton, FieldKind, RoomForm, Section},
    tr,
};

/// Three places, used or not.
pub(super) fn blocks(view: &RoomView) -> Vec<Section> {
    let Some(asks) = &view.asks else {
        return vec![Section::Nothing, Section::Nothing, Section::Nothing];
    };
    let mut blocks = match asks.step {
        AsksStep::Writing => writing(view, asks),
        AsksStep::Choosing => choosing(view, asks),
        AsksStep::Chosen => chosen(asks),
    };
    blocks.resize(3, Section::Nothing);
    blocks
}

fn writing(view: &RoomView, asks: &AsksView) -> Vec<Section> {
    let lead = match view.face {
        ScreenRole::Wall => Section::Line(tr!("asks-write-wall")),
        ScreenRole::Seat | ScreenRole::Host if asks.few && view.purpose == RoomPurpose::Meeting => {
            Section::Notice(tr!("asks-few"))
        }
        ScreenRole::Seat | ScreenRole::Host if asks.ready => Section::Quiet(tr!("asks-ready")),
        ScreenRole::Seat | ScreenRole::Host => Section::Quiet(tr!("asks-write-lead")),
    };
    let form = if view.can.contains(&AllowedAction::Propose) && asks.left > 0 {
        Section::Form(RoomForm {
            action: "propose".into(),
            fields: vec![field(
                "text",
                tr!("asks-write"),
                String::new(),
                FieldKind::Text(u16::try_from(Draft::MAX_TITLE_CHARS).unwrap_or(u16::MAX), true),
            )],
            submit: tr!("asks-write-do"),
            class: "button soft".into(),
        })
    } else {
        Section::Nothing
    };
    let mine = (0_u8..).zip(&asks.mine).map(|(at, text)| ActionButton {
        action: "retract".into(),
        sends: vec![("at".into(), at.to_string())],
        label: tr!("asks-retract", text = text.clone()),
        class: "button quiet".into(),
    });
    vec![lead, form, Section::Buttons(mine.collect())]
}

fn choosing(view: &RoomView, asks: &AsksView) -> Vec<Section> {
    let lead = if asks.none {
        Section::Line(tr!("asks-choose-none-done"))
    } else if asks.again {
        Section::Line(tr!("asks-choose-again"))
    } else {
        Section::Line(tr!("asks-choose"))
    };
    if !view.can.contains(&AllowedAction::Choose) {
        let open = asks.table.iter().filter(|ask| ask.mark != AskMark::Left);
        return vec![lead, Section::List(open.map(|ask| ask.text.clone()).collect())];
    }
    let taps = (0_u8..).zip(&asks.table).filter_map(|(at, ask)| {
        let (label, class) = match ask.mark {
            AskMark::Open => (
                tr!("asks-choose-this", text = ask.text.clone()),
                "button soft ask",
            ),
            AskMark::Tapped => (tr!("asks-choose-mine", text = ask.text.clone()), "button ask"),
            AskMark::Left | AskMark::Chosen => return None,
        };
        Some(ActionButton {
            action: "choose".into(),
            sends: vec![("at".into(), at.to_string())],
            label,
            class: class.into(),
        })
    });
    vec![lead, Section::Buttons(taps.collect()), chosen_so_far(asks)]
}

fn chosen(asks: &AsksView) -> Vec<Section> {
    let of = |mark: AskMark| -> Vec<String> {
        let those = asks.table.iter().filter(|ask| ask.mark == mark);
        those.map(|ask| ask.text.clone()).collect()
    };
    let left = of(AskMark::Left);
    let rest = if left.is_empty() {
        Section::Nothing
    } else {
        Section::Details(tr!("asks-left"), vec![Section::List(left)])
    };
    let (chosen, count) = (of(AskMark::Chosen), of(AskMark::Chosen).len());
    vec![
        Section::Line(tr!("asks-chosen", count = count)),
        Section::List(chosen),
        rest,
    ]
}

fn chosen_so_far(asks: &AsksView) -> Section {
    let mut chosen = asks.table.iter().filter(|ask| ask.mark == AskMark::Chosen);
    chosen.next().map_or(Section::Nothing, |ask| {
        Section::Quiet(tr!("asks-chosen-already", text = ask.text.clone()))
    })
}

/// Progress of everyone, and the host's further steps.
pub(super) fn tools(view: &RoomView) -> [Section; 2] {
    let Some(asks) = &view.asks else {
        return [Section::Nothing, Section::Nothing];
    };
    let state = match (asks.step, &asks.waits) {
        (AsksStep::Chosen, _) => Section::Nothing,
        (_, Some(code)) => Section::Notice(tr!(&format!("refused-{code}"))),
        (AsksStep::Writing, None) => Section::Quiet(tr!("asks-all-written")),
        (AsksStep::Choosing, None) => Section::Quiet(tr!("asks-all-chosen")),
    };
    let offered = [
        (AllowedAction::EndChoice, "asks-end"),
        (AllowedAction::LeaveOut, "asks-leave-out"),
    ];
    let buttons = offered.into_iter().filter(|(can, _)| view.can.contains(can));
    let buttons: Vec<ActionButton> = buttons
        .map(|(can, key)| button(can, tr!(key), "button quiet"))
        .collect();
    let buttons = if buttons.is_empty() {
        Section::Nothing
    } else {
        Section::Buttons(buttons)
    };
    [state, buttons]
}
