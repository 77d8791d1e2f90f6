//! Circles in a graph.

use std::collections::{BTreeMap, BTreeSet};

/// Edges of a graph, each with a word about it.
pub(super) type Edges<N> = BTreeMap<N, BTreeMap<N, String>>;

/// Groups of nodes of which each reaches every other.
pub(super) fn circles<N: Ord + Clone>(edges: &Edges<N>) -> Vec<BTreeSet<N>> {
    let reach: BTreeMap<&N, BTreeSet<&N>> = edges.keys().map(|node| (node, reached(edges, node))).collect();
    let leads_back = |from: &N, to: &N| reach.get(from).is_some_and(|reached| reached.contains(to));
    let mut found: Vec<BTreeSet<N>> = Vec::new();
    for (&node, reached) in &reach {
        if !found.iter().any(|circle| circle.contains(node)) && leads_back(node, node) {
            let circle = reached.iter().copied().filter(|&other| leads_back(other, node));
            found.push(circle.cloned().collect());
        }
    }
    found
}

fn reached<'a, N: Ord>(edges: &'a Edges<N>, from: &N) -> BTreeSet<&'a N> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&N> = next(edges, from).collect();
    while let Some(node) = open.pop() {
        if reached.insert(node) {
            open.extend(next(edges, node));
        }
    }
    reached
}

fn next<'a, N: Ord>(edges: &'a Edges<N>, from: &N) -> impl Iterator<Item = &'a N> + use<'a, N> {
    edges.get(from).into_iter().flat_map(BTreeMap::keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_circles_and_a_tail() {
        let mut edges: Edges<u8> = BTreeMap::new();
        for (from, to) in [(1, 2), (2, 3), (3, 1), (3, 4), (5, 6), (6, 5)] {
            edges.entry(from).or_default().insert(to, String::new());
        }
        let circles = circles(&edges);
        assert_eq!(circles, [BTreeSet::from([1, 2, 3]), BTreeSet::from([5, 6])]);
    }
}
