//! Every rule at its edge.

use proptest::prelude::*;

use super::*;
use crate::pulse::{bank::Bank, rotation::next_items};

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

fn published(rows: &[&str], roster: i64) -> Publication {
    gate(
        &sheets(rows),
        &Rules {
            threshold: Threshold::DEFAULT,
            roster,
            changed: None,
            items: &items(),
        },
    )
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
        (None, Line::Whole),
        (Some(0), Line::Whole),
        (Some(1), Line::Broken),
        (Some(5), Line::Broken),
        (Some(6), Line::Whole),
    ] {
        let items = items();
        let rules = Rules {
            threshold: Threshold::DEFAULT,
            roster: 7,
            changed,
            items: &items,
        };
        assert_eq!(gate(&sheets(&MIXED[..7]), &rules).line(), expected, "{changed:?}");
    }
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
        let rules = Rules { threshold: Threshold::new(threshold).unwrap(), roster, changed: Some(2), items: &items };
        let first = gate(&ballots, &rules);
        ballots.reverse();
        prop_assert_eq!(&gate(&ballots, &rules), &first);
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
        let rules = Rules { threshold: Threshold::DEFAULT, roster: 8, changed: None, items: &items };
        prop_assert_eq!(gate(&ballots, &rules), gate(&[], &rules));
    }
}
