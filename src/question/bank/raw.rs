//! Tables of a bank file as they are written: fields that are words, and one field for each language.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};
use toml::Spanned;

use crate::{Locale, Localized, question::item::LABELS};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BankFile {
    #[serde(default)]
    pub(super) scale: Vec<Spanned<RawTable<Vec<String>>>>,
    #[serde(default)]
    pub(super) item: Vec<Spanned<RawTable<String>>>,
}

/// Texts of one language for a bank file that has none itself, by key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BankTexts {
    scale: BTreeMap<String, Vec<String>>,
    item: BTreeMap<String, String>,
}

impl BankFile {
    /// Puts the texts of every language where a file with texts has them.
    pub(super) fn take_texts(&mut self, texts: &BTreeMap<Locale, BankTexts>) {
        for (locale, texts) in texts {
            take(&mut self.scale, *locale, &texts.scale);
            take(&mut self.item, *locale, &texts.item);
        }
    }
}

fn take<T: Clone>(tables: &mut [Spanned<RawTable<T>>], locale: Locale, texts: &BTreeMap<String, T>) {
    for table in tables {
        let span = table.span();
        let table = table.get_mut();
        if let Some(text) = table.fields.get("key").and_then(|key| texts.get(key.get_ref())) {
            table.texts.insert(locale, Spanned::new(span, text.clone()));
        }
    }
}

/// Text of one language in a table, and the other fields that such a table has.
pub(super) trait TableFields {
    const FIELDS: &'static [&'static str];
}

/// An item.
impl TableFields for String {
    const FIELDS: &'static [&'static str] = &["key", "domain", "area", "better", "scale"];
}

/// A scale.
impl TableFields for Vec<String> {
    const FIELDS: &'static [&'static str] = &["key"];
}

/// Five labels, each in every language, of five labels a language.
pub(super) fn by_label(labels: &BTreeMap<Locale, [String; LABELS]>) -> Option<[Localized; LABELS]> {
    let label = |at: usize| {
        let texts = labels
            .iter()
            .map(|(locale, labels)| (*locale, labels[at].clone()));
        Localized::filled(texts.collect())
    };
    let labels: Option<Vec<Localized>> = (0..LABELS).map(label).collect();
    labels?.try_into().ok()
}

/// A table, each value with its place in the file.
pub(super) struct RawTable<T> {
    fields: BTreeMap<String, Spanned<String>>,
    /// Texts by language.
    pub(super) texts: BTreeMap<Locale, Spanned<T>>,
}

impl<T> RawTable<T> {
    pub(super) fn field(&self, name: &str) -> Option<&Spanned<String>> {
        self.fields.get(name)
    }
}

impl<'de, T: TableFields + Deserialize<'de>> Deserialize<'de> for RawTable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TableVisitor(PhantomData))
    }
}

struct TableVisitor<T>(PhantomData<T>);

impl<'de, T: TableFields + Deserialize<'de>> Visitor<'de> for TableVisitor<T> {
    type Value = RawTable<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut table = RawTable {
            fields: BTreeMap::new(),
            texts: BTreeMap::new(),
        };
        while let Some(name) = map.next_key::<FieldName<T>>()? {
            match name {
                FieldName::Field(name) => drop(table.fields.insert(name, map.next_value()?)),
                FieldName::Language(locale, _) => drop(table.texts.insert(locale, map.next_value()?)),
            }
        }
        Ok(table)
    }
}

/// Name of a field. Refused while it is read, so that the error has its place.
enum FieldName<T> {
    Field(String),
    Language(Locale, PhantomData<T>),
}

impl<'de, T: TableFields> Deserialize<'de> for FieldName<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        if T::FIELDS.contains(&name.as_str()) {
            return Ok(Self::Field(name));
        }
        let language = name.parse().map(|locale| Self::Language(locale, PhantomData));
        language.map_err(|_| D::Error::unknown_field(&name, T::FIELDS))
    }
}
