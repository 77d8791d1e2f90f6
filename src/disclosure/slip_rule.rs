//! Weight of ballots on paper.
//!
//! Whoever prints slips could keep them and fill in several. Against stuffing, their number is said to everybody beforehand; but somebody
//! could also fill the box up to the threshold and then subtract what they put in. So slips help to reach it only one for one: the others
//! must bring at least half of it.

use super::Threshold;

/// True when the threshold is reached with no more ballots from slips than others. `slips` were given out; which ballots came of them is
/// not known, so it is assumed that all of them were cast.
pub fn reaches_threshold(ballots: i64, slips: i64, threshold: Threshold) -> bool {
    one_for_one(ballots, slips) >= threshold.ballots()
}

/// For how many people so many answers count where a limit must be reached, when so many ballots were given out on slips.
pub(super) fn one_for_one(answers: i64, slips: i64) -> i64 {
    answers.min(2 * (answers - slips).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_help_one_for_one() {
        for (ballots, slips, expected) in [
            (6, 0, true),
            (5, 0, false),
            (6, 3, true),
            (6, 4, false),
            (7, 4, true),
            (12, 10, false),
            (13, 10, true),
            (8, 8, false),
            // Given out and not cast: then fewer others are assumed than there were.
            (6, 9, false),
        ] {
            assert_eq!(
                reaches_threshold(ballots, slips, Threshold::DEFAULT),
                expected,
                "{ballots} {slips}"
            );
        }
    }
}
