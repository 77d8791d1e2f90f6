//! Asks: everyone writes for themselves what would have to change, all of it is shown at once and without names, and each
//! chooses with one tap.
//!
//! All is shown when everyone present has written something or said that they have nothing to add; it is counted when everyone present
//! has chosen one or said that they choose none, and at least three have chosen. Present is whoever has accepted the agreements, has a
//! screen of their own and has not stepped out; managers do not ask. Where fewer than three are present each could be found out by the others
//! whatever the rules, so the screens say that instead, and one tap is enough to count.
//!
//! Invariant: from the moment they are shown, nothing in the room says who wrote which proposal; from the count on, nothing
//! says who chose what, or how often something was chosen. Who wrote or chose is known only while they may still change
//! it. Deliberately absent: a count that runs along.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, VecDeque},
};

use serde::{Deserialize, Serialize};

use super::{Change, Device, MOST_ACTIONS, Presence, Refusal, Room, Who};
use crate::{
    circle::{
        engine::Seat,
        format::{LEAST_SEATS, StageKind},
    },
    ids::SeatId,
};

/// How many proposals one person writes at most.
pub const MOST_PROPOSALS: usize = 2;

/// How far the circle has come with what it asks for.
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
    /// What was written.
    pub written: Vec<Written>,
    /// Who has nothing more to write; it does not say that they wrote.
    pub ready: BTreeSet<SeatId>,
}

/// A proposal before it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Who may still change it.
    pub seat: SeatId,
    /// What they wrote.
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
    /// Whether earlier rounds were tied.
    pub again: bool,
}

/// The outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// All proposals.
    pub table: Vec<String>,
    /// The places that were chosen.
    pub chosen: Vec<u8>,
    /// Those that the host has still to write down as an action.
    pub owed: VecDeque<u8>,
}

impl Default for Asks {
    fn default() -> Self {
        Self::Writing(Writing::default())
    }
}

impl Room {
    pub(super) fn propose(&mut self, who: Who, text: String) -> Result<(), Refusal> {
        let (id, most) = (self.by_asker(who)?, self.most_proposals(who));
        let writing = self.writing()?;
        let own = writing.written.iter().filter(|written| written.seat == id);
        if own.count() >= most {
            return Err(Refusal::EnoughProposals);
        }
        writing.written.push(Written { seat: id, text });
        Ok(())
    }

    /// Takes back one's own proposal number `at`.
    pub(super) fn retract(&mut self, who: Who, at: u8) -> Result<(), Refusal> {
        let id = self.by_asker(who)?;
        let written = &mut self.writing()?.written;
        let places = written.iter().enumerate().filter(|(_, one)| one.seat == id);
        let place = places.map(|(place, _)| place).nth(at.into());
        written.remove(place.ok_or(Refusal::NotNow)?);
        Ok(())
    }

    /// Says that one has nothing more to write. When that is true of everyone, all is shown.
    pub(super) fn ready(&mut self, who: Who) -> Result<(), Refusal> {
        let id = self.by_asker(who)?;
        self.between_rounds()?;
        self.writing()?.ready.insert(id);
        let all = self.asked().all(|seat| self.is_ready(seat.id));
        if all && !self.writing()?.written.is_empty() {
            self.lay_out();
        }
        Ok(())
    }

    pub(super) fn show_asks(&mut self, who: Who) -> Result<(), Refusal> {
        self.by_host(who)?;
        self.between_rounds()?;
        if self.writing()?.written.is_empty() {
            return Err(Refusal::NothingWritten);
        }
        if !self.everyone_is_through() {
            return Err(Refusal::AsksWaiting);
        }
        self.lay_out();
        Ok(())
    }

    /// One tap; another tap of the same seat takes its place.
    pub(super) fn choose(&mut self, who: Who, at: u8) -> Result<(), Refusal> {
        let id = self.by_asker(who)?;
        self.between_rounds()?;
        let choosing = self.choosing()?;
        if !choosing.open.contains(&at) {
            return Err(Refusal::NotNow);
        }
        choosing.none.remove(&id);
        choosing.taps.insert(id, at);
        Ok(())
    }

    /// Not to choose is a choice, too: whoever says so is not waited for.
    pub(super) fn choose_none(&mut self, who: Who) -> Result<(), Refusal> {
        let id = self.by_asker(who)?;
        self.between_rounds()?;
        let choosing = self.choosing()?;
        choosing.taps.remove(&id);
        choosing.none.insert(id);
        Ok(())
    }

    /// Counts this round's taps and forgets them. A tie over what places are left is chosen between in another round.
    pub(super) fn count_choices(&mut self, who: Who) -> Result<(), Refusal> {
        self.by_host(who)?;
        self.between_rounds()?;
        let places = MOST_ACTIONS.saturating_sub(self.agreed.len());
        let (few, through) = (self.few_are_asked(), self.everyone_is_through());
        let choosing = self.choosing()?;
        match choosing.taps.len() {
            0 => return Err(Refusal::NobodyChose),
            _ if !through => return Err(Refusal::ChoiceWaiting),
            taps if !few && taps < usize::from(LEAST_SEATS) => return Err(Refusal::TooFewChose),
            _ => {}
        }
        self.asks = choosing.count(places);
        self.note(Change::ChoiceCounted);
        Ok(())
    }

    /// The host leaves it at what was chosen so far, which may be nothing.
    pub(super) fn end_choice(&mut self, who: Who) -> Result<(), Refusal> {
        self.by_host(who)?;
        self.between_rounds()?;
        let choosing = self.choosing()?;
        self.asks = made(
            std::mem::take(&mut choosing.table),
            std::mem::take(&mut choosing.chosen),
        );
        self.note(Change::ChoiceCounted);
        Ok(())
    }

    /// The host leaves out a chosen proposal that will not be written down after all.
    pub(super) fn leave_out(&mut self, who: Who) -> Result<(), Refusal> {
        self.by_host(who)?;
        let owed = self.written_down();
        self.note(Change::ActionsChanged);
        owed.map(drop).ok_or(Refusal::NotNow)
    }

    /// The chosen proposal that is to be written down next, which it is from now on.
    pub(super) fn written_down(&mut self) -> Option<u8> {
        match &mut self.asks {
            Asks::Chosen(chosen) => chosen.owed.pop_front(),
            Asks::Writing(_) | Asks::Choosing(_) => None,
        }
    }

    /// How many proposals a seat may write. The host writes for those without a screen, too.
    pub(in crate::circle) fn most_proposals(&self, who: Who) -> usize {
        let without = self.seats.iter().filter(|seat| seat.device == Device::None);
        let hands = if who == Who::Seat(self.host) {
            1 + without.count()
        } else {
            1
        };
        hands * MOST_PROPOSALS
    }

    /// Tells that nobody is waited for: everyone present has written something or has nothing to add, or has chosen one or none. Whoever
    /// stepped out and whoever has no screen is not waited for; somebody whose screen is dark is.
    pub(in crate::circle) fn everyone_is_through(&self) -> bool {
        self.asked().all(|seat| match &self.asks {
            Asks::Writing(writing) => {
                let wrote = writing.written.iter().any(|written| written.seat == seat.id);
                wrote || writing.ready.contains(&seat.id)
            }
            Asks::Choosing(choosing) => {
                choosing.taps.contains_key(&seat.id) || choosing.none.contains(&seat.id)
            }
            Asks::Chosen(_) => true,
        })
    }

    /// Tells that so few are asked that each could be found out by the others.
    pub(in crate::circle) fn few_are_asked(&self) -> bool {
        self.asked().count() < usize::from(LEAST_SEATS)
    }

    /// Tells that something chosen has still to be written down.
    pub(in crate::circle) fn owes_writing(&self) -> bool {
        let owed = |chosen: &Chosen| !chosen.owed.is_empty();
        self.may_agree() && matches!(&self.asks, Asks::Chosen(chosen) if owed(chosen))
    }

    /// Seats that are present and may write and choose.
    fn asked(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| is_asked(seat))
    }

    fn is_ready(&self, id: SeatId) -> bool {
        matches!(&self.asks, Asks::Writing(writing) if writing.ready.contains(&id))
    }

    /// Tells that a seat has chosen none in this round.
    pub(in crate::circle) fn chooses_none(&self, id: SeatId) -> bool {
        matches!(&self.asks, Asks::Choosing(choosing) if choosing.none.contains(&id))
    }

    /// Whether a seat has not yet said that it has nothing more to write.
    pub(in crate::circle) fn is_writing(&self, id: SeatId) -> bool {
        matches!(&self.asks, Asks::Writing(writing) if !writing.ready.contains(&id))
    }

    /// The first place on the table that can be chosen.
    pub(in crate::circle) fn first_open(&self) -> u8 {
        match &self.asks {
            Asks::Choosing(choosing) => choosing.open.first().copied().unwrap_or(0),
            Asks::Writing(_) | Asks::Chosen(_) => 0,
        }
    }

    /// Whoever may write and choose: those who have accepted the agreements. What a team asks for is not its manager's to say.
    fn by_asker(&self, who: Who) -> Result<SeatId, Refusal> {
        let id = self.by_seat(who)?;
        if self.now_in().kind != StageKind::Asks {
            return Err(Refusal::NotNow);
        }
        match self.seat(id) {
            Some(seat) if seat.manager => Err(Refusal::NotForManagers),
            Some(seat) if !seat.accepted => Err(Refusal::AgreementsOwed),
            _ => Ok(id),
        }
    }

    fn writing(&mut self) -> Result<&mut Writing, Refusal> {
        let here = self.now_in().kind == StageKind::Asks;
        match &mut self.asks {
            Asks::Writing(writing) if here => Ok(writing),
            Asks::Writing(_) => Err(Refusal::NotNow),
            Asks::Choosing(_) | Asks::Chosen(_) => Err(Refusal::AsksShown),
        }
    }

    fn choosing(&mut self) -> Result<&mut Choosing, Refusal> {
        let here = self.now_in().kind == StageKind::Asks;
        match &mut self.asks {
            Asks::Choosing(choosing) if here => Ok(choosing),
            _ => Err(Refusal::NotNow),
        }
    }

    /// Puts everything on the table. From here on nobody wrote it.
    fn lay_out(&mut self) {
        let Asks::Writing(writing) = &mut self.asks else {
            return;
        };
        // The same words twice are one proposal.
        let table: BTreeSet<String> = writing.written.drain(..).map(|written| written.text).collect();
        let table: Vec<String> = table.into_iter().collect();
        let open = (0..=u8::MAX).take(table.len()).collect();
        self.asks = Asks::Choosing(Choosing {
            table,
            open,
            chosen: Vec::new(),
            taps: BTreeMap::new(),
            none: BTreeSet::new(),
            again: false,
        });
        self.note(Change::AsksShown);
    }
}

impl Choosing {
    fn count(&mut self, places: usize) -> Asks {
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
fn made(table: Vec<String>, mut chosen: Vec<u8>) -> Asks {
    chosen.sort_unstable();
    Asks::Chosen(Chosen {
        table,
        owed: chosen.iter().copied().collect(),
        chosen,
    })
}

fn is_asked(seat: &Seat) -> bool {
    let away = matches!(seat.presence, Presence::Out(_));
    seat.accepted && !seat.manager && !away && seat.device != Device::None
}
