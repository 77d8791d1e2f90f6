//! Information of published figures about one answer: every possible set of answers of a small team, counted out.
//!
//! The reader knows the figures and that every answer was equally likely beforehand (1 in 5). For every output of the gate it is worked
//! out how likely each answer of one given person is afterwards. Orders of people do not matter, so sets are counted instead of lists:
//! that makes all of them few enough to be gone through.
//!
//! * [`single`]: one item, its mean and its shares;
//! * [`joint`]: three items and their index together;
//! * [`unrounded`]: an index if it were known before rounding, which is the most a run-chart verdict could give away;
//! * [`pair`]: two pulses between which one person joined.

mod joint;
mod pair;
mod single;
mod unrounded;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Rules, Threshold};
use crate::{
    ids::{PulseId, TeamId},
    question::{
        bank::Bank,
        item::{Domain, Item},
    },
};

/// For every output: the weight of each answer of one given person.
type Outputs<K> = BTreeMap<K, [f64; 5]>;

/// Knowledge of a reader in the worst case, and on the whole.
struct Worst {
    /// The best guess after the most telling output.
    guess: f64,
    /// Number of answers that the most telling output leaves possible.
    left: usize,
    /// The best guess, weighed by how often each output comes.
    expected: f64,
}

impl Worst {
    fn of<K>(outputs: &Outputs<K>) -> Self {
        let whole: f64 = outputs.values().flatten().sum();
        let guess = |row: &[f64; 5]| row.iter().copied().fold(0.0, f64::max) / row.iter().sum::<f64>();
        let left = |row: &[f64; 5]| row.iter().filter(|weight| **weight > 0.0).count();
        let best: f64 = outputs
            .values()
            .flat_map(|row| row.iter().copied().reduce(f64::max))
            .sum();
        Self {
            guess: outputs.values().map(guess).fold(0.0, f64::max),
            left: outputs.values().map(left).min().unwrap_or(0),
            expected: best / whole,
        }
    }
}

/// The core items, asked in a team's first pulse.
fn core() -> Vec<Item> {
    Bank::built_in().of(Domain::Core).cloned().collect()
}

fn first_pulse(threshold: Threshold, people: usize, items: &[Item]) -> Rules<'_> {
    Rules {
        team: TeamId(Uuid::nil()),
        pulse: PulseId(Uuid::nil()),
        closed_on: NaiveDate::default(),
        threshold,
        roster: people as i64,
        slips: 0,
        changed: None,
        items,
        asked_before: &[],
        past: &[],
        published: &[],
    }
}

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

/// In how many ways people can divide so over the answers.
fn ways(histogram: [usize; 5]) -> f64 {
    let people = histogram.iter().sum();
    factorial(people) / histogram.iter().map(|count| factorial(*count)).product::<f64>()
}

/// `ways[s]`: in how many ways so many answers (0 to 4 steps each) add up to `s`.
fn sums(answers: usize) -> Vec<f64> {
    let mut ways = vec![1.0_f64];
    for _ in 0..answers {
        let mut next = vec![0.0; ways.len() + 4];
        for (sum, count) in ways.iter().enumerate() {
            (0..5).for_each(|step| next[sum + step] += count);
        }
        ways = next;
    }
    ways
}
