//! Pulses that were answered in some way and went through the gate, and the facts that a summary is made of.

use super::*;

pub(super) fn day(number: i64) -> DateTime<Utc> {
    DateTime::default() + TimeDelta::days(number)
}

/// Answers to a pulse: by how many, of how many, how well (1 to 5, 5 is best), after how many changes of the roster.
#[derive(Clone, Copy)]
pub(super) struct AnsweredPulse {
    pub(super) answered: i64,
    pub(super) roster: i64,
    pub(super) quality: i64,
    pub(super) changed: Option<i64>,
}

pub(super) const WAVE: AnsweredPulse = AnsweredPulse {
    answered: 8,
    roster: 9,
    quality: 3,
    changed: Some(0),
};

/// All answer alike but two, one of them better and one worse.
pub(super) fn published(
    items: &[Item],
    wave: AnsweredPulse,
    closed_at: DateTime<Utc>,
    past: &mut Vec<Unrounded>,
) -> Published {
    let ballots: Vec<Answers> = (0..wave.answered)
        .map(|person| {
            let quality = match person {
                0 => wave.quality - 1,
                1 => wave.quality + 1,
                _ => wave.quality,
            };
            let answer = |item: &Item| {
                Some(if item.better == Better::High {
                    quality
                } else {
                    6 - quality
                })
            };
            Answers::parse(&items.iter().map(answer).collect::<Vec<_>>(), items.len()).unwrap()
        })
        .collect();
    let rules = Rules {
        team: TeamId(Uuid::nil()),
        pulse: PulseId(Uuid::nil()),
        closed_on: closed_at.date_naive(),
        threshold: Threshold::DEFAULT,
        roster: wave.roster,
        slips: 0,
        changed: wave.changed,
        items,
        asked_before: &[],
        past: &past.clone(),
        published: &[],
    };
    let passed = gate(&ballots, &rules);
    past.extend(passed.unrounded);
    Published {
        closed_at,
        publication: passed.publication,
    }
}

/// Pulses every four weeks, each with the items of the rotation.
pub(super) fn pulses(waves: &[AnsweredPulse]) -> Vec<Published> {
    let mut asked: Vec<Vec<String>> = Vec::new();
    let mut past = Vec::new();
    waves
        .iter()
        .enumerate()
        .map(|(at, wave)| {
            let items = next_items(Bank::built_in(), &asked);
            asked.push(items.iter().map(|item| item.key.clone()).collect());
            published(&items, *wave, day(28 * (at as i64 + 1)), &mut past)
        })
        .collect()
}

pub(super) fn facts(now: i64, waves: &[AnsweredPulse]) -> Facts {
    Facts {
        now: day(now),
        zone: Tz::UTC,
        began_at: day(0),
        published: pulses(waves),
        circles: Vec::new(),
        actions: Vec::new(),
    }
}

pub(super) fn action(kind: ActionKind, level: Level, agreed: i64, then: &[(i64, By, Event)]) -> Action {
    let entry = |at, by, event: &Event| HistoryEntry {
        at: day(at),
        by,
        event: event.clone(),
    };
    let mut history = vec![entry(agreed, By::Team, &Event::Agreed { level })];
    history.extend(then.iter().map(|(at, by, event)| entry(*at, *by, event)));
    Action {
        id: ActionId(Uuid::nil()),
        team_id: TeamId(Uuid::nil()),
        kind,
        hse: Hse::Support,
        title: "Cover for circles".into(),
        measure: String::new(),
        review_on: day(agreed + 28).date_naive(),
        history,
    }
}
