//! What the screens show of the asks: a place to write, then what everyone wrote, then what was chosen.

use roundwell::{
    action::Draft,
    circle::{
        engine::Purpose,
        view::{AskMark, AsksStep, AsksView, Can, Face, View},
    },
};

use super::parts::{deed, field};
use crate::{
    circle::scene::{Ask, Block, Deed, FieldKind},
    tr,
};

/// Three places, used or not.
pub(super) fn blocks(view: &View) -> Vec<Block> {
    let Some(asks) = &view.asks else {
        return vec![Block::Nothing, Block::Nothing, Block::Nothing];
    };
    let mut blocks = match asks.step {
        AsksStep::Writing => writing(view, asks),
        AsksStep::Choosing => choosing(view, asks),
        AsksStep::Chosen => chosen(asks),
    };
    blocks.resize(3, Block::Nothing);
    blocks
}

fn writing(view: &View, asks: &AsksView) -> Vec<Block> {
    let lead = match view.face {
        Face::Wall => Block::Line(tr!("asks-write-wall")),
        Face::Seat | Face::Host if asks.few && view.purpose == Purpose::Meeting => {
            Block::Notice(tr!("asks-few"))
        }
        Face::Seat | Face::Host if asks.ready => Block::Quiet(tr!("asks-ready")),
        Face::Seat | Face::Host => Block::Quiet(tr!("asks-write-lead")),
    };
    let form = if view.can.contains(&Can::Propose) && asks.left > 0 {
        Block::Form(Ask {
            action: "/api/rooms/propose".into(),
            fields: vec![field(
                "text",
                tr!("asks-write"),
                String::new(),
                FieldKind::Text(u16::try_from(Draft::TITLE_MOST).unwrap_or(u16::MAX), true),
            )],
            submit: tr!("asks-write-do"),
            class: "button soft".into(),
        })
    } else {
        Block::Nothing
    };
    let mine = (0_u8..).zip(&asks.mine).map(|(at, text)| Deed {
        action: "/api/rooms/retract".into(),
        sends: vec![("at".into(), at.to_string())],
        label: tr!("asks-retract", text = text.clone()),
        class: "button quiet".into(),
    });
    vec![lead, form, Block::Deeds(mine.collect())]
}

fn choosing(view: &View, asks: &AsksView) -> Vec<Block> {
    let lead = if asks.none {
        Block::Line(tr!("asks-choose-none-done"))
    } else if asks.again {
        Block::Line(tr!("asks-choose-again"))
    } else {
        Block::Line(tr!("asks-choose"))
    };
    if !view.can.contains(&Can::Choose) {
        let open = asks.table.iter().filter(|ask| ask.mark != AskMark::Left);
        return vec![lead, Block::List(open.map(|ask| ask.text.clone()).collect())];
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
        Some(Deed {
            action: "/api/rooms/choose".into(),
            sends: vec![("at".into(), at.to_string())],
            label,
            class: class.into(),
        })
    });
    vec![lead, Block::Deeds(taps.collect()), chosen_so_far(asks)]
}

fn chosen(asks: &AsksView) -> Vec<Block> {
    let of = |mark: AskMark| -> Vec<String> {
        let those = asks.table.iter().filter(|ask| ask.mark == mark);
        those.map(|ask| ask.text.clone()).collect()
    };
    let left = of(AskMark::Left);
    let rest = if left.is_empty() {
        Block::Nothing
    } else {
        Block::Reveal(tr!("asks-left"), vec![Block::List(left)])
    };
    let (chosen, count) = (of(AskMark::Chosen), of(AskMark::Chosen).len());
    vec![
        Block::Line(tr!("asks-chosen", count = count)),
        Block::List(chosen),
        rest,
    ]
}

fn chosen_so_far(asks: &AsksView) -> Block {
    let mut chosen = asks.table.iter().filter(|ask| ask.mark == AskMark::Chosen);
    chosen.next().map_or(Block::Nothing, |ask| {
        Block::Quiet(tr!("asks-chosen-already", text = ask.text.clone()))
    })
}

/// How far everyone is, or what is waited for, and what the host may do besides the next step.
pub(super) fn tools(view: &View) -> [Block; 2] {
    let Some(asks) = &view.asks else {
        return [Block::Nothing, Block::Nothing];
    };
    let state = match (asks.step, &asks.waits) {
        (AsksStep::Chosen, _) => Block::Nothing,
        (_, Some(code)) => Block::Notice(tr!(&format!("refused-{code}"))),
        (AsksStep::Writing, None) => Block::Quiet(tr!("asks-all-written")),
        (AsksStep::Choosing, None) => Block::Quiet(tr!("asks-all-chosen")),
    };
    let offered = [(Can::EndChoice, "asks-end"), (Can::LeaveOut, "asks-leave-out")];
    let deeds = offered.into_iter().filter(|(can, _)| view.can.contains(can));
    let deeds: Vec<Deed> = deeds
        .map(|(can, key)| deed(can, tr!(key), "button quiet"))
        .collect();
    let deeds = if deeds.is_empty() {
        Block::Nothing
    } else {
        Block::Deeds(deeds)
    };
    [state, deeds]
}
