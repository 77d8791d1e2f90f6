//! An index before rounding. Nobody is shown it; but if verdict after verdict gave it away whole, this is what a reader would have.

use super::*;
use crate::{disclosure::trend::Unrounded, question::item::Theme};

#[test]
fn not_even_the_unrounded_index_settles_an_answer() {
    for people in 5..=8_usize {
        let answers = 3 * people;
        let mut outputs = Outputs::new();
        for (sum, count) in sums(answers - 1).into_iter().enumerate() {
            for answer in 0..5 {
                let fraction = (25 * (sum + answer) as i128, answers as i128);
                let value = Unrounded::of(Theme::Core, NaiveDate::default(), fraction);
                let row: &mut [f64; 5] = outputs.entry(value.hundredths).or_default();
                row[answer] += count;
            }
        }
        let worst = Worst::of(&outputs);
        println!(
            "unrounded index of three items, {people} ballots: {} outputs, best guess {:.2}, answers left {}",
            outputs.len(),
            worst.guess,
            worst.left
        );
        assert!(worst.guess < 0.70, "{people} ballots: {}", worst.guess);
        assert_eq!(worst.left, 5, "{people} ballots: every answer stays possible");
    }
}
