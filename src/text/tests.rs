use super::*;

/// Result of a text: itself, or the code of its problem.
fn came(result: Result<String, Problem>) -> String {
    result.unwrap_or_else(|problem| format!("! {}", problem.code))
}

#[test]
fn names() {
    for (typed, kept) in [
        ("Rowan ward", "Rowan ward"),
        ("  Équipe de nuit  ", "Équipe de nuit"),
        ("فريق الليل", "فريق الليل"),
        ("👩‍⚕️ team", "👩‍⚕️ team"),
        // A sequence of emoji, one with its variant at the end, and a flag made of tags.
        ("👩🏽‍⚕️", "👩🏽‍⚕️"),
        ("Ward ❤\u{fe0f}", "Ward ❤\u{fe0f}"),
        (
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        ),
        // Persian and Sinhala are written with joiners.
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("ශ්\u{200d}රී", "ශ්\u{200d}රී"),
        ("Ros\u{200b}e", "Rose"),
        ("Ro\u{ad}se", "Rose"),
        ("\u{feff}Rose\u{200b}\u{2060}", "Rose"),
        ("\u{3164}Rose\u{2800}", "Rose"),
        ("Rose\tWard", "Rose Ward"),
        // Composed and decomposed are one.
        ("E\u{301}lodie", "Élodie"),
        ("\u{1112}\u{1161}\u{11ab}", "한"),
        ("", "! empty"),
        (" \t ", "! empty"),
        ("\u{3000}", "! empty"),
        ("\u{200b}", "! invisible"),
        ("\u{2800}", "! invisible"),
        ("\u{3164}", "! invisible"),
        ("\u{115f}", "! invisible"),
        ("\u{1160}\u{ffa0}", "! invisible"),
        ("\u{ad}", "! invisible"),
        ("\u{feff} \u{200d}", "! invisible"),
        ("\u{fe0f}", "! invisible"),
        ("\u{e0067}\u{e007f}", "! invisible"),
        ("\u{200e}\u{200f}\u{61c}", "! invisible"),
        ("a\0b", "! unprintable"),
        ("a\nb", "! unprintable"),
        ("a\rb", "! unprintable"),
        ("a\u{2028}b", "! unprintable"),
        ("a\u{85}b", "! unprintable"),
        ("a\u{1b}[31mb", "! unprintable"),
        ("a\u{ffff}b", "! unprintable"),
        ("abc\u{202e}def", "! unprintable"),
    ] {
        let got = Name::parse("name", typed).map(Name::into_string);
        assert_eq!(came(got), kept, "{typed:?}");
    }
    let got = Name::parse("name", &"x".repeat(81));
    assert_eq!(got.unwrap_err().code, "too-long");
    // As long as it is kept: eighty letters, each typed as two characters.
    assert!(Name::parse("name", &"e\u{301}".repeat(80)).is_ok());
}

#[test]
fn a_line_is_one_line() {
    for (typed, kept) in [
        ("", ""),
        ("\u{200b} \u{feff}", ""),
        ("the quiet room", "the quiet room"),
        ("the quiet room\r\n", "the quiet room"),
        ("the\rquiet room", "! unprintable"),
        ("the\r\nquiet room", "! unprintable"),
        ("the\u{2029}quiet room", "! unprintable"),
        ("the\u{b}quiet room", "! unprintable"),
        ("the\tquiet room", "the quiet room"),
        ("the\0quiet room", "! unprintable"),
    ] {
        assert_eq!(came(line("place", typed, 20)), kept, "{typed:?}");
    }
}

#[test]
fn lines_are_broken_in_one_way() {
    for (typed, kept) in [
        ("", ""),
        (
            "one\r\ntwo\rthree\u{2028}four\u{85}five\nsix",
            "one\ntwo\nthree\nfour\nfive\nsix",
        ),
        ("\r\none\n\n", "one"),
        ("one\ttwo", "one\ttwo"),
        ("one\0two", "! unprintable"),
        ("one\u{7}two", "! unprintable"),
        ("one\u{2066}two", "! unprintable"),
        ("cafe\u{301}", "café"),
    ] {
        assert_eq!(came(lines("text", typed, 60)), kept, "{typed:?}");
    }
    assert_eq!(came(lines("text", &"x\r\n".repeat(31), 60)), "! too-long");
}

#[test]
fn what_was_stored_before_fits_on_a_line() {
    for (stored, shown) in [
        ("the quiet room", "the quiet room"),
        ("the\rquiet\r\nroom\n", "the quiet  room"),
        ("the\0quiet\u{1b} room", "thequiet room"),
        ("the\u{2028}quiet\troom", "the quiet room"),
    ] {
        assert_eq!(on_one_line(stored), shown, "{stored:?}");
    }
}

#[test]
fn codes_are_letters_and_nothing_around_them() {
    for typed in [
        "KTRMXV",
        "KTR MXV",
        "KTR–MXV",
        "KTR\u{2011}MXV",
        "KTR—MXV",
        "KTR\u{a0}MXV.",
        "« KTR-MXV ».",
        "(KTR-MXV)",
        "\u{feff}KTR\u{200b}MXV\u{ad}",
        "\"KTRMXV\",",
        "K T R M X V",
        "KTR\u{2212}MXV!",
    ] {
        assert_eq!(code(typed), "KTRMXV", "{typed:?}");
    }
    assert_eq!(code("KTR.MXV"), "KTR.MXV", "a full stop inside is no hyphen");
}
