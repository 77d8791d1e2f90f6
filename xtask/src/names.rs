//! Names and comments: one meaning for each type name, and comments that begin with what they are about.
//!
//! Read as text, line by line: a type counts where its definition begins a line, a comment where its first line stands.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use crate::order::rust_files;

/// Names that every module may define for itself: its own refusals, and the result of its own `main`.
const OWN_OF_EACH: &[&str] = &["Refusal", "Outcome"];

/// Words that say of whom or what before there is any: they make the reader wait for the subject.
const EMPTY_BEGINNINGS: &[&str] = &[
    "Anybody",
    "Everybody",
    "How",
    "It",
    "Its",
    "Nobody",
    "Nothing",
    "Somebody",
    "Someone",
    "That",
    "The same",
    "Their",
    "These",
    "They",
    "This",
    "Those",
    "What",
    "Whatever",
    "When",
    "Where",
    "Whether",
    "Which",
    "Who",
    "Whoever",
    "Whom",
    "Whose",
    "Why",
];

/// Share of comments that may begin so, in per cent.
const MAX_EMPTY: usize = 5;

/// Definitions that begin a line, after the visibility.
const KINDS: &[&str] = &["struct ", "enum ", "trait ", "union ", "type "];

/// Checks every file of Rust below a folder; says one sentence for each thing to mend.
///
/// # Errors
/// When a file cannot be read.
pub(crate) fn look(root: &Path) -> io::Result<Vec<String>> {
    let mut found = Collected::default();
    for file in rust_files(root)? {
        let path = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        found.read(&path, &fs::read_to_string(&file)?);
    }
    Ok(found.sentences())
}

#[derive(Default)]
struct Collected {
    /// Files that define a name.
    types: BTreeMap<String, BTreeSet<String>>,
    comments: usize,
    /// Comments with an empty beginning, as file, line and text.
    empty: Vec<String>,
}

impl Collected {
    fn read(&mut self, path: &str, text: &str) {
        let mut before = None;
        for (at, line) in text.lines().enumerate() {
            if let Some(name) = defined(line) {
                self.types
                    .entry(name.to_owned())
                    .or_default()
                    .insert(path.to_owned());
            }
            let comment = comment(line);
            if let Some((mark, words)) = comment
                && before != Some(mark)
            {
                self.comments += 1;
                if is_empty(words) {
                    self.empty.push(format!("{path}:{}: {words}", at + 1));
                }
            }
            before = comment.map(|(mark, _)| mark);
        }
    }

    fn sentences(self) -> Vec<String> {
        let mut sentences: Vec<_> = self
            .types
            .into_iter()
            .filter(|(name, files)| files.len() > 1 && !OWN_OF_EACH.contains(&name.as_str()))
            .map(|(name, files)| {
                let files: Vec<_> = files.into_iter().collect();
                format!("`{name}` means something else in each of {}", files.join(", "))
            })
            .collect();
        if self.empty.len() * 100 > self.comments * MAX_EMPTY {
            sentences.push(format!(
                "{} of {} comments begin with a pronoun or a question word, {MAX_EMPTY} % are the most:\n{}",
                self.empty.len(),
                self.comments,
                self.empty.join("\n")
            ));
        }
        sentences
    }
}

/// Name of the type that a line defines. One that is associated with a trait stands further in, and is none.
fn defined(line: &str) -> Option<&str> {
    let code = match line.strip_prefix("pub") {
        None => line,
        Some(rest) => rest
            .strip_prefix('(')
            .map_or(rest, |inner| {
                inner.split_once(')').map_or(inner, |(_, rest)| rest)
            })
            .trim_start(),
    };
    let rest = KINDS.iter().find_map(|kind| code.strip_prefix(*kind))?;
    let end = rest
        .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .unwrap_or(rest.len());
    Some(&rest[..end])
}

/// The mark of a documentation comment, and its words.
fn comment(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim_start();
    let mark = ["///", "//!"].into_iter().find(|mark| line.starts_with(*mark))?;
    let words = &line[mark.len()..];
    (!words.starts_with('/')).then_some((mark, words.trim_start()))
}

fn is_empty(words: &str) -> bool {
    EMPTY_BEGINNINGS.iter().any(|begin| {
        words
            .strip_prefix(*begin)
            .is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(files: &[(&str, &str)]) -> Vec<String> {
        let mut found = Collected::default();
        for (path, text) in files {
            found.read(path, text);
        }
        found.sentences()
    }

    #[test]
    fn a_type_name_means_one_thing() {
        let one = (
            "a.rs",
            "pub(crate) struct Line(u8);\nimpl Line {}\n    type Err = ();\n",
        );
        assert!(
            sentences(&[
                one,
                ("b.rs", "struct Lines;\n    type Err = u8;\nenum Refusal {}\n")
            ])
            .is_empty()
        );
        assert_eq!(
            sentences(&[one, ("b.rs", "enum Line<'a> {}\n")]),
            ["`Line` means something else in each of a.rs, b.rs"]
        );
    }

    #[test]
    fn a_comment_begins_with_its_subject() {
        let good = "/// Item asked.\nfn f() {}\n".repeat(19);
        let long = format!("{good}/// Items.\n/// What they are is said below.\n");
        assert!(sentences(&[("a.rs", &long)]).is_empty());
        for bad in [
            "/// What is asked.",
            "    //! The same again.",
            "/// It ends.",
            "/// Whose.",
        ] {
            let found = sentences(&[("a.rs", &format!("{bad}\n/// Item.\n"))]);
            let line = found.first().and_then(|text| text.lines().nth(1));
            let words = bad.trim_start().get(4..).unwrap_or_default();
            assert_eq!(line, Some(format!("a.rs:1: {words}").as_str()));
        }
        assert!(sentences(&[("a.rs", "/// Item, Whose.\nfn f() {}\n/// Italic.\n//// What.\n")]).is_empty());
    }
}
