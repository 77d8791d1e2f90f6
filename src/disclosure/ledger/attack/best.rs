//! The least that one wave of a tree has to withhold, by going up the tree once: for every unit and every number of people that its
//! published parts leave uncovered, the least that is withheld below.

use super::world::Unit;

/// For each number of uncovered people (from the floor on they are all one) the least withheld; nothing where it cannot be.
type Least = Vec<Option<i64>>;

/// People's results withheld at the least, besides those of units below the threshold.
pub(super) fn withheld(units: &[Unit], floor: i64, threshold: i64) -> i64 {
    let width = floor as usize + 1;
    let mut below: Vec<(i64, Least)> = units
        .iter()
        .map(|unit| (unit.ballots, start(unit, width)))
        .collect();
    for at in (0..units.len()).rev() {
        let (people, uncovered) = below[at].clone();
        let offered = people >= threshold;
        let mut least: Least = vec![None; width];
        for (left, cost) in uncovered.into_iter().enumerate() {
            let Some(cost) = cost else { continue };
            keep(&mut least[left], cost + if offered { people } else { 0 });
            if offered && (left == 0 || left == width - 1) {
                keep(&mut least[0], cost);
            }
        }
        match units[at].parent {
            None => return least.into_iter().flatten().min().unwrap_or(0),
            Some(parent) => {
                below[parent].0 += people;
                below[parent].1 = together(&below[parent].1, &least);
            }
        }
    }
    0
}

fn start(unit: &Unit, width: usize) -> Least {
    let mut least = vec![None; width];
    least[(unit.ballots as usize).min(width - 1)] = Some(0);
    least
}

fn together(one: &Least, other: &Least) -> Least {
    let mut least = vec![None; one.len()];
    for (a, cost_a) in one.iter().enumerate() {
        for (b, cost_b) in other.iter().enumerate() {
            if let (Some(cost_a), Some(cost_b)) = (cost_a, cost_b) {
                keep(&mut least[(a + b).min(one.len() - 1)], cost_a + cost_b);
            }
        }
    }
    least
}

fn keep(least: &mut Option<i64>, cost: i64) {
    *least = Some(least.map_or(cost, |least| least.min(cost)));
}
