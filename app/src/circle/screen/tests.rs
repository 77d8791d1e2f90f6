//! What people typed never becomes markup on a screen, wherever it stands, on the page and on the stream alike.

use super::*;
use crate::circle::scene::{Ask, Deed, Door, Field, FieldKind, Send, Step};

const EVIL: &str = "'\"></p></title><b evil=1>";

fn evil() -> String {
    EVIL.to_owned()
}

fn pair() -> (String, String) {
    (evil(), evil())
}

fn deed() -> Deed {
    Deed {
        action: evil(),
        sends: vec![pair()],
        label: evil(),
        class: evil(),
    }
}

fn field(kind: FieldKind) -> Field {
    Field {
        name: evil(),
        label: evil(),
        value: evil(),
        kind,
        problem: evil(),
    }
}

/// One of each.
fn blocks() -> Vec<Block> {
    let kinds = [
        FieldKind::Text(40, true),
        FieldKind::Date,
        FieldKind::Select(vec![pair()]),
        FieldKind::Radio(vec![pair()]),
    ];
    let form = Ask {
        action: evil(),
        fields: kinds.map(field).into(),
        submit: evil(),
        class: evil(),
    };
    let door = Door {
        picture: evil(),
        says: evil(),
        line: evil(),
        code: evil(),
    };
    let plain = vec![
        Block::Heading(evil()),
        Block::Line(evil()),
        Block::Quiet(evil()),
        Block::Notice(evil()),
        Block::List(vec![evil()]),
        Block::Facts(vec![pair()]),
        Block::Deeds(vec![deed()]),
        Block::Row(evil(), evil(), vec![deed()]),
        Block::Form(form),
        Block::Link(evil(), evil()),
        Block::Door(door),
    ];
    let within = Block::Reveal(evil(), plain.clone());
    plain.into_iter().chain([within]).collect()
}

fn scene() -> Scene {
    let seat = ring::RingSeat {
        name: evil(),
        ..ring::RingSeat::default()
    };
    Scene {
        version: 1,
        session: evil(),
        face: Face::Host,
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
        head: blocks(),
        below: blocks(),
        tools: blocks(),
        hold: vec![
            Step::Deed(deed()),
            Step::Send(Send {
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
    let scene = scene();
    let drawn = Drawn::of(&scene, "word".into(), &mut Pens::default());
    for html in [first(&scene, &scene, "word"), drawn.since(None, 0)] {
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
