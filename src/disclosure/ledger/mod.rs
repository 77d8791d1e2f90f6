//! The disclosure ledger: what follows from everything ever published, taken together.
//!
//! Every published figure is one row of a linear system, a sum over [`Unknown`]s; everything that can be worked out from figures by
//! adding and subtracting is a combination of rows. The ledger takes a figure in only if afterwards no combination rests on fewer
//! people than the floor.
//!
//! It assumes the worst: figures are taken as exact although they are published to the nearest 10, whoever calculates knows how many
//! people answered where, and reads everything, whatever their role. The arithmetic is exact; what it cannot decide, it refuses.
//!
//! Deliberately absent: which rule or which unit a refusal was for.

mod choice;
mod echelon;
mod lightest;

#[cfg(test)]
mod attack;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

pub use choice::{Offer, choose};
use echelon::{Echelon, EchelonRow};

use crate::ids::{PulseId, TeamId};

/// Quantity unknown until something is published: the sum of what the ballots of one pulse (so: of one team, once) said to one item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unknown {
    /// The pulse.
    pub pulse: PulseId,
    /// The item's name in the bank.
    pub item: String,
}

/// The people behind an unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// Team of the pulse.
    pub team: TeamId,
    /// Number of answers to the item.
    pub answers: i64,
    /// Number of people it stands for when it becomes known by itself, or together with one other item only: 0 when the rules withhold the
    /// item, however many answered.
    pub alone: i64,
}

/// A published figure: which unknowns were added up for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cell(BTreeSet<Unknown>);

impl Cell {
    /// The sum of these unknowns.
    pub fn of(unknowns: impl IntoIterator<Item = Unknown>) -> Self {
        Self(unknowns.into_iter().collect())
    }

    /// True when the figure says something about this pulse.
    pub fn mentions(&self, pulse: PulseId) -> bool {
        self.0.iter().any(|unknown| unknown.pulse == pulse)
    }
}

/// Refusal of a figure. There is one reason, and it says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// Everything published so far about some unknowns.
#[derive(Clone, Debug)]
pub struct Ledger {
    floor: i64,
    columns: Arc<Columns>,
    echelon: Echelon,
}

/// Number of items in a figure that is published without the answers to each being fit to be.
const TOGETHER: usize = 3;

#[derive(Debug)]
struct Columns {
    /// Column of each unknown; none when nobody answered it, which says nothing about anybody.
    places: BTreeMap<Unknown, Option<usize>>,
    columns: Vec<LedgerColumn>,
    /// From here on stand those that must not become known by themselves.
    light_from: usize,
}

#[derive(Debug)]
struct LedgerColumn {
    behind: Behind,
    item: usize,
}

impl Ledger {
    /// An empty ledger over these unknowns, in which nothing about fewer than `floor` people may become known.
    pub fn new(floor: i64, behind: &BTreeMap<Unknown, Behind>) -> Self {
        Self {
            floor,
            columns: Arc::new(Columns::of(floor, behind)),
            echelon: Echelon::default(),
        }
    }

    /// Writes down what was published before. A figure about other unknowns only is of no concern here.
    ///
    /// # Errors
    /// [`Refused`] when the figure mixes unknowns of this ledger with others, so that nothing could be decided any more.
    pub fn record(&mut self, cell: &Cell) -> Result<(), Refused> {
        if cell
            .0
            .iter()
            .all(|unknown| !self.columns.places.contains_key(unknown))
        {
            return Ok(());
        }
        let row = self.columns.row(cell).ok_or(Refused)?;
        let row = self.echelon.reduce(row).map_err(|_| Refused)?;
        self.echelon.insert(row);
        Ok(())
    }

    /// Takes a figure in, if nothing about too few people follows from it together with everything before.
    ///
    /// # Errors
    /// [`Refused`] if something does, or if it cannot be told; the ledger is unchanged.
    pub fn admit(&mut self, cell: &Cell) -> Result<(), Refused> {
        let row = self.columns.row(cell).ok_or(Refused)?;
        let row = self.echelon.reduce(row).map_err(|_| Refused)?;
        // Columns are in the order of their weight: a row that begins among the heavy ones adds nothing about the light ones alone.
        let light = row.lead().is_some_and(|lead| lead >= self.columns.light_from);
        if light && lightest::any_few(self.around(&row), &|columns| self.few(columns)) {
            return Err(Refused);
        }
        self.echelon.insert(row);
        Ok(())
    }

    /// Rows about light columns alone that hang together with a new row.
    fn around(&self, row: &EchelonRow) -> Vec<EchelonRow> {
        let mut rows: Vec<EchelonRow> = self.echelon.behind(self.columns.light_from).cloned().collect();
        rows.push(row.clone());
        let parts = lightest::parts(rows);
        parts
            .into_iter()
            .find(|part| part.contains(row))
            .unwrap_or_default()
    }

    fn few(&self, columns: &[usize]) -> bool {
        self.columns.people(columns) < self.floor
    }
}

impl Columns {
    fn of(floor: i64, behind: &BTreeMap<Unknown, Behind>) -> Self {
        let mut order: Vec<_> = behind.iter().filter(|(_, behind)| behind.answers > 0).collect();
        order.sort_by_key(|(_, behind)| behind.alone < floor);
        let light_from = order.iter().filter(|(_, behind)| behind.alone >= floor).count();
        let mut items: BTreeMap<&str, usize> = BTreeMap::new();
        let mut columns = Vec::with_capacity(order.len());
        let mut places: BTreeMap<Unknown, Option<usize>> =
            behind.keys().map(|unknown| (unknown.clone(), None)).collect();
        for (unknown, behind) in order {
            let next = items.len();
            let item = *items.entry(unknown.item.as_str()).or_insert(next);
            places.insert(unknown.clone(), Some(columns.len()));
            columns.push(LedgerColumn {
                behind: *behind,
                item,
            });
        }
        Self {
            places,
            columns,
            light_from,
        }
    }

    /// Row of a figure; `None` when an unknown is not of this ledger.
    fn row(&self, cell: &Cell) -> Option<EchelonRow> {
        let places: Option<Vec<_>> = cell.0.iter().map(|unknown| self.places.get(unknown)).collect();
        Some(EchelonRow::ones(places?.into_iter().filter_map(|place| *place)))
    }

    /// Minimum number of people these columns rest on. Of one team the largest column counts, however many pulses there are: they may all
    /// be the same people.
    fn people(&self, columns: &[usize]) -> i64 {
        let mut teams: BTreeMap<TeamId, (BTreeSet<usize>, i64, i64)> = BTreeMap::new();
        for column in columns.iter().map(|column| &self.columns[*column]) {
            let (items, answers, alone) = teams.entry(column.behind.team).or_default();
            items.insert(column.item);
            *answers = (*answers).max(column.behind.answers);
            *alone = (*alone).max(column.behind.alone);
        }
        let people = teams.into_values().map(
            |(items, answers, alone)| {
                if items.len() >= TOGETHER { answers } else { alone }
            },
        );
        people.sum()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    /// A ledger over teams of these sizes, all asked one item once.
    fn ledger(sizes: &[i64]) -> Ledger {
        let behind = sizes.iter().enumerate().map(|(at, size)| {
            let behind = Behind {
                team: TeamId(Uuid::from_u128(at as u128)),
                answers: *size,
                alone: *size,
            };
            (unknown(at, "item"), behind)
        });
        Ledger::new(5, &behind.collect())
    }

    fn unknown(team: usize, item: &str) -> Unknown {
        Unknown {
            pulse: PulseId(Uuid::from_u128(team as u128)),
            item: item.into(),
        }
    }

    fn sum(teams: &[usize]) -> Cell {
        Cell::of(teams.iter().map(|team| unknown(*team, "item")))
    }

    /// Offers sums over teams one after the other and says which were taken in.
    fn taken(sizes: &[i64], sums: &[&[usize]]) -> Vec<bool> {
        let mut ledger = ledger(sizes);
        sums.iter()
            .map(|teams| ledger.admit(&sum(teams)).is_ok())
            .collect()
    }

    #[test]
    fn a_parent_needs_children_without_a_small_remainder() {
        for (sizes, sums, expected) in [
            // The children that are not published hold 3: the parent would give them away.
            (
                &[8, 9, 3][..],
                &[&[0][..], &[1], &[0, 1, 2]][..],
                &[true, true, false][..],
            ),
            // They hold 3 and 4 together: seven people are nobody in particular.
            (&[8, 9, 3, 4], &[&[0], &[1], &[0, 1, 2, 3]], &[true, true, true]),
            // Nobody answered in the third.
            (&[8, 9, 0], &[&[0], &[1], &[0, 1, 2]], &[true, true, true]),
            // The parent came first: now one child must stay back.
            (&[8, 9, 3], &[&[0, 1, 2], &[0], &[1]], &[true, true, false]),
            (&[4], &[&[0]], &[false]),
            // Two units that overlap: what they share, and what each has alone, must hold nobody or enough.
            (&[8, 3, 8], &[&[0, 1], &[1, 2]], &[true, true]),
            (&[8, 3, 8], &[&[0, 1], &[1, 2], &[0, 1, 2]], &[true, true, false]),
        ] {
            assert_eq!(taken(sizes, sums), expected, "{sizes:?} {sums:?}");
        }
    }

    #[test]
    fn nothing_small_follows_across_pulses_either() {
        // One team of seven, then three, then seven: the sum over the block would give the second pulse away.
        let team = TeamId(Uuid::from_u128(9));
        let behind = [7, 3, 7].into_iter().enumerate().map(|(at, size)| {
            (
                unknown(at, "item"),
                Behind {
                    team,
                    answers: size,
                    alone: size,
                },
            )
        });
        let mut ledger = Ledger::new(5, &behind.collect());
        assert_eq!(ledger.admit(&sum(&[0])), Ok(()));
        assert_eq!(ledger.admit(&sum(&[2])), Ok(()));
        assert_eq!(ledger.admit(&sum(&[0, 1, 2])), Err(Refused));
    }

    #[test]
    fn an_item_that_is_withheld_cannot_be_worked_out() {
        let team = TeamId(Uuid::from_u128(0));
        let items = ["energy", "mood", "control"];
        let behind = |alone: [i64; 3]| {
            let each = items.iter().zip(alone).map(|(item, alone)| {
                (
                    unknown(0, item),
                    Behind {
                        team,
                        answers: 9,
                        alone,
                    },
                )
            });
            each.collect::<BTreeMap<_, _>>()
        };
        let single = |at: usize| Cell::of([unknown(0, items[at])]);
        let index = Cell::of(items.map(|item| unknown(0, item)));
        for (alone, singles) in [
            ([9, 9, 9], [true, true, true]),
            // The third is withheld, so one of the others has to be as well.
            ([9, 9, 0], [true, false, false]),
            // Two are withheld: their sum would be as good as each.
            ([9, 0, 0], [false, false, false]),
            ([0, 0, 0], [false, false, false]),
        ] {
            let mut ledger = Ledger::new(6, &behind(alone));
            assert_eq!(
                ledger.admit(&index),
                Ok(()),
                "three items together rest on nine people"
            );
            assert_eq!(
                [0, 1, 2].map(|at| ledger.admit(&single(at)).is_ok()),
                singles,
                "{alone:?}"
            );
        }
    }

    #[test]
    fn figures_about_others_are_of_no_concern_and_mixed_ones_stop_everything() {
        let mut ledger = ledger(&[8, 9]);
        assert_eq!(ledger.record(&sum(&[7])), Ok(()));
        assert_eq!(ledger.record(&sum(&[0, 7])), Err(Refused));
        assert_eq!(ledger.admit(&sum(&[7])), Err(Refused));
    }
}
