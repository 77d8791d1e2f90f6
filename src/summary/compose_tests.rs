//! Summaries put together from pulses that really went through the gate.

mod waves;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use super::{
    compose::{Facts, Published, compose},
    model::{Pressure, Strength, Topic, UpwardNote, Withheld},
    protection::{HeldCircle, Planned},
};
use crate::stats::run_chart::Verdict;
use crate::{
    Hse,
    action::{Action, ActionKind, By, Event, HistoryEntry, Level},
    disclosure::{Band, Rules, Threshold, gate, trend::Unrounded},
    ids::{ActionId, PulseId, TeamId},
    question::{
        answers::Answers,
        bank::Bank,
        item::{Better, Item, Theme},
        rotation::next_items,
    },
    schedule::LostCause,
};
use waves::*;

const DID: Event = Event::Did { note: None };

#[test]
fn blocks_follow_each_other() {
    let facts = facts(200, &[WAVE; 7]);
    for (asked, number, pulses, from, until) in [
        (None, 3, 1, 168, 200),
        (Some(1), 1, 3, 0, 84),
        (Some(2), 2, 3, 84, 168),
        (Some(3), 3, 1, 168, 200),
        (Some(9), 3, 1, 168, 200),
        (Some(0), 1, 3, 0, 84),
    ] {
        let block = compose(&facts, asked).block;
        assert_eq!(
            (block.number, block.of, block.pulses),
            (number, 3, pulses),
            "{asked:?}"
        );
        assert_eq!((block.from, block.until), (day(from), day(until)), "{asked:?}");
    }
}

#[test]
fn before_the_first_pulse() {
    let summary = compose(&facts(10, &[]), None);
    assert_eq!((summary.block.number, summary.block.pulses), (1, 0));
    assert_eq!(summary.reading.withheld, Withheld::NotYet);
    assert_eq!(summary.reading.detectable, None);
    assert_eq!(summary.protection.rate(), None);
    assert_eq!((summary.upward.all, summary.upward.note), (0, None));
    assert!(summary.strengths.is_empty() && summary.core.chart.is_none() && !summary.core.asked);
}

#[test]
fn what_is_withheld() {
    let few = AnsweredPulse { answered: 5, ..WAVE };
    let six = AnsweredPulse { answered: 6, ..WAVE };
    for (waves, withheld, bands, detectable) in [
        (vec![few; 3], Withheld::All, vec![], None),
        (vec![WAVE; 3], Withheld::Nothing, vec![Band::Some], Some(24)),
        (
            vec![six, WAVE, few],
            Withheld::Part,
            vec![Band::Few, Band::Some],
            Some(32),
        ),
    ] {
        let reading = compose(&facts(90, &waves), None).reading;
        assert_eq!(
            (reading.withheld, reading.respondents, reading.detectable),
            (withheld, bands, detectable)
        );
    }
}

#[test]
fn every_theme_once_a_block() {
    let low = AnsweredPulse { quality: 2, ..WAVE };
    let summary = compose(
        &facts(84, &[low, WAVE, AnsweredPulse { quality: 4, ..WAVE }]),
        None,
    );
    assert_eq!(
        (
            summary.conditions.level,
            summary.between.level,
            summary.work.level
        ),
        (Some(30), Some(50), Some(80))
    );
    assert_eq!(summary.core.level, Some(80), "the latest of three");
    assert_eq!(summary.conditions.lines.len(), 3);
    assert_eq!(
        summary.strengths,
        [
            Strength::High {
                topic: Topic::Theme(Theme::Work),
                level: 80
            },
            Strength::High {
                topic: Topic::Theme(Theme::Core),
                level: 80
            },
        ]
    );
    assert_eq!(
        (summary.sacrifice.level, summary.sacrifice.lasting),
        (Some(30), false)
    );
    let again = compose(&facts(168, &[low; 6]), None);
    assert!(again.sacrifice.lasting);
    let first = compose(&facts(168, &[low; 6]), Some(1));
    assert!(!first.sacrifice.lasting, "a former block stays as it was");
}

#[test]
fn charts_know_where_they_break() {
    let mut waves = vec![WAVE; 12];
    waves[4].changed = Some(2);
    let summary = compose(&facts(400, &waves), None);
    let broken = |report: &super::model::ThemeReport| {
        let chart = report.chart.as_ref().unwrap();
        chart.points.iter().map(|point| point.broken).collect::<Vec<_>>()
    };
    assert_eq!(broken(&summary.core).iter().position(|broken| *broken), Some(4));
    // Conditions are asked in pulses 1, 4, 7 and 10: the change before pulse 5 breaks the line before 7.
    assert_eq!(broken(&summary.conditions), [false, false, true, false]);
    assert!(
        compose(&facts(400, &waves[..2]), None).core.chart.is_none(),
        "two points make no chart"
    );
    assert!(!summary.reading.broken && compose(&facts(400, &waves), Some(2)).reading.broken);
}

#[test]
fn a_lasting_rise_is_a_strength() {
    let waves: Vec<AnsweredPulse> = (0..18)
        .map(|at| AnsweredPulse {
            quality: if at < 9 { 2 } else { 3 },
            ..WAVE
        })
        .collect();
    let summary = compose(&facts(600, &waves), None);
    let verdict = summary.core.chart.unwrap().verdict;
    assert_eq!(
        verdict,
        Verdict::Shift {
            upward: true,
            since: day(280).date_naive()
        }
    );
    assert_eq!(
        summary.strengths,
        [Strength::Rising {
            topic: Topic::Theme(Theme::Core)
        }]
    );
    let earlier = compose(&facts(600, &waves), Some(2));
    assert_eq!(
        earlier.core.chart.unwrap().points.len(),
        6,
        "a former block does not see what came later"
    );
}

#[test]
fn circles_of_the_block_alone() {
    let circle = |at: i64, kept: bool| Planned {
        planned_at: day(at),
        minutes: 45,
        held: kept.then(|| HeldCircle {
            at: day(at),
            minutes: 40,
            curtailed: false,
        }),
        lost: (!kept).then_some(LostCause::Staffing),
        rebooked: false,
    };
    let mut facts = facts(150, &[WAVE; 4]);
    facts.circles = vec![
        circle(7, true),
        circle(83, false),
        circle(84, true),
        circle(120, true),
        circle(150, false),
    ];
    let rate = |number| compose(&facts, number).protection.rate();
    assert_eq!((rate(Some(1)), rate(Some(2))), (Some(50), Some(100)));
    assert_eq!(compose(&facts, Some(1)).block.from, day(7));
    assert!(
        compose(&facts, Some(2))
            .strengths
            .contains(&Strength::Kept { kept: 2, planned: 2 })
    );
}

#[test]
fn pressure_is_named_when_the_space_is_lost_too() {
    let low = AnsweredPulse { quality: 2, ..WAVE };
    for (wave, kept, expected) in [
        (
            low,
            2,
            Some(Pressure {
                demands: 30,
                rate: 50,
            }),
        ),
        (low, 3, None),
        (WAVE, 2, None),
        (AnsweredPulse { answered: 6, ..low }, 2, None),
    ] {
        let mut facts = facts(84, &[wave; 3]);
        facts.circles = (0..4)
            .map(|at| Planned {
                planned_at: day(at),
                minutes: 45,
                held: (at < kept).then(|| HeldCircle {
                    at: day(at),
                    minutes: 45,
                    curtailed: false,
                }),
                lost: None,
                rebooked: false,
            })
            .collect();
        assert_eq!(compose(&facts, None).pressure, expected);
    }
}

#[test]
fn asked_upward() {
    use ActionKind::{Condition, Personal};
    use Level::{Manager, Team};
    for (actions, above, all, note) in [
        (vec![(Condition, Manager), (Condition, Team)], 1, 2, None),
        (
            vec![(Condition, Team), (Condition, Team)],
            0,
            2,
            Some(UpwardNote::NothingUpward),
        ),
        (
            vec![(Personal, Manager), (Personal, Team)],
            1,
            2,
            Some(UpwardNote::OnlyPersonal),
        ),
        (vec![(Personal, Manager), (Condition, Team)], 1, 2, None),
    ] {
        let mut facts = facts(30, &[]);
        facts.actions = actions
            .iter()
            .map(|(kind, level)| action(*kind, *level, 1, &[]))
            .collect();
        let upward = compose(&facts, None).upward;
        assert_eq!((upward.above, upward.all, upward.note), (above, all, note));
    }
}

#[test]
fn what_came_of_it() {
    let up = Event::Escalated {
        to: Level::Organisation,
        note: None,
    };
    let mut facts = facts(100, &[WAVE; 3]);
    facts.actions = vec![
        action(ActionKind::Condition, Level::Manager, 80, &[]),
        action(
            ActionKind::Condition,
            Level::Manager,
            60,
            &[(90, By::Clock, up.clone())],
        ),
        action(
            ActionKind::Condition,
            Level::Manager,
            10,
            &[(20, By::Manager, DID), (30, By::Team, Event::Confirmed)],
        ),
        action(
            ActionKind::Condition,
            Level::Manager,
            10,
            &[(14, By::Manager, up), (40, By::Team, Event::SetAside)],
        ),
        action(
            ActionKind::Condition,
            Level::Team,
            10,
            &[(40, By::Team, Event::Confirmed)],
        ),
    ];
    let answers = compose(&facts, None).answers;
    assert_eq!(
        answers
            .asked
            .iter()
            .map(|asked| asked.owed_days)
            .collect::<Vec<_>>(),
        [Some(20), Some(10), None, None, None]
    );
    assert_eq!((answers.late, answers.closed, answers.confirmed), (1, 3, 2));
    assert_eq!(answers.latency_days, Some(7), "the median of 4 and 10");
    assert_eq!(answers.trust, Some(50));
    // What ended in the first block is not told again in the second.
    let next = super::compose::Facts {
        published: pulses(&[WAVE; 4]),
        now: day(130),
        ..facts
    };
    assert_eq!(compose(&next, None).answers.asked.len(), 2);
}
