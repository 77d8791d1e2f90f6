//! The lightest thing that follows from some rows: whether any combination of them rests on too few people.
//!
//! Every combination with as few columns as possible is nought in all but one of the others' directions, so clearing one column after
//! another, in order, reaches each of them once. That is exact, and for one row (all that a tree of units ever leads to) immediate.
//! Where many rows share columns the search stops after [`STEPS`] and says yes: what cannot be decided is not published.

use super::echelon::EchelonRow;

/// Number of columns that are cleared before the search gives up.
const STEPS: usize = 20_000;

/// True when some combination of `rows`, not all nought, lies on columns for which `few` holds. `few` must hold for every part of a set
/// for which it holds.
pub(super) fn any_few(rows: Vec<EchelonRow>, few: &impl Fn(&[usize]) -> bool) -> bool {
    let Some(rows) = cleared_of_each_other(rows) else {
        return true;
    };
    let mut steps = STEPS;
    parts(rows)
        .into_iter()
        .any(|part| search(&part, 0, &mut steps, few))
}

/// Gauss and Jordan: no row touches the lead of another.
fn cleared_of_each_other(rows: Vec<EchelonRow>) -> Option<Vec<EchelonRow>> {
    let mut done: Vec<EchelonRow> = Vec::new();
    for mut row in rows {
        for other in &done {
            row = row.cleared(other.lead()?, other).ok()?;
        }
        let Some(lead) = row.lead() else { continue };
        for other in &mut done {
            *other = other.cleared(lead, &row).ok()?;
        }
        done.push(row);
    }
    Some(done)
}

/// Rows that share a column, directly or through others, belong together; nothing light can need two such groups.
pub(super) fn parts(rows: Vec<EchelonRow>) -> Vec<Vec<EchelonRow>> {
    let mut parts: Vec<Vec<EchelonRow>> = Vec::new();
    for row in rows {
        let shares = |part: &Vec<EchelonRow>| {
            row.columns()
                .any(|column| part.iter().any(|other| other.touches(column)))
        };
        let (with, without): (Vec<_>, Vec<_>) = parts.into_iter().partition(shares);
        parts = without;
        let mut part: Vec<EchelonRow> = with.into_iter().flatten().collect();
        part.push(row);
        parts.push(part);
    }
    parts
}

fn search(rows: &[EchelonRow], from: usize, steps: &mut usize, few: &impl Fn(&[usize]) -> bool) -> bool {
    let columns = support(rows);
    if few(&columns) {
        return true;
    }
    if rows.len() <= 1 {
        return false;
    }
    for column in columns.into_iter().filter(|column| *column >= from) {
        if *steps == 0 {
            return true;
        }
        *steps -= 1;
        let Some(left) = nought_at(rows, column) else {
            return true;
        };
        if search(&left, column + 1, steps, few) {
            return true;
        }
    }
    false
}

/// Everything that follows from the rows and is nought in a column: one row fewer.
fn nought_at(rows: &[EchelonRow], column: usize) -> Option<Vec<EchelonRow>> {
    let at = rows.iter().position(|row| row.touches(column))?;
    let others = rows.iter().enumerate().filter(|(other, _)| *other != at);
    others
        .map(|(_, row)| row.cleared(column, &rows[at]).ok())
        .collect()
}

fn support(rows: &[EchelonRow]) -> Vec<usize> {
    let mut columns: Vec<usize> = rows.iter().flat_map(EchelonRow::columns).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    /// True when something on at most `most` columns follows from sums over these sets.
    fn follows(sets: &[&[usize]], most: usize) -> bool {
        let rows = sets
            .iter()
            .map(|set| EchelonRow::ones(set.iter().copied()))
            .collect();
        any_few(rows, &|columns| columns.len() <= most)
    }

    #[test]
    fn the_lightest_combination_is_found() {
        for (sets, lightest) in [
            (&[&[0, 1, 2][..]][..], 3),
            (&[&[0, 1, 2], &[3, 4]], 2),
            (&[&[0, 1, 2, 3], &[1, 2, 3]], 1),
            (&[&[0, 1], &[1, 2], &[0, 2]], 1),
            (&[&[0, 1, 2, 3], &[2, 3, 4, 5], &[4, 5, 6, 7]], 4),
            (&[&[0, 1, 2], &[2, 3, 4], &[1, 2, 3]], 2),
            (&[&[0, 1, 2, 3, 4], &[0, 1, 2], &[2, 3, 4]], 1),
        ] {
            assert!(follows(sets, lightest), "{sets:?}");
            assert!(!follows(sets, lightest - 1), "{sets:?}");
        }
    }

    #[test]
    fn what_cannot_be_decided_counts_as_too_few() {
        // Sixty people in a ring, each figure about thirty in a row: far more combinations than steps.
        let rows =
            (0..12).map(|start| EchelonRow::ones((start * 5..start * 5 + 28).map(|column| column % 60)));
        assert!(any_few(rows.collect(), &|columns| columns.is_empty()));
    }
}
