//! One item: the mean from eight ballots on, the shares from ten.

use super::*;
use crate::{disclosure::gate, question::answers::Answers};

/// Published text about the first of the three items.
fn published(histogram: [usize; 5], items: &[Item]) -> String {
    let people: usize = histogram.iter().sum();
    let answers = (1_i64..=5).flat_map(|answer| vec![answer; histogram[answer as usize - 1]]);
    // The other two items are answered so that they are shown and say nothing about the first.
    let ballots: Vec<_> = answers
        .enumerate()
        .map(|(at, answer)| Answers::parse(&[Some(answer), Some(at as i64 % 5 + 1), None], 3).unwrap())
        .collect();
    let publication = gate(&ballots, &first_pulse(Threshold::DEFAULT, people, items)).publication;
    let first = &publication.items()[0];
    format!("{:?} {:?}", first.level(), first.shares())
}

fn outputs(people: usize) -> Outputs<String> {
    let items = core();
    let mut outputs = Outputs::new();
    for histogram in histograms(people) {
        let ways = ways(histogram);
        let row: &mut [f64; 5] = outputs.entry(published(histogram, &items)).or_default();
        for answer in 0..5 {
            row[answer] += ways * histogram[answer] as f64 / people as f64;
        }
    }
    outputs
}

#[test]
fn no_figure_about_an_item_settles_an_answer() {
    for people in 8..=16 {
        let outputs = outputs(people);
        let worst = Worst::of(&outputs);
        println!(
            "single item, {people} ballots: {} outputs, best guess {:.2}, answers left {}, expected {:.2}",
            outputs.len(),
            worst.guess,
            worst.left,
            worst.expected
        );
        assert!(worst.guess < 0.70, "{people} ballots: {}", worst.guess);
        assert!(worst.left >= 3, "{people} ballots");
        let shares = outputs.keys().any(|output| output.contains("Shares"));
        assert_eq!(shares, people >= 10, "{people} ballots");
    }
}

#[test]
fn below_eight_ballots_a_single_item_says_nothing() {
    for people in 1..8 {
        let outputs = outputs(people);
        assert_eq!(outputs.len(), 1, "{people} ballots");
        assert!((Worst::of(&outputs).guess - 0.2).abs() < 1e-9);
    }
}
