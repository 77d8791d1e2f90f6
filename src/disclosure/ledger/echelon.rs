//! Exact elimination over the integers: rows are kept without a common divisor, so that no fraction ever appears, and every step
//! is checked. An overflow is an answer of its own, never a wrong number.

use std::collections::BTreeMap;

/// A number that would not fit into 128 bits: nothing is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Overflow;

type Entries = [(usize, i128)];

/// A row: its entries other than nought, by column, the first of them positive, without a common divisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EchelonRow(Vec<(usize, i128)>);

impl EchelonRow {
    /// A one in each of these columns.
    pub(super) fn ones(columns: impl Iterator<Item = usize>) -> Self {
        let mut columns: Vec<_> = columns.collect();
        columns.sort_unstable();
        columns.dedup();
        Self(columns.into_iter().map(|column| (column, 1)).collect())
    }

    /// The first column that is not nought; nothing for the empty row.
    pub(super) fn lead(&self) -> Option<usize> {
        self.0.first().map(|(column, _)| *column)
    }

    /// The columns that are not nought, in order.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|(column, _)| *column)
    }

    /// True when the row has an entry in this column.
    pub(super) fn touches(&self, column: usize) -> bool {
        self.at(column) != 0
    }

    fn at(&self, column: usize) -> i128 {
        let found = self.0.binary_search_by_key(&column, |(column, _)| *column);
        found.map_or(0, |at| self.0[at].1)
    }

    /// Adds so much of `by` that `column` becomes nought. `by` must have an entry there.
    pub(super) fn cleared(&self, column: usize, by: &Self) -> Result<Self, Overflow> {
        let (mine, theirs) = (self.at(column), by.at(column));
        if mine == 0 {
            return Ok(self.clone());
        }
        let divisor = gcd(mine, theirs).max(1);
        let mut sum = difference(&self.0, theirs / divisor, &by.0, mine / divisor)?;
        let common = sum.iter().fold(0, |common, (_, entry)| gcd(common, *entry));
        let sign = if sum.first().is_some_and(|(_, entry)| *entry < 0) {
            -1
        } else {
            1
        };
        sum.iter_mut()
            .for_each(|(_, entry)| *entry = *entry / common * sign);
        Ok(Self(sum))
    }
}

/// `left·a − right·b`, without noughts.
fn difference(left: &Entries, a: i128, right: &Entries, b: i128) -> Result<Vec<(usize, i128)>, Overflow> {
    let (mut i, mut j) = (0, 0);
    let mut sum = Vec::with_capacity(left.len() + right.len());
    while i < left.len() || j < right.len() {
        let at = |row: &Entries, k: usize| row.get(k).map_or(usize::MAX, |(column, _)| *column);
        let column = at(left, i).min(at(right, j));
        let mut entry = 0_i128;
        if at(left, i) == column {
            entry = left[i].1.checked_mul(a).ok_or(Overflow)?;
            i += 1;
        }
        if at(right, j) == column {
            let taken = right[j].1.checked_mul(b).ok_or(Overflow)?;
            entry = entry.checked_sub(taken).ok_or(Overflow)?;
            j += 1;
        }
        if entry != 0 {
            sum.push((column, entry));
        }
    }
    Ok(sum)
}

/// The greatest common divisor, never negative; of nought and nought it is nought.
fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(i128::MAX)
}

/// Rows with different leads: a basis of everything that follows from what was put in.
#[derive(Clone, Debug, Default)]
pub(super) struct Echelon {
    rows: BTreeMap<usize, EchelonRow>,
}

impl Echelon {
    /// Remainder of a row once everything that follows from the basis is taken out of its lead; empty when the row follows itself.
    pub(super) fn reduce(&self, mut row: EchelonRow) -> Result<EchelonRow, Overflow> {
        while let Some(lead) = row.lead() {
            let Some(known) = self.rows.get(&lead) else { break };
            row = row.cleared(lead, known)?;
        }
        Ok(row)
    }

    /// Adds a reduced row that is not empty.
    pub(super) fn insert(&mut self, row: EchelonRow) {
        if let Some(lead) = row.lead() {
            self.rows.insert(lead, row);
        }
    }

    /// The rows whose lead is at or behind a column: all that follows about the columns from there on, and nothing else.
    pub(super) fn behind(&self, column: usize) -> impl Iterator<Item = &EchelonRow> {
        self.rows.range(column..).map(|(_, row)| row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(entries: &[(usize, i128)]) -> EchelonRow {
        EchelonRow(entries.to_vec())
    }

    #[test]
    fn clearing_keeps_rows_primitive() {
        let cleared = row(&[(0, 2), (1, 4)]).cleared(0, &row(&[(0, 4), (2, 2)]));
        assert_eq!(cleared, Ok(row(&[(1, 4), (2, -1)])));
        let cleared = row(&[(0, 1), (1, 1)]).cleared(0, &row(&[(0, 1), (1, 3)]));
        assert_eq!(cleared, Ok(row(&[(1, 1)])));
        assert_eq!(row(&[(0, 1)]).cleared(0, &row(&[(0, 3)])), Ok(row(&[])));
    }

    #[test]
    fn too_large_is_said_and_not_guessed() {
        let large = row(&[(0, i128::MAX - 1), (1, 1)]);
        assert_eq!(large.cleared(0, &row(&[(0, 3), (1, i128::MAX)])), Err(Overflow));
    }

    #[test]
    fn what_follows_reduces_to_nothing() {
        let mut echelon = Echelon::default();
        for columns in [vec![0, 1, 2], vec![0, 1]] {
            let left = echelon.reduce(EchelonRow::ones(columns.into_iter())).unwrap();
            echelon.insert(left);
        }
        assert_eq!(
            echelon.reduce(EchelonRow::ones([2].into_iter())).unwrap().lead(),
            None
        );
        assert_eq!(
            echelon.reduce(EchelonRow::ones([0].into_iter())).unwrap().lead(),
            Some(1)
        );
        assert_eq!(echelon.behind(1).count(), 1);
    }
}
