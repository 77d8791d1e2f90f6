//! The matcher: people in every order there is, ballots and remarks likewise, one laid beside the other.

use super::*;

/// Lays every order of people beside every order of ballots and of remarks, and these two beside each other.
pub(super) fn compare(truth: &Truth, phase: &str, sources: &[(String, Source)], score: &mut Score) {
    let ballots: Vec<_> = truth.ballots.iter().map(|key| key.to_vec()).collect();
    let remarks: Vec<_> = truth.remarks.iter().map(|key| key.to_vec()).collect();
    let mut people = orders(&truth.who, sources);
    let names: Vec<_> = truth.sizes.iter().map(|size| size.0).collect();
    // A slip has no name.
    if names.iter().any(|length| *length > 0) {
        people.push(("length of name".into(), sorted(&names)));
    }
    let boxed = orders(&ballots, sources);
    let mut remarked = orders(&remarks, sources);
    let lengths: Vec<_> = truth.sizes.iter().map(|size| size.1).collect();
    if !remarked.is_empty() {
        remarked.push(("length of remark".into(), sorted(&lengths)));
    }
    for (what, ones, others) in [
        ("ballots to people", &boxed, &people),
        ("remarks to people", &remarked, &people),
        ("remarks to ballots", &remarked, &boxed),
    ] {
        for (one, left) in ones {
            for (other, right) in others {
                let same = left.iter().zip(right).filter(|(one, other)| one == other).count();
                let turned = left
                    .iter()
                    .zip(right.iter().rev())
                    .filter(|(one, other)| one == other)
                    .count();
                for (way, hits) in [("", same), (", backwards", turned)] {
                    let pair = format!("{what}, {phase}: {one} beside {other}{way}");
                    *score.entry(pair).or_default() += hits;
                }
            }
        }
    }
}

/// Every order in which these keys are found: by the first place, by the last, and by how often.
fn orders(keys: &[Vec<u8>], sources: &[(String, Source)]) -> Vec<(String, Vec<usize>)> {
    let mut orders = Vec::new();
    for (name, source) in sources {
        let places: Vec<_> = keys.iter().map(|key| places(key, source)).collect();
        let seen = places.iter().filter(|places| !places.is_empty()).count();
        if seen * 2 < keys.len() {
            continue;
        }
        let by = |rank: fn(&Vec<usize>) -> usize| sorted(&places.iter().map(rank).collect::<Vec<_>>());
        orders.push((
            format!("first in {name}"),
            by(|places| places.first().copied().unwrap_or(usize::MAX)),
        ));
        if places.iter().any(|places| places.len() > 1) {
            orders.push((
                format!("last in {name}"),
                by(|places| places.last().copied().unwrap_or(usize::MAX)),
            ));
            orders.push((format!("how often in {name}"), by(Vec::len)));
        }
    }
    orders
}

fn places(key: &[u8], source: &Source) -> Vec<usize> {
    let plain = hex::encode(key);
    let hyphens = uuid::Uuid::from_slice(key)
        .map(|id| id.to_string())
        .unwrap_or_else(|_| plain.clone());
    match source {
        Source::Rows(rows) => {
            // Within one row (the box) the place counts as well.
            let place = |(at, row): (usize, &String)| {
                let within = row.find(&plain).or_else(|| row.find(&hyphens))?;
                Some(at * 1_000_000 + within)
            };
            rows.iter().enumerate().filter_map(place).collect()
        }
        Source::Bytes(bytes) => {
            let mut places = Vec::new();
            for needle in [key, plain.as_bytes()] {
                let first = needle[0];
                let candidates = bytes.iter().enumerate().filter(|(_, byte)| **byte == first);
                places.extend(
                    candidates
                        .map(|(at, _)| at)
                        .filter(|at| bytes[*at..].starts_with(needle)),
                );
            }
            places
        }
    }
}

/// The numbers of the things in the order of their ranks.
fn sorted<T: Ord>(ranks: &[T]) -> Vec<usize> {
    let mut order: Vec<_> = (0..ranks.len()).collect();
    // Equal ranks tell nothing: they must not keep the order of the truth.
    order.sort_by_key(|at| (&ranks[*at], (at * 7919 + 13) % 101));
    order
}

pub(super) fn shuffle<T>(world: &World, things: &mut [T]) {
    let mut entropy = world.ctx.entropy.clone();
    for last in (1..things.len()).rev() {
        things.swap(last, entropy.next_u64() as usize % (last + 1));
    }
}
