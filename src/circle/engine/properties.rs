//! The invariants, checked after every step of random sequences: joins, drops, late joiners, pauses, hand-overs, releases that
//! cross each other, orders that arrive twice or late, and a clock that jumps.
//!
//! `PROPTEST_CASES` sets how many sequences are run.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use proptest::prelude::*;
use uuid::Uuid;

use super::{
    tests::{Story, newcomer, seat},
    *,
};
use crate::{
    action::{Draft, Hse, Kind, Level},
    circle::{
        format::StageKind,
        view::{Face, Mark, Onlooker, look},
    },
    ids::SeatId,
    schedule::LostCause,
};

/// One step, as numbers: what they mean depends on the room they meet.
#[derive(Clone, Debug)]
struct Step {
    what: u8,
    who: u8,
    whom: u8,
    seconds: i16,
    behind: u8,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let seconds = prop_oneof![6 => 0i16..40, 2 => 60i16..240, 1 => -300i16..0];
    let behind = prop_oneof![8 => Just(0u8), 1 => 1u8..6];
    let step =
        (0u8..64, 0u8..10, 0u8..10, seconds, behind).prop_map(|(what, who, whom, seconds, behind)| Step {
            what,
            who,
            whom,
            seconds,
            behind,
        });
    prop::collection::vec(step, 1..90)
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(2_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn invariants_hold_after_every_step(seats in 3u128..8, ready in any::<bool>(), steps in steps()) {
        let story = if ready { Story::checking_in(seats) } else { Story::open(seats) };
        let mut world = World { room: story.room, now: story.now, offered: BTreeMap::new(), orders: 10_000 };
        for step in &steps {
            world.take(step);
        }
        world.check_faces();
        world.comes_to_its_close();
    }
}

struct World {
    room: Room,
    now: DateTime<Utc>,
    /// How often each seat was offered the piece in the present round.
    offered: BTreeMap<SeatId, u32>,
    orders: u128,
}

impl World {
    fn take(&mut self, step: &Step) {
        self.now += TimeDelta::seconds(step.seconds.into());
        let (who, command) = self.meaning(step);
        self.orders += 1;
        let seen = self.room.version.saturating_sub(step.behind.into());
        let order = Order {
            id: Uuid::from_u128(self.orders),
            seen,
            command,
        };
        let stale = order.command.needs_the_latest() && seen < self.room.changed;
        match apply(&self.room, self.now, who, order.clone()) {
            Ok(after) => {
                assert!(!stale, "a stale order was carried out: {order:?}");
                self.check(&after, who, &order.command);
                assert_eq!(
                    apply(&after, self.now, who, order),
                    Ok(after.clone()),
                    "the same order again"
                );
                self.room = after;
            }
            Err(refusal) => {
                let ended = self.room.ending.is_some();
                assert_eq!(ended, refusal == Refusal::Ended, "a closed room does nothing");
                assert!(
                    ended || stale == matches!(refusal, Refusal::Stale(_)),
                    "{refusal:?}"
                );
            }
        }
    }

    fn any_seat(&self, number: u8) -> SeatId {
        let seats = &self.room.seats;
        seats
            .get(usize::from(number) % (seats.len() + 1))
            .map_or(seat(99), |seat| seat.id)
    }

    fn meaning(&self, step: &Step) -> (Who, Command) {
        let who = self.any_seat(step.who);
        let whom = self.any_seat(step.whom);
        let host = Who::Seat(self.room.host);
        let holder = self
            .room
            .round
            .as_ref()
            .map_or(host, |round| Who::Seat(round.holder.seat));
        let direction = if step.whom.is_multiple_of(2) {
            Direction::Clockwise
        } else {
            Direction::Counter
        };
        let first = (step.who.is_multiple_of(3)).then_some(whom);
        let number = u128::from(step.whom) + 20;
        match step.what {
            0..=11 => (holder, Command::Release),
            12..=16 => (holder, Command::Pass),
            17 => (Who::Seat(who), Command::Release),
            18..=24 => (
                host,
                Command::BeginRound {
                    prompt: None,
                    direction,
                    first,
                },
            ),
            25..=30 => (host, Command::NextStage),
            31..=34 => (Who::Seat(whom), Command::Accept { seat: whom }),
            35..=36 => (Who::House, Command::Sit(Box::new(newcomer(number)))),
            37 => (
                Who::House,
                Command::Sit(Box::new(Seat {
                    manager: true,
                    ..newcomer(number + 20)
                })),
            ),
            38 => (
                host,
                Command::AddSeat {
                    seat: seat(number + 60),
                    name: "Guest".into(),
                },
            ),
            39..=40 => (Who::House, Command::Lost { seat: whom }),
            41..=42 => (Who::House, Command::Back { seat: whom }),
            43 => (Who::House, Command::Lost { seat: self.room.host }),
            44..=46 => (Who::House, Command::Tick),
            47 => (Who::Seat(who), Command::StepOut),
            48 => (Who::Seat(who), Command::Return),
            49 => (host, Command::SetAside { seat: whom }),
            50 => (Who::Seat(who), Command::DeclineManagers),
            51 => (Who::Seat(who), Command::AskPause),
            52 => (Who::Seat(who), Command::Pause),
            53..=54 => (host, Command::Resume),
            55 => (Who::Seat(who), Command::ReopenAgreements),
            56 => (host, Command::PreviousStage),
            57 => (host, Command::Extend { seconds: 60 }),
            58 => (host, Command::NameGuardian { seat: Some(whom) }),
            59 => (Who::Seat(who), Command::BecomeGuardian),
            60 => (host, Command::HandOver { seat: whom }),
            61 => (Who::Seat(who), Command::TakeHosting),
            62 => (host, agree()),
            _ if step.who < 8 => (host, Command::Close),
            _ => (
                host,
                Command::Curtail {
                    cause: LostCause::Cover,
                },
            ),
        }
    }

    fn check(&mut self, after: &Room, who: Who, command: &Command) {
        let before = self.room.clone();
        assert_eq!(after.version, before.version + 1);
        assert!(
            after.latest_ms >= before.latest_ms,
            "the room's clock never runs backwards"
        );
        assert!((1..=15).contains(&after.seats.len()), "17: seats");
        assert!(after.seat(after.host).is_some(), "there is always a host's seat");
        assert!(after.agreed.len() <= MOST_ACTIONS);
        self.check_piece(&before, after, command);
        self.check_order(&before, after, command);
        self.check_pause(&before, after, command);
        self.check_people(&before, after, who, command);
        self.check_end(after);
    }

    /// 1, 4, 5, 6, 12: who has the piece, and why it moved.
    fn check_piece(&mut self, before: &Room, after: &Room, command: &Command) {
        if after.pause.is_some() || after.round.is_none() {
            assert_eq!(after.holder(), None, "1: nobody between rounds and in a pause");
        }
        let Some(round) = &after.round else {
            return self.offered.clear();
        };
        let holder = round.holder.seat;
        let at = after.room_ms(self.now);
        assert!(round.order.contains(&holder), "1: the holder is in the round");
        for id in &round.order {
            let places = [&round.first, &round.again]
                .iter()
                .filter(|list| list.contains(id))
                .count();
            assert!(
                places + usize::from(*id == holder) <= 1,
                "1: a seat is in one place"
            );
        }
        let begun = after.rounds_begun > before.rounds_begun;
        if begun {
            self.offered.clear();
        }
        let previous = before.round.as_ref().filter(|_| !begun).map(|round| round.holder);
        if previous != Some(round.holder) {
            let times = self.offered.entry(holder).or_default();
            *times += 1;
            let unreached = round
                .first
                .iter()
                .filter(|id| after.is_reachable(**id, at))
                .count();
            assert!(
                *times == 1 || unreached == 0,
                "6: a second turn before everyone's first"
            );
            if let Some(previous) = previous {
                let let_go = matches!(command, Command::Release | Command::Pass);
                let gone = !after.is_reachable(previous.seat, at);
                assert!(
                    let_go || gone,
                    "4, 5: only the holder, or their absence, moves the piece: {command:?}"
                );
            }
        }
        if after.pause.is_none() && after.seats.iter().any(Seat::is_here) {
            assert!(
                after.is_reachable(holder, at),
                "12: the piece does not stay with somebody who is gone"
            );
        }
    }

    /// 2, 3, 7, 9, 15: whom a round offers the piece, and in which order.
    fn check_order(&self, before: &Room, after: &Room, command: &Command) {
        let Some(round) = &after.round else { return };
        if after.rounds_begun == before.rounds_begun {
            let same = before.round.as_ref().map(|round| (&round.order, round.direction));
            assert_eq!(
                same,
                Some((&round.order, round.direction)),
                "3: the order is fixed"
            );
            let passer = before
                .round
                .as_ref()
                .map(|round| round.holder)
                .filter(|holder| !holder.again);
            if let (Command::Pass, Some(passer)) = (command, passer) {
                let again = round.again.contains(&passer.seat) || round.holder.seat == passer.seat;
                assert!(again, "2: a pass gives a second chance");
            }
            return;
        }
        assert!(round.order.len() >= 3, "17: three at least");
        for id in &round.order {
            assert!(
                before.seat(*id).is_some_and(|seat| seat.accepted),
                "9: accepted before the round"
            );
        }
        let Command::BeginRound { first, .. } = command else {
            panic!("only the host begins a round")
        };
        let prompts = after.now_in().kind == StageKind::Prompts;
        if prompts && *first != Some(after.host) && round.order.contains(&after.host) {
            assert_eq!(round.order.last(), Some(&after.host), "7: the host speaks last");
        }
        let others = round
            .order
            .iter()
            .filter(|id| **id != after.host && Some(**id) != *first);
        let late: Vec<bool> = others
            .filter_map(|id| before.seat(*id))
            .map(|seat| seat.late)
            .collect();
        assert!(late.is_sorted(), "15: who comes late is last in order");
    }

    /// 8: a pause freezes every clock.
    fn check_pause(&self, before: &Room, after: &Room, command: &Command) {
        if let (Some(pause), Command::Resume) = (before.pause, command) {
            assert_eq!(
                after.room_ms(self.now),
                pause.at_ms,
                "8: the clocks go on where they stood"
            );
        }
        if let Some(pause) = after.pause {
            let later = self.now + TimeDelta::hours(1);
            assert_eq!(after.room_ms(later), pause.at_ms, "8: the clocks stand still");
        }
    }

    /// 11, 13, 16: coming and going, hosting, managers.
    fn check_people(&self, before: &Room, after: &Room, who: Who, command: &Command) {
        if matches!(command, Command::StepOut | Command::Return) {
            let moved = before.round.as_ref().map(|round| round.holder)
                != after.round.as_ref().map(|round| round.holder);
            assert!(
                moved || after.changed == before.changed,
                "11: without announcement"
            );
        }
        if after.host != before.host {
            let by_host = who == Who::Seat(before.host) && matches!(command, Command::HandOver { .. });
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
            assert_eq!(
                after.seat(after.host).map(|seat| (seat.device, seat.manager)),
                Some((Device::Own, false))
            );
        }
        if after.managers == Managers::Declined {
            assert!(!after.seats.iter().any(|seat| seat.manager), "16: declined");
        }
        let managers = |room: &Room| room.seats.iter().filter(|seat| seat.manager).count();
        assert!(
            after.rounds_begun == 0 || managers(after) <= managers(before),
            "16: not after the check-in began"
        );
    }

    /// 10: what counts as held.
    fn check_end(&self, after: &Room) {
        if after.ending == Some(Ending::Held) {
            let owed = after.stages.iter().filter(|stage| stage.kind.owes_a_round());
            assert!(
                owed.map(|stage| stage.rounds).all(|rounds| rounds > 0),
                "10: no closing round was skipped"
            );
        }
    }

    /// What each face sees of wherever the sequence ended.
    fn check_faces(&self) {
        let json = serde_json::to_string(&self.room).expect("a room is plain data");
        assert_eq!(
            serde_json::from_str::<Room>(&json).ok().as_ref(),
            Some(&self.room),
            "stored and read again"
        );
        let faces = self.room.seats.iter().map(|seat| Some(seat.id)).chain([None]);
        for id in faces {
            let view = look(
                &self.room,
                self.now,
                Onlooker {
                    seat: id,
                    locale: "en",
                },
            );
            assert!(
                view.seats
                    .iter()
                    .filter(|seat| seat.mark == Mark::Holding)
                    .count()
                    <= 1
            );
            assert!(
                view.face == Face::Host || view.seats.iter().all(|seat| seat.air.is_none() && !seat.owes)
            );
            assert!(view.face != Face::Wall || (view.can.is_empty() && view.me.is_none()));
            assert!(view.face != Face::Wall || !view.pause_asked);
            assert!(view.seats.len() == self.room.seats.len());
        }
    }

    /// Whatever has happened, people who come back and want to can hold the session to its close: no state is a trap.
    fn comes_to_its_close(mut self) {
        for number in 70..73 {
            let _full = self.act(Who::House, Command::Sit(Box::new(newcomer(number))));
        }
        for _ in 0..400 {
            if let Some(ending) = self.room.ending {
                let _how: Ending = ending;
                return;
            }
            for id in self.room.seats.iter().map(|seat| seat.id).collect::<Vec<_>>() {
                let _ended = self.act(Who::Seat(id), Command::Return);
                let _by_host = self.act(Who::Seat(id), Command::Accept { seat: id });
            }
            let host = Who::Seat(self.room.host);
            let holder = self.room.holder().and_then(|id| self.room.seat(id)).cloned();
            let stage = self.room.now_in().clone();
            let round = Command::BeginRound {
                prompt: None,
                direction: Direction::Clockwise,
                first: None,
            };
            let done = match holder {
                _ if self.room.pause.is_some() => self.act(host, Command::Resume),
                Some(seat) if seat.device == Device::None => self.act(host, Command::Release),
                Some(seat) => self.act(Who::Seat(seat.id), Command::Release),
                None if stage.kind.owes_a_round() && stage.rounds == 0 => self.act(host, round),
                None if stage.kind == StageKind::Close => self
                    .act(host, Command::Close)
                    .or_else(|_| self.act(host, Command::PreviousStage)),
                None => self.act(host, Command::NextStage),
            };
            assert_eq!(done, Ok(()), "{:?}", self.room);
        }
        panic!("no close after 400 steps: {:?}", self.room);
    }

    fn act(&mut self, who: Who, command: Command) -> Result<(), Refusal> {
        self.orders += 1;
        let order = Order {
            id: Uuid::from_u128(self.orders),
            seen: self.room.version,
            command,
        };
        self.room = apply(&self.room, self.now, who, order)?;
        Ok(())
    }
}

fn agree() -> Command {
    Command::Agree(Box::new(Draft {
        title: "Cover".into(),
        measure: String::new(),
        kind: Kind::Condition,
        hse: Hse::Support,
        level: Level::Manager,
        review_on: None,
    }))
}
