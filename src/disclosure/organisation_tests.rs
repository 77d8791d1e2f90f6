//! The organisation's figure beside what its teams have published.

use uuid::Uuid;

use super::*;
use crate::{
    disclosure::{Rules, gate},
    question::{bank::Bank, rotation::next_items},
};

/// Six answers each, written as digits; so many sheets as asked for, all different enough.
fn ballots(count: usize) -> Vec<Answers> {
    let sheet = |at: usize| {
        let answers: Vec<_> = (0..6)
            .map(|item| Some(((at * 2 + item * 3 + at / 5) % 5) as i64 + 1))
            .collect();
        Answers::parse(&answers, 6).unwrap()
    };
    (0..count).map(sheet).collect()
}

fn id(team: usize) -> Uuid {
    Uuid::from_u128(team as u128)
}

/// Teams of so many people, each with so many ballots, are published one after the other, then the organisation.
fn published(teams: &[(i64, usize)], doubles: i64) -> OrganisationPublication {
    let items = next_items(Bank::built_in(), &[]);
    let sheets: Vec<_> = teams.iter().map(|(_, answered)| ballots(*answered)).collect();
    let boxes: Vec<_> = teams
        .iter()
        .zip(&sheets)
        .enumerate()
        .map(|(at, ((roster, _), ballots))| TeamBox {
            team: TeamId(id(at)),
            pulse: PulseId(id(at)),
            threshold: Threshold::DEFAULT,
            roster: *roster,
            items: &items,
            ballots,
        })
        .collect();
    let cells = boxes.iter().flat_map(|team| {
        let rules = Rules {
            team: team.team,
            pulse: team.pulse,
            closed_on: chrono::NaiveDate::default(),
            threshold: team.threshold,
            roster: team.roster,
            slips: 0,
            changed: None,
            items: team.items,
            asked_before: &[],
            past: &[],
            published: &[],
        };
        gate(team.ballots, &rules).cells
    });
    let cells: Vec<_> = cells.collect();
    let (publication, cell) = gate_organisation(&boxes, doubles, &cells);
    assert_eq!(publication.conditions().is_some(), cell.is_some());
    assert_eq!(publication.was_asked(), !teams.is_empty());
    publication
}

#[test]
fn no_team_can_be_worked_out_of_the_organisations_figure() {
    for (teams, doubles, shown) in [
        // Everything is published anyway.
        (&[(8, 8), (9, 8)][..], 0, true),
        // Four people of a team that is withheld would be left over.
        (&[(8, 8), (9, 8), (5, 4)], 0, false),
        // Two such teams: eight people are left over, who are nobody in particular.
        (&[(8, 8), (9, 8), (5, 4), (5, 4)], 0, true),
        // Unless some of them may be the same people.
        (&[(8, 8), (9, 8), (5, 4), (5, 4)], 3, false),
        // Nothing of any team is published, but the organisation can speak.
        (&[(5, 4), (5, 4), (5, 3)], 0, true),
        (&[(5, 3), (5, 2)], 0, false),
        // One team alone is not an organisation.
        (&[(8, 8)], 0, false),
        (&[(8, 8), (5, 0)], 0, false),
        // Most stayed silent.
        (&[(40, 8), (40, 9)], 0, false),
        (&[], 0, false),
    ] {
        let publication = published(teams, doubles);
        assert_eq!(
            publication.conditions().is_some(),
            shown,
            "{teams:?}, {doubles} doubles"
        );
        assert_eq!(publication.respondents().is_some(), shown);
    }
}

#[test]
fn a_withheld_figure_says_nothing_that_hangs_on_the_ballots() {
    assert_eq!(
        published(&[(5, 3), (5, 2)], 0),
        published(&[(8, 8), (9, 8), (5, 4)], 0)
    );
}

#[test]
fn periods_follow_each_other_without_a_gap() {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    for (moment, period) in [
        ("2024-01-01T00:00:00Z", 0),
        ("2024-01-28T23:59:59Z", 0),
        ("2024-01-29T00:00:00Z", 1),
        ("2023-12-31T23:59:59Z", -1),
        ("2026-11-24T12:00:00Z", 37),
    ] {
        assert_eq!(Period::of(at(moment)), Period(period), "{moment}");
    }
    for number in -3..60 {
        let period = Period(number);
        assert_eq!(period.ends_at(), Period(number + 1).starts_at());
        assert_eq!(Period::of(period.starts_at()), period);
        assert_eq!(Period::of(period.ends_at()).before(), period);
    }
}

#[test]
fn ballots_outlive_their_period() {
    let last = PERIOD_DAYS * 24 + crate::disclosure::SETTLE_HOURS;
    let first = crate::disclosure::SETTLE_HOURS + crate::disclosure::KEEP_BALLOTS_DAYS * 24;
    assert!(
        last < first,
        "the first pulse of a period is still there when the last has been published"
    );
}
