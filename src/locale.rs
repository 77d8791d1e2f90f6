//! The languages, and a text in each of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

// The type `Locale`, made of the folders of `content`.
include!(concat!(env!("OUT_DIR"), "/locale.rs"));

#[expect(
    clippy::derivable_impls,
    reason = "the macro declares the variants; English is the default on purpose"
)]
impl Default for Locale {
    fn default() -> Self {
        Self::En
    }
}

impl Locale {
    /// The language of a tag (BCP 47), whatever its region.
    pub fn of_tag(tag: &str) -> Option<Self> {
        tag.split('-').next()?.to_ascii_lowercase().parse().ok()
    }

    /// The best of an `Accept-Language` header (RFC 9110, section 12.5.4): by weight, then by order.
    pub fn accepted(header: &str) -> Option<Self> {
        let weighted = header.split(',').filter_map(|part| {
            let mut pieces = part.trim().split(';');
            let tag = pieces.next()?.trim();
            let weight = pieces
                .find_map(|piece| {
                    piece
                        .trim()
                        .strip_prefix("q=")
                        .and_then(|q| q.parse::<f32>().ok())
                })
                .unwrap_or(1.0);
            (weight > 0.0).then_some((Self::of_tag(tag)?, weight))
        });
        // The first of equal weights wins.
        weighted
            .fold(None::<(Self, f32)>, |best, next| {
                if best.is_some_and(|b| b.1 >= next.1) {
                    best
                } else {
                    Some(next)
                }
            })
            .map(|b| b.0)
    }
}

/// Codes of [`Locale::ALL`], for what says which there are.
static CODES: [&str; Locale::ALL.len()] = {
    let mut codes = [""; Locale::ALL.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = Locale::ALL[at].as_str();
        at += 1;
    }
    codes
};

/// One text in several languages; in TOML, JSON and the database a table by language: `{ en = "…", fr = "…" }`.
///
/// Never without any language. What was stored before a language came can lack it: then the default language's text stands for it, or
/// whichever there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Localized(BTreeMap<Locale, String>);

impl Localized {
    /// One text that stands for every language.
    pub fn same(text: &str) -> Self {
        Self(
            Locale::ALL
                .iter()
                .map(|locale| (*locale, text.to_owned()))
                .collect(),
        )
    }

    /// Texts by language; in a language without one, the first of the others stands. `None` without any.
    pub fn filled(texts: BTreeMap<Locale, String>) -> Option<Self> {
        let first = texts.values().next()?.clone();
        let mut whole = Self::same(&first);
        whole.0.extend(texts);
        Some(whole)
    }

    /// One text out of what each language has. `None` when no language has it.
    pub fn gather<T>(languages: &BTreeMap<Locale, T>, text: impl Fn(&T) -> Option<&String>) -> Option<Self> {
        let texts = languages
            .iter()
            .filter_map(|(locale, texts)| Some((*locale, text(texts)?.clone())));
        let texts: BTreeMap<_, _> = texts.collect();
        (!texts.is_empty()).then_some(Self(texts))
    }

    /// Text in a language, or what stands for it.
    pub fn get(&self, locale: Locale) -> &str {
        let own = self.0.get(&locale).or_else(|| self.0.get(&Locale::default()));
        own.or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// Text in the language of a tag (BCP 47: `fr`, `fr-CH`), or what stands for it.
    pub fn by_tag(&self, tag: &str) -> &str {
        self.get(Locale::of_tag(tag).unwrap_or_default())
    }

    /// Text that was written in that very language.
    pub fn written(&self, locale: Locale) -> Option<&str> {
        self.0.get(&locale).map(String::as_str)
    }

    /// Maps the text of each language.
    #[must_use]
    pub fn map(&self, change: impl Fn(Locale, &str) -> String) -> Self {
        Self(
            self.0
                .iter()
                .map(|(locale, text)| (*locale, change(*locale, text)))
                .collect(),
        )
    }
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = BTreeMap::<Language, String>::deserialize(deserializer)?;
        if texts.is_empty() {
            return Err(D::Error::missing_field(Locale::default().as_str()));
        }
        Ok(Self(
            texts
                .into_iter()
                .map(|(language, text)| (language.0, text))
                .collect(),
        ))
    }
}

/// A language as the name of a field.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Language(Locale);

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        let known = code.parse().map(Self);
        known.map_err(|_| D::Error::unknown_field(&code, &CODES))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Localized, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    /// Formats, rooms and questions of earlier versions hold this.
    #[test]
    fn the_stored_form_is_a_table_by_language() {
        let stored = r#"{"en":"Opening","fr":"Ouverture"}"#;
        let text = read(stored).unwrap();
        assert_eq!(serde_json::to_string(&text).unwrap(), stored);
        assert_eq!(text.get(Locale::Fr), "Ouverture");
        assert_eq!(
            (text.by_tag("fr-CH"), text.by_tag("de")),
            ("Ouverture", "Opening")
        );
    }

    #[test]
    fn another_language_stands_for_one_that_is_not_there() {
        let text = read(r#"{"fr":"Ouverture"}"#).unwrap();
        assert_eq!(text.get(Locale::En), "Ouverture");
        assert_eq!(text.written(Locale::En), None);
        for (stored, error) in [
            ("{}", "missing field `en`"),
            (r#"{"xx":""}"#, "unknown field `xx`"),
        ] {
            assert!(read(stored).unwrap_err().starts_with(error), "{stored}");
        }
    }

    #[test]
    fn accept_language() {
        for (header, want) in [
            ("fr-CH, fr;q=0.9, en;q=0.8", Some(Locale::Fr)),
            ("de, en;q=0.5, fr;q=0.6", Some(Locale::Fr)),
            ("en-GB,fr", Some(Locale::En)),
            ("fr;q=0, en;q=0.1", Some(Locale::En)),
            ("de", None),
            ("", None),
            (";;;,q=", None),
        ] {
            assert_eq!(Locale::accepted(header), want, "{header:?}");
        }
    }
}
