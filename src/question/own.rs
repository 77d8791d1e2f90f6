//! A question that an organisation adds, as it is typed into a form.

use std::collections::BTreeMap;

use super::{
    bank::{Bank, MAX_WORDING_CHARS},
    item::{Better, Domain, Item},
};
use crate::{Hse, Locale, Localized, Problem, embedded, text};

/// Maximum number of questions of an organisation's own.
pub const MAX_OWN_ITEMS: usize = 60;

const EXAMPLE: &str = "[[item]]\nkey = \"called-in\"\ndomain = \"conditions\"\narea = \"demands\"\nbetter = \"low\"\nscale = \"often\"";

/// An example of questions as a text (see [`Bank::parse_more`]), with the words in every language.
pub fn example() -> String {
    let wording = embedded::example_question();
    let words = Locale::ALL.iter().filter_map(|locale| {
        let text = wording.as_ref()?.written(*locale)?;
        Some(format!("\n{locale} = \"{text}\""))
    });
    format!("{EXAMPLE}{}", words.collect::<String>())
}

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedItem {
    /// Domain of the question.
    pub domain: String,
    /// The area of working conditions; empty for none.
    pub area: String,
    /// Better end of the scale.
    pub better: String,
    /// The name of a scale of the bank.
    pub scale: String,
    /// Words by language, each in a field of the language's name.
    pub wording: BTreeMap<Locale, String>,
}

impl TypedItem {
    /// Checks the form; `key` is the item's new name. Words in one language stand for the other as well.
    ///
    /// # Errors
    /// Every problem found, by field.
    pub fn check(&self, bank: &Bank, key: String) -> Result<Item, Vec<Problem>> {
        let mut problems = Vec::new();
        let domain = keep(&mut problems, choice::<Domain>("domain", &self.domain));
        let better = keep(&mut problems, choice::<Better>("better", &self.better));
        let area = keep(&mut problems, self.area(domain));
        let labels = bank.scales().get(self.scale.trim()).cloned();
        let labels = keep(
            &mut problems,
            labels.ok_or_else(|| Problem::new("scale", "choose-one")),
        );
        let wording = keep(&mut problems, self.wording());
        if domain == Some(Domain::Core) {
            problems.push(Problem::new("domain", "choose-one"));
        }
        match (domain, better, area, labels, wording) {
            (Some(domain), Some(better), Some(area), Some(labels), Some(wording)) if problems.is_empty() => {
                Ok(Item {
                    key,
                    domain,
                    area,
                    better,
                    wording,
                    labels,
                })
            }
            _ => Err(problems),
        }
    }

    fn area(&self, domain: Option<Domain>) -> Result<Option<Hse>, Problem> {
        if self.area.trim().is_empty() && domain != Some(Domain::Conditions) {
            return Ok(None);
        }
        choice("area", &self.area).map(Some)
    }

    fn wording(&self) -> Result<Localized, Problem> {
        let mut texts = BTreeMap::new();
        for (locale, typed) in &self.wording {
            let text = text::line(locale.as_str(), typed, MAX_WORDING_CHARS)?;
            if !text.is_empty() {
                texts.insert(*locale, text);
            }
        }
        Localized::filled(texts).ok_or_else(|| Problem::new(Locale::default().as_str(), "empty"))
    }
}

fn choice<T: std::str::FromStr>(field: &str, typed: &str) -> Result<T, Problem> {
    typed
        .trim()
        .parse()
        .map_err(|_| Problem::new(field, "choose-one"))
}

fn keep<T>(problems: &mut Vec<Problem>, result: Result<T, Problem>) -> Option<T> {
    result.map_err(|problem| problems.push(problem)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> TypedItem {
        TypedItem {
            domain: "conditions".into(),
            area: "demands".into(),
            better: "low".into(),
            scale: "often".into(),
            wording: [
                (Locale::En, "I was called in on a day off.".into()),
                (Locale::Fr, String::new()),
            ]
            .into(),
        }
    }

    #[test]
    fn one_language_stands_for_the_other() {
        let item = typed().check(Bank::built_in(), "own-1".into()).unwrap();
        assert_eq!(item.wording.written(Locale::Fr), item.wording.written(Locale::En));
        let french = TypedItem {
            wording: [
                (Locale::En, " ".into()),
                (Locale::Fr, "On m’a rappelé·e un jour de repos.".into()),
            ]
            .into(),
            ..typed()
        };
        let item = french.check(Bank::built_in(), "own-1".into()).unwrap();
        assert_eq!(item.wording.written(Locale::En), item.wording.written(Locale::Fr));
    }

    #[test]
    fn what_is_wrong_is_said_by_field() {
        let long = "x".repeat(121);
        for (field, value, expected) in [
            ("domain", "", "domain:choose-one"),
            ("domain", "core", "domain:choose-one"),
            ("domain", "weather", "domain:choose-one"),
            ("area", "", "area:choose-one"),
            ("area", "weather", "area:choose-one"),
            ("better", "up", "better:choose-one"),
            ("scale", "seldom", "scale:choose-one"),
            ("en", " ", "en:empty"),
            ("en", &long, "en:too-long"),
            ("fr", "a\u{202e}b", "fr:unprintable"),
        ] {
            let mut form = typed();
            match field {
                "domain" => form.domain = value.into(),
                "area" => form.area = value.into(),
                "better" => form.better = value.into(),
                "scale" => form.scale = value.into(),
                locale => drop(form.wording.insert(locale.parse().unwrap(), value.into())),
            }
            let problems = form.check(Bank::built_in(), "own-1".into()).unwrap_err();
            let said: Vec<_> = problems
                .iter()
                .map(|p| format!("{}:{}", p.field, p.code))
                .collect();
            assert_eq!(said.join(" "), expected, "{field} = {value:?}");
        }
    }
}
