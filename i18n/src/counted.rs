//! Every text that takes a count, with every small count: singular and plural are right, and no French word is left unelided before what
//! a variable brings.

use std::collections::{BTreeMap, BTreeSet};

use roundwell::Locale;

use super::{
    Args,
    tests::{keys, values},
    text,
};

/// The variables that are counts.
const COUNTS: &[&str] = &[
    "above",
    "accepted",
    "actual",
    "all",
    "closed",
    "confirmed",
    "count",
    "days",
    "kept",
    "least",
    "lost",
    "rounds",
    "minutes",
    "months",
    "most",
    "of",
    "planned",
    "points",
    "present",
    "pulses",
    "seats",
    "seconds",
    "threshold",
    "words",
];

/// The variables that are words, or numbers that count nothing, with what stands in for them: where it matters for the language, a name
/// that begins with a vowel.
const WORDS: &[(&str, &str)] = &[
    ("address", "well.test"),
    ("area", "Demands"),
    ("at", "title"),
    ("band", "5–7"),
    ("by", "Ada"),
    ("cause", "No room"),
    ("causes", "No room"),
    ("city", "Oslo"),
    ("closes", "Monday"),
    ("date", "Monday"),
    ("day", "Monday"),
    ("domain", "Energy"),
    ("due", "Monday"),
    ("families", "rest"),
    ("field", "Name"),
    ("first", "few"),
    ("from", "Monday"),
    ("high", "half"),
    ("language", "English"),
    ("line", "7"),
    ("low", "half"),
    ("managers", "Monday"),
    ("measure", "Less noise"),
    ("median", "40"),
    ("message", "unknown"),
    ("middle", "half"),
    ("moment", "Monday"),
    ("name", "Ada"),
    ("names", "Ada"),
    ("next", "Monday"),
    ("number", "7"),
    ("place", "Oak room"),
    ("problem", "empty"),
    ("rate", "40"),
    ("reason", "No money"),
    ("review", "Monday"),
    ("role", "Host"),
    ("round", "7"),
    ("second", "many"),
    ("sentence", "Fine."),
    ("share", "40"),
    ("since", "Monday"),
    ("stage", "Opening"),
    ("step", "7"),
    ("steps", "7"),
    ("team", "Oak Ward"),
    ("text", "Less noise"),
    ("time", "14:00"),
    ("title", "Less noise"),
    ("to", "Host"),
    ("expected", "10:00"),
    ("shows", "11:00"),
    ("origin", "https://well.test"),
    ("host", "well.test"),
    ("http_host", ""),
    ("topic", "Energy"),
    ("turn", "short"),
    ("until", "Monday"),
    ("up", "Monday"),
    ("when", "Monday"),
    ("whole", "long"),
    ("word", "HELLO"),
];

/// Words after a number that end in `s` in the singular as well, or are no nouns.
const NO_PLURALS: &[&str] = &["is", "has", "was", "fois", "mois", "plus", "dans", "les"];

/// Every text with every combination of counts from 0 to 2, and of the codes that choose a sentence.
fn rendered(locale: Locale) -> Vec<(String, String)> {
    let (mut texts, values) = (Vec::new(), values(locale));
    for (key, variables) in keys(locale) {
        // A level is a figure, but where it chooses a sentence.
        let chooses = values[&key].contains("[manager]");
        let levels: &[&str] = if chooses {
            &["manager", "organisation", "beyond"]
        } else {
            &["40"]
        };
        let counts: Vec<_> = variables
            .iter()
            .filter(|name| COUNTS.contains(&name.as_str()))
            .collect();
        for mix in 0..3_i64.pow(u32::try_from(counts.len()).unwrap()) {
            for level in levels {
                let mut args = Args::new();
                for (at, name) in counts.iter().enumerate() {
                    args.set((*name).clone(), mix / 3_i64.pow(u32::try_from(at).unwrap()) % 3);
                }
                args.set("level", *level);
                WORDS.iter().for_each(|(name, word)| args.set(*name, *word));
                texts.push((key.clone(), text(locale, &key, Some(&args))));
            }
        }
    }
    texts
}

/// Every word with the two that follow it, without the punctuation around them.
fn triples(text: &str) -> Vec<[String; 3]> {
    let bare = |word: &str| {
        word.trim_matches(|letter: char| !letter.is_alphanumeric())
            .to_owned()
    };
    let words: Vec<_> = text
        .split_whitespace()
        .map(bare)
        .chain([String::new(), String::new()])
        .collect();
    words
        .windows(3)
        .map(|three| three.to_vec().try_into().unwrap())
        .collect()
}

fn is_plural(word: &str) -> bool {
    word.len() > 2
        && word.ends_with('s')
        && word.chars().all(char::is_alphabetic)
        && !NO_PLURALS.contains(&word)
}

fn is_wrong(locale: Locale, [first, second, third]: &[String; 3]) -> bool {
    let singular: &[&str] = match locale {
        Locale::Fr => &["0", "1"],
        _ => &["1"],
    };
    let plural: BTreeSet<&str> = [
        "minute", "circle", "pulse", "seat", "day", "point", "second", "cercle", "jour", "place",
    ]
    .into();
    let vowel = |word: &str| {
        word.to_lowercase()
            .starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'è', 'ê', 'à', 'â', 'î', 'ô', 'œ'])
    };
    // Before a verb `le` and `les` are pronouns, which do not contract: “de le faire”.
    let is_verb = ["er", "ir", "re"].iter().any(|ending| third.ends_with(ending));
    let contracted = matches!((&**first, &**second), ("de" | "à", "le" | "les")) && !is_verb;
    let elided = ["de", "que", "le", "la", "ne", "se", "je", "lorsque"].contains(&&*first.to_lowercase())
        && vowel(second);
    (singular.contains(&&**first) && is_plural(second))
        || (first == "2" && plural.contains(&**second))
        || (locale == Locale::En && first == "0" && plural.contains(&**second))
        || (locale == Locale::Fr && (contracted || elided))
}

#[test]
fn every_variable_is_a_count_or_a_word() {
    let known: BTreeSet<_> = COUNTS
        .iter()
        .copied()
        .chain(WORDS.iter().map(|(name, _)| *name))
        .collect();
    for (key, variables) in keys(Locale::En) {
        for name in variables.iter().filter(|name| *name != "level") {
            assert!(known.contains(&**name), "{key} takes {name}: is it a count?");
        }
    }
}

#[test]
fn every_count_is_followed_by_its_noun() {
    for locale in Locale::ALL {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for (key, text) in rendered(*locale) {
            if triples(&text).iter().any(|three| is_wrong(*locale, three)) {
                found.insert(key, text);
            }
        }
        assert!(found.is_empty(), "{locale:?}: {found:#?}");
    }
}

#[test]
fn the_test_itself_finds_what_it_looks_for() {
    let wrong = |locale, text: &str| triples(text).iter().any(|three| is_wrong(locale, three));
    for text in ["1 minutes.", "at least 1 days apart", "2 minute", "0 circle"] {
        assert!(wrong(Locale::En, text), "{text}");
    }
    for text in [
        "0 minutes",
        "attendue de une instance",
        "de le cercle",
        "dès que il est là",
        "le compte de Ada",
        "à les autres personnes",
    ] {
        assert!(wrong(Locale::Fr, text), "{text}");
    }
    assert!(!wrong(Locale::En, "1 minute, 0 minutes, 1 is"));
    assert!(!wrong(
        Locale::Fr,
        "0 minute, 1 fois, d’une instance, de le faire"
    ));
}

/// No text of either language speaks of an urn, a box or a house where it means a server, a list or an organisation.
#[test]
fn plain_words_only() {
    let plain: &[(Locale, &[&str])] = &[
        (
            Locale::En,
            &[
                "in the box",
                "into the box",
                "came of it",
                "comes of it",
                "upward",
                "became real",
                "see off",
            ],
        ),
        (
            Locale::Fr,
            &[
                "l’urne",
                "pouls",
                "ce qui en est sorti",
                "ce qui en sort",
                "raccompagner",
            ],
        ),
    ];
    for (locale, figures) in plain {
        for (key, text) in values(*locale) {
            let text = text.to_lowercase();
            let found = figures.iter().find(|figure| text.contains(**figure));
            assert!(found.is_none(), "{key} says {found:?}: {text}");
        }
    }
}
