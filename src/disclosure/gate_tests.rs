//! Every rule at its edge.

use chrono::TimeDelta;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::question::{bank::Bank, rotation::next_items};
use crate::stats::Verdict;

fn items() -> Vec<Item> {
    next_items(Bank::built_in(), &[])
}

/// Sheets of six answers each, written as digits; `-` is a skip.
fn sheets(rows: &[&str]) -> Vec<Answers> {
    let sheet = |row: &&str| {
        let answers: Vec<_> = row.chars().map(|c| c.to_digit(10).map(i64::from)).collect();
        Answers::parse(&answers, 6).unwrap()
    };
    rows.iter().map(sheet).collect()
}

/// The rules of a team's first pulse.
fn rules(roster: i64, items: &[Item]) -> Rules<'_> {
    Rules {
        team: TeamId(Uuid::nil()),
        pulse: PulseId(Uuid::nil()),
        closed_on: NaiveDate::default(),
        threshold: Threshold::DEFAULT,
        roster,
        slips: 0,
        changed: None,
        items,
        asked_before: &[],
        past: &[],
        published: &[],
    }
}

fn published(rows: &[&str], roster: i64) -> Publication {
    gate(&sheets(rows), &rules(roster, &items())).publication
}

const MIXED: [&str; 12] = [
    "123451", "234512", "345123", "451234", "512345", "543211", "432155", "321544", "215433", "154322",
    "111555", "555111",
];

fn level(publication: &Publication, theme: Theme) -> Option<u8> {
    publication.index(theme).map(|level| level.get().value())
}

#[test]
fn nothing_below_the_threshold() {
    for (count, shown) in [
        (0, false),
        (1, false),
        (4, false),
        (5, false),
        (6, true),
        (7, true),
    ] {
        let result = published(&MIXED[..count], 7);
        assert_eq!(!result.is_withheld(), shown, "{count} ballots");
        assert_eq!(level(&result, Theme::Core).is_some(), shown, "{count} ballots");
        assert!(
            result.items().iter().all(|item| item.level().is_none()),
            "{count} ballots"
        );
    }
}

#[test]
fn nothing_when_most_of_the_roster_stayed_silent() {
    for (roster, shown) in [(6, true), (12, true), (13, false), (40, false)] {
        assert_eq!(
            !published(&MIXED[..6], roster).is_withheld(),
            shown,
            "roster of {roster}"
        );
    }
}

#[test]
fn blank_sheets_are_nobody() {
    let mut rows = MIXED[..5].to_vec();
    rows.extend(["------"; 4]);
    assert!(published(&rows, 9).is_withheld());
}

#[test]
fn single_items_from_eight() {
    for (count, items) in [(6, 0), (7, 0), (8, 6), (9, 6), (12, 6)] {
        let result = published(&MIXED[..count], 12);
        let shown = result
            .items()
            .iter()
            .filter(|item| item.level().is_some())
            .count();
        assert_eq!(shown, items, "{count} ballots");
        assert_eq!(result.shows_an_item(), items > 0, "{count} ballots");
    }
}

#[test]
fn an_index_needs_three_items_that_enough_people_answered() {
    let skipping: Vec<_> = MIXED[..7]
        .iter()
        .map(|row| format!("{}-{}", &row[..2], &row[3..]))
        .collect();
    let rows: Vec<_> = skipping.iter().map(String::as_str).collect();
    let result = published(&rows, 7);
    assert_eq!(level(&result, Theme::Core), None);
    assert!(level(&result, Theme::Conditions).is_some());
    assert!(!result.is_withheld() && result.withholds_something());
}

#[test]
fn unanimity_is_withheld() {
    // Core: eight people, the third item with 8, 7 and 6 equal answers.
    for (dissenters, shown) in [(0, false), (1, false), (2, true)] {
        let rows: Vec<_> = (0..8)
            .map(|at| {
                format!(
                    "{}{}{}",
                    &MIXED[at][..2],
                    if at < dissenters { 1 } else { 4 },
                    &MIXED[at][3..]
                )
            })
            .collect();
        let rows: Vec<_> = rows.iter().map(String::as_str).collect();
        let control = &published(&rows, 8);
        assert_eq!(
            control.items()[2].level().is_some(),
            shown,
            "{dissenters} dissenters"
        );
    }
    // A whole index: identical sheets but one.
    let rows = ["444333", "444123", "444321", "444213", "444132", "345231"];
    assert_eq!(level(&published(&rows, 6), Theme::Core), None);
    let rows = ["444333", "444123", "444321", "444213", "355132", "345231"];
    assert_eq!(level(&published(&rows, 6), Theme::Core), Some(80));
}

#[test]
fn a_higher_answer_to_a_worse_question_counts_as_worse() {
    let low = Bank::built_in()
        .items()
        .iter()
        .find(|item| item.key == "harsh-words")
        .unwrap();
    assert_eq!(
        (1..=5).map(|answer| low.score(answer)).collect::<Vec<_>>(),
        [100, 75, 50, 25, 0]
    );
    let high = Bank::built_in()
        .items()
        .iter()
        .find(|item| item.key == "mood")
        .unwrap();
    assert_eq!(
        (1..=5).map(|answer| high.score(answer)).collect::<Vec<_>>(),
        [0, 25, 50, 75, 100]
    );
}

#[test]
fn a_few_joiners_or_leavers_break_the_line() {
    for (changed, expected) in [
        (None, Comparability::Whole),
        (Some(0), Comparability::Whole),
        (Some(1), Comparability::Broken),
        (Some(5), Comparability::Broken),
        (Some(6), Comparability::Whole),
    ] {
        let items = items();
        let rules = Rules {
            changed,
            ..rules(7, &items)
        };
        assert_eq!(
            gate(&sheets(&MIXED[..7]), &rules).publication.line(),
            expected,
            "{changed:?}"
        );
    }
}

#[test]
fn across_a_break_no_item_is_shown_twice_and_no_shares() {
    let items = items();
    let core: Vec<String> = items[..3].iter().map(|item| item.key.clone()).collect();
    for (changed, singles, shares) in [(Some(0), 6, true), (Some(1), 3, false), (Some(6), 6, true)] {
        let rules = Rules {
            changed,
            asked_before: &core,
            ..rules(12, &items)
        };
        let result = gate(&sheets(&MIXED), &rules).publication;
        let shown = result.items().iter().filter(|item| item.level().is_some());
        assert_eq!(shown.count(), singles, "{changed:?}");
        assert!(
            level(&result, Theme::Core).is_some(),
            "the index stays: {changed:?}"
        );
        let told = result.items().iter().any(|item| item.shares().is_some());
        assert_eq!(told, shares, "{changed:?}");
    }
}

#[test]
fn slips_count_only_beside_other_ballots() {
    let items = items();
    for (slips, index, singles, shares) in [
        (0, true, 6, true),
        (6, true, 6, true),
        (7, true, 6, true),
        (8, true, 6, false),
        (9, true, 0, false),
        (10, false, 0, false),
        (12, false, 0, false),
    ] {
        let rules = Rules {
            slips,
            ..rules(12, &items)
        };
        let result = gate(&sheets(&MIXED), &rules).publication;
        assert_eq!(level(&result, Theme::Core).is_some(), index, "{slips}");
        let shown = result.items().iter().filter(|item| item.level().is_some());
        assert_eq!(shown.count(), singles, "{slips}");
        let told = result.items().iter().any(|item| item.shares().is_some());
        assert_eq!(told, shares, "{slips}");
    }
}

#[test]
fn what_is_withheld_cannot_be_subtracted() {
    // Eight ballots; the third item is unanimous but for one: with the index and the other two it could be worked out.
    let rows: Vec<String> = (0..8)
        .map(|at| {
            format!(
                "{}{}{}",
                &MIXED[at][..2],
                if at == 0 { 1 } else { 4 },
                &MIXED[at][3..]
            )
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let result = published(&rows, 8);
    let shown: Vec<bool> = result.items().iter().map(|item| item.level().is_some()).collect();
    assert!(level(&result, Theme::Core).is_some());
    assert_eq!(shown, [false, false, false, true, true, true]);
}

#[test]
fn what_was_published_before_counts() {
    let items = items();
    let team = rules(8, &items);
    let unknown = |at: usize| Unknown {
        pulse: team.pulse,
        item: items[at].key.clone(),
    };
    // Two of three core items were known already, by whatever way: the index now gives the third, which is unanimous.
    let before = [Cell::of([unknown(0)]), Cell::of([unknown(1)])];
    let rows: Vec<String> = MIXED[..8]
        .iter()
        .map(|row| format!("{}4{}", &row[..2], &row[3..]))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let result = gate(
        &sheets(&rows),
        &Rules {
            published: &before,
            ..team
        },
    );
    assert_eq!(level(&result.publication, Theme::Core), None);
    assert!(level(&result.publication, Theme::Conditions).is_some());
    assert_eq!(result.unrounded.len(), 1);
    let mixed = [Cell::of([
        unknown(0),
        Unknown {
            item: "another".into(),
            ..unknown(1)
        },
    ])];
    let nothing = gate(
        &sheets(&rows),
        &Rules {
            published: &mixed,
            ..team
        },
    );
    assert_eq!(nothing.cells, [], "what cannot be decided is not published");
}

#[test]
fn the_verdict_comes_from_unrounded_values_since_the_last_break() {
    let items = items();
    let day = |at: i64| NaiveDate::default() + TimeDelta::weeks(4 * at);
    let value = |at: i64, hundredths| Unrounded {
        theme: Theme::Core,
        on: day(at),
        hundredths,
    };
    // All of them round to 50; the later half lies above the earlier one.
    let past: Vec<_> = (0..15)
        .map(|at| value(at, if at < 8 { 4600 } else { 5010 }))
        .collect();
    let shift = Verdict::Shift {
        upward: true,
        since: day(8),
    };
    for (changed, expected) in [(Some(0), shift), (Some(2), Verdict::TooFew)] {
        let rules = Rules {
            changed,
            closed_on: day(15),
            past: &past,
            ..rules(8, &items)
        };
        let passed = gate(&sheets(&MIXED[..8]), &rules);
        let verdict = passed.publication.verdict(Theme::Core).unwrap().get();
        assert_eq!(verdict, expected, "{changed:?}");
        assert!(passed.unrounded.iter().all(|value| value.on == day(15)));
    }
    // How far beyond the open end a value lies is not even kept.
    let high = gate(
        &sheets(&["555123", "555234", "555345", "555451", "554512", "545123"]),
        &rules(6, &items),
    );
    assert_eq!(high.unrounded[0].hundredths, 8500);
}

#[test]
fn a_withheld_result_says_nothing_that_hangs_on_the_ballots() {
    let silent = published(&[], 9);
    for count in 1..6 {
        assert_eq!(published(&MIXED[..count], 9), silent, "{count} ballots");
    }
    assert_eq!(published(&MIXED[..6], 40), silent);
}

fn any_sheet() -> impl Strategy<Value = Answers> {
    prop::collection::vec(prop::option::weighted(0.9, 1_i64..=5), 6)
        .prop_map(|raw| Answers::parse(&raw, 6).unwrap())
}

proptest! {
    #[test]
    fn order_never_matters_and_figures_are_always_coarse(mut ballots in prop::collection::vec(any_sheet(), 0..20), roster in 1_i64..30, threshold in 5_i64..12) {
        let items = items();
        let rules = Rules { threshold: Threshold::new(threshold).unwrap(), changed: Some(2), ..rules(roster, &items) };
        let first = gate(&ballots, &rules).publication;
        ballots.reverse();
        prop_assert_eq!(&gate(&ballots, &rules).publication, &first);
        let json = serde_json::to_string(&first).unwrap();
        prop_assert!(!json.contains('.'), "only whole figures: {}", json);
        let answered = ballots.iter().filter(|sheet| !sheet.is_blank()).count() as i64;
        prop_assert_eq!(first.is_withheld(), answered < threshold || answered * 2 < roster);
        for item in first.items() {
            if let Some(level) = item.level() {
                prop_assert!(answered >= 8 && level.get().value() % 10 == 0);
            }
        }
        for index in first.indices() {
            prop_assert!(index.level().is_none() || answered >= threshold);
        }
    }

    #[test]
    fn one_more_ballot_below_the_threshold_changes_nothing(ballots in prop::collection::vec(any_sheet(), 0..5)) {
        let items = items();
        let rules = rules(8, &items);
        prop_assert_eq!(gate(&ballots, &rules), gate(&[], &rules));
    }
}
