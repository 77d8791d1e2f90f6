//! The few shapes a published value can have, all of them coarse.

use serde::{Deserialize, Serialize};

/// A value that has passed the gate. It can be read by everybody and built by nobody else:
///
/// ```compile_fail
/// let made_up = roundwell::disclosure::Disclosed(7);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disclosed<T>(T);

impl<T: Copy> Disclosed<T> {
    /// Only the gate's own module passes a value.
    pub(super) fn pass(value: T) -> Self {
        Self(value)
    }

    /// The value.
    pub fn get(self) -> T {
        self.0
    }
}

crate::text_enum! {
    /// Number of answers, as precisely as it is ever said.
    Band {
        /// Five to seven.
        Few = "5-7",
        /// Eight to twelve.
        Some = "8-12",
        /// Thirteen or more.
        Many = "13+",
    }
}

impl Band {
    pub(super) fn of(ballots: i64) -> Self {
        match ballots {
            ..8 => Self::Few,
            8..13 => Self::Some,
            _ => Self::Many,
        }
    }
}

/// An index or an item's mean from 0 to 100 (higher is always better), to the nearest 10; the two ends are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoundedLevel(u8);

impl RoundedLevel {
    /// Below this a figure is "10 or lower".
    pub(super) const OPEN_BELOW: i64 = 15;
    /// From here on a figure is "90 or higher".
    pub(super) const OPEN_FROM: i64 = 85;

    /// Rounds `numerator / denominator` (0 to 100, denominator positive) half up to the nearest 10, at least 10, at most 90.
    pub(super) fn of(numerator: i128, denominator: i128) -> Self {
        let tens = (2 * numerator + 10 * denominator) / (20 * denominator);
        Self(10 * u8::try_from(tens.clamp(1, 9)).unwrap_or(5))
    }

    /// 10, 20, … 90.
    pub fn value(self) -> u8 {
        self.0
    }

    /// True for "10 or lower".
    pub fn is_lowest(self) -> bool {
        self.0 == 10
    }

    /// True for "90 or higher".
    pub fn is_highest(self) -> bool {
        self.0 == 90
    }
}

crate::text_enum! {
    /// A share of those who answered an item, to the nearest quarter; the lower end is open.
    Portion {
        /// Fewer than a fifth.
        UnderFifth = "under-fifth",
        /// About a quarter.
        Quarter = "about-quarter",
        /// About half.
        Half = "about-half",
        /// About three quarters. More than four fifths are never told: then nothing is.
        ThreeQuarters = "about-three-quarters",
    }
}

impl Portion {
    pub(super) fn of(part: i64, whole: i64) -> Self {
        match 8 * part {
            _ if 5 * part < whole => Self::UnderFifth,
            eighths if eighths < 3 * whole => Self::Quarter,
            eighths if eighths < 5 * whole => Self::Half,
            _ => Self::ThreeQuarters,
        }
    }
}

/// Spread of the answers to one item: low, middle and high ones, where high is always better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shares {
    /// The two lower answers.
    pub low: Portion,
    /// The one in the middle.
    pub middle: Portion,
    /// The two higher answers.
    pub high: Portion,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands() {
        for (ballots, expected) in [
            (5, "5-7"),
            (7, "5-7"),
            (8, "8-12"),
            (12, "8-12"),
            (13, "13+"),
            (400, "13+"),
        ] {
            assert_eq!(Band::of(ballots).as_str(), expected, "{ballots}");
        }
    }

    #[test]
    fn portions_are_quarters() {
        for (part, whole, expected) in [
            (0, 10, "under-fifth"),
            (1, 10, "under-fifth"),
            (2, 10, "about-quarter"),
            (3, 10, "about-quarter"),
            (4, 10, "about-half"),
            (6, 10, "about-half"),
            (7, 10, "about-three-quarters"),
            (3, 8, "about-half"),
            (5, 8, "about-three-quarters"),
        ] {
            assert_eq!(Portion::of(part, whole).as_str(), expected, "{part}/{whole}");
        }
    }

    #[test]
    fn levels_are_tens_with_open_ends() {
        for (numerator, denominator, expected) in [
            (0, 1, 10),
            (14, 1, 10),
            (15, 1, 20),
            (44, 1, 40),
            (4499, 100, 40),
            (45, 1, 50),
            (50, 1, 50),
            (849, 10, 80),
            (85, 1, 90),
            (100, 1, 90),
        ] {
            assert_eq!(
                RoundedLevel::of(numerator, denominator).value(),
                expected,
                "{numerator}/{denominator}"
            );
        }
    }
}
