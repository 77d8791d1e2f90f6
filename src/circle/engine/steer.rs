//! Commands of host and guardian: pauses, stages, the timer, agreed actions, the end.

use chrono::{DateTime, Utc};

use super::{Change, Ending, Initiator, MAX_ACTIONS, Pause, PauseReason, Refusal, Room};
use crate::{
    action::Draft,
    format::{Keeps, StageKind},
    ids::SeatId,
};

/// The most that a turn can be made longer, in seconds.
const MAX_EXTRA: u32 = 1_200;

impl Room {
    pub(super) fn may_ask_pause(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_seat(initiator)?;
        self.unpaused()
    }

    pub(super) fn ask_pause(&mut self) {
        self.pause_asked = true;
        self.asked_at = self.version + 1;
    }

    /// Puts one notice aside; a newer one stays.
    pub(super) fn may_put_aside(&self, initiator: Initiator, asked: u64) -> Result<(), Refusal> {
        self.by_guardian(initiator)?;
        if !self.pause_asked || self.asked_at != asked {
            return Err(Refusal::NotNow);
        }
        Ok(())
    }

    pub(super) fn may_pause(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_guardian(initiator)?;
        self.unpaused()
    }

    pub(super) fn may_resume(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_guardian(initiator)?;
        self.pause.map(drop).ok_or(Refusal::NotPaused)
    }

    pub(super) fn resume(&mut self, now: DateTime<Utc>) {
        if let Some(pause) = self.pause.take() {
            self.thaw(now, pause.at_ms);
        }
        self.mark_changed(Change::Resumed);
    }

    pub(super) fn may_reopen_agreements(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_seat(initiator)?;
        self.unpaused()?;
        let agreements = self
            .stages
            .iter()
            .position(|stage| stage.kind == StageKind::Agreements);
        if agreements.is_none_or(|at| self.stage <= at) {
            return Err(Refusal::NotNow);
        }
        Ok(())
    }

    /// At once when nobody is speaking, or when the speaker, the guardian or the host asks; else after this turn.
    pub(super) fn reopen_agreements(&mut self, initiator: Initiator) {
        let may_now = [self.holder(), self.guardian, Some(self.host)].contains(&initiator.seat());
        if may_now || self.round.is_none() {
            self.rest(PauseReason::Agreements);
        } else {
            self.reopen_asked = true;
        }
    }

    /// Goes on once what was chosen is written down or left out; [`Room::may_go_on_anyway`] goes past it.
    pub(super) fn may_go_on(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        self.between_rounds()?;
        if self.owes_writing() {
            return Err(Refusal::ChosenOwed);
        }
        self.stage_is_done()
    }

    pub(super) fn may_go_on_anyway(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        self.between_rounds()?;
        if !self.owes_writing() {
            return Err(Refusal::NotNow);
        }
        self.stage_is_done()
    }

    fn stage_is_done(&self) -> Result<(), Refusal> {
        let stage = self.now_in();
        let waiting = self.seats.iter().any(|seat| seat.is_here() && !seat.accepted);
        if stage.kind == StageKind::Agreements && waiting {
            return Err(Refusal::AgreementsOwed);
        }
        if stage.kind.owes_a_round() && stage.rounds == 0 {
            return Err(Refusal::RoundOwed);
        }
        let next = self.stages.get(self.stage + 1).ok_or(Refusal::NotNow)?;
        // Who is to speak is named before the stage begins, not while everyone waits in it.
        self.parts_for(next.turns)?;
        if self.stage == 0 {
            self.supervised()?;
        }
        Ok(())
    }

    pub(super) fn may_go_back(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        self.between_rounds()?;
        self.stage.checked_sub(1).map(drop).ok_or(Refusal::NotNow)
    }

    pub(super) fn extend(&mut self, seconds: u32) {
        self.extra_seconds = self.extra_seconds.saturating_add(seconds).min(MAX_EXTRA);
    }

    pub(super) fn may_name_guardian(
        &self,
        initiator: Initiator,
        seat: Option<SeatId>,
    ) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        if seat.is_some_and(|id| self.seat(id).is_none() || id == self.host) {
            return Err(Refusal::NoSuchSeat);
        }
        Ok(())
    }

    pub(super) fn may_become_guardian(&self, initiator: Initiator) -> Result<(), Refusal> {
        let id = self.by_seat(initiator)?;
        if self.guardian.is_some() || id == self.host {
            return Err(Refusal::GuardianNamed);
        }
        Ok(())
    }

    pub(super) fn may_write_down(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        if !self.may_agree() {
            return Err(Refusal::NotNow);
        }
        if self.agreed.len() >= MAX_ACTIONS {
            return Err(Refusal::EnoughActions);
        }
        Ok(())
    }

    pub(super) fn agree(&mut self, draft: Draft) {
        self.agreed.push(draft);
        self.written_down();
        self.mark_changed(Change::ActionsChanged);
    }

    pub(super) fn may_withdraw(&self, initiator: Initiator, at: u8) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        if usize::from(at) >= self.agreed.len() {
            return Err(Refusal::NotNow);
        }
        Ok(())
    }

    pub(super) fn withdraw(&mut self, at: u8) {
        self.agreed.remove(usize::from(at));
        self.mark_changed(Change::ActionsChanged);
    }

    /// Actions are written down in their stage, and may still be mended at the close.
    pub(in crate::circle) fn may_agree(&self) -> bool {
        self.round.is_none()
            && self.format.keeps == Keeps::Actions
            && matches!(self.now_in().kind, StageKind::Asks | StageKind::Close)
    }

    pub(super) fn may_close(&self, initiator: Initiator) -> Result<(), Refusal> {
        self.by_host(initiator)?;
        self.between_rounds()?;
        if !self.is_whole() {
            return Err(Refusal::RoundOwed);
        }
        Ok(())
    }

    pub(super) fn may_curtail(&self, initiator: Initiator) -> Result<(), Refusal> {
        if initiator != Initiator::System {
            self.by_host(initiator)?;
        }
        if self.is_whole() {
            return Err(Refusal::NotNow);
        }
        Ok(())
    }

    /// True when nothing is owed any more: the circle is in its last stage and every stage that owes a round has had one.
    pub(in crate::circle) fn is_whole(&self) -> bool {
        let owed = self
            .stages
            .iter()
            .any(|stage| stage.kind.owes_a_round() && stage.rounds == 0);
        self.now_in().kind == StageKind::Close && !owed
    }

    pub(super) fn end(&mut self, ending: Ending) {
        self.round = None;
        self.pause = None;
        self.ending = Some(ending);
        self.mark_changed(Change::Closed);
    }

    pub(super) fn rest(&mut self, quiet: PauseReason) {
        self.pause_asked = false;
        self.reopen_asked = false;
        self.pause = Some(Pause {
            at_ms: self.latest_ms,
            quiet,
        });
        self.mark_changed(Change::Paused);
    }

    pub(super) fn go_to(&mut self, stage: usize) {
        self.stage = stage;
        self.stage_since_ms = self.latest_ms;
        self.extra_seconds = 0;
        self.mark_changed(Change::StageChanged);
    }

    fn unpaused(&self) -> Result<(), Refusal> {
        match self.pause {
            Some(_) => Err(Refusal::Paused),
            None => Ok(()),
        }
    }

    pub(super) fn between_rounds(&self) -> Result<(), Refusal> {
        match (&self.pause, &self.round) {
            (Some(_), _) => Err(Refusal::Paused),
            (None, Some(_)) => Err(Refusal::RoundRunning),
            (None, None) => Ok(()),
        }
    }

    fn by_guardian(&self, initiator: Initiator) -> Result<(), Refusal> {
        let id = self.by_seat(initiator)?;
        if id == self.host || self.guardian == Some(id) {
            Ok(())
        } else {
            Err(Refusal::NotGuardian)
        }
    }
}
