//! Files of `content`, compiled in: structure and data beside the folders of the languages, texts in them.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::{Deserialize, de::DeserializeOwned};

use crate::{Locale, Localized};

/// Every file by its path below `content`.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// A file by its path; empty when there is none (tests read each of them).
pub(crate) fn file(path: &str) -> &'static str {
    let found = FILES.iter().find(|(name, _)| *name == path);
    found.map_or("", |(_, text)| *text)
}

/// A file of a language, or the default language's.
pub(crate) fn file_in(locale: Locale, path: &str) -> &'static str {
    match file(&format!("{locale}/{path}")) {
        "" => file(&format!("{}/{path}", Locale::default())),
        text => text,
    }
}

/// A TOML file of each language; one that cannot be read is left out, and the default language stands for it (a test reads them all).
pub(crate) fn in_each_language<T: DeserializeOwned>(path: &str) -> BTreeMap<Locale, T> {
    let read = |locale: &Locale| Some((*locale, toml::from_str(file_in(*locale, path)).ok()?));
    Locale::ALL.iter().filter_map(read).collect()
}

/// Words that the program puts where people write theirs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    copy: String,
    question: String,
    proposals: Vec<String>,
}

static PHRASES: LazyLock<BTreeMap<Locale, Phrases>> = LazyLock::new(|| in_each_language("phrases.toml"));

/// Title of a team's own copy of a format with this title.
#[cfg_attr(
    not(any(feature = "ssr", test)),
    expect(dead_code, reason = "formats are copied on the server alone")
)]
pub(crate) fn title_of_copy(locale: Locale, title: &str) -> String {
    let phrase = PHRASES
        .get(&locale)
        .map_or("{title}", |phrases| phrases.copy.as_str());
    phrase.replace("{title}", title)
}

/// Example of a question of one's own.
pub(crate) fn example_question() -> Option<Localized> {
    Localized::gather(&PHRASES, |phrases| Some(&phrases.question))
}

/// Proposals of the seats that nobody sits in, in a rehearsal.
pub(crate) fn proposals() -> Vec<Localized> {
    let count = PHRASES
        .get(&Locale::default())
        .map_or(0, |phrases| phrases.proposals.len());
    let proposal = |at: usize| Localized::gather(&PHRASES, |phrases| phrases.proposals.get(at));
    (0..count).filter_map(proposal).collect()
}

#[cfg(test)]
#[path = "../content/embed.rs"]
mod embed;

#[cfg(test)]
mod tests;
