//! The prompt bank: questions in families, and the choice that does not repeat itself to a team.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use rand_core::RngCore;
use serde::Deserialize;

use crate::{Locale, Localized, embedded};

crate::text_enum! {
    /// Family of prompts: its subject.
    Family {
        /// For arriving.
        Opening = "opening",
        /// Times of too much.
        UnderPressure = "under-pressure",
        /// Measuring oneself against others.
        Comparison = "comparison",
        /// Enough, and good enough.
        GoodEnough = "good-enough",
        /// Share of the load that is ours to carry, and the rest.
        OursToCarry = "ours-to-carry",
        /// Requests to somebody above.
        AskUpward = "ask-upward",
        /// Reasons for doing this work.
        Meaning = "meaning",
        /// Limits.
        Boundaries = "boundaries",
        /// Restoration.
        Rest = "rest",
        /// Things done well by others.
        Appreciation = "appreciation",
        /// Coming back after an absence.
        ReturnFromLeave = "return-from-leave",
        /// After something hard has happened.
        AfterSomethingHard = "after-something-hard",
        /// Lightness.
        Joy = "joy",
        /// For leaving.
        Closing = "closing",
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// Name: the family, a hyphen and a word or two. It never changes once released.
    pub key: String,
    /// Subject of the prompt.
    pub family: Family,
    /// The question.
    pub text: Localized,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PromptFile {
    prompt: Vec<PromptEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PromptEntry {
    key: String,
    family: Family,
}

/// Every prompt of the product.
pub fn bank() -> &'static [Prompt] {
    // A test reads the files; see there for what they must hold.
    static BANK: LazyLock<Vec<Prompt>> = LazyLock::new(|| read().unwrap_or_default());
    &BANK
}

fn read() -> Result<Vec<Prompt>, toml::de::Error> {
    let file: PromptFile = toml::from_str(embedded::file("prompts.toml"))?;
    let texts: BTreeMap<Locale, BTreeMap<String, String>> = embedded::in_each_language("prompts.toml");
    let prompt = |entry: PromptEntry| {
        let text = Localized::gather(&texts, |texts| texts.get(&entry.key))?;
        Some(Prompt {
            key: entry.key,
            family: entry.family,
            text,
        })
    };
    Ok(file.prompt.into_iter().filter_map(prompt).collect())
}

/// The prompt of that key.
pub fn find(key: &str) -> Option<&'static Prompt> {
    bank().iter().find(|prompt| prompt.key == key)
}

/// Up to `most` prompts to choose from, of different families while there are enough of them.
///
/// A prompt in `used` is never offered while its family has an unused one; a family that is used up begins anew.
pub fn offer(
    families: &[Family],
    used: &BTreeSet<String>,
    most: usize,
    rng: &mut impl RngCore,
) -> Vec<&'static Prompt> {
    let mut shelves: Vec<Vec<&Prompt>> = families
        .iter()
        .map(|family| available_prompts(*family, used))
        .collect();
    shuffle(&mut shelves, rng);
    for shelf in &mut shelves {
        shuffle(shelf, rng);
    }
    let mut offered = Vec::new();
    while offered.len() < most && shelves.iter().any(|shelf| !shelf.is_empty()) {
        offered.extend(shelves.iter_mut().filter_map(Vec::pop));
    }
    offered.truncate(most);
    offered
}

/// Prompts of a family that may be offered: the unused ones, or all when every one is used.
pub fn available_prompts(family: Family, used: &BTreeSet<String>) -> Vec<&'static Prompt> {
    let of_family = || bank().iter().filter(move |prompt| prompt.family == family);
    let unused: Vec<_> = of_family().filter(|prompt| !used.contains(&prompt.key)).collect();
    if unused.is_empty() {
        of_family().collect()
    } else {
        unused
    }
}

/// True when a prompt may be asked: it is of one of these families, and not used while its family has an unused one.
pub fn is_on_offer(key: &str, families: &[Family], used: &BTreeSet<String>) -> bool {
    find(key).is_some_and(|prompt| {
        families.contains(&prompt.family) && available_prompts(prompt.family, used).contains(&prompt)
    })
}

/// True when this use begins its family anew, so that the earlier uses of the family are to be forgotten.
pub fn begins_anew(prompt: &Prompt, used: &BTreeSet<String>) -> bool {
    used.contains(&prompt.key)
        && bank()
            .iter()
            .all(|other| other.family != prompt.family || used.contains(&other.key))
}

fn shuffle<T>(items: &mut [T], rng: &mut impl RngCore) {
    for last in (1..items.len()).rev() {
        let other = rng.next_u32() as usize % (last + 1);
        items.swap(last, other);
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

    use super::*;

    #[test]
    fn the_bank_is_whole() {
        let prompts = read().unwrap_or_else(|error| panic!("{error}"));
        assert!(prompts.len() >= 120, "{} prompts", prompts.len());
        let listed = embedded::file("prompts.toml").matches("[[prompt]]").count();
        assert_eq!(prompts.len(), listed, "every prompt has its words");
        for family in Family::ALL {
            let of_family = prompts.iter().filter(|prompt| prompt.family == *family);
            let count = of_family.count();
            assert!(count >= 8, "{family}: {count}");
        }
        for prompt in &prompts {
            let word = prompt.key.strip_prefix(prompt.family.as_str());
            assert!(word.is_some_and(|rest| rest.starts_with('-')), "{}", prompt.key);
        }
    }

    #[test]
    fn no_prompt_stands_twice() {
        let mut seen = BTreeSet::new();
        for prompt in bank() {
            let texts = Locale::ALL
                .iter()
                .map(|locale| prompt.text.written(*locale).unwrap());
            for text in texts.chain([prompt.key.as_str()]) {
                let plain: String = text
                    .to_lowercase()
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .collect();
                assert!(seen.insert(plain), "again: {text}");
            }
        }
    }

    #[test]
    fn prompts_are_short_and_well_set() {
        for prompt in bank() {
            for locale in Locale::ALL {
                let text = prompt.text.get(*locale);
                let length = text.chars().count();
                assert!((12..=100).contains(&length), "{length} characters: {text}");
                assert!(!text.contains(['\'', '"']), "typographic, please: {text}");
                assert_eq!(text.trim(), text);
            }
            let french = prompt.text.get(Locale::Fr);
            for sign in ["?", ";", "!", ":", "»"] {
                let before = format!(" {sign}");
                assert!(!french.contains(&before), "no-break space, please: {french}");
            }
        }
    }

    #[test]
    fn nothing_is_repeated_while_an_unused_one_is_left() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let mut used = BTreeSet::new();
        let whole = available_prompts(Family::Joy, &used).len();
        for turn in 0..whole * 3 {
            let [prompt] = offer(&[Family::Joy], &used, 1, &mut rng)[..] else {
                panic!("one is offered")
            };
            if begins_anew(prompt, &used) {
                assert_eq!(turn % whole, 0, "only when every one was used");
                used.clear();
            }
            assert!(used.insert(prompt.key.clone()), "{} again", prompt.key);
        }
    }

    /// Holds for any families of the stages and any choice of the host.
    #[test]
    fn no_sequence_of_stages_repeats_a_prompt_too_early() {
        let mut rng = ChaCha8Rng::seed_from_u64(3);
        for _ in 0..200 {
            let mut used = BTreeSet::new();
            for _ in 0..150 {
                let wanted = rng.next_u32();
                let families: Vec<Family> = Family::ALL
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| wanted >> place & 1 == 1)
                    .map(|(_, family)| *family)
                    .collect();
                let offered = offer(&families, &used, 3, &mut rng);
                let Some(prompt) = offered.get(rng.next_u32() as usize % 3) else {
                    continue;
                };
                assert!(is_on_offer(&prompt.key, &families, &used));
                let mut family = bank().iter().filter(|other| other.family == prompt.family);
                let unused = family.any(|other| !used.contains(&other.key));
                assert!(
                    !(unused && used.contains(&prompt.key)),
                    "{} too early",
                    prompt.key
                );
                if begins_anew(prompt, &used) {
                    used.retain(|key| find(key).is_some_and(|other| other.family != prompt.family));
                }
                used.insert(prompt.key.clone());
            }
        }
    }

    #[test]
    fn an_offer_is_of_different_families_and_never_longer_than_asked() {
        let mut rng = ChaCha8Rng::seed_from_u64(2);
        for _ in 0..200 {
            let offered = offer(Family::ALL, &BTreeSet::new(), 3, &mut rng);
            let families: BTreeSet<_> = offered.iter().map(|prompt| prompt.family).collect();
            assert_eq!(families.len(), 3);
        }
        assert!(offer(&[], &BTreeSet::new(), 3, &mut rng).is_empty());
        assert_eq!(offer(&[Family::Rest], &BTreeSet::new(), 3, &mut rng).len(), 3);
    }
}
