use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{Action, ActionKind, By, Event, HistoryEntry, Level, Refusal, Reply, ReplyVerdict, Standing};
use crate::Hse;
use crate::ids::{ActionId, TeamId};

fn day(number: i64) -> DateTime<Utc> {
    DateTime::default() + TimeDelta::days(number)
}

fn date(number: i64) -> NaiveDate {
    day(number).date_naive()
}

fn will(until: i64) -> Event {
    Event::Will {
        until: date(until),
        note: None,
    }
}

fn up(to: Level) -> Event {
    Event::Escalated { to, note: None }
}

fn action(level: Level, events: &[(i64, By, Event)]) -> Action {
    let mut history = vec![HistoryEntry {
        at: day(0),
        by: By::Team,
        event: Event::Agreed { level },
    }];
    history.extend(events.iter().map(|(at, by, event)| HistoryEntry {
        at: day(*at),
        by: *by,
        event: event.clone(),
    }));
    Action {
        id: ActionId(uuid::Uuid::nil()),
        team_id: TeamId(uuid::Uuid::nil()),
        kind: ActionKind::Condition,
        hse: Hse::Demands,
        title: "A second nurse at handover".into(),
        measure: String::new(),
        review_on: date(28),
        history,
    }
}

const DID: Event = Event::Did { note: None };

#[test]
fn where_a_history_leads() {
    use By::{Clock, Manager as M, Team as T};
    let no = Event::Cannot { reason: "law".into() };
    for (level, events, now, standing) in [
        (Level::Team, vec![], Level::Team, Standing::UnderWay),
        (Level::Manager, vec![], Level::Manager, Standing::Owed),
        (Level::Beyond, vec![], Level::Beyond, Standing::Owed),
        (
            Level::Manager,
            vec![(3, M, DID)],
            Level::Manager,
            Standing::SaidDone,
        ),
        (
            Level::Manager,
            vec![(3, M, will(40))],
            Level::Manager,
            Standing::Promised { until: date(40) },
        ),
        (
            Level::Manager,
            vec![(3, M, no)],
            Level::Manager,
            Standing::Declined,
        ),
        (
            Level::Manager,
            vec![(30, Clock, up(Level::Organisation))],
            Level::Organisation,
            Standing::Owed,
        ),
        (
            Level::Manager,
            vec![(3, M, DID), (9, T, Event::NotYet)],
            Level::Manager,
            Standing::Owed,
        ),
        (
            Level::Manager,
            vec![(3, M, DID), (9, T, Event::Confirmed)],
            Level::Manager,
            Standing::Real,
        ),
        (
            Level::Team,
            vec![(9, T, Event::Confirmed)],
            Level::Team,
            Standing::Real,
        ),
        (
            Level::Team,
            vec![(9, T, Event::SetAside)],
            Level::Team,
            Standing::SetAside,
        ),
        // What was taken back was never said.
        (
            Level::Manager,
            vec![(3, M, DID), (9, T, Event::Confirmed), (9, T, Event::Undone)],
            Level::Manager,
            Standing::SaidDone,
        ),
        (
            Level::Manager,
            vec![
                (3, M, DID),
                (9, T, Event::Confirmed),
                (9, T, Event::Undone),
                (10, T, Event::NotYet),
            ],
            Level::Manager,
            Standing::Owed,
        ),
        (
            Level::Manager,
            vec![
                (3, M, will(40)),
                (9, T, Event::Confirmed),
                (9, T, Event::Undone),
                (20, T, Event::Confirmed),
            ],
            Level::Manager,
            Standing::Real,
        ),
    ] {
        let state = action(level, &events).state();
        assert_eq!((state.level, state.standing), (now, standing), "{events:?}");
    }
}

#[test]
fn the_clock() {
    use By::{Manager as M, Team as T};
    // level, history, today → since, due, escalates (days), late
    for (level, events, today, expected) in [
        (Level::Team, vec![], 99, None),
        (Level::Manager, vec![], 0, Some((0, 14, Some(30), false))),
        (Level::Manager, vec![], 14, Some((0, 14, Some(30), false))),
        (Level::Manager, vec![], 15, Some((0, 14, Some(30), true))),
        (Level::Beyond, vec![], 99, Some((0, 14, None, true))),
        (
            Level::Manager,
            vec![(5, M, up(Level::Organisation))],
            6,
            Some((5, 19, Some(35), false)),
        ),
        (Level::Manager, vec![(5, M, will(20))], 20, None),
        (
            Level::Manager,
            vec![(5, M, will(20))],
            21,
            Some((21, 35, Some(51), false)),
        ),
        (Level::Manager, vec![(5, M, DID)], 99, None),
        (
            Level::Manager,
            vec![(5, M, DID), (9, T, Event::NotYet)],
            10,
            Some((9, 23, Some(39), false)),
        ),
    ] {
        let clock = action(level, &events).state().clock(day(today));
        let got = clock.map(|c| (c.since, c.due_at, c.escalates_at, c.is_late(day(today))));
        let expected = expected.map(|(since, due, up, late)| (day(since), day(due), up.map(day), late));
        assert_eq!(got, expected, "{level} {events:?} on day {today}");
    }
    let clock = action(Level::Manager, &[]).state().clock(day(17)).unwrap();
    assert_eq!(clock.age_days(day(17)), 17);
}

#[test]
fn what_time_does_by_itself() {
    use By::Manager as M;
    for (level, events, today, to) in [
        (Level::Manager, vec![], 29, None),
        (Level::Manager, vec![], 30, Some(Level::Organisation)),
        (Level::Organisation, vec![], 31, Some(Level::Beyond)),
        (Level::Beyond, vec![], 400, None),
        (Level::Team, vec![], 400, None),
        (Level::Manager, vec![(29, M, DID)], 400, None),
        (Level::Manager, vec![(29, M, will(60))], 60, None),
        (
            Level::Manager,
            vec![(29, M, will(60))],
            91,
            Some(Level::Organisation),
        ),
        (
            Level::Manager,
            vec![(30, By::Clock, up(Level::Organisation))],
            59,
            None,
        ),
        (
            Level::Manager,
            vec![(30, By::Clock, up(Level::Organisation))],
            60,
            Some(Level::Beyond),
        ),
    ] {
        let entry = action(level, &events).escalate(day(today));
        assert!(
            entry
                .iter()
                .all(|entry| entry.by == By::Clock && entry.at == day(today))
        );
        assert_eq!(
            entry.map(|entry| entry.event),
            to.map(up),
            "{level} {events:?} on day {today}"
        );
    }
}

#[test]
fn what_may_be_replied() {
    let did = Reply::Did { note: None };
    let on = Reply::Escalated { note: None };
    let closed = vec![(1, By::Team, Event::Confirmed)];
    for (level, events, reply, expected) in [
        (Level::Manager, vec![], did.clone(), Ok(DID)),
        (
            Level::Manager,
            vec![(1, By::Manager, will(9))],
            did.clone(),
            Ok(DID),
        ),
        (Level::Manager, vec![], on.clone(), Ok(up(Level::Organisation))),
        (Level::Organisation, vec![], on.clone(), Ok(up(Level::Beyond))),
        (Level::Beyond, vec![], on, Err(Refusal::NothingAbove)),
        (Level::Team, vec![], did.clone(), Err(Refusal::ReplyNotOwed)),
        (Level::Manager, closed, did, Err(Refusal::Closed)),
    ] {
        assert_eq!(
            action(level, &events).reply(reply),
            expected,
            "{level} {events:?}"
        );
    }
}

#[test]
fn what_the_team_may_say() {
    let said = vec![(1, By::Manager, DID)];
    let closed = vec![(1, By::Team, Event::SetAside)];
    for (level, events, verdict, expected) in [
        (Level::Team, vec![], ReplyVerdict::Real, Ok(Event::Confirmed)),
        (
            Level::Manager,
            vec![],
            ReplyVerdict::Real,
            Err(Refusal::ReplyFirst),
        ),
        (
            Level::Manager,
            vec![(1, By::Manager, will(9))],
            ReplyVerdict::Real,
            Ok(Event::Confirmed),
        ),
        // A reply that passes it on leaves a reply to be owed, and so does a claim that was not true.
        (
            Level::Manager,
            vec![(1, By::Manager, up(Level::Organisation))],
            ReplyVerdict::Real,
            Err(Refusal::ReplyFirst),
        ),
        (
            Level::Manager,
            vec![(1, By::Manager, DID), (2, By::Team, Event::NotYet)],
            ReplyVerdict::Real,
            Err(Refusal::ReplyFirst),
        ),
        (
            Level::Team,
            vec![],
            ReplyVerdict::NotYet,
            Err(Refusal::NotSaidDone),
        ),
        (
            Level::Manager,
            said.clone(),
            ReplyVerdict::Real,
            Ok(Event::Confirmed),
        ),
        (Level::Manager, said, ReplyVerdict::NotYet, Ok(Event::NotYet)),
        (
            Level::Manager,
            vec![],
            ReplyVerdict::NotYet,
            Err(Refusal::NotSaidDone),
        ),
        (
            Level::Manager,
            closed.clone(),
            ReplyVerdict::Real,
            Err(Refusal::Closed),
        ),
        (Level::Manager, closed, ReplyVerdict::NotYet, Err(Refusal::Closed)),
    ] {
        assert_eq!(
            action(level, &events).confirm(verdict),
            expected,
            "{level} {events:?}"
        );
    }
    assert_eq!(action(Level::Team, &[]).set_aside(), Ok(Event::SetAside));
    assert_eq!(
        action(Level::Team, &[(1, By::Team, Event::Confirmed)]).set_aside(),
        Err(Refusal::Closed)
    );
}

#[test]
fn what_the_team_may_take_back() {
    let real = vec![(1, By::Manager, DID), (2, By::Team, Event::Confirmed)];
    let undone = [&real[..], &[(2, By::Team, Event::Undone)]].concat();
    let minute = TimeDelta::minutes(1);
    for (events, now, expected) in [
        (vec![], day(0), Err(Refusal::NotReal)),
        (vec![(1, By::Manager, DID)], day(1), Err(Refusal::NotReal)),
        (real.clone(), day(2), Ok(Event::Undone)),
        (real.clone(), day(3) - minute, Ok(Event::Undone)),
        (real, day(3), Err(Refusal::UndoOver)),
        (undone, day(2), Err(Refusal::NotReal)),
        (
            vec![(1, By::Team, Event::SetAside)],
            day(1),
            Err(Refusal::NotReal),
        ),
    ] {
        assert_eq!(action(Level::Manager, &events).undo(now), expected, "{events:?}");
    }
}

/// Takes back what was said too early: the clock on the reply runs as if nothing had been said.
#[test]
fn what_was_taken_back_stops_no_clock() {
    let promised = vec![(5, By::Manager, will(20))];
    let undone = [
        &promised[..],
        &[(8, By::Team, Event::Confirmed), (8, By::Team, Event::Undone)],
    ]
    .concat();
    for today in [8, 21, 40, 60] {
        let (one, other) = (action(Level::Manager, &promised), action(Level::Manager, &undone));
        assert_eq!(one.state(), other.state());
        assert_eq!(one.escalate(day(today)), other.escalate(day(today)), "{today}");
    }
}
