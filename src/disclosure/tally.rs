//! Counts of the ballots of one pulse: never leave the gate.

use std::collections::BTreeMap;

use super::figure::{Portion, RoundedLevel, Shares};
use crate::question::{answers::Answers, item::Item};

/// Number of ballots that must differ from the most common one.
const DISSENT: i64 = 2;
/// From how many answers on shares are told.
const SHARES_FROM: i64 = 10;

/// The answers to one item, by their score: 0, 25, 50, 75, 100, where higher is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally([i64; 5]);

impl Tally {
    pub(super) fn of<'a>(sheets: impl Iterator<Item = &'a Answers>, at: usize, item: &Item) -> Self {
        let mut counts = [0; 5];
        for answer in sheets.filter_map(|sheet| sheet.get(at)) {
            let score = usize::try_from(item.score(answer) / 25).unwrap_or(0);
            counts[score.min(4)] += 1;
        }
        Self(counts)
    }

    pub(super) fn answers(self) -> i64 {
        self.0.iter().sum()
    }

    /// The sum of the scores.
    pub(super) fn sum(self) -> i64 {
        self.0
            .iter()
            .zip(0..)
            .map(|(count, steps)| count * 25 * steps)
            .sum()
    }

    pub(super) fn level(self) -> RoundedLevel {
        RoundedLevel::of(i128::from(self.sum()), i128::from(self.answers().max(1)))
    }

    pub(super) fn dissent(self) -> bool {
        self.answers() - self.0.iter().max().copied().unwrap_or(0) >= DISSENT
    }

    /// The shares of low, middle and high answers: from ten answers on (`people` is for how many they count), and only where opinions are divided. At least a fifth must stand
    /// on either side and two in the middle, or the shares together with the mean would tell too much about a single answer.
    pub(super) fn shares(self, people: i64) -> Option<Shares> {
        let [lowest, low, middle, high, highest] = self.0;
        let (low, high, all) = (lowest + low, high + highest, self.answers());
        let divided = 5 * low >= all && 5 * high >= all && middle >= DISSENT;
        (divided && people >= SHARES_FROM).then(|| Shares {
            low: Portion::of(low, all),
            middle: Portion::of(middle, all),
            high: Portion::of(high, all),
        })
    }
}

/// The mean of several items' means as a fraction, exact: a result must not hang on how a fraction is rounded on the way.
pub(super) fn mean_of_means(tallies: &[Tally]) -> (i128, i128) {
    let (mut numerator, mut denominator) = (0_i128, 1_i128);
    for tally in tallies {
        let count = i128::from(tally.answers().max(1));
        numerator = numerator * count + i128::from(tally.sum()) * denominator;
        denominator *= count;
    }
    (numerator, denominator * tallies.len().max(1) as i128)
}

/// True when at least two ballots differ from the most common one: otherwise the figure would tell what (nearly) everybody said.
pub(super) fn dissent<T: Ord>(ballots: impl Iterator<Item = T>) -> bool {
    let mut counts: BTreeMap<T, i64> = BTreeMap::new();
    for ballot in ballots {
        *counts.entry(ballot).or_default() += 1;
    }
    let all: i64 = counts.values().sum();
    all - counts.values().max().copied().unwrap_or(0) >= DISSENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_only_of_divided_answers() {
        for (counts, expected) in [
            ([2, 2, 2, 2, 2], Some("about-half about-quarter about-half")),
            ([1, 1, 6, 1, 1], Some("about-quarter about-half about-quarter")),
            (
                [3, 0, 2, 0, 9],
                Some("about-quarter under-fifth about-three-quarters"),
            ),
            // Nine answers, one side nearly empty, the middle nearly empty.
            ([2, 2, 1, 2, 2], None),
            ([1, 0, 5, 2, 2], None),
            ([4, 1, 1, 2, 2], None),
            ([0, 0, 0, 0, 0], None),
        ] {
            let said = Tally(counts).shares(Tally(counts).answers()).map(|shares| {
                [shares.low, shares.middle, shares.high]
                    .map(Portion::as_str)
                    .join(" ")
            });
            assert_eq!(said.as_deref(), expected, "{counts:?}");
        }
    }

    #[test]
    fn means_of_means_are_exact() {
        let (numerator, denominator) = mean_of_means(&[Tally([0, 0, 0, 0, 3]), Tally([1, 0, 0, 0, 0])]);
        assert_eq!(numerator * 2, denominator * 100);
        assert_eq!(Tally([0, 1, 2, 0, 1]).sum(), 225);
    }
}
