//! What host and guardian do: pauses, stages, the timer, agreed actions, the end.

use chrono::{DateTime, Utc};

use super::{Change, Ending, MOST_ACTIONS, Pause, Quiet, Refusal, Room, Timer, Who};
use crate::{
    action::Draft,
    circle::format::{Keeps, StageKind},
    ids::SeatId,
    schedule::LostCause,
};

/// The most that a turn can be made longer, in seconds.
const MOST_EXTRA: u32 = 1_200;

impl Room {
    pub(super) fn ask_pause(&mut self, who: Who) -> Result<(), Refusal> {
        self.by_seat(who)?;
        if self.pause.is_some() {
            return Err(Refusal::Paused);
        }
        self.pause_asked = true;
        self.asked_at = self.version + 1;
        Ok(())
    }

    /// Puts one notice aside; a newer one stays.
    pub(super) fn put_aside(&mut self, who: Who, asked: u64) -> Result<(), Refusal> {
        self.by_guardian(who)?;
        if !self.pause_asked || self.asked_at != asked {
            return Err(Refusal::NotNow);
        }
        self.pause_asked = false;
        Ok(())
    }

    pub(super) fn pause(&mut self, who: Who) -> Result<(), Refusal> {
        self.by_guardian(who)?;
        if self.pause.is_some() {
            return Err(Refusal::Paused);
        }
        self.rest(Quiet::Breath);
        Ok(())
    }

    pub(super) fn resume(&mut self, now: DateTime<Utc>, who: Who) -> Result<(), Refusal> {
        self.by_guardian(who)?;
        let pause = self.pause.take().ok_or(Refusal::NotPaused)?;
        self.thaw(now, pause.at_ms);
        self.note(Change::Resumed);
        Ok(())
    }

    /// At once when nobody is speaking, or when the speaker, the guardian or the host asks; else after this turn.
    pub(super) fn reopen_agreements(&mut self, who: Who) -> Result<(), Refusal> {
        let id = self.by_seat(who)?;
        if self.pause.is_some() {
            return Err(Refusal::Paused);
        }
        let agreements = self
            .stages
            .iter()
            .position(|stage| stage.kind == StageKind::Agreements);
        if agreements.is_none_or(|at| self.stage <= at) {
            return Err(Refusal::NotNow);
        }
        let may_now = [self.holder(), self.guardian, Some(self.host)].contains(&Some(id));
        if may_now || self.round.is_none() {
            self.rest(Quiet::Agreements);
        } else {
            self.reopen_asked = true;
        }
        Ok(())
    }

    /// Goes on once what was chosen is written down or left out; [`Room::next_anyway`] goes past it.
    pub(super) fn next_stage(&mut self, who: Who) -> Result<(), Refusal> {
        self.by_host(who)?;
        self.between_rounds()?;
        if self.owes_writing() {
            return Err(Refusal::ChosenOwed);
        }
        self.go_on()
    }

    pub(super) fn next_anyway(&mut self, who: Who) -> Result<(), Refusal> {
        self.by_host(who)?;
        self.between_rounds()?;
        if !self.owes_writing() {
            return Err(Refusal::NotNow);
        }
        self.go_on()
    }

    fn go_on(&mut self) -> Result<(), Refusal> {
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
        self.go_to(self.stage + 1);
        Ok(())
    }

    pub(super) fn previous_stage(&mut self, who: Who) -> Result<(), Refusal> {
        self.by_host(who)?;
        self.between_rounds()?;
        let before = self.stage.checked_sub(1).ok_or(Refusal::NotNow)?;
        self.go_to(before);
        Ok(())
    }

    pub(super) fn extend(&mut self, who: Who, seconds: u32) -> Result<(), Refusal> {
        self.by_host(who)?;
        self.extra_seconds = self.extra_seconds.saturating_add(seconds).min(MOST_EXTRA);
        Ok(())
    }

    pub(super) fn show_timer(&mut self, who: Who, timer: Timer) -> Result<(), Refusal> {
        self.by_host(who)?;
        self.timer = timer;
        Ok(())
    }

    pub(super) fn name_guardian(&mut self, who: Who, seat: Option<SeatId>) -> Result<(), Refusal> {
        self.by_host(who)?;
        if seat.is_some_and(|id| self.seat(id).is_none() || id == self.host) {
            return Err(Refusal::NoSuchSeat);
        }
        self.guardian = seat;
        Ok(())
    }

    pub(super) fn become_guardian(&mut self, who: Who) -> Result<(), Refusal> {
        let id = self.by_seat(who)?;
        if self.guardian.is_some() || id == self.host {
            return Err(Refusal::GuardianNamed);
        }
        self.guardian = Some(id);
        Ok(())
    }

    pub(super) fn agree(&mut self, who: Who, draft: Draft) -> Result<(), Refusal> {
        self.by_host(who)?;
        if !self.may_agree() {
            return Err(Refusal::NotNow);
        }
        if self.agreed.len() >= MOST_ACTIONS {
            return Err(Refusal::EnoughActions);
        }
        self.agreed.push(draft);
        self.written_down();
        self.note(Change::ActionsChanged);
        Ok(())
    }

    pub(super) fn withdraw(&mut self, who: Who, at: u8) -> Result<(), Refusal> {
        self.by_host(who)?;
        if usize::from(at) >= self.agreed.len() {
            return Err(Refusal::NotNow);
        }
        self.agreed.remove(usize::from(at));
        self.note(Change::ActionsChanged);
        Ok(())
    }

    /// Actions are written down in their stage, and may still be mended at the close.
    pub(in crate::circle) fn may_agree(&self) -> bool {
        self.round.is_none()
            && self.format.keeps == Keeps::Actions
            && matches!(self.now_in().kind, StageKind::Asks | StageKind::Close)
    }

    pub(super) fn close(&mut self, who: Who) -> Result<(), Refusal> {
        self.by_host(who)?;
        self.between_rounds()?;
        if !self.is_whole() {
            return Err(Refusal::RoundOwed);
        }
        self.end(Ending::Held);
        Ok(())
    }

    pub(super) fn curtail(&mut self, who: Who, cause: LostCause) -> Result<(), Refusal> {
        if who != Who::House {
            self.by_host(who)?;
        }
        if self.is_whole() {
            return Err(Refusal::NotNow);
        }
        self.end(Ending::Curtailed(cause));
        Ok(())
    }

    /// Whether nothing is owed any more: the circle is in its last stage and every stage that owes a round has had one.
    pub(in crate::circle) fn is_whole(&self) -> bool {
        let owed = self
            .stages
            .iter()
            .any(|stage| stage.kind.owes_a_round() && stage.rounds == 0);
        self.now_in().kind == StageKind::Close && !owed
    }

    fn end(&mut self, ending: Ending) {
        self.round = None;
        self.pause = None;
        self.ending = Some(ending);
        self.note(Change::Closed);
    }

    fn rest(&mut self, quiet: Quiet) {
        self.pause_asked = false;
        self.reopen_asked = false;
        self.pause = Some(Pause {
            at_ms: self.latest_ms,
            quiet,
        });
        self.note(Change::Paused);
    }

    fn go_to(&mut self, stage: usize) {
        self.stage = stage;
        self.stage_since_ms = self.latest_ms;
        self.extra_seconds = 0;
        self.note(Change::StageChanged);
    }

    pub(super) fn between_rounds(&self) -> Result<(), Refusal> {
        match (&self.pause, &self.round) {
            (Some(_), _) => Err(Refusal::Paused),
            (None, Some(_)) => Err(Refusal::RoundRunning),
            (None, None) => Ok(()),
        }
    }

    fn by_guardian(&self, who: Who) -> Result<(), Refusal> {
        let id = self.by_seat(who)?;
        if id == self.host || self.guardian == Some(id) {
            Ok(())
        } else {
            Err(Refusal::NotGuardian)
        }
    }
}
