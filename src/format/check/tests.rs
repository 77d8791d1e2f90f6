use std::sync::LazyLock;

use super::*;

static GOOD: LazyLock<&str> = LazyLock::new(|| crate::format::source("talking-piece").unwrap());

#[test]
fn a_bad_file_gets_its_line_and_field() {
    let at = |needle: &str| GOOD.lines().position(|line| line.starts_with(needle)).unwrap() + 1;
    let cases: &[(&str, &str, usize, &str)] = &[
        (
            "least-seats = 3",
            "least-seats = 2",
            at("least-seats"),
            "least-seats",
        ),
        (
            "least-seats = 3",
            "least-seats = \"three\"",
            at("least-seats"),
            "least-seats",
        ),
        (
            "most-seats = 15",
            "most-seats = 16",
            at("most-seats"),
            "most-seats",
        ),
        ("most-seats = 15\n", "", 0, "most-seats"),
        (
            "key = \"talking-piece\"",
            "key = \"Talking piece\"",
            at("key"),
            "key",
        ),
        (
            "kind = \"opening\"",
            "kind = \"overture\"",
            at("kind = \"opening\""),
            "stage.kind",
        ),
        ("kind = \"close\"", "kind = \"talk\"", 0, "stage.kind"),
        ("kind = \"agreements\"", "kind = \"talk\"", 0, "stage.kind"),
        (
            "key = \"check-out\"",
            "key = \"check-in\"",
            at("key = \"check-out\""),
            "stage.key",
        ),
        (
            "turn-seconds = 30",
            "turn-seconds = 5",
            at("turn-seconds = 30"),
            "stage.turn-seconds",
        ),
        ("turn-seconds = 30\n", "", 0, "stage.turn-seconds"),
        (
            "turn-seconds = 30",
            "turn-seconds = 30\nminutes = 3",
            at("turn-seconds = 30"),
            "stage.turn-seconds",
        ),
        (
            "turn-seconds = 30",
            "minutes = 121",
            at("turn-seconds = 30"),
            "stage.minutes",
        ),
        (
            "turn-seconds = 30",
            "turn-seconds = 30\nrounds = 7",
            at("turn-seconds = 30") + 1,
            "stage.rounds",
        ),
        (
            "turn-seconds = 30",
            "turn-seconds = 30\nturns = \"presenter\"",
            at("turn-seconds = 30") + 1,
            "stage.turns",
        ),
        (
            "minutes = 8",
            "minutes = 8\nturn-seconds = 30",
            at("minutes = 8") + 1,
            "stage.turn-seconds",
        ),
        (
            "minutes = 8",
            "minutes = 8\nrounds = 2",
            at("minutes = 8") + 1,
            "stage.rounds",
        ),
        (
            "minutes = 8",
            "minutes = 8\nturns = \"presenter\"",
            at("minutes = 8") + 1,
            "stage.turns",
        ),
        (
            "minutes = 8",
            "minutes = 8\nafter = \"host-sums-up\"",
            at("minutes = 8") + 1,
            "stage.after",
        ),
        ("minutes = 8\n", "", 0, "stage.minutes"),
        ("minutes = 45", "minutes = 4", at("minutes = 45"), "minutes"),
        (
            "minutes = 45",
            "minutes = 45\nhost = \"me\"",
            at("minutes = 45") + 1,
            "host",
        ),
        (
            "minutes = 45",
            "minutes = 45\nkeeps = \"nothing\"",
            at("kind = \"asks\"") + 1,
            "stage.kind",
        ),
        (
            "minutes = 45",
            "minutes = 45\nspeaking = \"loud\"",
            at("minutes = 45") + 1,
            "speaking",
        ),
        (
            "after = \"host-sums-up\"",
            "after = \"tea\"",
            at("after ="),
            "stage.after",
        ),
        (
            "most-seats = 15",
            "most-seats = 2",
            at("most-seats"),
            "most-seats",
        ),
        (
            "en = \"Talking-piece circle\"",
            "en = \" \"",
            at("title"),
            "title.en",
        ),
        (
            "fr = \"Cercle avec objet de parole\"",
            "fr = \"\"",
            at("title"),
            "title.fr",
        ),
        (
            "en = \"Opening\"",
            "en = \"\"",
            at("title = { en = \"Opening\""),
            "stage.title.en",
        ),
        ("about = ", "about_ = ", 0, "about_"),
        ("before = ", "minutes = 45\nbefore = ", 0, "minutes"),
        (
            "families = [\"closing\"]",
            "families = [\"gossip\"]",
            at("families = [\"closing\"]"),
            "stage.families",
        ),
        (
            "kind = \"opening\"",
            "kind = \"opening\"\ncolour = 1",
            at("kind = \"opening\"") + 1,
            "stage.colour",
        ),
        (
            "kind = \"opening\"",
            "kind opening",
            at("kind = \"opening\""),
            "stage",
        ),
    ];
    for (from, to, line, field) in cases {
        assert!(GOOD.contains(from), "{from}");
        let errors = Format::parse(&GOOD.replacen(from, to, 1)).expect_err(to);
        let error = &errors[0];
        assert_eq!(&error.field, field, "{error}");
        assert!(
            *line == 0 || error.line == *line,
            "{to}: line {} is not {line}: {error}",
            error.line
        );
    }
}

#[test]
fn a_language_may_not_be_missing() {
    let text = GOOD.replacen("fr = ", "de = ", 1);
    let errors = Format::parse(&text).expect_err("no French");
    let error = &errors[0];
    assert!(error.to_string().contains("unknown field `de`"), "{error}");
}

#[test]
fn texts_have_a_longest_length() {
    for (field, longest) in [("about", 400), ("before", 600)] {
        let at = GOOD.find(&format!("\n{field} = ")).unwrap() + 1;
        let line = GOOD[at..].lines().next().unwrap();
        let long = format!("{field} = {{ en = \"{}\", fr = \"x\" }}", "x".repeat(longest + 1));
        let errors = Format::parse(&GOOD.replacen(line, &long, 1)).expect_err(field);
        let error = &errors[0];
        assert_eq!(error.problem, FormatProblem::TooLong(longest));
        assert_eq!(error.field, format!("{field}.en"));
    }
}

/// Replacements in the good file, and the fields that are wrong then.
type EditCase = (&'static [(&'static str, &'static str)], &'static [&'static str]);

/// The fields of all that is wrong with the good file once these are replaced in it.
fn wrong(replaced: &[(&str, &str)]) -> Vec<String> {
    let mut text = (*GOOD).to_owned();
    for (from, to) in replaced {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let errors = Format::parse(&text).expect_err("wrong");
    errors.into_iter().map(|error| error.field).collect()
}

#[test]
fn every_mistake_is_told_at_once_and_none_follows_from_another() {
    let cases: &[EditCase] = &[
        (
            &[
                ("fr = \"Cercle avec objet de parole\"", "fr = \"\""),
                ("minutes = 45", "minutes = 4"),
                ("turn-seconds = 30", "turn-seconds = 5"),
                ("kind = \"close\"", "kind = \"talk\""),
            ],
            &["title.fr", "minutes", "stage.turn-seconds", "stage.kind"],
        ),
        (&[("least-seats = 3", "least-seats = 200")], &["least-seats"]),
        (
            &[
                ("least-seats = 3", "least-seats = 0"),
                ("most-seats = 15", "most-seats = 99"),
            ],
            &["least-seats", "most-seats"],
        ),
        (&[("minutes = 8", "minutes = 8\nrounds = 9")], &["stage.rounds"]),
        (
            &[(
                "minutes = 8\n",
                "rounds = 2\nturn-seconds = 30\nafter = \"host-sums-up\"\n",
            )],
            &[
                "stage.turn-seconds",
                "stage.rounds",
                "stage.after",
                "stage.minutes",
            ],
        ),
    ];
    for (replaced, fields) in cases {
        assert_eq!(wrong(replaced), *fields, "{replaced:?}");
    }
}

#[test]
fn a_file_without_stages_is_too_short_and_nothing_else() {
    let head = GOOD.split("[[stage]]").next().unwrap();
    let errors = Format::parse(&format!("{head}\nstage = []\n")).expect_err("no stages");
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["stage"]);
}

#[test]
fn no_more_are_told_than_somebody_can_mend_at_once() {
    let empty = "\n[[stage]]\nkey = \"\"\nkind = \"talk\"\ntitle = { en = \"\", fr = \"\" }\nguide = { en = \"\", fr = \"\" }\n";
    let errors = Format::parse(&format!("{}{}", *GOOD, empty.repeat(9))).expect_err("many");
    assert_eq!(errors.len(), MAX_TOLD);
}

/// For any text typed, the answer is a format or an error with a line that exists.
#[test]
fn no_text_makes_the_reader_fall_over() {
    for cut in (0..GOOD.len()).filter(|at| GOOD.is_char_boundary(*at)) {
        for error in Format::parse(&GOOD[..cut]).err().into_iter().flatten() {
            assert!(error.line <= GOOD[..cut].lines().count() + 1, "{cut}: {error}");
        }
    }
    for text in [
        "",
        "\0",
        "[[stage]]",
        "key = [",
        "= = =",
        "[stage]\nkey = 1",
        "title = { en",
    ] {
        assert!(Format::parse(text).is_err(), "{text:?}");
    }
}
