//! The agreed actions, and the facts that are kept of a session.

use roundwell::{
    circle::view::{RoomView, ScreenRole},
    format::Keeps,
};

use crate::{circle::view_model::Section, tr};

pub(super) fn agreed(view: &RoomView) -> Section {
    if view.agreed.is_empty() {
        return Section::Nothing;
    }
    let fact = |action: &roundwell::circle::view::AgreedView| {
        let level = tr!(&format!("action-level-{}", action.level));
        let review = action
            .review_on
            .parse()
            .map(crate::i18n::format::date)
            .unwrap_or_default();
        let mut fact = tr!("circle-agreed-fact", level = level, review = review);
        if !action.measure.is_empty() {
            fact = format!(
                "{fact} {}",
                tr!("circle-agreed-measure", measure = action.measure.clone())
            );
        }
        (action.title.clone(), fact)
    };
    Section::Facts(view.agreed.iter().map(fact).collect())
}

pub(super) fn kept(view: &RoomView) -> Section {
    let Some(kept) = &view.kept else {
        return Section::Nothing;
    };
    if view.face == ScreenRole::Wall {
        return Section::Line(tr!(
            "circle-kept-wall",
            actual = kept.actual,
            seats = kept.seats.replace('-', "–"),
            rounds = kept.rounds,
            count = view.agreed.len()
        ));
    }
    let actions = match view.keeps {
        Keeps::Actions => tr!("circle-kept-actions-fact", count = view.agreed.len()),
        Keeps::Nothing => tr!("circle-kept-no-actions"),
    };
    Section::Facts(vec![
        (tr!("circle-kept-title"), tr!("circle-kept-lead")),
        (
            tr!("circle-kept-minutes"),
            tr!(
                "circle-kept-minutes-fact",
                actual = kept.actual,
                planned = kept.planned
            ),
        ),
        (tr!("circle-kept-seats"), kept.seats.replace('-', "–")),
        (tr!("circle-kept-rounds"), kept.rounds.to_string()),
        (tr!("circle-kept-plan"), tr!("circle-kept-plan-fact")),
        (tr!("circle-kept-actions"), actions),
        (tr!("circle-kept-not"), tr!("circle-kept-not-fact")),
    ])
}
