//! The built-in bank, and everything that a bank's file can have wrong with it.

use super::*;
use crate::Locale;
use crate::question::item::Theme;

#[test]
fn the_built_in_bank_is_whole() {
    let bank = Bank::read_built_in().unwrap();
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
        for text in Locale::ALL
            .iter()
            .map(|locale| item.wording.written(*locale).unwrap())
        {
            assert!(text.chars().count() <= 75, "{text}");
            assert!(!text.contains('\''), "a typewriter's apostrophe in: {text}");
            assert!(seen.insert(text), "twice: {text}");
        }
    }
}

const SCALE: &str =
    "[[scale]]\nkey = \"s\"\nen = [\"a\",\"b\",\"c\",\"d\",\"e\"]\nfr = [\"a\",\"b\",\"c\",\"d\",\"e\"]\n";

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

const OWN: &str = "[[item]]\nkey = \"night-rest\"\ndomain = \"conditions\"\narea = \"demands\"\nbetter = \"high\"\nscale = \"often\"\nfr = \"Je dors\"\n";

#[test]
fn an_organisation_adds_its_own() {
    let built_in = Bank::built_in();
    let own = built_in.parse_more(OWN).unwrap();
    assert_eq!(
        (own[0].wording.by_tag("en"), own[0].wording.by_tag("fr")),
        ("Je dors", "Je dors")
    );
    assert_eq!(own[0].labels, built_in.scales()["often"]);
    let bank = built_in.with(own);
    assert_eq!(bank.items().len(), built_in.items().len() + 1);
    assert!(bank.has("night-rest") && !built_in.has("night-rest"));
    let scale = SCALE.replace("fr = [\"a\",\"b\",\"c\",\"d\",\"e\"]\n", "");
    let with_scale = built_in
        .parse_more(&format!("{scale}{}", OWN.replace("often", "s")))
        .unwrap();
    assert_eq!(with_scale[0].labels[4].by_tag("fr"), "e");
}

#[test]
fn what_is_wrong_with_ones_own_is_named_by_line_and_field() {
    let taken = Bank::built_in().items()[4].key.clone();
    for (from, to, code, expected) in [
        ("night-rest", taken.as_str(), "twice", "line 2, field `key`: `"),
        (
            "conditions",
            "core",
            "core",
            "line 3, field `domain`: cannot be `core`",
        ),
        (
            "fr = \"Je dors\"",
            "",
            "missing",
            "line 1, field `en`: is missing",
        ),
        ("Je dors", " ", "empty", "line 7, field `fr`: is empty"),
        (
            "Je dors",
            &"x".repeat(121),
            "long",
            "line 7, field `fr`: is longer than 120",
        ),
        (
            "Je dors",
            "a\u{202e}b",
            "long",
            "line 7, field `fr`: is longer than 120",
        ),
        (
            "often",
            "seldom",
            "scale",
            "line 6, field `scale`: there is no scale",
        ),
        ("demands", "weather", "word", "line 4, field `area`: `weather`"),
        (
            "area = \"demands\"",
            "",
            "missing",
            "line 1, field `area`: is missing",
        ),
        (OWN, "", "missing", "line 1, field `item`: is missing"),
        (OWN, "[[item]", "unreadable", "line 1, field ``:"),
    ] {
        let problems = Bank::built_in()
            .parse_more(&OWN.replacen(from, to, 1))
            .unwrap_err();
        let problem = problems
            .iter()
            .find(|problem| problem.to_string().starts_with(expected));
        let problem = problem.unwrap_or_else(|| panic!("{from} -> {to}: {problems:?}"));
        assert_eq!(problem.fault.as_str(), code, "{from} -> {to}");
        let shown = problem.in_field("text");
        assert_eq!(
            (shown.field.as_str(), shown.code),
            ("text", format!("item-{code}"))
        );
    }
}
