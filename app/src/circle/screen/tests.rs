//! Tests that typed text never becomes markup on a screen, wherever it stands, on the page and on the stream alike.

use super::*;
use crate::circle::view_model::{ActionButton, BarAction, FieldKind, FormField, JoinLink, RoomForm, Send};

const EVIL: &str = "'\"></p></title><b evil=1>";

fn evil() -> String {
    EVIL.to_owned()
}

fn pair() -> (String, String) {
    (evil(), evil())
}

fn button() -> ActionButton {
    ActionButton {
        action: evil(),
        sends: vec![pair()],
        label: evil(),
        class: evil(),
    }
}

fn field(kind: FieldKind) -> FormField {
    FormField {
        name: evil(),
        label: evil(),
        value: evil(),
        kind,
        problem: evil(),
    }
}

/// One of each.
fn blocks() -> Vec<Section> {
    let kinds = [
        FieldKind::Text(40, true),
        FieldKind::Date,
        FieldKind::Select(vec![pair()]),
        FieldKind::Radio(vec![pair()]),
    ];
    let form = RoomForm {
        action: evil(),
        fields: kinds.map(field).into(),
        submit: evil(),
        class: evil(),
    };
    let door = JoinLink {
        picture: evil(),
        says: evil(),
        line: evil(),
        code: evil(),
    };
    let plain = vec![
        Section::Heading(evil()),
        Section::Line(evil()),
        Section::Quiet(evil()),
        Section::Notice(evil()),
        Section::List(vec![evil()]),
        Section::Facts(vec![pair()]),
        Section::Buttons(vec![button()]),
        Section::Row(evil(), evil(), vec![button()]),
        Section::Form(form),
        Section::Link(evil(), evil()),
        Section::JoinLink(door),
    ];
    let within = Section::Details(evil(), plain.clone());
    plain.into_iter().chain([within]).collect()
}

fn model() -> RoomViewModel {
    let seat = ring::RingSeat {
        name: evil(),
        ..ring::RingSeat::default()
    };
    RoomViewModel {
        version: 1,
        session: evil(),
        face: ScreenRole::Host,
        mine: true,
        eyebrow: evil(),
        title: evil(),
        prompt: evil(),
        status: evil(),
        ring: RingView {
            seats: vec![seat.clone(), seat],
            you: Some(1),
            label: evil(),
            wall: true,
            ..RingView::default()
        },
        clock: None,
        header: blocks(),
        secondary: blocks(),
        tools: blocks(),
        primary_actions: vec![
            BarAction::Button(button()),
            BarAction::Send(Send {
                action: evil(),
                label: evil(),
                class: evil(),
            }),
        ],
        more: blocks(),
    }
}

#[test]
fn nothing_on_a_screen_is_markup_but_its_own() {
    let owner = Owner::new();
    owner.set();
    let model = model();
    let drawn = RenderedRoom::of(&model, "word".into(), &mut FragmentCache::default());
    for html in [first(&model, &model, "word"), drawn.since(None, 0)] {
        // In text the bracket is escaped; in an attribute the quotation mark is, which comes first.
        let text = html
            .matches("'\"&gt;&lt;/p&gt;&lt;/title&gt;&lt;b evil=1&gt;")
            .count();
        let attributes = html
            .matches("'&quot;&gt;&lt;/p&gt;&lt;/title&gt;&lt;b evil=1&gt;")
            .count();
        let shortened = html.matches('…').count();
        assert!(
            text > 60 && attributes > 60 && shortened == 2,
            "{text} {attributes} {shortened}"
        );
        // Hash keys hold several at once, so that each is found by what would be markup.
        assert!(!html.contains("<b evil") && !html.contains("</title>"), "{html}");
    }
}
