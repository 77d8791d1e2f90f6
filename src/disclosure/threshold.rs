//! Minimum number of ballots before anything is said.

use serde::{Deserialize, Serialize};

/// The fewest ballots for which anything is published. Fixed when a pulse is planned; the next may have more, never fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Threshold(i64);

impl Threshold {
    /// No configuration, role or file goes below this.
    pub const FLOOR: i64 = 5;
    /// The most that can be asked for.
    pub const MAX: i64 = 30;
    /// Threshold unless a team asked for more.
    pub const DEFAULT: Self = Self(6);

    /// A threshold of so many ballots; nothing below the floor or beyond what makes sense.
    pub fn new(ballots: i64) -> Option<Self> {
        (Self::FLOOR..=Self::MAX)
            .contains(&ballots)
            .then_some(Self(ballots))
    }

    /// Raises the threshold; there is no way down.
    pub fn raised_to(self, ballots: i64) -> Option<Self> {
        Self::new(ballots).filter(|raised| *raised >= self)
    }

    /// The number of ballots.
    pub fn ballots(self) -> i64 {
        self.0
    }

    /// From how many answers a single item is published.
    pub fn single_item(self) -> i64 {
        self.0.max(8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_upward() {
        for (from, to, expected) in [
            (6, 6, Some(6)),
            (6, 7, Some(7)),
            (6, 5, None),
            (8, 6, None),
            (6, 31, None),
        ] {
            let threshold = Threshold::new(from).unwrap();
            assert_eq!(
                threshold.raised_to(to).map(Threshold::ballots),
                expected,
                "{from} -> {to}"
            );
        }
        for below in [i64::MIN, -1, 0, 1, 4] {
            assert_eq!(Threshold::new(below), None);
        }
        assert_eq!(Threshold::new(5).map(Threshold::single_item), Some(8));
        assert_eq!(Threshold::new(12).map(Threshold::single_item), Some(12));
    }
}
