//! The gate: ballots go in, what may be known comes out.
//!
//! | against | rule |
//! |---|---|
//! | a small group | nothing below the threshold, nor below half of the roster; an index needs three items, a single item 8 answers |
//! | a count | given as a band only, and not at all when the result is withheld |
//! | unanimity | withheld when fewer than two ballots differ from the most common answer |
//! | a joiner or leaver | when a few people joined or left, the line to the pulse before is broken |
//! | precision | nearest 10, the ends open |
//!
//! Deliberately absent: the shares of low, middle and high answers beside an item's mean. With ten ballots the two together leave, for
//! some results, only two answers that anybody can have given (counted out in `enumeration`); the mean can be followed over time, so the
//! mean it is.

use std::collections::BTreeMap;

use super::{
    figure::{Band, Level},
    publication::{Body, IndexFigure, ItemFigure, Line, Publication},
    threshold::Threshold,
};
use crate::pulse::{
    answers::Answers,
    item::{Item, Theme},
};

/// How many items make an index.
const INDEX_ITEMS: usize = 3;
/// How many ballots must differ from the most common one.
const DISSENT: usize = 2;

/// What was fixed before the first ballot.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The threshold of this pulse.
    pub threshold: Threshold,
    /// How many people could answer.
    pub roster: i64,
    /// How many people joined or left the roster since the pulse before; nothing for the first.
    pub changed: Option<i64>,
    /// What was asked, in the order of the answers.
    pub items: &'a [Item],
}

/// Decides what may be known of these ballots. Pure: the same ballots in any order give the same result.
pub fn gate(ballots: &[Answers], rules: &Rules<'_>) -> Publication {
    let sheets: Vec<_> = ballots.iter().filter(|sheet| !sheet.is_blank()).collect();
    let count = i64::try_from(sheets.len()).unwrap_or(i64::MAX);
    let enough = count >= rules.threshold.ballots() && count.saturating_mul(2) >= rules.roster;
    let sheets = if enough { &sheets[..] } else { &[] };
    Publication::new(Body {
        threshold: rules.threshold.ballots(),
        respondents: enough.then(|| Band::of(count)),
        line: line(rules),
        indices: themes(rules.items)
            .map(|theme| index(sheets, theme, rules))
            .collect(),
        items: (0..rules.items.len()).map(|at| item(sheets, at, rules)).collect(),
    })
}

/// From the threshold upward a difference covers so many people that it is nobody's.
fn line(rules: &Rules<'_>) -> Line {
    match rules.changed {
        Some(changed) if changed >= 1 && changed < rules.threshold.ballots() => Line::Broken,
        _ => Line::Whole,
    }
}

fn themes(items: &[Item]) -> impl Iterator<Item = Theme> {
    Theme::ALL.iter().copied().filter(|theme| {
        let asked = items.iter().filter(|item| item.domain.theme() == *theme).count();
        asked >= INDEX_ITEMS
    })
}

fn index(sheets: &[&Answers], theme: Theme, rules: &Rules<'_>) -> IndexFigure {
    let of_theme = (0..rules.items.len()).filter(|at| rules.items[*at].domain.theme() == theme);
    // An item that too few people answered does not count; with fewer than three left there is no index.
    let answered: Vec<_> = of_theme
        .filter(|at| scores(sheets, *at, rules).len() as i64 >= rules.threshold.ballots())
        .collect();
    let pictures = sheets
        .iter()
        .map(|sheet| answered.iter().map(|at| sheet.get(*at)).collect::<Vec<_>>());
    let shown = answered.len() >= INDEX_ITEMS && dissent(pictures);
    IndexFigure {
        theme,
        level: shown.then(|| mean_of_means(sheets, &answered, rules)),
    }
}

/// The mean of the items' means, computed exactly: a result must not hang on how a fraction is rounded on the way.
fn mean_of_means(sheets: &[&Answers], items: &[usize], rules: &Rules<'_>) -> Level {
    let (mut numerator, mut denominator) = (0_i128, 1_i128);
    for at in items {
        let scores = scores(sheets, *at, rules);
        let count = scores.len() as i128;
        numerator = numerator * count + i128::from(scores.iter().sum::<i64>()) * denominator;
        denominator *= count;
    }
    Level::of(numerator, denominator * items.len() as i128)
}

fn item(sheets: &[&Answers], at: usize, rules: &Rules<'_>) -> ItemFigure {
    let scores = scores(sheets, at, rules);
    let count = scores.len() as i64;
    let shown = count >= rules.threshold.single_item() && dissent(scores.iter().copied());
    let item = &rules.items[at];
    ItemFigure {
        key: item.key.clone(),
        domain: item.domain,
        area: item.area,
        level: shown.then(|| Level::of(i128::from(scores.iter().sum::<i64>()), i128::from(count))),
    }
}

fn scores(sheets: &[&Answers], at: usize, rules: &Rules<'_>) -> Vec<i64> {
    let answers = sheets.iter().filter_map(|sheet| sheet.get(at));
    answers.map(|answer| rules.items[at].score(answer)).collect()
}

/// Whether at least two ballots differ from the most common one: otherwise the figure would tell what (nearly) everybody said.
fn dissent<T: Ord>(ballots: impl Iterator<Item = T>) -> bool {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for ballot in ballots {
        *counts.entry(ballot).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    all - counts.values().max().copied().unwrap_or(0) >= DISSENT
}

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
