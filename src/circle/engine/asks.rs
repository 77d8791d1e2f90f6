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

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Asks, Change, Choosing, Chosen, Device, Initiator, MAX_ACTIONS, Presence, Refusal, Room, Writing,
    WrittenProposal, proposals::made,
};
use crate::{
    circle::engine::Seat,
    format::{MIN_SEATS, StageKind},
    ids::SeatId,
};

/// Maximum number of proposals of one person.
pub const MAX_PROPOSALS: usize = 2;

impl Room {
    pub(super) fn may_propose(&self, initiator: Initiator) -> Result<(), Refusal> {
        let id = self.by_asker(initiator)?;
        let own = self
            .writing()?
            .written
            .iter()
            .filter(|written| written.seat == id);
        if own.count() >= self.most_proposals(initiator) {
            return Err(Refusal::EnoughProposals);
        }
        Ok(())
    }

    pub(super) fn propose(&mut self, initiator: Initiator, text: String) {
        if let (Asks::Writing(writing), Some(seat)) = (&mut self.asks, initiator.seat()) {
            writing.written.push(WrittenProposal { seat, text });
        }
    }

    pub(super) fn may_retract(&self, initiator: Initiator, at: u8) -> Result<(), Refusal> {
        let id = self.by_asker(initiator)?;
        self.writing()?.place(id, at).map(drop).ok_or(Refusal::NotNow)
    }

    /// Takes back one's own proposal number `at`.
    pub(super) fn retract(&mut self, initiator: Initiator, at: u8) {
        let Asks::Writing(writing) = &mut self.asks else {
            return;
        };
        if let Some(place) = initiator.seat().and_then(|id| writing.place(id, at)) {
            writing.written.remove(place);
        }
    }

    pub(super) fn may_be_ready(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_asker(initiator)?;
        self.between_rounds()?;
        self.writing().map(drop)
    }

    /// Says that one has nothing more to write. When that is true of everyone, all is shown.
    pub(super) fn ready(&mut self, initiator: Initiator) {
        let Asks::Writing(writing) = &mut self.asks else {
            return;
        };
        writing.ready.extend(initiator.seat());
        let something = !writing.written.is_empty();
        if something && self.asked().all(|seat| self.is_ready(seat.id)) {
            self.lay_out();
        }
    }

    pub(super) fn may_show_asks(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        self.between_rounds()?;
        if self.writing()?.written.is_empty() {
            return Err(Refusal::NothingWritten);
        }
        if !self.everyone_is_through() {
            return Err(Refusal::AsksWaiting);
        }
        Ok(())
    }

    pub(super) fn may_choose(&self, initiator: Initiator, at: u8) -> Result<(), Refusal> {
        self.by_asker(initiator)?;
        self.between_rounds()?;
        if self.choosing()?.open.contains(&at) {
            Ok(())
        } else {
            Err(Refusal::NotNow)
        }
    }

    /// One tap; another tap of the same seat takes its place.
    pub(super) fn choose(&mut self, initiator: Initiator, at: u8) {
        if let (Asks::Choosing(choosing), Some(id)) = (&mut self.asks, initiator.seat()) {
            choosing.none.remove(&id);
            choosing.taps.insert(id, at);
        }
    }

    pub(super) fn may_choose_none(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_asker(initiator)?;
        self.between_rounds()?;
        self.choosing().map(drop)
    }

    /// Not to choose is a choice, too: whoever says so is not waited for.
    pub(super) fn choose_none(&mut self, initiator: Initiator) {
        if let (Asks::Choosing(choosing), Some(id)) = (&mut self.asks, initiator.seat()) {
            choosing.taps.remove(&id);
            choosing.none.insert(id);
        }
    }

    pub(super) fn may_count_choices(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        self.between_rounds()?;
        match self.choosing()?.taps.len() {
            0 => Err(Refusal::NobodyChose),
            _ if !self.everyone_is_through() => Err(Refusal::ChoiceWaiting),
            taps if !self.few_are_asked() && taps < usize::from(MIN_SEATS) => Err(Refusal::TooFewChose),
            _ => Ok(()),
        }
    }

    /// Counts this round's taps and forgets them. A tie over what places are left is chosen between in another round.
    pub(super) fn count_choices(&mut self) {
        let places = MAX_ACTIONS.saturating_sub(self.agreed.len());
        if let Asks::Choosing(choosing) = &mut self.asks {
            self.asks = choosing.count(places);
            self.mark_changed(Change::ChoiceCounted);
        }
    }

    pub(super) fn may_end_choice(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        self.between_rounds()?;
        self.choosing().map(drop)
    }

    /// The host leaves it at what was chosen so far, which may be nothing.
    pub(super) fn end_choice(&mut self) {
        if let Asks::Choosing(choosing) = &mut self.asks {
            self.asks = made(
                std::mem::take(&mut choosing.table),
                std::mem::take(&mut choosing.chosen),
            );
            self.mark_changed(Change::ChoiceCounted);
        }
    }

    pub(super) fn may_leave_out(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        match &self.asks {
            Asks::Chosen(chosen) if !chosen.owed.is_empty() => Ok(()),
            _ => Err(Refusal::NotNow),
        }
    }

    /// The host leaves out a chosen proposal that will not be written down after all.
    pub(super) fn leave_out(&mut self) {
        self.written_down();
        self.mark_changed(Change::ActionsChanged);
    }

    /// The chosen proposal that is to be written down next, which it is from now on.
    pub(super) fn written_down(&mut self) -> Option<u8> {
        match &mut self.asks {
            Asks::Chosen(chosen) => chosen.owed.pop_front(),
            Asks::Writing(_) | Asks::Choosing(_) => None,
        }
    }

    /// Maximum number of proposals of a seat. The host writes for those without a screen, too.
    pub(in crate::circle) fn most_proposals(&self, initiator: Initiator) -> usize {
        let without = self.seats.iter().filter(|seat| seat.device == Device::None);
        let hands = if initiator == Initiator::Seat(self.host) {
            1 + without.count()
        } else {
            1
        };
        hands * MAX_PROPOSALS
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
        self.asked().count() < usize::from(MIN_SEATS)
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

    /// True while a seat may still write.
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

    /// Seat that may write and choose: one that has accepted the agreements. What a team asks for is not its manager's to say.
    fn by_asker(&self, initiator: Initiator) -> Result<SeatId, Refusal> {
        let id = self.by_seat(initiator)?;
        if self.now_in().kind != StageKind::Asks {
            return Err(Refusal::NotNow);
        }
        match self.seat(id) {
            Some(seat) if seat.manager => Err(Refusal::NotForManagers),
            Some(seat) if !seat.accepted => Err(Refusal::AgreementsOwed),
            _ => Ok(id),
        }
    }

    fn writing(&self) -> Result<&Writing, Refusal> {
        let here = self.now_in().kind == StageKind::Asks;
        match &self.asks {
            Asks::Writing(writing) if here => Ok(writing),
            Asks::Writing(_) => Err(Refusal::NotNow),
            Asks::Choosing(_) | Asks::Chosen(_) => Err(Refusal::AsksShown),
        }
    }

    fn choosing(&self) -> Result<&Choosing, Refusal> {
        let here = self.now_in().kind == StageKind::Asks;
        match &self.asks {
            Asks::Choosing(choosing) if here => Ok(choosing),
            _ => Err(Refusal::NotNow),
        }
    }

    /// Puts everything on the table. From here on nobody wrote it.
    pub(super) fn lay_out(&mut self) {
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
        self.mark_changed(Change::AsksShown);
    }
}

fn is_asked(seat: &Seat) -> bool {
    let away = matches!(seat.presence, Presence::Out(_));
    seat.accepted && !seat.manager && !away && seat.device != Device::None
}
