//! The bank of items, read from a file. A bad file is refused with every line and field that is wrong.

use std::{collections::BTreeMap, fmt, sync::LazyLock};

use serde::Deserialize;
use toml::Spanned;

use super::item::{Better, Domain, Item, LABELS, Wording};
use crate::action::Hse;

/// Every item there is to ask, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    items: Vec<Item>,
}

/// One thing wrong with a bank file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankProblem {
    /// The line it stands on, from 1.
    pub line: usize,
    /// The field it concerns; empty for the file as a whole.
    pub field: String,
    /// What is wrong, in a sentence for whoever edits the file.
    pub message: String,
}

impl fmt::Display for BankProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, field `{}`: {}", self.line, self.field, self.message)
    }
}

impl Bank {
    /// The bank that comes with the product. A test reads the same file strictly, so it is never empty.
    pub fn built_in() -> &'static Self {
        static BANK: LazyLock<Bank> = LazyLock::new(|| {
            Bank::parse(include_str!("../../content/items.toml")).unwrap_or(Bank { items: Vec::new() })
        });
        &BANK
    }

    /// Reads a bank file.
    ///
    /// # Errors
    /// Everything wrong with it, in the order of its lines.
    pub fn parse(text: &str) -> Result<Self, Vec<BankProblem>> {
        let file: File = toml::from_str(text).map_err(|error| vec![unreadable(text, &error)])?;
        let mut reader = Reader {
            text,
            problems: Vec::new(),
        };
        let scales = reader.scales(&file.scale);
        let items: Vec<_> = file
            .item
            .iter()
            .filter_map(|raw| reader.item(raw, &scales))
            .collect();
        reader.check_keys(&file.item);
        reader.check_domains(&items);
        if reader.problems.is_empty() {
            Ok(Self { items })
        } else {
            reader.problems.sort_by_key(|problem| problem.line);
            Err(reader.problems)
        }
    }

    /// All items.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The items of one domain, in the order of the file.
    pub fn of(&self, domain: Domain) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.domain == domain)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    scale: Vec<Spanned<RawScale>>,
    #[serde(default)]
    item: Vec<Spanned<RawItem>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScale {
    key: Option<Spanned<String>>,
    en: Option<Spanned<Vec<String>>>,
    fr: Option<Spanned<Vec<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawItem {
    key: Option<Spanned<String>>,
    domain: Option<Spanned<String>>,
    area: Option<Spanned<String>>,
    better: Option<Spanned<String>>,
    scale: Option<Spanned<String>>,
    en: Option<Spanned<String>>,
    fr: Option<Spanned<String>>,
}

type Scales = BTreeMap<String, [Wording; LABELS]>;

/// Collects problems while it reads, so that one run over the file names them all.
struct Reader<'a> {
    text: &'a str,
    problems: Vec<BankProblem>,
}

impl Reader<'_> {
    fn wrong(&mut self, at: usize, field: &str, message: impl Into<String>) {
        self.problems.push(BankProblem {
            line: line_of(self.text, at),
            field: field.into(),
            message: message.into(),
        });
    }

    fn scales(&mut self, raw: &[Spanned<RawScale>]) -> Scales {
        let mut scales = Scales::new();
        for scale in raw {
            let at = scale.span().start;
            let key = self.needed(at, "key", scale.get_ref().key.as_ref());
            let en = self.labels(at, "en", scale.get_ref().en.as_ref());
            let fr = self.labels(at, "fr", scale.get_ref().fr.as_ref());
            if let (Some(key), Some(en), Some(fr)) = (key, en, fr) {
                let labels = std::array::from_fn(|i| Wording {
                    en: en[i].clone(),
                    fr: fr[i].clone(),
                });
                if scales.insert(key.clone(), labels).is_some() {
                    self.wrong(at, "key", format!("the scale `{key}` is there twice"));
                }
            }
        }
        scales
    }

    fn labels(
        &mut self,
        at: usize,
        field: &str,
        raw: Option<&Spanned<Vec<String>>>,
    ) -> Option<[String; LABELS]> {
        let Some(raw) = raw else {
            self.wrong(at, field, "is missing");
            return None;
        };
        let labels: Option<[String; LABELS]> = raw.get_ref().clone().try_into().ok();
        match labels {
            Some(labels) if labels.iter().all(|label| !label.trim().is_empty()) => Some(labels),
            _ => {
                self.wrong(raw.span().start, field, "needs five labels, none of them empty");
                None
            }
        }
    }

    fn item(&mut self, raw: &Spanned<RawItem>, scales: &Scales) -> Option<Item> {
        let (at, raw) = (raw.span().start, raw.get_ref());
        let key = self.needed(at, "key", raw.key.as_ref());
        let domain = self.word::<Domain>(at, "domain", raw.domain.as_ref());
        let better = self.word::<Better>(at, "better", raw.better.as_ref());
        let area = match &raw.area {
            Some(area) => self.word::<Hse>(at, "area", Some(area)),
            None => None,
        };
        if domain == Some(Domain::Conditions) && raw.area.is_none() {
            self.wrong(at, "area", "is missing: every item on conditions names its area");
        }
        let labels = self.needed(at, "scale", raw.scale.as_ref()).and_then(|scale| {
            if !scales.contains_key(&scale) {
                let at = raw.scale.as_ref().map_or(at, |scale| scale.span().start);
                self.wrong(at, "scale", format!("there is no scale `{scale}`"));
            }
            scales.get(&scale).cloned()
        });
        let (en, fr) = (
            self.needed(at, "en", raw.en.as_ref()),
            self.needed(at, "fr", raw.fr.as_ref()),
        );
        Some(Item {
            key: key?,
            domain: domain?,
            area,
            better: better?,
            wording: Wording { en: en?, fr: fr? },
            labels: labels?,
        })
    }

    fn needed(&mut self, at: usize, field: &str, raw: Option<&Spanned<String>>) -> Option<String> {
        match raw {
            None => self.wrong(at, field, "is missing"),
            Some(text) if text.get_ref().trim().is_empty() => {
                self.wrong(text.span().start, field, "is empty")
            }
            Some(text) => return Some(text.get_ref().clone()),
        }
        None
    }

    fn word<T: std::str::FromStr>(
        &mut self,
        at: usize,
        field: &str,
        raw: Option<&Spanned<String>>,
    ) -> Option<T> {
        let word = self.needed(at, field, raw)?;
        let parsed = word.parse().ok();
        if parsed.is_none() {
            let at = raw.map_or(at, |raw| raw.span().start);
            self.wrong(
                at,
                field,
                format!("`{word}` is not one of the words allowed here"),
            );
        }
        parsed
    }

    fn check_keys(&mut self, raw: &[Spanned<RawItem>]) {
        let mut seen = BTreeMap::new();
        for key in raw.iter().filter_map(|item| item.get_ref().key.as_ref()) {
            let at = key.span().start;
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if !key.get_ref().chars().all(plain) {
                self.wrong(at, "key", "may hold lower-case letters, digits and hyphens only");
            }
            if let Some(first) = seen.insert(key.get_ref().clone(), line_of(self.text, at)) {
                let message = format!("`{}` is there already, on line {first}", key.get_ref());
                self.wrong(at, "key", message);
            }
        }
    }

    /// A rotation needs something to ask in every domain, and exactly the three core items.
    fn check_domains(&mut self, items: &[Item]) {
        let end = self.text.len();
        for domain in Domain::ALL {
            let count = items.iter().filter(|item| item.domain == *domain).count();
            if count == 0 {
                self.wrong(end, "domain", format!("no item speaks of `{domain}`"));
            } else if *domain == Domain::Core && count != 3 {
                self.wrong(end, "domain", format!("`core` needs three items and has {count}"));
            }
        }
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// A file that is not even of the right shape. The field is whatever stands before the `=` on that line.
fn unreadable(text: &str, error: &toml::de::Error) -> BankProblem {
    let line = line_of(text, error.span().map_or(0, |span| span.start));
    let source = text.lines().nth(line - 1).unwrap_or_default();
    let field = source.split_once('=').map_or("", |(field, _)| field.trim());
    BankProblem {
        line,
        field: field.into(),
        message: error.message().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pulse::item::Theme;

    #[test]
    fn the_built_in_bank_is_whole() {
        let bank = Bank::parse(include_str!("../../content/items.toml")).unwrap();
        assert!(bank.items().len() >= 45, "{}", bank.items().len());
        for area in Hse::ALL {
            let of_area = bank
                .of(Domain::Conditions)
                .filter(|item| item.area == Some(*area));
            assert!(of_area.count() >= 2, "{area}");
        }
        for domain in Domain::ALL {
            let enough = if domain.theme() == Theme::Core { 3 } else { 4 };
            assert!(bank.of(*domain).count() >= enough, "{domain}");
        }
    }

    #[test]
    fn wordings_are_short_different_and_typeset() {
        let mut seen = std::collections::BTreeSet::new();
        for item in Bank::built_in().items() {
            for text in [&item.wording.en, &item.wording.fr] {
                assert!(text.chars().count() <= 75, "{text}");
                assert!(!text.contains('\''), "a typewriter's apostrophe in: {text}");
                assert!(seen.insert(text.clone()), "twice: {text}");
            }
        }
    }

    const SCALE: &str = "[[scale]]\nkey = \"s\"\nen = [\"a\",\"b\",\"c\",\"d\",\"e\"]\nfr = [\"a\",\"b\",\"c\",\"d\",\"e\"]\n";

    /// Lines 1-4 are the scale; the item's header is line 5, its key line 6.
    fn problem(item: &str) -> String {
        let problems = Bank::parse(&format!("{SCALE}{item}")).unwrap_err();
        problems[0].to_string()
    }

    #[test]
    fn a_bad_file_is_named_by_line_and_field() {
        let good = "[[item]]\nkey = \"x\"\ndomain = \"norms\"\nbetter = \"high\"\nscale = \"s\"\nen = \"A\"\nfr = \"B\"\n";
        for (from, to, expected) in [
            ("key = \"x\"", "", "line 5, field `key`: is missing"),
            ("\"x\"", "\"X y\"", "line 6, field `key`: may hold"),
            ("norms", "weather", "line 7, field `domain`: `weather` is not"),
            ("norms", "conditions", "line 5, field `area`: is missing"),
            ("\"high\"", "\"up\"", "line 8, field `better`: `up` is not"),
            (
                "scale = \"s\"",
                "scale = \"t\"",
                "line 9, field `scale`: there is no scale `t`",
            ),
            ("\"A\"", "\" \"", "line 10, field `en`: is empty"),
            ("\"B\"", "3", "line 11, field `fr`: invalid type"),
            ("fr =", "de =", "line 11, field `de`: unknown field"),
            ("fr = \"B\"", "fr = \"B", "line 11, field `fr`:"),
        ] {
            let shown = problem(&good.replacen(from, to, 1));
            assert!(shown.starts_with(expected), "{from} -> {to}: {shown}");
        }
        let twice = Bank::parse(&format!("{SCALE}{good}{good}")).unwrap_err();
        assert_eq!(
            twice[0].to_string(),
            "line 13, field `key`: `x` is there already, on line 6"
        );
        let labels = Bank::parse(&SCALE.replace(",\"e\"]\nfr", "]\nfr")).unwrap_err();
        assert!(
            labels[0]
                .to_string()
                .starts_with("line 3, field `en`: needs five labels"),
            "{}",
            labels[0]
        );
    }
}
