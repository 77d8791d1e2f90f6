//! Invariants after every step. The numbers in the messages are those of the circle's invariants:
//!
//! 1 one holder, or nobody between rounds and in a pause · 2 a pass needs no reason and gives a second chance · 3 the order is
//! fixed · 4 the holder releases, no timer cuts · 5 nobody interrupts · 6 no second turn before everyone's first · 7 the host
//! speaks last to a prompt, and air time is theirs alone to see · 8 a pause freezes every clock · 9 agreements before the
//! first round · 10 no closing round is skipped silently · 11 stepping out is not announced · 12 the piece leaves a lost holder by a
//! person; by the clock alone only when nobody is there to decide · 13 hosting is handed over, or taken from who is gone · 14 nothing said is kept · 15 who comes late is
//! last in the next round · 16 managers are declared, and declined before the check-in · 17 three to fifteen seats.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::super::*;
use crate::{
    format::{After, Hosting, Keeps, Part, StageKind, TurnRule},
    ids::SeatId,
};

/// One order that was carried out.
pub(super) struct CheckedStep<'a> {
    pub(super) before: &'a Room,
    pub(super) after: &'a Room,
    pub(super) now: DateTime<Utc>,
    pub(super) initiator: Initiator,
    pub(super) command: &'a Command,
}

impl CheckedStep<'_> {
    pub(super) fn check(&self, offered: &mut BTreeMap<SeatId, u32>) {
        let (before, after) = (self.before, self.after);
        assert_eq!(after.version, before.version + 1);
        assert!(
            after.latest_ms >= before.latest_ms,
            "the room's clock never runs backwards"
        );
        assert!((1..=15).contains(&after.seats.len()), "17: seats");
        assert!(after.seat(after.host).is_some(), "there is always a host's seat");
        assert!(after.agreed.len() <= MAX_ACTIONS);
        if after.format.keeps == Keeps::Nothing {
            assert!(after.agreed.is_empty(), "14: a format that keeps nothing");
        }
        let begins = matches!(self.command, Command::BeginRound { .. });
        assert!(!begins || self.begun(), "a round that is permitted begins");
        self.piece(offered);
        self.moved();
        self.order();
        self.rule();
        self.parts();
        self.ended_round();
        self.pauses();
        self.people();
        self.end();
    }

    fn begun(&self) -> bool {
        self.after.rounds_begun > self.before.rounds_begun
    }

    /// The holder before, when the same round goes on.
    fn previous(&self) -> Option<Holder> {
        let round = self.before.round.as_ref().filter(|_| !self.begun());
        round.map(|round| round.holder)
    }

    /// 1, 6, 12: who has the piece.
    fn piece(&self, offered: &mut BTreeMap<SeatId, u32>) {
        let after = self.after;
        if after.pause.is_some() || after.round.is_none() {
            assert_eq!(after.holder(), None, "1: nobody between rounds and in a pause");
        }
        let Some(round) = &after.round else {
            return offered.clear();
        };
        let (holder, at) = (round.holder.seat, after.room_ms(self.now));
        assert!(round.order.contains(&holder), "1: the holder is in the round");
        for id in &round.order {
            let lists = [&round.first, &round.again];
            let places = lists.iter().filter(|list| list.contains(id)).count();
            assert!(
                places + usize::from(*id == holder) <= 1,
                "1: a seat is in one place"
            );
        }
        if self.begun() {
            offered.clear();
        }
        if self.previous() != Some(round.holder) {
            let times = offered.entry(holder).or_default();
            *times += 1;
            let mut waiting = round.first.iter();
            let unreached = waiting.any(|id| after.is_offerable(*id, at));
            assert!(
                *times == 1 || !unreached,
                "6: a second turn before everyone's first"
            );
        }
        if after.pause.is_none() && after.seats.iter().any(Seat::is_here) {
            assert!(
                !has_gone(after, holder, at),
                "12: the piece does not stay with somebody who is gone while nobody can decide"
            );
        }
    }

    /// 4, 5, 11: why the piece moved.
    fn moved(&self) {
        let Some(round) = &self.after.round else { return };
        let Some(previous) = self.previous().filter(|previous| *previous != round.holder) else {
            return;
        };
        let let_go = match self.command {
            Command::Release | Command::Pass | Command::Listen => true,
            Command::GoOnWithout { seat } => self.goes_on_without(*seat, previous.seat),
            _ => false,
        };
        let at = self.after.room_ms(self.now);
        assert!(
            let_go || has_gone(self.after, previous.seat, at),
            "4, 5, 12: only a person moves the piece, or the clock when nobody can: {:?}",
            self.command
        );
        let listens = self
            .after
            .seat(round.holder.seat)
            .is_some_and(|seat| seat.listens);
        assert!(!listens, "whoever only listens is offered no turn");
    }

    /// 12: by the host, or the guardian while the host is away; the holder's screen was away, and they are offered a turn again.
    fn goes_on_without(&self, named: SeatId, previous: SeatId) -> bool {
        let before = self.before;
        let is = |id: Option<SeatId>| id.is_some_and(|id| self.initiator == Initiator::Seat(id));
        let host_away = before.seat(before.host).is_some_and(|host| !host.is_here());
        let decides = is(Some(before.host)) || (host_away && is(before.guardian));
        let lost = before
            .seat(previous)
            .is_some_and(|seat| matches!(seat.presence, Presence::Lost(_)));
        let round = self.after.round.as_ref();
        let again = round.is_none_or(|round| round.again.contains(&previous));
        assert!(
            again,
            "12: who was passed over is offered a turn when they return"
        );
        decides && lost && named == previous
    }

    /// 2, 3: the order is fixed, and a pass gives a second chance.
    fn order(&self) {
        let Some(round) = &self.after.round else { return };
        if self.begun() {
            return self.begins(round);
        }
        let same = self
            .before
            .round
            .as_ref()
            .map(|round| (&round.order, round.direction));
        assert_eq!(
            same,
            Some((&round.order, round.direction)),
            "3: the order is fixed"
        );
        let passer = self.previous().filter(|holder| !holder.again);
        if let (Command::Pass, Some(passer)) = (self.command, passer) {
            let again = round.again.contains(&passer.seat) || round.holder.seat == passer.seat;
            assert!(again, "2: a pass gives a second chance");
        }
    }

    /// 7, 9, 15, 17: whom a round that begins is for.
    fn begins(&self, round: &Round) {
        let (before, after) = (self.before, self.after);
        let Command::BeginRound { first, .. } = self.command else {
            panic!("only the host begins a round")
        };
        let accepted = before.seats.iter().filter(|seat| seat.accepted);
        assert!(accepted.count() >= 3, "17: three at least");
        for id in &round.order {
            assert!(
                before.seat(*id).is_some_and(|seat| seat.accepted),
                "9: accepted before the round"
            );
        }
        let prompts = after.now_in().kind == StageKind::Prompts;
        if prompts && *first != Some(after.host) && round.order.contains(&after.host) {
            assert_eq!(round.order.last(), Some(&after.host), "7: the host speaks last");
        }
        let others = round
            .order
            .iter()
            .filter(|id| **id != after.host && Some(**id) != *first);
        let late = others.filter_map(|id| before.seat(*id)).map(|seat| seat.late);
        assert!(late.is_sorted(), "15: who comes late is last in order");
        if prompts && after.format.host == Hosting::Supervisor {
            assert_eq!(after.supervisor, Some(after.host), "a supervisor hosts");
        }
    }

    /// The rule of the stage: who is in the round, and who receives.
    fn rule(&self) {
        let (after, rule) = (self.after, self.after.now_in().turns);
        let Some(round) = &after.round else { return };
        assert_ne!(
            round.receiver,
            Some(round.holder.seat),
            "nobody speaks to themselves"
        );
        if self.begun() {
            let meant = |seat: &&Seat| seat.accepted && rule.offers_to(seat.part);
            let mut meant: Vec<SeatId> = after.seats.iter().filter(meant).map(|seat| seat.id).collect();
            let mut order = round.order.clone();
            meant.sort_unstable();
            order.sort_unstable();
            assert_eq!(order, meant, "{rule}: everyone whose turn it is, and nobody else");
        }
        match rule {
            TurnRule::ReceiverEachRound => {
                let receiver = round.receiver.map(|id| round.order.contains(&id));
                assert_ne!(receiver, Some(true), "the receiver only thanks");
            }
            TurnRule::ReceiverEachTurn if self.previous() != Some(round.holder) => {
                let at = after.latest_ms;
                let mut others = round.order.iter().filter(|id| **id != round.holder.seat);
                let somebody = others.any(|id| after.is_reachable(*id, at));
                assert_eq!(round.receiver.is_some(), somebody, "somebody receives");
            }
            TurnRule::ReceiverEachTurn => {}
            _ => assert_eq!(round.receiver, None),
        }
    }

    /// Parts are given by the host between rounds and laid down by whoever has them; a part for one has one.
    fn parts(&self) {
        for part in [Part::Presenter, Part::Receiver] {
            let have = self.after.seats.iter().filter(|seat| seat.part == Some(part));
            assert!(have.count() <= 1, "{part}: only one");
        }
        for seat in self.after.seats.iter() {
            let had = self.before.seat(seat.id);
            let (part, listened) = had.map_or((None, false), |seat| (seat.part, seat.listens));
            if seat.listens != listened {
                let own = self.initiator == Initiator::Seat(seat.id);
                assert!(own && matches!(self.command, Command::Listen | Command::Speak));
            }
            if seat.part == part {
                continue;
            }
            let receives = [seat.part, part].contains(&Some(Part::Receiver));
            let given = matches!(self.command, Command::NamePart { .. }) && self.before.round.is_none();
            let laid = matches!(self.command, Command::LayDown { seat: id } if *id == seat.id);
            assert!(given || laid || receives, "{:?} changed a part", self.command);
        }
    }

    /// 6: a round ends when everyone whose turn it is has been offered it; then the piece was with the host, where they sum up.
    fn ended_round(&self) {
        let (Some(round), None) = (&self.before.round, &self.after.round) else {
            return;
        };
        if self.after.ending.is_some() {
            return;
        }
        let at = self.after.room_ms(self.now);
        let mut waiting = round.first.iter().chain(&round.again);
        assert!(
            !waiting.any(|id| *id != round.holder.seat && self.after.is_offerable(*id, at)),
            "6: somebody was still to be offered a turn"
        );
        let host = self.after.host;
        if self.before.now_in().after == After::HostSumsUp
            && round.order.contains(&host)
            && self.after.is_offerable(host, at)
        {
            assert_eq!(round.holder.seat, host, "the piece returns to the host");
        }
    }

    /// 8: a pause freezes every clock.
    fn pauses(&self) {
        if let (Some(pause), Command::Resume) = (self.before.pause, self.command) {
            let at = self.after.room_ms(self.now);
            assert_eq!(at, pause.at_ms, "8: the clocks go on where they stood");
        }
        if let Some(pause) = self.after.pause {
            let later = self.now + TimeDelta::hours(1);
            assert_eq!(
                self.after.room_ms(later),
                pause.at_ms,
                "8: the clocks stand still"
            );
        }
    }

    /// 11, 13, 16: coming and going, hosting, managers.
    fn people(&self) {
        let (before, after) = (self.before, self.after);
        if matches!(self.command, Command::StepOut | Command::Return) {
            let holder = |room: &Room| room.round.as_ref().map(|round| round.holder);
            let moved = holder(before) != holder(after);
            assert!(
                moved || after.changed == before.changed,
                "11: without announcement"
            );
        }
        if after.host != before.host {
            self.hosting();
        }
        let managers = |room: &Room| room.seats.iter().filter(|seat| seat.manager).count();
        if after.managers == Managers::Declined {
            assert_eq!(managers(after), 0, "16: declined");
        }
        assert!(
            after.rounds_begun == 0 || managers(after) <= managers(before),
            "16: not after the check-in began"
        );
    }

    fn hosting(&self) {
        let (before, after) = (self.before, self.after);
        let by_host = self.initiator == Initiator::Seat(before.host)
            && matches!(self.command, Command::HandOver { .. });
        let gone = before.seat(before.host).is_none_or(|host| match host.presence {
            Presence::Here => false,
            Presence::Lost(away) | Presence::Out(away) => {
                before.wall_ms(self.now) - away.wall_ms >= HOST_GRACE_MS
            }
        });
        assert!(
            by_host || gone,
            "13: hosting changes hands by the host, or without one"
        );
        let host = after.seat(after.host).map(|seat| (seat.device, seat.manager));
        assert_eq!(host, Some((Device::Own, false)));
    }

    /// 10: what counts as held.
    fn end(&self) {
        if self.after.ending == Some(Ending::Held) {
            let mut owed = self.after.stages.iter().filter(|stage| stage.kind.owes_a_round());
            assert!(
                owed.all(|stage| stage.rounds > 0),
                "10: no closing round was skipped"
            );
        }
    }
}

/// Tells a holder who has stepped out; or, another way than the engine does: their screen is away, and for the suggested turn and two
/// minutes neither host nor guardian has been there.
fn has_gone(room: &Room, holder: SeatId, at_ms: i64) -> bool {
    let away = |id: SeatId| match room.seat(id).map(|seat| (seat.presence, seat.device)) {
        // Whoever has no screen can press nothing.
        Some((_, Device::None)) if id != holder => true,
        Some((Presence::Here, _)) => false,
        Some((Presence::Lost(away) | Presence::Out(away), _)) => {
            let kept = i64::from(room.suggested().unwrap_or(0)) * 1_000 + 120_000;
            at_ms - away.since_ms >= kept
        }
        None => true,
    };
    let out = |seat: &Seat| matches!(seat.presence, Presence::Out(_));
    room.seat(holder).is_none_or(out)
        || [Some(holder), Some(room.host), room.guardian]
            .into_iter()
            .flatten()
            .all(away)
}
