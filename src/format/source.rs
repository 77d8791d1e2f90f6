//! Whole text of a built-in format: its structure, with the texts of every language put in.

use std::{collections::BTreeMap, fmt::Write as _};

use serde::Deserialize;
use toml::Value;

use crate::{Locale, embedded};

/// Texts of one language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormatTexts {
    title: String,
    about: String,
    before: String,
    stage: BTreeMap<String, StageTexts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StageTexts {
    title: String,
    guide: String,
}

type Texts = BTreeMap<Locale, FormatTexts>;

/// The format's own texts stand after its `key`, a stage's after its `kind`.
pub(super) fn whole(key: &str) -> String {
    let path = format!("formats/{key}.toml");
    let texts: Texts = embedded::in_each_language(&path);
    let (mut text, mut stage) = (String::new(), None);
    for line in embedded::file(&path).lines() {
        text.push_str(line);
        text.push('\n');
        let named = line
            .split_once(" = ")
            .map(|(name, value)| (name, value.trim_matches('"')));
        match (named, stage) {
            (None, _) if line == "[[stage]]" => stage = Some(""),
            (Some(("key", _)), None) => head(&mut text, &texts),
            (Some(("key", key)), Some(_)) => stage = Some(key),
            (Some(("kind", _)), Some(key)) => of_stage(&mut text, &texts, key),
            _ => {}
        }
    }
    text
}

fn head(text: &mut String, texts: &Texts) {
    add(text, "title", texts, |texts| Some(&texts.title));
    add(text, "about", texts, |texts| Some(&texts.about));
    add(text, "before", texts, |texts| Some(&texts.before));
}

fn of_stage(text: &mut String, texts: &Texts, key: &str) {
    add(text, "title", texts, |texts| Some(&texts.stage.get(key)?.title));
    add(text, "guide", texts, |texts| Some(&texts.stage.get(key)?.guide));
}

fn add(text: &mut String, name: &str, texts: &Texts, words: impl Fn(&FormatTexts) -> Option<&String>) {
    let words = texts.iter().filter_map(|(locale, texts)| {
        let quoted = Value::from(words(texts)?.as_str());
        Some(format!("{locale} = {quoted}"))
    });
    let words: Vec<_> = words.collect();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{name} = {{ {} }}", words.join(", "));
}
