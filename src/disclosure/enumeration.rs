//! How much one published figure tells about one answer: every possible set of answers of a small team, counted out.
//!
//! The reader knows the figure and that every answer was equally likely beforehand (1 in 5). What is asserted: no figure ever rules out
//! all answers but one, and the best guess after reading stays below a stated bound.

use std::collections::BTreeMap;

use super::{Rules, Threshold, gate};
use crate::pulse::{
    answers::Answers,
    bank::Bank,
    item::{Domain, Item},
};

fn factorial(n: usize) -> f64 {
    (1..=n).map(|k| k as f64).product()
}

/// Every way in which `people` can divide over the five answers.
fn histograms(people: usize) -> Vec<[usize; 5]> {
    let mut all = Vec::new();
    for a in 0..=people {
        for b in 0..=people - a {
            for c in 0..=people - a - b {
                for d in 0..=people - a - b - c {
                    all.push([a, b, c, d, people - a - b - c - d]);
                }
            }
        }
    }
    all
}

fn core() -> Vec<Item> {
    Bank::built_in().of(Domain::Core).cloned().collect()
}

/// What is published about the first of the three items, as text.
fn published(histogram: [usize; 5], items: &[Item]) -> String {
    let people: usize = histogram.iter().sum();
    let answers = (1_i64..=5).flat_map(|answer| vec![answer; histogram[answer as usize - 1]]);
    // The other two items are answered so that they are shown and say nothing about the first.
    let ballots: Vec<_> = answers
        .enumerate()
        .map(|(at, answer)| Answers::parse(&[Some(answer), Some(at as i64 % 5 + 1), None], 3).unwrap())
        .collect();
    let rules = Rules {
        threshold: Threshold::DEFAULT,
        roster: people as i64,
        changed: None,
        items,
    };
    let publication = gate(&ballots, &rules);
    format!("{:?}", publication.items()[0].level())
}

/// For every output: how likely each answer of one given person is.
fn posteriors(people: usize) -> BTreeMap<String, [f64; 5]> {
    let items = core();
    let mut weights: BTreeMap<String, [f64; 5]> = BTreeMap::new();
    for histogram in histograms(people) {
        let ways = factorial(people) / histogram.iter().map(|count| factorial(*count)).product::<f64>();
        let row = weights.entry(published(histogram, &items)).or_default();
        for answer in 0..5 {
            row[answer] += ways * histogram[answer] as f64 / people as f64;
        }
    }
    for row in weights.values_mut() {
        let whole: f64 = row.iter().sum();
        row.iter_mut().for_each(|weight| *weight /= whole);
    }
    weights
}

fn worst(rows: &BTreeMap<String, [f64; 5]>) -> (f64, usize) {
    let best_guess = rows.values().flatten().copied().fold(0.0, f64::max);
    let left = rows
        .values()
        .map(|row| row.iter().filter(|weight| **weight > 0.0).count());
    (best_guess, left.min().unwrap_or(0))
}

#[test]
fn no_single_item_figure_settles_an_answer() {
    for (people, bound) in [(8, 0.70), (9, 0.70), (10, 0.70), (11, 0.70), (12, 0.70)] {
        let rows = posteriors(people);
        let (guess, left) = worst(&rows);
        println!(
            "single item, {people} ballots: {} outputs, best guess {guess:.2}, answers left {left}",
            rows.len()
        );
        assert!(guess < bound, "{people} ballots: {guess}");
        assert!(left >= 4, "{people} ballots");
    }
}

#[test]
fn below_eight_ballots_a_single_item_says_nothing() {
    for people in 1..8 {
        let rows = posteriors(people);
        assert_eq!(rows.len(), 1, "{people} ballots");
        assert!(rows.values().flatten().all(|weight| (weight - 0.2).abs() < 1e-9));
    }
}

/// An index of three items is a sum over all their answers; how likely is one answer, given the published level?
#[test]
fn no_index_settles_an_answer() {
    for people in 6..=8_usize {
        let others = people * 3 - 1;
        // ways[s]: in how many ways the other answers (0 to 4 steps each) add up to s.
        let mut ways = vec![1.0_f64];
        for _ in 0..others {
            let mut next = vec![0.0; ways.len() + 4];
            for (sum, count) in ways.iter().enumerate() {
                (0..5).for_each(|step| next[sum + step] += count);
            }
            ways = next;
        }
        let mut rows: BTreeMap<String, [f64; 5]> = BTreeMap::new();
        for (sum, count) in ways.iter().enumerate() {
            for answer in 0..5 {
                let level = super::Level::of(25 * (sum + answer) as i128, (people * 3) as i128);
                rows.entry(format!("{level:?}")).or_default()[answer] += count;
            }
        }
        for row in rows.values_mut() {
            let whole: f64 = row.iter().sum();
            row.iter_mut().for_each(|weight| *weight /= whole);
        }
        let (guess, left) = worst(&rows);
        println!("index of three items, {people} ballots: best guess {guess:.2}, answers left {left}");
        assert!(guess < 0.70, "{people} ballots: {guess}");
        assert_eq!(left, 5, "{people} ballots: every answer stays possible");
    }
}
