//! Proposals written and chosen so far.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, VecDeque},
};

use serde::{Deserialize, Serialize};

use crate::ids::SeatId;

/// Progress of the circle with its proposals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// Everyone writes, unseen by the others.
    Writing(Writing),
    /// All of it is on the table, and each chooses.
    Choosing(Choosing),
    /// The choice is made.
    Chosen(Chosen),
}

/// Proposals that nobody but their writers sees.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Writing {
    /// Proposals written.
    pub written: Vec<WrittenProposal>,
    /// Seats with nothing more to write; says nothing of whether they wrote.
    pub ready: BTreeSet<SeatId>,
}

/// A proposal before it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenProposal {
    /// Seat that may still change it.
    pub seat: SeatId,
    /// Text of the proposal.
    pub text: String,
}

/// Proposals on the table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choosing {
    /// All of them, in the order of their letters: it says nothing about who wrote them, or when.
    pub table: Vec<String>,
    /// The places on the table that can be chosen in this round.
    pub open: Vec<u8>,
    /// The places that earlier rounds have chosen.
    pub chosen: Vec<u8>,
    /// Each seat's one tap of this round.
    pub taps: BTreeMap<SeatId, u8>,
    /// Seats that choose none of them in this round.
    #[serde(default)]
    pub none: BTreeSet<SeatId>,
    /// True when earlier rounds were tied.
    pub again: bool,
}

/// The outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// All proposals.
    pub table: Vec<String>,
    /// The places that were chosen.
    pub chosen: Vec<u8>,
    /// Proposals that the host has still to write down as an action.
    pub owed: VecDeque<u8>,
}

impl Default for Asks {
    fn default() -> Self {
        Self::Writing(Writing::default())
    }
}

impl Writing {
    /// Place among all proposals of a seat's own number `at`.
    pub(super) fn place(&self, id: SeatId, at: u8) -> Option<usize> {
        let own = self.written.iter().enumerate().filter(|(_, one)| one.seat == id);
        own.map(|(place, _)| place).nth(at.into())
    }
}

impl Choosing {
    /// Counts the taps of this round: the choice, or a tie that needs another round.
    pub(super) fn count(&mut self, places: usize) -> Asks {
        let mut ranks: BTreeMap<Reverse<usize>, Vec<u8>> = BTreeMap::new();
        for at in &self.open {
            let taps = self.taps.values().filter(|tap| *tap == at).count();
            if taps > 0 {
                ranks.entry(Reverse(taps)).or_default().push(*at);
            }
        }
        let (table, mut chosen) = (std::mem::take(&mut self.table), std::mem::take(&mut self.chosen));
        for tied in ranks.into_values() {
            let left = places.saturating_sub(chosen.len());
            if left == 0 {
                break;
            }
            if tied.len() > left {
                return Asks::Choosing(Self {
                    table,
                    open: tied,
                    chosen,
                    taps: BTreeMap::new(),
                    none: BTreeSet::new(),
                    again: true,
                });
            }
            chosen.extend(tied);
        }
        made(table, chosen)
    }
}

/// In the order of the table, so that nothing is said about which was chosen more often.
pub(super) fn made(table: Vec<String>, mut chosen: Vec<u8>) -> Asks {
    chosen.sort_unstable();
    Asks::Chosen(Chosen {
        table,
        owed: chosen.iter().copied().collect(),
        chosen,
    })
}
