//! The bank of items, read from a file. A bad file is refused with every line and field that is wrong.

use std::{collections::BTreeMap, sync::LazyLock};

use toml::Spanned;

mod problem;
mod raw;

pub use self::problem::{BankFault, BankProblem};
use self::raw::{BankFile, RawTable, TableFields, by_label};
use super::item::{Better, Domain, Item, LABELS};
use crate::{Hse, Locale, Localized, embedded, text};

/// The most characters that an item's words may have.
pub const MAX_WORDING_CHARS: usize = 120;

/// Every item there is to ask, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    items: Vec<Item>,
    scales: Scales,
}

/// Five labels each, by the name of the scale.
pub type Scales = BTreeMap<String, [Localized; LABELS]>;

impl Bank {
    /// The bank that comes with the product. A test reads the same files strictly, so it is never empty.
    pub fn built_in() -> &'static Self {
        static BANK: LazyLock<Bank> = LazyLock::new(|| {
            Bank::read_built_in().unwrap_or(Bank {
                items: Vec::new(),
                scales: Scales::new(),
            })
        });
        &BANK
    }

    fn read_built_in() -> Result<Self, Vec<BankProblem>> {
        let text = embedded::file("items.toml");
        let mut file = bank_file(text)?;
        file.take_texts(&embedded::in_each_language("items.toml"));
        Self::of_file(text, &file)
    }

    /// Reads a bank file.
    ///
    /// # Errors
    /// Everything wrong with it, in the order of its lines.
    pub fn parse(text: &str) -> Result<Self, Vec<BankProblem>> {
        Self::of_file(text, &bank_file(text)?)
    }

    fn of_file(text: &str, file: &BankFile) -> Result<Self, Vec<BankProblem>> {
        let mut reader = BankReader::new(text, None);
        let scales = reader.scales(&file.scale);
        let items: Vec<_> = file
            .item
            .iter()
            .filter_map(|raw| reader.item(raw, &scales))
            .collect();
        reader.check_keys(&file.item);
        reader.check_domains(&items);
        reader.end(Self { items, scales })
    }

    /// Reads more items in the same form, for an organisation of its own: the scales of this bank may be used, and words in one
    /// language stand for the other as well.
    ///
    /// # Errors
    /// Everything wrong with the text, in the order of its lines.
    pub fn parse_more(&self, text: &str) -> Result<Vec<Item>, Vec<BankProblem>> {
        let file = bank_file(text)?;
        let mut reader = BankReader::new(text, Some(self));
        let mut scales = self.scales.clone();
        scales.extend(reader.scales(&file.scale));
        let items: Vec<_> = file
            .item
            .iter()
            .filter_map(|raw| reader.item(raw, &scales))
            .collect();
        reader.check_keys(&file.item);
        reader.check_more(&file.item);
        reader.end(items)
    }

    /// Bank with an organisation's own items: in each domain after the others.
    #[must_use]
    pub fn with(&self, own: impl IntoIterator<Item = Item>) -> Self {
        let mut bank = self.clone();
        bank.items.extend(own);
        bank
    }

    /// The scales that items can use.
    pub fn scales(&self) -> &Scales {
        &self.scales
    }

    /// True when there is an item of that name.
    pub fn has(&self, key: &str) -> bool {
        self.items.iter().any(|item| item.key == key)
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

/// Collects problems while it reads, so that one run over the file names them all.
struct BankReader<'a> {
    text: &'a str,
    /// The bank that more items are read for.
    more_for: Option<&'a Bank>,
    problems: Vec<BankProblem>,
}

impl<'a> BankReader<'a> {
    fn new(text: &'a str, more_for: Option<&'a Bank>) -> Self {
        Self {
            text,
            more_for,
            problems: Vec::new(),
        }
    }

    fn end<T>(mut self, read: T) -> Result<T, Vec<BankProblem>> {
        if self.problems.is_empty() {
            return Ok(read);
        }
        self.problems.sort_by_key(|problem| problem.line);
        Err(self.problems)
    }

    fn wrong(&mut self, at: usize, field: &str, fault: BankFault, message: impl Into<String>) {
        self.problems.push(BankProblem {
            line: line_of(self.text, at),
            field: field.into(),
            fault,
            message: message.into(),
        });
    }

    /// Texts of a table by language, each read by `read`. When more items are read, one language stands for those that are not there.
    fn texts<T: TableFields, R>(
        &mut self,
        at: usize,
        raw: &RawTable<T>,
        read: impl Fn(&mut Self, usize, &str, Option<&Spanned<T>>) -> Option<R>,
    ) -> Option<BTreeMap<Locale, R>> {
        let other = raw.texts.values().next().filter(|_| self.more_for.is_some());
        let texts: Vec<_> = Locale::ALL
            .iter()
            .map(|locale| {
                let text = raw.texts.get(locale).or(other);
                Some((*locale, read(self, at, locale.as_str(), text)?))
            })
            .collect();
        texts.into_iter().collect()
    }

    fn scales(&mut self, raw: &[Spanned<RawTable<Vec<String>>>]) -> Scales {
        let mut scales = Scales::new();
        for scale in raw {
            let at = scale.span().start;
            let key = self.needed(at, "key", scale.get_ref().field("key"));
            let labels = self.texts(at, scale.get_ref(), Self::labels);
            let labels = labels.and_then(|labels| by_label(&labels));
            if let (Some(key), Some(labels)) = (key, labels)
                && scales.insert(key.clone(), labels).is_some()
            {
                self.wrong(
                    at,
                    "key",
                    BankFault::Twice,
                    format!("the scale `{key}` is there twice"),
                );
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
            self.wrong(at, field, BankFault::Missing, "is missing");
            return None;
        };
        let shown = raw
            .get_ref()
            .iter()
            .map(|label| text::line(field, label, MAX_WORDING_CHARS));
        let shown: Option<Vec<String>> = shown.collect::<Result<_, _>>().ok();
        let labels: Option<[String; LABELS]> = shown.and_then(|labels| labels.try_into().ok());
        match labels {
            Some(labels) if labels.iter().all(|label| !label.is_empty()) => Some(labels),
            _ => {
                let message = format!(
                    "needs five labels, each of 1 to {MAX_WORDING_CHARS} characters that can be shown"
                );
                self.wrong(raw.span().start, field, BankFault::Labels, message);
                None
            }
        }
    }

    fn item(&mut self, raw: &Spanned<RawTable<String>>, scales: &Scales) -> Option<Item> {
        let (at, raw) = (raw.span().start, raw.get_ref());
        let key = self.needed(at, "key", raw.field("key"));
        let domain = self.word::<Domain>(at, "domain", raw.field("domain"));
        let better = self.word::<Better>(at, "better", raw.field("better"));
        let area = match raw.field("area") {
            Some(area) => self.word::<Hse>(at, "area", Some(area)),
            None => None,
        };
        if domain == Some(Domain::Conditions) && raw.field("area").is_none() {
            let message = "is missing: every item on conditions names its area";
            self.wrong(at, "area", BankFault::Missing, message);
        }
        let labels = self.needed(at, "scale", raw.field("scale")).and_then(|scale| {
            if !scales.contains_key(&scale) {
                let at = raw.field("scale").map_or(at, |scale| scale.span().start);
                self.wrong(
                    at,
                    "scale",
                    BankFault::Scale,
                    format!("there is no scale `{scale}`"),
                );
            }
            scales.get(&scale).cloned()
        });
        let wording = self.texts(at, raw, Self::needed).and_then(Localized::filled);
        Some(Item {
            key: key?,
            domain: domain?,
            area,
            better: better?,
            wording: wording?,
            labels: labels?,
        })
    }

    fn needed(&mut self, at: usize, field: &str, raw: Option<&Spanned<String>>) -> Option<String> {
        let Some(raw) = raw else {
            self.wrong(at, field, BankFault::Missing, "is missing");
            return None;
        };
        let at = raw.span().start;
        match text::line(field, raw.get_ref(), MAX_WORDING_CHARS) {
            Ok(text) if text.is_empty() => self.wrong(at, field, BankFault::Empty, "is empty"),
            Ok(text) => return Some(text),
            Err(_) => {
                let message = format!(
                    "is longer than {MAX_WORDING_CHARS} characters, or holds one that cannot be shown"
                );
                self.wrong(at, field, BankFault::Long, message);
            }
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
            let message = format!("`{word}` is not one of the words allowed here");
            self.wrong(at, field, BankFault::Word, message);
        }
        parsed
    }

    fn check_keys(&mut self, raw: &[Spanned<RawTable<String>>]) {
        let mut seen = BTreeMap::new();
        for key in raw.iter().filter_map(|item| item.get_ref().field("key")) {
            let at = key.span().start;
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if !key.get_ref().chars().all(plain) {
                let message = "may hold lower-case letters, digits and hyphens only";
                self.wrong(at, "key", BankFault::Key, message);
            }
            if let Some(first) = seen.insert(key.get_ref().clone(), line_of(self.text, at)) {
                let message = format!("`{}` is there already, on line {first}", key.get_ref());
                self.wrong(at, "key", BankFault::Twice, message);
            }
        }
    }

    /// More items have names of their own, words that fit on a phone, and leave the three core items alone.
    fn check_more(&mut self, raw: &[Spanned<RawTable<String>>]) {
        if raw.is_empty() {
            self.wrong(0, "item", BankFault::Missing, "is missing: there is no item");
        }
        for item in raw {
            let item = item.get_ref();
            if let Some(key) = item.field("key")
                && self.more_for.is_some_and(|bank| bank.has(key.get_ref()))
            {
                let message = format!("`{}` is there already", key.get_ref());
                self.wrong(key.span().start, "key", BankFault::Twice, message);
            }
            if let Some(domain) = item.field("domain").filter(|domain| domain.get_ref() == "core") {
                let message = "cannot be `core`: its three items are the same everywhere";
                self.wrong(domain.span().start, "domain", BankFault::Core, message);
            }
        }
    }

    /// A rotation needs something to ask in every domain, and exactly the three core items.
    fn check_domains(&mut self, items: &[Item]) {
        let end = self.text.len();
        for domain in Domain::ALL {
            let count = items.iter().filter(|item| item.domain == *domain).count();
            if count == 0 {
                self.wrong(
                    end,
                    "domain",
                    BankFault::Missing,
                    format!("no item speaks of `{domain}`"),
                );
            } else if *domain == Domain::Core && count != 3 {
                let message = format!("`core` needs three items and has {count}");
                self.wrong(end, "domain", BankFault::Core, message);
            }
        }
    }
}

fn bank_file(text: &str) -> Result<BankFile, Vec<BankProblem>> {
    toml::from_str(text).map_err(|error| vec![unreadable(text, &error)])
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
        fault: BankFault::Unreadable,
        message: error.message().into(),
    }
}

#[cfg(test)]
#[path = "bank_tests.rs"]
mod tests;
