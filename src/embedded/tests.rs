//! The folders of the languages against each other, and a language that is only a folder.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use toml::{Table, Value};

use super::embed;
use crate::Locale;

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

/// Paths below a folder of a language, without the folder's name.
fn files(content: &Path, language: &str) -> BTreeSet<String> {
    let table = embed::table(content).unwrap();
    let prefix = format!("    (\"{language}/");
    let lines = table.lines().filter_map(|line| line.strip_prefix(&prefix));
    lines
        .filter_map(|line| Some(line.split_once('"')?.0.to_owned()))
        .collect()
}

/// Names of everything in a TOML value that holds a text, in depth; the length of a list is part of its name.
fn names(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Table(table) => table
            .iter()
            .for_each(|(name, value)| names(value, &format!("{path}.{name}"), found)),
        Value::Array(values) => drop(found.insert(format!("{path}[{}]", values.len()))),
        _ => drop(found.insert(path.to_owned())),
    }
}

/// Keys that one language lacks of another, or has beyond it.
fn differences(content: &Path, first: &str, other: &str) -> Vec<String> {
    let named = |language: &str| {
        let mut found = BTreeSet::new();
        for file in files(content, language) {
            found.insert(file.clone());
            let text = fs::read_to_string(content.join(language).join(&file)).unwrap();
            if file.ends_with(".toml") {
                let table: Table = text
                    .parse()
                    .unwrap_or_else(|error| panic!("{language}/{file}: {error}"));
                names(&Value::Table(table), &file, &mut found);
            }
        }
        // Each language decides itself which countries are near.
        found.retain(|name| !name.starts_with("help.toml.near"));
        found
    };
    named(first)
        .symmetric_difference(&named(other))
        .cloned()
        .collect()
}

#[test]
fn every_language_has_the_same_files_and_keys() {
    for locale in Locale::ALL {
        let differences = differences(&content(), Locale::default().as_str(), locale.as_str());
        assert!(differences.is_empty(), "{locale}: {differences:?}");
    }
}

#[test]
fn every_phrase_is_there_in_every_language() {
    let proposals = super::proposals();
    assert_eq!(proposals.len(), 3);
    for text in proposals.iter().chain(&super::example_question()) {
        for locale in Locale::ALL {
            assert!(
                text.written(*locale).is_some_and(|text| !text.is_empty()),
                "{text:?}"
            );
        }
    }
    for locale in Locale::ALL {
        let title = super::title_of_copy(*locale, "Ring");
        assert!(title.contains("Ring") && title != "Ring", "{title}");
    }
}

#[test]
fn a_language_is_the_folders_that_are_there() {
    let languages = embed::languages(&content()).unwrap();
    let codes: Vec<&str> = Locale::ALL.iter().map(|locale| locale.as_str()).collect();
    assert_eq!(languages, codes);
    let folder = content().join("../locales");
    let folders = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let texts: BTreeSet<String> = folders.map(|name| name.into_string().unwrap()).collect();
    assert_eq!(texts, languages.into_iter().collect(), "locales | content");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (
            entry.as_ref().unwrap().path(),
            to.join(entry.unwrap().file_name()),
        );
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// A third language needs no line of Rust: from its folder alone the build makes the variant, and embeds its files.
#[test]
fn a_third_language_is_one_folder() {
    let folder = std::env::temp_dir().join(format!("roundwell-content-{}", std::process::id()));
    copy(&content(), &folder);
    copy(&folder.join("fr"), &folder.join("xx"));
    let languages = embed::languages(&folder).unwrap();
    assert_eq!(
        languages.first().map(String::as_str),
        Some("en"),
        "the default comes first"
    );
    assert!(languages.contains(&"xx".to_owned()), "{languages:?}");
    assert!(embed::locale(&languages).contains("Xx = \"xx\","));
    assert_eq!(files(&folder, "xx"), files(&folder, "en"));
    assert!(differences(&folder, "en", "xx").is_empty());
    // What it lacks is found.
    fs::remove_file(folder.join("xx/handbook/tears.md")).unwrap();
    fs::write(folder.join("xx/prompts.toml"), "opening-weather = \"x\"\n").unwrap();
    let differences = differences(&folder, "en", "xx");
    for lost in ["handbook/tears.md", "prompts.toml.opening-door"] {
        assert!(differences.contains(&lost.to_owned()), "{lost}: {differences:?}");
    }
    fs::remove_dir_all(folder).unwrap();
}

/// Sources of the product name no language but the default one: what differs by language stands in its folder.
#[test]
fn no_language_is_named_in_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = ["src", "app/src", "server/src", "demo/src", "i18n/src"]
        .map(|name| root.join(name))
        .to_vec();
    let variants: Vec<String> = Locale::ALL
        .iter()
        .map(|locale| format!("Locale::{locale:?}"))
        .collect();
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let is_test = path.to_string_lossy().contains("tests") || path.ends_with("i18n/src/counted.rs");
            if !name.ends_with(".rs") || is_test || path.components().any(|part| part.as_os_str() == "races")
            {
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            let code = source
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap_or_default();
            read += 1;
            for variant in &variants {
                assert!(!code.contains(variant), "{} names {variant}", path.display());
            }
        }
    }
    assert!(read > 200, "only {read} files were read");
}
