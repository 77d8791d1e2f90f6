//! Urgent help by country: the telephone numbers of `content/help.toml`.
//!
//! The product is not clinical and nobody monitors what is written into it, so this page is one tap away from every other.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use crate::{Locale, Localized, embedded};

static TEXTS: LazyLock<BTreeMap<Locale, HelpTexts>> =
    LazyLock::new(|| embedded::in_each_language("help.toml"));

// A test reads the file.
static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Result<Vec<Country>, toml::de::Error> {
    let file: HelpFile = toml::from_str(embedded::file("help.toml"))?;
    Ok(file.country.into_iter().filter_map(country).collect())
}

fn country(entry: CountryEntry) -> Option<Country> {
    Some(Country {
        name: Localized::gather(&TEXTS, |texts| texts.country.get(&entry.code))?,
        line: entry.line.into_iter().filter_map(line).collect(),
        code: entry.code,
    })
}

fn line(entry: LineEntry) -> Option<HelpLine> {
    Some(HelpLine {
        name: Localized::gather(&TEXTS, |texts| Some(&texts.line.get(&entry.key)?.name))?,
        note: Localized::gather(&TEXTS, |texts| Some(&texts.line.get(&entry.key)?.note))?,
        kind: entry.kind,
        call: entry.call,
        shown: entry.shown,
        text: entry.text,
        say: entry.say,
    })
}

/// The countries we know numbers for, those where `locale` is usually spoken first.
#[must_use]
pub fn countries(locale: Locale) -> Vec<&'static Country> {
    let near = TEXTS
        .get(&locale)
        .map(|texts| texts.near.as_slice())
        .unwrap_or_default();
    let mut countries: Vec<_> = COUNTRIES.iter().collect();
    countries.sort_by_key(|country| {
        near.iter()
            .position(|code| *code == country.code)
            .unwrap_or(near.len())
    });
    countries
}

/// One country and whom to call there.
#[derive(Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2, lower case.
    pub code: String,
    /// Name of the service.
    pub name: Localized,
    /// Lines to call, in the order in which to try.
    pub line: Vec<HelpLine>,
}

/// One service and how it is reached: by telephone, by text message, or both.
#[derive(Debug)]
pub struct HelpLine {
    /// For danger now, or for somebody to talk to.
    pub kind: HelpKind,
    /// Number that a telephone dials, digits alone.
    pub call: Option<String>,
    /// Number as people write it, where that differs.
    pub shown: Option<String>,
    /// The number that takes text messages.
    pub text: Option<String>,
    /// The word to begin a text message with.
    pub say: Option<String>,
    /// Own name of the service.
    pub name: Localized,
    /// Opening hours and language.
    pub note: Localized,
}

/// Purposes of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HelpKind {
    /// For immediate danger.
    Emergency,
    /// For talking to somebody.
    Listening,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct HelpFile {
    country: Vec<CountryEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CountryEntry {
    code: String,
    line: Vec<LineEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineEntry {
    key: String,
    kind: HelpKind,
    call: Option<String>,
    shown: Option<String>,
    text: Option<String>,
    say: Option<String>,
}

/// Texts of one language: names of countries, names and notes of services.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct HelpTexts {
    near: Vec<String>,
    country: BTreeMap<String, String>,
    line: BTreeMap<String, LineTexts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineTexts {
    name: String,
    note: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_begins_with_an_emergency_number_and_every_number_can_be_dialled()
    -> Result<(), toml::de::Error> {
        let countries = read()?;
        assert_eq!(countries.len(), 7);
        assert_eq!(
            countries.iter().map(|country| country.line.len()).sum::<usize>(),
            22
        );
        for country in &countries {
            assert!(
                country
                    .line
                    .iter()
                    .position(|line| line.kind == HelpKind::Emergency)
                    == Some(0),
                "{}",
                country.code
            );
            assert!(
                country.line.iter().any(|line| line.kind == HelpKind::Listening),
                "{}",
                country.code
            );
            for line in &country.line {
                let numbers: Vec<_> = [&line.call, &line.text].into_iter().flatten().collect();
                assert!(!numbers.is_empty(), "{line:?}");
                assert!(
                    numbers
                        .iter()
                        .all(|number| number.chars().all(|c| c.is_ascii_digit())),
                    "{line:?}"
                );
            }
        }
        Ok(())
    }

    #[test]
    fn countries_of_the_language_come_first() {
        assert_eq!(countries(Locale::Fr)[0].code, "fr");
        assert_eq!(countries(Locale::En)[0].code, "gb");
    }
}
