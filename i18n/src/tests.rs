//! The locale files against each other and against the code: a key that is missing, unused, or takes other variables in one
//! language than in the other fails here.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_bundle::FluentResource;
use roundwell::Locale;

/// Every key of a language with its text as it stands in the file.
pub(super) fn values(locale: Locale) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../locales")
        .join(locale.as_str());
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let source = fs::read_to_string(file.unwrap().path()).unwrap();
        let mut current = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" =").filter(|(key, _)| is_key(key)) {
                Some((key, text)) => {
                    current = key.to_owned();
                    values.insert(current.clone(), text.to_owned());
                }
                None => values.entry(current.clone()).or_default().push_str(line),
            }
        }
    }
    values
}

/// Every key of a language with the variables of its text.
pub(super) fn keys(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../locales")
        .join(locale.as_str());
    let mut keys = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let source = fs::read_to_string(&path).unwrap();
        if let Err((_, errors)) = FluentResource::try_new(source.clone()) {
            panic!("{}: {errors:?}", path.display());
        }
        let mut current = String::new();
        for line in source.lines() {
            if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| is_key(key)) {
                current = key.to_owned();
                assert!(
                    keys.insert(current.clone(), BTreeSet::new()).is_none(),
                    "{current} stands twice"
                );
            }
            if !line.starts_with('#') {
                keys.entry(current.clone()).or_default().extend(variables(line));
            }
        }
    }
    keys.remove("");
    keys
}

pub(super) fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

fn variables(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        rest.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '-')
            .collect()
    })
}

/// Files that name keys without using them.
const TESTS: [&str; 3] = ["i18n/src/tests.rs", "i18n/src/counted.rs", "i18n/src/families.rs"];

/// All Rust sources of the workspace as one text.
pub(super) fn sources() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut text = String::new();
    let mut folders = vec![
        root.join("src"),
        root.join("i18n/src"),
        root.join("app/src"),
        root.join("server/src"),
        root.join("demo/src"),
    ];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs")
                && !TESTS.iter().any(|test| path.ends_with(test))
            {
                // Comments name keys as examples.
                let source = fs::read_to_string(path).unwrap();
                text.extend(
                    source
                        .lines()
                        .filter(|line| !line.trim_start().starts_with("//"))
                        .flat_map(|line| [line, "\n"]),
                );
            }
        }
    }
    text
}

/// The string literal right after each place where `opening` stands (with white space between).
pub(super) fn literals_after<'t>(text: &'t str, opening: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(opening)
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
}

/// The second argument, if a literal, of each call of `function`.
pub(super) fn second_literals<'t>(text: &'t str, function: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(function).skip(1).filter_map(|rest| {
        let call = rest.split(')').next()?;
        call.split_once(',')?
            .1
            .trim_start()
            .strip_prefix('"')?
            .split('"')
            .next()
    })
}

#[test]
fn all_languages_have_the_same_keys_and_variables() {
    let first = keys(Locale::default());
    for locale in Locale::ALL {
        let other = keys(*locale);
        for (key, variables) in &first {
            assert_eq!(
                Some(variables),
                other.get(key),
                "{key}: {} | {locale}",
                Locale::default()
            );
        }
        for key in other.keys() {
            assert!(first.contains_key(key), "{key} stands in {locale} alone");
        }
    }
}

/// A third language needs no line of Rust: its folder is in the table.
#[test]
fn a_third_language_is_one_folder() {
    let locales = std::env::temp_dir().join(format!("roundwell-locales-{}", std::process::id()));
    for language in ["en", "xx"] {
        fs::create_dir_all(locales.join(language)).unwrap();
        fs::write(locales.join(language).join("common.ftl"), "language-name = Xyz\n").unwrap();
    }
    let table = super::embed::table(&locales).unwrap();
    fs::remove_dir_all(&locales).unwrap();
    assert!(table.contains("(\"xx\", &[\n        include_str!("), "{table}");
    let languages: Vec<&str> = super::SOURCES.iter().map(|(language, _)| *language).collect();
    for locale in Locale::ALL {
        assert!(languages.contains(&locale.as_str()), "{locale}: {languages:?}");
    }
}

#[test]
fn every_key_that_the_code_names_exists() {
    let (texts, code) = (keys(Locale::En), sources());
    let mut named: BTreeSet<String> = literals_after(&code, "tr!(")
        .filter(|key| is_key(key))
        .map(str::to_owned)
        .collect();
    named.extend(
        second_literals(&code, "Problem::new(")
            .filter(|c| is_key(c))
            .map(|c| format!("problem-{c}")),
    );
    named.extend(second_literals(&code, "Error::field(").map(|c| format!("problem-{c}")));
    named.extend(refusals());
    let missing: Vec<_> = named.iter().filter(|key| !texts.contains_key(*key)).collect();
    assert!(named.len() > 50 && missing.is_empty(), "no text for {missing:?}");
}

/// The key of every refusal's text.
fn refusals() -> BTreeSet<String> {
    roundwell::Refusal::all()
        .map(|refusal| format!("refused-{refusal}"))
        .collect()
}

#[test]
fn every_refusal_has_a_text_and_no_text_is_of_none() {
    for locale in Locale::ALL {
        let texts: BTreeSet<String> = keys(*locale)
            .into_keys()
            .filter(|key| key.starts_with("refused-"))
            .collect();
        assert_eq!(texts, refusals(), "{locale}: texts | refusals");
    }
}

#[test]
fn every_text_is_used() {
    let (texts, code) = (keys(Locale::default()), sources());
    let made = super::families::made(&code);
    // Some codes of problems and of words of success reach their text by way of a variable.
    let is_said = |key: &str| {
        let by_code = ["problem-", "done-"]
            .iter()
            .find_map(|prefix| key.strip_prefix(prefix));
        let is_literal = |text: &str| code.contains(&format!("\"{text}\""));
        is_literal(key) || by_code.is_some_and(is_literal)
    };
    let unused: Vec<_> = texts
        .keys()
        .filter(|key| !is_said(key) && !made.contains(*key))
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn the_typography_is_careful() {
    for locale in Locale::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../locales")
            .join(locale.as_str());
        for file in fs::read_dir(folder).unwrap() {
            let source = fs::read_to_string(file.unwrap().path()).unwrap();
            for line in source.lines().filter(|line| !line.starts_with('#')) {
                assert!(!line.contains('\''), "a typographic apostrophe, please: {line}");
                let breaks = [" ?", " ;", " !", " :", " »", "« "];
                let broken = breaks.iter().any(|space| line.contains(space));
                assert!(
                    *locale != Locale::Fr || !broken,
                    "a no-break space, please: {line}"
                );
            }
        }
    }
}

#[test]
fn plurals_and_dates_follow_the_language() {
    for (locale, count, want) in [
        (Locale::En, 1, "There is a problem"),
        (Locale::En, 0, "There are 0 problems"),
        (Locale::Fr, 0, "Il y a un problème"),
        (Locale::Fr, 2, "Il y a 2 problèmes"),
    ] {
        let mut args = super::Args::new();
        args.set("count", count);
        assert_eq!(super::text(locale, "form-problems", Some(&args)), want);
    }
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    let at = date.and_hms_opt(14, 0, 0).unwrap().and_utc();
    for (locale, day, number) in [
        (Locale::En, "Thursday 26 November", "1,234"),
        (Locale::Fr, "jeudi 26 novembre", "1\u{202f}234"),
    ] {
        assert_eq!(super::format::day(locale, at, chrono_tz::Tz::UTC), day);
        assert_eq!(super::format::time(locale, at, chrono_tz::Europe::Paris), "15:00");
        assert_eq!(super::format::number(locale, 1234), number);
    }
}

/// Dates and numbers are written by the locale's own tag.
#[test]
fn every_language_names_itself_and_its_tag() {
    for locale in Locale::ALL {
        let tag = super::text(*locale, "language-tag", None);
        let known: icu_locale_core::Locale = tag.parse().unwrap();
        assert_eq!(known.id.language.as_str(), locale.as_str());
        assert!(!super::own_name(*locale).contains('-'));
    }
}
