//! A format's text as a sheet of fields, and back: for whoever would rather not write a file.
//!
//! Invariant: a text becomes a sheet only if the sheet holds all it says, and whatever stands on a sheet becomes a text that shows
//! the same sheet again, readable as a format or not; so nothing typed is lost on the way. Deliberately absent: comments, which
//! are the text's own.

use std::{cmp::Ordering, collections::BTreeMap, sync::LazyLock};

use toml::{Table, Value};

use crate::Locale;
use crate::format::{After, FormatError, Hosting, Keeps, Speaking, StageKind, TurnRule, prompt::Family};

/// Contents of a field.
#[derive(Clone, Copy, Debug)]
pub enum FieldContent {
    /// A line of text.
    Line,
    /// A sentence or two.
    Sentences,
    /// A number.
    Number,
    /// One word of a list, the usual one first.
    OneOf(fn() -> Vec<&'static str>),
    /// Words of a list.
    SomeOf(fn() -> Vec<&'static str>),
}

/// A field of the sheet: as the file calls it, what it holds, and whether the file can do without it.
pub type FieldSpec = (String, FieldContent, bool);

/// Fields of a format as a whole.
pub static HEAD: LazyLock<Vec<FieldSpec>> = LazyLock::new(|| {
    use FieldContent::{Line, Sentences};
    specs(
        &[("title", Line), ("about", Sentences), ("before", Sentences)],
        HEAD_VALUES,
    )
});

/// Fields of each stage.
pub static STAGE: LazyLock<Vec<FieldSpec>> = LazyLock::new(|| {
    use FieldContent::{Line, Sentences};
    specs(&[("title", Line), ("guide", Sentences)], STAGE_VALUES)
});

/// A field that is no text of a language.
type ValueSpec = (&'static str, FieldContent, bool);

const HEAD_VALUES: &[ValueSpec] = &[
    ("minutes", FieldContent::Number, false),
    ("least-seats", FieldContent::Number, false),
    ("most-seats", FieldContent::Number, false),
    (
        "host",
        FieldContent::OneOf(|| words(Hosting::ALL, Hosting::as_str)),
        true,
    ),
    (
        "speaking",
        FieldContent::OneOf(|| words(Speaking::ALL, Speaking::as_str)),
        true,
    ),
    (
        "keeps",
        FieldContent::OneOf(|| words(Keeps::ALL, Keeps::as_str)),
        true,
    ),
];

const STAGE_VALUES: &[ValueSpec] = &[
    (
        "kind",
        FieldContent::OneOf(|| words(StageKind::ALL, StageKind::as_str)),
        false,
    ),
    ("minutes", FieldContent::Number, true),
    ("turn-seconds", FieldContent::Number, true),
    ("rounds", FieldContent::Number, true),
    (
        "turns",
        FieldContent::OneOf(|| words(TurnRule::ALL, TurnRule::as_str)),
        true,
    ),
    (
        "after",
        FieldContent::OneOf(|| words(After::ALL, After::as_str)),
        true,
    ),
    (
        "families",
        FieldContent::SomeOf(|| words(Family::ALL, Family::as_str)),
        true,
    ),
];

fn specs(texts: &[(&str, FieldContent)], values: &[ValueSpec]) -> Vec<FieldSpec> {
    let texts = texts.iter().flat_map(|(name, content)| {
        let of_language = move |locale: &Locale| (format!("{name}.{locale}"), *content, false);
        Locale::ALL.iter().map(of_language)
    });
    let values = values
        .iter()
        .map(|(name, content, optional)| ((*name).to_owned(), *content, *optional));
    texts.chain(values).collect()
}

fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().copied().map(word).collect()
}

/// Values of the fields, by name; the words of a list with a space between.
pub type FieldValues = BTreeMap<String, String>;

/// The most stages that a form is drawn and read for; a format has fewer.
const MAX_SENT: usize = 60;

/// A format's fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormatSheet {
    /// Fields of the format as a whole, `key` among them.
    pub head: FieldValues,
    /// Fields of each stage, in order.
    pub stages: Vec<FieldValues>,
}

impl FormatSheet {
    /// The sheet of a text; nothing when the text is no TOML, or says what no field holds.
    pub fn read(text: &str) -> Option<Self> {
        let table: Table = text.parse().ok()?;
        let (stages, head): (Table, Table) = table.into_iter().partition(|(name, _)| name == "stage");
        let stages = match stages.get("stage") {
            Some(Value::Array(stages)) if stages.len() <= MAX_SENT => stages.as_slice(),
            Some(_) => return None,
            None => &[],
        };
        let stages = stages.iter().map(|stage| read(stage.as_table()?, &STAGE));
        Some(Self {
            head: read(&head, &HEAD)?,
            stages: stages.collect::<Option<_>>()?,
        })
    }

    /// The text of the sheet.
    pub fn write(&self) -> String {
        let mut text = write(&self.head, &HEAD);
        for stage in &self.stages {
            text.push_str("\n[[stage]]\n");
            text.push_str(&write(stage, &STAGE));
        }
        text
    }

    /// Reads a form: `title.en` for the head, `stage-2/title.en` for the third stage, `stage-2/families/rest` for each word that was
    /// ticked; `stage-2/place` for where that stage shall stand, counted from 1, and `stage-2/gone` when it shall not stand any more. No
    /// name begins with a digit: between brackets a form's decoding would take it for a place in a list.
    pub fn typed(sent: &FieldValues) -> Self {
        let mut sheet = Self::default();
        let mut stages: BTreeMap<usize, FieldValues> = BTreeMap::new();
        for (name, text) in sent {
            let text = text.replace("\r\n", "\n");
            let Some((stage, name)) = name.split_once('/') else {
                sheet.head.insert(name.clone(), text);
                continue;
            };
            let number = stage
                .strip_prefix("stage-")
                .and_then(|number| number.parse().ok());
            let Some(number) = number.filter(|number| *number < MAX_SENT) else {
                continue;
            };
            let stage = stages.entry(number).or_default();
            match name.split_once('/') {
                None => drop(stage.insert(name.to_owned(), text)),
                Some((list, word)) => {
                    let words = stage.entry(list.to_owned()).or_default();
                    if !words.is_empty() {
                        words.push(' ');
                    }
                    words.push_str(word);
                }
            }
        }
        let mut placed: Vec<(u32, FieldValues)> = stages
            .into_iter()
            .filter(|(_, stage)| !stage.contains_key("gone"))
            .map(|(number, stage)| (placed(number, &stage), stage))
            .collect();
        placed.sort_by_key(|(place, _)| *place);
        sheet.stages = placed.into_iter().map(|(_, stage)| stage).collect();
        for stage in &mut sheet.stages {
            stage.remove("place");
        }
        sheet
    }

    /// A new stage stands before the last one, which is the close.
    pub fn add_stage(&mut self) {
        let taken = |key: &String| self.stages.iter().any(|stage| stage.get("key") == Some(key));
        let key = (1..)
            .map(|number| format!("stage-{number}"))
            .find(|key| !taken(key));
        let place = self.stages.len().saturating_sub(1);
        let says = [
            ("key", key.unwrap_or_default()),
            ("kind", StageKind::Prompts.as_str().to_owned()),
            ("minutes", "5".to_owned()),
        ];
        let stage = says.map(|(name, value)| (name.to_owned(), value));
        self.stages.insert(place, stage.into_iter().collect());
    }
}

/// Sort key of a stage: one that moves goes before the one whose place it takes when it comes from behind it, and after it when it comes
/// from before.
fn placed(number: usize, stage: &FieldValues) -> u32 {
    let own = u32::try_from(number).map_or(u32::MAX, |number| number + 1);
    let asked = stage.get("place").and_then(|place| place.trim().parse().ok());
    let wanted: u32 = asked.unwrap_or(own).min(1_000);
    match wanted.cmp(&own) {
        Ordering::Less => wanted * 2 - u32::from(wanted > 0),
        Ordering::Equal => wanted * 2,
        Ordering::Greater => wanted * 2 + 1,
    }
}

/// Field an error in a text speaks of: the place of its stage, none for the head, and the name of the field.
pub fn place(text: &str, error: &FormatError) -> (Option<usize>, String) {
    match error.field.strip_prefix("stage.") {
        None => (None, error.field.clone()),
        Some(name) => {
            let before = text.lines().take(error.line);
            let begun = before.filter(|line| line.starts_with("[[stage]]")).count();
            (begun.checked_sub(1), name.to_owned())
        }
    }
}

fn read(table: &Table, fields: &[FieldSpec]) -> Option<FieldValues> {
    if !table.iter().all(|(name, value)| holds(fields, name, value)) {
        return None;
    }
    let names = fields.iter().map(|(name, ..)| name.as_str()).chain(["key"]);
    let found = names.filter_map(|name| {
        let value = match name.split_once('.') {
            Some((words, language)) => table.get(words)?.get(language)?,
            None => table.get(name)?,
        };
        Some((name.to_owned(), as_typed(value)))
    });
    Some(found.collect())
}

/// True when the fields hold all that a text says by a name: what stands in no field would be lost.
fn holds(fields: &[FieldSpec], said: &str, value: &Value) -> bool {
    let of_words = |language: &String| {
        let name = format!("{said}.{language}");
        fields.iter().any(|(field, ..)| *field == name)
    };
    match value {
        Value::Table(words) => words.keys().all(of_words),
        _ => said == "key" || fields.iter().any(|(field, ..)| *field == said),
    }
}

fn as_typed(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(as_typed).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// A line for each value, so that errors name the right one; the words of both languages share theirs.
fn write(typed: &FieldValues, fields: &[FieldSpec]) -> String {
    let typed = |name: &str| typed.get(name).map_or("", |text| text.trim());
    let mut lines = vec![format!("key = {}", quoted(typed("key")))];
    for (name, holds, optional) in fields {
        let text = typed(name);
        if *optional && (text.is_empty() || is_usual(*holds, text)) {
            continue;
        }
        let value = value(*holds, text);
        match name.split_once('.') {
            Some((words, language)) => {
                if language == Locale::default().as_str() {
                    lines.push(format!("{words} = {{ }}"));
                }
                if let Some(line) = lines.last_mut() {
                    let inside = line.trim_end_matches(" }");
                    let comma = if inside.ends_with('{') { "" } else { "," };
                    *line = format!("{inside}{comma} {language} = {value} }}");
                }
            }
            None => lines.push(format!("{name} = {value}")),
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn value(holds: FieldContent, text: &str) -> String {
    match holds {
        FieldContent::Number => text
            .parse::<u32>()
            .map_or_else(|_| quoted(text), |number| number.to_string()),
        FieldContent::SomeOf(_) => {
            let words: Vec<String> = text.split_whitespace().map(quoted).collect();
            format!("[{}]", words.join(", "))
        }
        FieldContent::Line | FieldContent::Sentences | FieldContent::OneOf(_) => quoted(text),
    }
}

/// A text within quotation marks, on one line whatever is in it.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        c if c.is_control() => String::new(),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// True when a file without the field says the same.
fn is_usual(holds: FieldContent, text: &str) -> bool {
    matches!(holds, FieldContent::OneOf(list) if list().first() == Some(&text))
}

#[cfg(test)]
mod tests;
