//! Reliability of a figure about five to fifteen people.
//!
//! Every half-width here rests on one fixed standard deviation, [`SIGMA`], and on how many people answered, as a lower bound.
//! Never on the spread of the answers themselves: with five ballots a mean and a spread give the answers away.

/// The standard deviation of a single item on the scale from 0 to 100, in points. A constant by design.
pub const SIGMA: f64 = 29.0;

/// Mean correlation between the items of one index.
const CORRELATION: f64 = 0.4;

/// The two-sided 95 % point of the normal distribution.
const Z_95: f64 = 1.959_964;

/// The standard deviation of an index of `items` items, in points: `σ·√((1+(m−1)·0.4)/m)`.
pub fn sigma(items: u32) -> f64 {
    let items = f64::from(items.max(1));
    SIGMA * ((1.0 + (items - 1.0) * CORRELATION) / items).sqrt()
}

/// Half width of the 95 % confidence interval of a figure about so many people, in whole points: `t·σ/√n`, where σ is fixed and t is
/// Student's for as many degrees of freedom as it has in [`detectable_change`], which is √2 times as wide.
pub fn half_width(answered: u32, items: u32) -> u32 {
    half_width_exact(answered, items).round() as u32
}

/// The smallest difference between two pulses, in whole points, that 95 % of chance differences stay within: a difference
/// says something when it is *greater* than this. `answered` is how many people answered each of the two.
///
/// `t·√2·σ/√n` with Student's t for the 2(n−1) degrees of freedom of two groups. Differences are whole points, so the
/// fraction makes no difference and is cut off.
pub fn detectable_change(answered: u32, items: u32) -> u32 {
    // Between 0 and 400 for any input, so the cast keeps the whole part.
    (half_width_exact(answered, items) * std::f64::consts::SQRT_2) as u32
}

fn half_width_exact(answered: u32, items: u32) -> f64 {
    let people = f64::from(answered.max(2));
    t_95(2.0 * (people - 1.0)) * sigma(items) / people.sqrt()
}

/// The two-sided 95 % point of Student's t, by the expansion of Abramowitz and Stegun, formula 26.7.5. From four degrees
/// of freedom on it is right to a hundredth.
fn t_95(freedom: f64) -> f64 {
    let z = Z_95;
    let first = (z.powi(3) + z) / 4.0;
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    let third = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0;
    z + first / freedom + second / freedom.powi(2) + third / freedom.powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t_as_in_the_tables() {
        for (freedom, expected) in [
            (4.0, 2.776),
            (8.0, 2.306),
            (14.0, 2.145),
            (18.0, 2.101),
            (28.0, 2.048),
        ] {
            assert!(
                (t_95(freedom) - expected).abs() < 0.01,
                "{freedom}: {}",
                t_95(freedom)
            );
        }
    }

    #[test]
    fn detectable_changes() {
        for (answered, single, five) in [(5, 42, 30), (8, 31, 22), (10, 27, 19), (15, 21, 15)] {
            assert_eq!(
                detectable_change(answered, 1),
                single,
                "{answered} people, one item"
            );
            assert_eq!(
                detectable_change(answered, 5),
                five,
                "{answered} people, five items"
            );
        }
    }

    #[test]
    fn half_widths() {
        for (answered, single, three, five) in [
            (5, 30, 23, 22),
            (8, 22, 17, 16),
            (10, 19, 15, 14),
            (13, 17, 13, 12),
            (15, 15, 12, 11),
        ] {
            for (items, expected) in [(1, single), (3, three), (5, five)] {
                assert_eq!(
                    half_width(answered, items),
                    expected,
                    "{answered} people, {items} items"
                );
            }
        }
    }

    #[test]
    fn more_people_and_more_items_say_more() {
        for answered in 5..40 {
            for items in 1..8 {
                let here = detectable_change(answered, items);
                assert!(detectable_change(answered + 1, items) <= here);
                assert!(detectable_change(answered, items + 1) <= here);
                assert!(here > 0);
            }
        }
    }
}
