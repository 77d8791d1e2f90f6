//! A format in words: how long, for how many, by which rule.

use roundwell::format::{
    Format, Hosting, Keeps, Speaking, Stage, StagePlan, TurnRule,
    library::{FormatOrigin, LibraryEntry, Sharing},
};

use crate::{circle::compose::minutes, i18n::use_locale, tr};

/// "45 minutes, 3–15 seats".
pub(super) fn subtitle(format: &Format) -> String {
    tr!(
        "format-gist",
        minutes = format.minutes,
        least = format.least_seats,
        most = format.most_seats
    )
}

/// Source of the format.
pub(super) fn origin(entry: &LibraryEntry) -> String {
    match entry.origin {
        FormatOrigin::BuiltIn => tr!("format-built-in"),
        FormatOrigin::Ours(Sharing::Team) => tr!("format-ours"),
        FormatOrigin::Ours(Sharing::Shared) => tr!("format-ours-shared"),
        FormatOrigin::Ours(Sharing::Withdrawn) => tr!("format-withdrawn"),
        FormatOrigin::Shared => tr!("format-shared"),
    }
}

/// The title in the reader's language.
pub(super) fn title(format: &Format) -> String {
    format.title.get(use_locale()).to_owned()
}

/// Rules of taking part that are unusual, a term and a sentence each.
pub(super) fn rules_summary(format: &Format) -> Vec<(String, String)> {
    let mut rules_summary = vec![
        (
            tr!("format-fact-minutes"),
            tr!("format-minutes", minutes = format.minutes),
        ),
        (
            tr!("format-fact-seats"),
            tr!(
                "format-seats",
                least = format.least_seats,
                most = format.most_seats
            ),
        ),
    ];
    if format.host == Hosting::Supervisor {
        rules_summary.push((tr!("format-fact-host"), tr!("format-host-supervisor")));
    }
    if format.speaking == Speaking::Voluntary {
        rules_summary.push((tr!("format-fact-speaking"), tr!("format-speaking-voluntary")));
    }
    if format.keeps == Keeps::Nothing {
        rules_summary.push((tr!("format-fact-keeps"), tr!("format-keeps-nothing")));
    }
    rules_summary
}

/// "2 minutes each, 16 in all", or "3 minutes".
pub(super) fn time(step: StagePlan) -> String {
    let whole = minutes(step.seconds);
    match step.turn {
        Some(turn) if turn != step.seconds => {
            tr!("format-time-each", turn = minutes(turn), whole = whole)
        }
        _ => whole,
    }
}

/// The rule of a stage, unless it is the usual one.
pub(super) fn rule(stage: &Stage) -> Option<String> {
    (stage.turns != TurnRule::Everyone).then(|| tr!(&format!("format-rule-{}", stage.turns)))
}

/// The families of its prompts.
pub(super) fn families(stage: &Stage) -> Option<String> {
    let names: Vec<String> = stage
        .families
        .iter()
        .map(|family| tr!(&format!("format-family-{family}")))
        .collect();
    (!names.is_empty()).then(|| tr!("format-prompts", families = names.join(", ")))
}
