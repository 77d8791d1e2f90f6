//! Complementary suppression: which of several figures to publish, when all of them together would say too much.
//!
//! What is wanted is that the fewest people's results are withheld. Up to [`EXACT`] figures every choice is weighed (branch and bound,
//! starting from the greedy one). Beyond that the greedy choice stands: the figures with the most results behind them first, each taken
//! in if the ledger allows. A test compares the greedy choice with the best one on random trees.

use super::{Cell, Ledger};

/// Up to how many figures the best choice is found.
pub(super) const EXACT: usize = 12;

/// A figure that could be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The figure.
    pub cell: Cell,
    /// Number of results (answers of people) that would be withheld with it.
    pub results: i64,
}

/// Says of each figure whether it is published, and takes those into the ledger. The same offers always get the same answer; of equally
/// good choices the one that keeps the earlier figures.
pub fn choose(ledger: &mut Ledger, offers: &[Offer]) -> Vec<bool> {
    let (mut kept, mut after) = greedy(ledger, offers);
    if offers.len() <= EXACT && kept.contains(&false) {
        let mut search = Search {
            offers,
            least: withheld(offers, &kept),
            best: None,
        };
        search.from(&mut Vec::new(), 0, ledger);
        if let Some(best) = search.best {
            (kept, after) = best;
        }
    }
    *ledger = after;
    kept
}

fn greedy(ledger: &Ledger, offers: &[Offer]) -> (Vec<bool>, Ledger) {
    let mut ledger = ledger.clone();
    let mut order: Vec<usize> = (0..offers.len()).collect();
    order.sort_by_key(|at| -offers[*at].results);
    let mut kept = vec![false; offers.len()];
    for at in order {
        kept[at] = ledger.admit(&offers[at].cell).is_ok();
    }
    (kept, ledger)
}

fn withheld(offers: &[Offer], kept: &[bool]) -> i64 {
    let lost = offers.iter().zip(kept).filter(|(_, kept)| !**kept);
    lost.map(|(offer, _)| offer.results).sum()
}

struct Search<'a> {
    offers: &'a [Offer],
    least: i64,
    best: Option<(Vec<bool>, Ledger)>,
}

impl Search<'_> {
    /// Decides the offers after those decided, as long as less is withheld than in the best choice so far.
    fn from(&mut self, kept: &mut Vec<bool>, withheld: i64, ledger: &Ledger) {
        if withheld >= self.least {
            return;
        }
        let Some(offer) = self.offers.get(kept.len()) else {
            (self.least, self.best) = (withheld, Some((kept.clone(), ledger.clone())));
            return;
        };
        let mut with = ledger.clone();
        if with.admit(&offer.cell).is_ok() {
            kept.push(true);
            self.from(kept, withheld, &with);
            kept.pop();
        }
        kept.push(false);
        self.from(kept, withheld + offer.results, ledger);
        kept.pop();
    }
}
