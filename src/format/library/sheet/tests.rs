use super::*;
use crate::format::{self, Format};

#[test]
fn every_built_in_format_says_the_same_by_way_of_its_sheet() {
    for format in format::built_in() {
        let sheet = FormatSheet::read(format::source(&format.key).unwrap()).unwrap();
        let text = sheet.write();
        assert_eq!(Format::parse(&text).as_ref(), Ok(format), "{text}");
        assert_eq!(FormatSheet::read(&text), Some(sheet));
    }
}

#[test]
fn what_is_wrong_stays_as_it_was_typed_and_is_named_by_its_place() {
    let source = format::source("case-circle").unwrap();
    for (stage, name, typed) in [
        (None, "minutes", "an hour"),
        (None, "title.fr", ""),
        (None, "least-seats", "-1"),
        (Some(1), "minutes", "6\u{2019}"),
        (Some(2), "guide.en", "  "),
        (Some(3), "families", "gossip rest"),
        (Some(5), "rounds", "900"),
    ] {
        let mut sheet = FormatSheet::read(source).unwrap();
        let fields = match stage {
            Some(stage) => &mut sheet.stages[stage],
            None => &mut sheet.head,
        };
        fields.insert(name.to_owned(), typed.to_owned());
        let text = sheet.write();
        let again = FormatSheet::read(&text).unwrap();
        let shown = match stage {
            Some(stage) => &again.stages[stage],
            None => &again.head,
        };
        assert_eq!(shown[name], typed.trim(), "{text}");
        let errors = Format::parse(&text).unwrap_err();
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert_eq!(place(&text, &errors[0]), (stage, name.to_owned()), "{errors:?}");
    }
}

#[test]
fn quotes_lines_and_brackets_are_text() {
    let mut sheet = FormatSheet::read(format::source("talking-piece").unwrap()).unwrap();
    let typed = "a \"word\" \\ {and}\n[[stage]]\nkey = 'x'";
    sheet.stages[0].insert("guide.en".to_owned(), typed.to_owned());
    let text = sheet.write();
    assert_eq!(FormatSheet::read(&text).unwrap(), sheet);
    assert_eq!(Format::parse(&text).unwrap().stages[0].guide.by_tag("en"), typed);
}

/// A sheet as its form sends it.
fn sent(sheet: &FormatSheet) -> FieldValues {
    let mut sent = sheet.head.clone();
    for (number, stage) in sheet.stages.iter().enumerate() {
        sent.insert(format!("stage-{number}/place"), (number + 1).to_string());
        for (name, text) in stage {
            match name.as_str() {
                "families" => sent.extend(
                    text.split_whitespace()
                        .map(|word| (format!("stage-{number}/families/{word}"), "on".to_owned())),
                ),
                name => drop(sent.insert(format!("stage-{number}/{name}"), text.clone())),
            }
        }
    }
    sent
}

#[test]
fn a_form_is_read_as_it_was_drawn_and_stages_move_and_go() {
    for format in format::built_in() {
        let sheet = FormatSheet::read(format::source(&format.key).unwrap()).unwrap();
        let read = Format::parse(&FormatSheet::typed(&sent(&sheet)).write()).unwrap();
        let mut same = format.clone();
        for (stage, read) in same.stages.iter_mut().zip(&read.stages) {
            stage
                .families
                .sort_by_key(|family| read.families.iter().position(|other| other == family));
        }
        assert_eq!(read, same);
    }
    let sheet = FormatSheet::read(format::source("appreciation").unwrap()).unwrap();
    let order = |changes: &[(&str, &str)]| {
        let mut sent = sent(&sheet);
        for (name, text) in changes {
            sent.insert((*name).to_owned(), (*text).to_owned());
        }
        let stages = FormatSheet::typed(&sent).stages;
        stages
            .iter()
            .map(|stage| stage["key"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(order(&[]), ["agreements", "appreciation", "check-out", "close"]);
    assert_eq!(
        order(&[("stage-2/place", "2")]),
        ["agreements", "check-out", "appreciation", "close"]
    );
    assert_eq!(
        order(&[("stage-0/place", "3")]),
        ["appreciation", "check-out", "agreements", "close"]
    );
    assert_eq!(order(&[("stage-2/place", "0")])[0], "check-out");
    assert_eq!(order(&[("stage-2/place", "soon")])[2], "check-out");
    assert_eq!(
        order(&[("stage-1/gone", "on")]),
        ["agreements", "check-out", "close"]
    );
    assert_eq!(
        order(&[
            ("stage-99/key", "x"),
            ("stage-x/key", "y"),
            ("1/key", "x"),
            ("/", "z")
        ])
        .len(),
        4
    );
}

#[test]
fn a_new_stage_stands_before_the_close_with_a_key_of_its_own() {
    let mut sheet = FormatSheet::read(format::source("appreciation").unwrap()).unwrap();
    sheet.add_stage();
    sheet.add_stage();
    let keys: Vec<&str> = sheet.stages.iter().map(|stage| stage["key"].as_str()).collect();
    assert_eq!(keys[3..], ["stage-1", "stage-2", "close"]);
    let text = sheet.write();
    let errors = Format::parse(&text).unwrap_err();
    let places = errors.iter().map(|error| place(&text, error));
    let fields = ["title.en", "title.fr", "guide.en", "guide.fr"];
    let unwritten = [3, 4].map(|stage| fields.map(|field| (Some(stage), field.to_owned())));
    assert_eq!(
        places.collect::<Vec<_>>(),
        unwritten.concat(),
        "both are to be written"
    );
    assert_eq!(
        FormatSheet::default()
            .write()
            .parse::<Table>()
            .map(|table| table.len()),
        Ok(7)
    );
    assert_eq!(FormatSheet::read("this is no file"), None);
    for lost in [
        "stage = 3",
        "stage = [3]",
        "minuts = 3",
        "title = \"Ours\"",
        "title = { en = \"Ours\", de = \"Unser\" }",
        "[[stage]]\nminuts = 3",
        &"[[stage]]\n".repeat(MAX_SENT + 1),
    ] {
        assert_eq!(FormatSheet::read(lost), None, "no field holds it: {lost}");
    }
}
