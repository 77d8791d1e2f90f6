//! Two pulses between which one person joined (or, read backwards, left): what both results together tell about that person.
//!
//! The worst that can be assumed is that everybody else answers exactly as before. Nobody can know that of real people, so it is counted
//! out a second time with one answer in ten given anew.

use super::*;
use crate::disclosure::RoundedLevel;

/// Probability of two sums of the same answers, one pulse apart; `anew` is the share of answers that are given anew in between.
fn sums_apart(answers: usize, anew: f64) -> BTreeMap<(usize, usize), f64> {
    let mut sums = BTreeMap::from([((0, 0), 1.0)]);
    for _ in 0..answers {
        let mut next = BTreeMap::new();
        for ((before, after), weight) in sums {
            for first in 0..5 {
                for second in 0..5 {
                    let stays = if first == second { 1.0 - anew } else { 0.0 };
                    let share = (stays + anew / 5.0) / 5.0;
                    if share > 0.0 {
                        *next.entry((before + first, after + second)).or_default() += weight * share;
                    }
                }
            }
        }
        sums = next;
    }
    sums
}

/// Distribution of the sum of three answers, by the first of them.
fn sheets() -> BTreeMap<usize, [f64; 5]> {
    let mut sheets: BTreeMap<usize, [f64; 5]> = BTreeMap::new();
    for first in 0..5 {
        for rest in 0..25 {
            sheets.entry(first + rest / 5 + rest % 5).or_default()[first] += 1.0;
        }
    }
    sheets
}

fn level(sum: usize, answers: usize) -> u8 {
    RoundedLevel::of(25 * sum as i128, answers as i128).value()
}

/// The index before and after somebody joined so many others.
fn outputs(others: usize, anew: f64) -> Outputs<(u8, u8)> {
    let sheets = sheets();
    let mut outputs: Outputs<(u8, u8)> = Outputs::new();
    for ((before, after), weight) in sums_apart(3 * others, anew) {
        for (joined, answers) in &sheets {
            let output = (level(before, 3 * others), level(after + joined, 3 * others + 3));
            let row = outputs.entry(output).or_default();
            (0..5).for_each(|answer| row[answer] += weight * answers[answer]);
        }
    }
    outputs
}

/// Frequency of outputs after which a guess is right more often than `bound`.
fn telling<K>(outputs: &Outputs<K>, bound: f64) -> f64 {
    let whole: f64 = outputs.values().flatten().sum();
    let tells = |row: &&[f64; 5]| row.iter().copied().fold(0.0, f64::max) > bound * row.iter().sum::<f64>();
    outputs.values().filter(tells).flatten().sum::<f64>() / whole
}

#[test]
fn a_joiner_is_not_found_between_two_indices() {
    for (others, anew, once_in, guess, left) in [
        (5, 0.0, 1e-3, 1.0, 1),
        (6, 0.0, 1e-4, 1.0, 1),
        (7, 0.0, 1e-4, 1.0, 1),
        (8, 0.0, 1e-4, 0.85, 2),
        (5, 0.1, 1e-3, 0.80, 5),
        (6, 0.1, 1e-4, 0.80, 5),
        (8, 0.1, 1e-4, 0.80, 5),
    ] {
        let outputs = outputs(others, anew);
        let (worst, telling) = (Worst::of(&outputs), telling(&outputs, 0.72));
        println!(
            "one joins {others}, {:.0} % answer anew: best guess {:.2}, answers left {}, expected {:.2}; a guess above 0.72 comes once in {:.0e}",
            100.0 * anew,
            worst.guess,
            worst.left,
            worst.expected,
            1.0 / telling
        );
        assert!(telling < once_in, "{others} others: {telling}");
        assert!(worst.expected < 0.30, "{others} others: {}", worst.expected);
        assert!(worst.guess <= guess, "{others} others: {}", worst.guess);
        assert!(worst.left >= left, "{others} others");
    }
}

/// From eight people on the first pulse shows its three items too, which narrows down how they answered.
#[test]
fn nor_when_the_items_were_shown_before() {
    const OTHERS: usize = 8;
    let of_item = sums(OTHERS);
    let mut before: BTreeMap<([u8; 3], usize), f64> = BTreeMap::from([(([0; 3], 0), 1.0)]);
    for item in 0..3 {
        let mut next = BTreeMap::new();
        for ((levels, sum), weight) in before {
            for (more, ways) in of_item.iter().enumerate() {
                let mut levels = levels;
                levels[item] = level(more, OTHERS);
                *next.entry((levels, sum + more)).or_default() += weight * ways;
            }
        }
        before = next;
    }
    let sheets = sheets();
    let mut outputs = Outputs::new();
    for ((levels, sum), weight) in before {
        for (joined, answers) in &sheets {
            // The index of the first pulse is the mean of the levels shown, and says nothing new.
            let index = level(sum + joined, 3 * OTHERS + 3);
            let row: &mut [f64; 5] = outputs.entry((levels, index)).or_default();
            (0..5).for_each(|answer| row[answer] += weight * answers[answer]);
        }
    }
    let (worst, telling) = (Worst::of(&outputs), telling(&outputs, 0.72));
    println!(
        "one joins 8 whose items were shown: best guess {:.2}, answers left {}, expected {:.2}; a guess above 0.72 comes once in {:.0e}",
        worst.guess,
        worst.left,
        worst.expected,
        1.0 / telling
    );
    assert!(telling < 2e-3 && worst.expected < 0.30);
}

/// Reason for withholding an item that was asked before when somebody joined: its two means would be another matter.
#[test]
fn two_means_of_one_item_would_find_the_joiner() {
    let mut outputs: Outputs<(u8, u8)> = Outputs::new();
    for (sum, weight) in sums(8).into_iter().enumerate() {
        for joined in 0..5 {
            let row = outputs
                .entry((level(sum, 8), level(sum + joined, 9)))
                .or_default();
            row[joined] += weight;
        }
    }
    let worst = Worst::of(&outputs);
    println!(
        "one joins 8, one item twice (not published): best guess {:.2}, answers left {}, a guess above 0.72 comes once in {:.0}",
        worst.guess,
        worst.left,
        1.0 / telling(&outputs, 0.72)
    );
    assert!(worst.left == 1 && telling(&outputs, 0.72) > 1e-3);
}
