//! Keys that are made while the program runs: each family is enumerated from the type that its codes are of, in every language.

use std::collections::{BTreeMap, BTreeSet};

use roundwell::{
    Hse, Locale, Refusal,
    action::{ActionKind, Level, ReplyKind},
    circle::{engine::Direction, rehearsal::RehearsalPace},
    content::handbook::ChapterMoment,
    disclosure::Portion,
    format::{
        After, Hosting, Keeps, Part, Speaking, StageKind, TurnRule,
        library::{
            Sharing,
            sheet::{HEAD, STAGE},
        },
        prompt::Family,
    },
    question::{
        bank::BankFault,
        item::{Better, Domain, Theme},
    },
    schedule::{LostCause, Rhythm},
    team::Role,
};

use super::tests::{is_key, keys, literals_after, sources};

macro_rules! codes {
    ($($kind:ty),+) => { [$(<$kind>::ALL.iter().map(|value| value.as_str().to_owned()).collect::<Vec<_>>()),+].concat() };
}

/// Codes of each family by its pattern: a key as the code writes it, `{}` for what is put in.
fn families(code: &str) -> BTreeMap<&'static str, Vec<String>> {
    let fields = HEAD.iter().chain(STAGE.iter());
    let fields = fields.map(|(name, ..)| name.split('.').next().unwrap().to_owned());
    let parts = codes!(Part);
    let told_to_oneself = parts.iter().filter(|part| **part != Part::Receiver.as_str());
    BTreeMap::from([
        ("role-{}", codes!(Role)),
        ("role-{}-long", codes!(Role)),
        ("handbook-part-{}", codes!(ChapterMoment)),
        ("summary-theme-{}", codes!(Theme)),
        ("summary-domain-{}", codes!(Domain)),
        (
            "summary-help-{}",
            [codes!(Theme, Hse, Domain), vec!["space".into()]].concat(),
        ),
        (
            "summary-decides-{}",
            [codes!(Theme, Hse, Domain), vec!["space".into()]].concat(),
        ),
        ("summary-cause-{}", codes!(LostCause)),
        ("cause-{}", codes!(LostCause)),
        ("pulse-theme-{}", codes!(Theme)),
        ("shares-{}", codes!(Portion)),
        ("bank-for-{}", codes!(Domain)),
        ("bank-better-{}", codes!(Better)),
        ("schedule-rhythm-{}", codes!(Rhythm)),
        ("action-area-{}", codes!(Hse)),
        ("action-level-{}", codes!(Level)),
        ("action-kind-{}", codes!(ActionKind)),
        ("action-reply-{}", codes!(ReplyKind)),
        ("action-reply-{}-hint", codes!(ReplyKind)),
        ("format-kind-{}", codes!(StageKind)),
        ("format-rule-{}", codes!(TurnRule)),
        ("format-family-{}", codes!(Family)),
        ("format-share-{}", codes!(Sharing)),
        ("format-sharing-{}", codes!(Sharing)),
        ("sheet-{}", fields.collect()),
        ("sheet-word-{}", codes!(Hosting, Speaking, Keeps, After)),
        ("sheet-wrong-{}", faults_of_formats(code)),
        ("circle-round-{}", codes!(Direction)),
        ("circle-part-{}", parts.clone()),
        ("circle-part-name-{}", parts.clone()),
        ("circle-part-yours-{}", told_to_oneself.cloned().collect()),
        ("circle-agreement-{}", agreements(code)),
        ("rehearsal-pace-{}", codes!(RehearsalPace)),
        ("guide-{}-{}", guide(code, true)),
        ("guide-{}-title", guide(code, false)),
        ("problem-{}", problems(code)),
        (
            "refused-{}",
            Refusal::all().map(|refusal| refusal.code().to_owned()).collect(),
        ),
        ("done-{}", words_of_success(code)),
        ("ballot-receipt-{}", listed(code, "let receipts = [")),
        (
            "ballot-failure-{}",
            [listed(code, "let failures = ["), listed(code, "let own = [")].concat(),
        ),
    ])
}

/// Literals of a text.
fn literals(text: &str) -> impl Iterator<Item = String> {
    text.split('"').skip(1).step_by(2).map(str::to_owned)
}

/// Literals of the list that begins so.
fn listed(code: &str, opening: &str) -> Vec<String> {
    let list = code.split(opening).nth(1).and_then(|rest| rest.split(']').next());
    literals(list.unwrap_or_else(|| panic!("no list begins `{opening}`"))).collect()
}

fn faults_of_formats(code: &str) -> Vec<String> {
    let told = literals_after(code, "problem(").filter_map(|code| code.strip_prefix("format-"));
    told.map(str::to_owned).collect()
}

fn agreements(code: &str) -> Vec<String> {
    let count = code.split("const AGREEMENTS: u8 = ").nth(1).unwrap();
    let count: u8 = count.split(';').next().unwrap().parse().unwrap();
    (1..=count).map(|number| number.to_string()).collect()
}

/// Parts of the guardian's guide, with each of their steps or without.
fn guide(code: &str, steps: bool) -> Vec<String> {
    let parts = code.split("const PARTS: &[(&str, u8)] = &[").nth(1).unwrap();
    let parts = parts.split("];").next().unwrap().split('(').skip(1);
    let parts = parts.flat_map(|part| {
        let (name, count) = part.split_once(',').unwrap();
        let name = name.trim_matches('"').to_owned();
        let count: u8 = count.split(')').next().unwrap().trim().parse().unwrap();
        if steps {
            (1..=count).map(|step| format!("{name}-{step}")).collect()
        } else {
            vec![name]
        }
    });
    parts.collect()
}

/// Codes of problems: written as the second argument, or named after what is wrong with a file.
fn problems(code: &str) -> Vec<String> {
    let written = ["Problem::new(", "Error::field("].into_iter();
    let written = written.flat_map(|function| super::tests::second_literals(code, function));
    let written = written.filter(|code| is_key(code)).map(str::to_owned);
    let of_formats = faults_of_formats(code)
        .into_iter()
        .map(|fault| format!("format-{fault}"));
    let of_items = BankFault::ALL.iter().map(|fault| format!("item-{fault}"));
    written.chain(of_formats).chain(of_items).collect()
}

/// Codes of words of success: whatever a post's answer says, at once or chosen before.
fn words_of_success(code: &str) -> Vec<String> {
    let said = code
        .split(".saying(")
        .skip(1)
        .flat_map(|rest| literals(argument(rest)));
    let chosen = code
        .split("let done = ")
        .skip(1)
        .filter_map(|rest| rest.split(';').next());
    said.chain(chosen.flat_map(literals))
        .filter(|code| is_key(code))
        .collect()
}

/// Text up to the parenthesis that closes the one before it.
fn argument(rest: &str) -> &str {
    let mut open = 1;
    let end = rest.find(|letter: char| {
        open += i32::from(letter == '(') - i32::from(letter == ')');
        open == 0
    });
    &rest[..end.unwrap_or(rest.len())]
}

fn key(pattern: &str, code: &str) -> String {
    match pattern {
        "guide-{}-{}" => format!("guide-{code}"),
        _ => pattern.replace("{}", code),
    }
}

/// Every key that the program can make.
pub(super) fn made(code: &str) -> BTreeSet<String> {
    let families = families(code);
    let keys = families
        .iter()
        .flat_map(|(pattern, codes)| codes.iter().map(move |code| key(pattern, code)));
    keys.collect()
}

#[test]
fn every_key_that_is_made_has_a_text_in_every_language() {
    let made = made(&sources());
    assert!(made.len() > 250, "only {} keys are made", made.len());
    for locale in Locale::ALL {
        let texts = keys(*locale);
        let missing: Vec<_> = made.iter().filter(|key| !texts.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{locale} has no text for {missing:?}");
    }
}

#[test]
fn no_family_is_empty() {
    for (pattern, codes) in families(&sources()) {
        assert!(!codes.is_empty(), "{pattern}");
    }
}

/// A family that comes to the code comes to the table above.
#[test]
fn every_family_of_the_code_is_known() {
    let code = sources();
    let known: BTreeSet<String> = families(&code).into_keys().map(str::to_owned).collect();
    let patterns = literals_after(&code, "tr!(&format!(").map(without_names);
    let unknown: BTreeSet<String> = patterns.filter(|pattern| !known.contains(pattern)).collect();
    // Two lists of a ballot's page, each with its prefix.
    assert_eq!(unknown, BTreeSet::from(["{}{}".to_owned()]), "not enumerated");
}

/// A format's text with nothing between its braces.
fn without_names(pattern: &str) -> String {
    let mut pieces = pattern.split('{');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        let rest = piece.split_once('}').map_or("", |(_, rest)| rest);
        format!("{text}{{}}{rest}")
    })
}
