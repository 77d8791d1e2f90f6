//! Made-up organisations: a tree of units whose leaves hold people, some of them few, some of them silent, and which is rearranged now
//! and then.

use uuid::Uuid;

use super::super::*;

/// A unit in one wave. Parents stand before their children.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) parent: Option<usize>,
    /// Ballots of a leaf; nothing above.
    pub(super) ballots: i64,
}

pub(super) struct AttackWorld {
    random: u64,
    /// For each unit its parent; unit 0 is the organisation.
    parents: Vec<usize>,
    /// People of each unit, of which only leaves have any.
    people: Vec<i64>,
    waves: usize,
}

pub(super) struct Wave {
    number: usize,
    units: Vec<Unit>,
}

/// A figure that could be published.
pub(super) struct Offered {
    pub(super) cell: Cell,
    /// People whose results it is.
    pub(super) people: i64,
    /// The fewest ballots behind it in any wave.
    pub(super) least: i64,
}

impl AttackWorld {
    pub(super) fn new(seed: u64, units: usize) -> Self {
        let mut world = Self {
            random: seed,
            parents: vec![0],
            people: Vec::new(),
            waves: 0,
        };
        for unit in 1..units {
            // Not too deep: among the first half of the units.
            let parent = world.below(unit.min(units / 3 + 1));
            world.parents.push(parent);
        }
        for _ in 0..units {
            let people = match world.below(10) {
                0 | 1 => 1 + world.below(5),
                2 => 15 + world.below(20),
                _ => 6 + world.below(9),
            };
            world.people.push(people as i64);
        }
        world
    }

    /// splitmix64.
    fn below(&mut self, bound: usize) -> usize {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }

    /// The next wave: most people answer; every fifth time a unit has moved.
    pub(super) fn wave(&mut self) -> Wave {
        let units = self.parents.len();
        if self.below(5) == 0 && units > 4 {
            let unit = units / 2 + self.below(units - units / 2);
            self.parents[unit] = self.below(units / 3 + 1);
        }
        let leaves: Vec<bool> = (0..units)
            .map(|unit| !self.parents[1..].contains(&unit))
            .collect();
        let mut wave = Wave {
            number: self.waves,
            units: Vec::new(),
        };
        self.waves += 1;
        for (unit, is_leaf) in leaves.into_iter().enumerate() {
            let people = self.people[unit];
            let silent = self.below(people as usize / 2 + 1) as i64;
            wave.units.push(Unit {
                parent: (unit > 0).then(|| self.parents[unit]),
                ballots: if is_leaf { people - silent } else { 0 },
            });
        }
        wave
    }
}

impl Wave {
    pub(super) fn tree(&self) -> Vec<Unit> {
        self.units.clone()
    }

    /// Every leaf with its ballots.
    pub(super) fn behind(&self) -> impl Iterator<Item = (Unknown, Behind)> {
        self.units
            .iter()
            .enumerate()
            .filter(|(_, unit)| unit.ballots > 0)
            .map(|(at, unit)| {
                let behind = Behind {
                    team: TeamId(Uuid::from_u128(at as u128)),
                    answers: unit.ballots,
                    alone: unit.ballots,
                };
                (self.unknown(at), behind)
            })
    }

    fn unknown(&self, unit: usize) -> Unknown {
        Unknown {
            pulse: PulseId(Uuid::from_u128((self.number * 1000 + unit) as u128)),
            item: "item".into(),
        }
    }

    /// The leaves of a unit that anybody answered in.
    fn leaves(&self, unit: usize) -> Vec<usize> {
        let inside = |leaf: &usize| {
            let mut at = Some(*leaf);
            while let Some(here) = at.filter(|here| *here != unit) {
                at = self.units[here].parent;
            }
            at.is_some()
        };
        (0..self.units.len())
            .filter(|leaf| self.units[*leaf].ballots > 0)
            .filter(inside)
            .collect()
    }

    /// A figure for every unit.
    pub(super) fn offers(&self) -> Vec<Offered> {
        let offer = |unit: usize| {
            let leaves = self.leaves(unit);
            let people = leaves.iter().map(|leaf| self.units[*leaf].ballots).sum();
            Offered {
                cell: Cell::of(leaves.into_iter().map(|leaf| self.unknown(leaf))),
                people,
                least: people,
            }
        };
        (0..self.units.len())
            .map(offer)
            .filter(|offered| offered.people > 0)
            .collect()
    }
}

/// A figure for every unit over several waves together.
pub(super) fn blocks(waves: &[Wave]) -> Vec<Offered> {
    let units = waves.first().map_or(0, |wave| wave.units.len());
    let offer = |unit: usize| {
        let leaves = waves.iter().map(|wave| (wave, wave.leaves(unit)));
        let parts: Vec<_> = leaves.collect();
        let ballots = |(wave, leaves): &(&Wave, Vec<usize>)| -> i64 {
            leaves.iter().map(|leaf| wave.units[*leaf].ballots).sum()
        };
        let cell = parts
            .iter()
            .flat_map(|(wave, leaves)| leaves.iter().map(|leaf| wave.unknown(*leaf)));
        Offered {
            cell: Cell::of(cell),
            people: parts.iter().map(ballots).max().unwrap_or(0),
            least: parts.iter().map(ballots).min().unwrap_or(0),
        }
    };
    (0..units)
        .map(offer)
        .filter(|offered| offered.people > 0)
        .collect()
}
