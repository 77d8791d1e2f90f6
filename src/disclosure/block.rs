//! Three checks after circles, taken together.
//!
//! A check asks two questions of a small team, and a single question is shown from eight answers on: alone it would seldom say anything. Three
//! checks in a row of which nothing was shown are published as one, each question as the mean of its three means. That is an index of three
//! items like any other (the same question at three circles), so the rule of an index holds: three items, each answered by enough people.
//! Blocks do not overlap, and what was shown of a check alone goes into none: no two figures can be subtracted.

use super::{
    figure::{Band, RoundedLevel},
    gate::enough,
    publication::{Body, Comparability, ItemFigure, Publication},
    tally::{Tally, mean_of_means},
    threshold::Threshold,
};
use crate::question::{answers::Answers, item::Item};

/// Number of checks in a block.
pub const BLOCK: usize = 3;

/// The ballots of one check with what was fixed beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// Ballots of the check.
    pub ballots: &'a [Answers],
    /// Threshold of the check.
    pub threshold: Threshold,
    /// Number of people who could answer.
    pub roster: i64,
}

impl Checked<'_> {
    fn sheets(&self) -> impl Iterator<Item = &Answers> {
        self.ballots.iter().filter(|sheet| !sheet.is_blank())
    }

    fn count(&self) -> i64 {
        i64::try_from(self.sheets().count()).unwrap_or(i64::MAX)
    }
}

/// Publication of three checks together, all of which asked these items.
pub fn block(items: &[Item], checks: &[Checked<'_>; BLOCK]) -> Publication {
    let together = checks
        .iter()
        .all(|check| enough(check.count(), check.roster, check.threshold));
    let fewest = checks.iter().map(Checked::count).min().unwrap_or(0);
    let items = items.iter().enumerate();
    Publication::new(Body {
        threshold: checks[0].threshold.ballots(),
        respondents: together.then(|| Band::of(fewest)),
        // A check is set beside no other, so there is no line to break.
        line: Comparability::Whole,
        indices: Vec::new(),
        items: items
            .map(|(at, item)| ItemFigure {
                key: item.key.clone(),
                domain: item.domain,
                area: item.area,
                level: together.then(|| level(checks, at, item)).flatten(),
                shares: None,
            })
            .collect(),
        circles: BLOCK as i64,
    })
}

/// The mean of three means, computed exactly; nothing unless each is of enough answers that differ.
fn level(checks: &[Checked<'_>; BLOCK], at: usize, item: &Item) -> Option<RoundedLevel> {
    let tallies = checks.each_ref().map(|check| Tally::of(check.sheets(), at, item));
    let mut each = checks.iter().zip(&tallies);
    if !each.all(|(check, tally)| tally.answers() >= check.threshold.ballots() && tally.dissent()) {
        return None;
    }
    let (numerator, denominator) = mean_of_means(&tallies);
    Some(RoundedLevel::of(numerator, denominator))
}
