//! Attacker that reads every figure and calculates. Works modulo the prime 2^61 − 1 and from the other side than the ledger: it draws
//! worlds that would have led to the same figures, and looks for groups of few people about whom all these worlds agree.

use std::collections::BTreeMap;

use super::super::{Behind, Cell, Unknown};

const PRIME: u64 = (1 << 61) - 1;

pub(super) struct Attacker {
    floor: i64,
    /// Unknowns by team, with how many people stand behind each.
    columns: BTreeMap<Unknown, usize>,
    people: Vec<(u128, i64)>,
    /// Solved so far: for a column, what it is in terms of columns after it.
    solved: BTreeMap<usize, Vec<(usize, u64)>>,
}

impl Attacker {
    pub(super) fn new(floor: i64, behind: &BTreeMap<Unknown, Behind>) -> Self {
        let columns = behind.keys().cloned().zip(0..).collect();
        let people = behind
            .values()
            .map(|behind| (behind.team.0.as_u128(), behind.answers));
        Self {
            floor,
            columns,
            people: people.collect(),
            solved: BTreeMap::new(),
        }
    }

    /// Takes note of a figure.
    pub(super) fn reads(&mut self, cell: &Cell) {
        let mut row: BTreeMap<usize, u64> = cell.0.iter().map(|unknown| (self.columns[unknown], 1)).collect();
        while let Some((column, entry)) = row.first_key_value().map(|(column, entry)| (*column, *entry)) {
            let Some(known) = self.solved.get(&column) else {
                let factor = inverse(entry);
                let rest = row
                    .into_iter()
                    .skip(1)
                    .map(|(column, entry)| (column, times(entry, factor)));
                self.solved.insert(column, rest.collect());
                return;
            };
            row.remove(&column);
            for (other, factor) in known {
                let sum = row.entry(*other).or_insert(0);
                *sum = minus(*sum, times(entry, *factor));
                if *sum == 0 {
                    row.remove(other);
                }
            }
        }
    }

    /// A world whose figures are all nought: the difference between two worlds that led to the same ones.
    fn difference(&self, random: &mut u64) -> Vec<u64> {
        let mut world = vec![0; self.people.len()];
        for column in (0..self.people.len()).rev() {
            world[column] = match self.solved.get(&column) {
                Some(rest) => rest.iter().fold(0, |sum, (other, factor)| {
                    minus(sum, times(*factor, world[*other]))
                }),
                None => {
                    *random = random
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    (*random >> 3) % PRIME
                }
            };
        }
        world
    }

    /// Groups of teams with fewer people than the floor about whom something is the same in all worlds: the columns of each.
    pub(super) fn found(&self) -> Vec<Vec<usize>> {
        let mut random = 42;
        let worlds: Vec<_> = (0..16).map(|_| self.difference(&mut random)).collect();
        let mut found = Vec::new();
        groups(&self.light(), self.floor, &mut Vec::new(), &mut |columns| {
            if rank(columns, &worlds) < columns.len() {
                found.push(columns.to_vec());
            }
        });
        found
    }

    /// For every team and every number of people below the floor: the pulses in which at most so many answered.
    fn light(&self) -> Vec<Light> {
        let mut light = Vec::new();
        for people in 1..self.floor {
            let mut teams: BTreeMap<u128, Vec<usize>> = BTreeMap::new();
            let columns = self
                .people
                .iter()
                .enumerate()
                .filter(|(_, (_, behind))| *behind <= people);
            columns.for_each(|(column, (team, _))| teams.entry(*team).or_default().push(column));
            light.extend(teams.into_iter().map(|(team, columns)| Light {
                team,
                people,
                columns,
            }));
        }
        light.sort_by_key(|light| light.team);
        light
    }

    pub(super) fn finds_nothing(&self, seed: u64) {
        let found = self.found();
        assert!(found.is_empty(), "seed {seed}: something follows about {found:?}");
    }
}

/// Pulses of one team in which few answered.
struct Light {
    team: u128,
    people: i64,
    columns: Vec<usize>,
}

/// Every group of teams that together have fewer people than are left.
fn groups(light: &[Light], left: i64, group: &mut Vec<usize>, look: &mut impl FnMut(&[usize])) {
    for (at, one) in light.iter().enumerate().filter(|(_, one)| one.people < left) {
        let before = group.len();
        group.extend(&one.columns);
        look(group);
        let others = light[at..].iter().position(|other| other.team != one.team);
        groups(
            others.map_or(&[], |first| &light[at + first..]),
            left - one.people,
            group,
            look,
        );
        group.truncate(before);
    }
}

/// The rank of these columns over the worlds: below their number, some sum over them is nought in all.
fn rank(columns: &[usize], worlds: &[Vec<u64>]) -> usize {
    let mut rows: Vec<Vec<u64>> = columns
        .iter()
        .map(|column| worlds.iter().map(|world| world[*column]).collect())
        .collect();
    let mut rank = 0;
    for place in 0..worlds.len() {
        let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][place] != 0) else {
            continue;
        };
        rows.swap(rank, pivot);
        let factor = inverse(rows[rank][place]);
        let pivot = rows[rank].clone();
        for row in &mut rows[rank + 1..] {
            let share = times(row[place], factor);
            for (entry, of_pivot) in row.iter_mut().zip(&pivot) {
                *entry = minus(*entry, times(share, *of_pivot));
            }
        }
        rank += 1;
    }
    rank
}

fn times(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(PRIME)) as u64
}

fn minus(a: u64, b: u64) -> u64 {
    if a >= b { a - b } else { a + PRIME - b }
}

/// Fermat: the power to PRIME − 2.
fn inverse(a: u64) -> u64 {
    let (mut result, mut base, mut power) = (1, a, PRIME - 2);
    while power > 0 {
        if power & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        power >>= 1;
    }
    result
}
