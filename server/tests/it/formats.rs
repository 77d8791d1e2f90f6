//! The library of formats through the router: what is typed stays, what is wrong is named by line and field, and bad input
//! has a clear answer.

use axum::http::StatusCode;
use roundwell::format::{
    self,
    library::{MAX_TEXT_CHARS, sheet::FormatSheet},
};

use crate::support::{Persona, World, on_both_databases};

/// A path, what is sent to it, and the status of the answer.
type FormatCase<'a> = (&'a str, &'a [(&'a str, &'a str)], u16);

async fn save(world: &World, id: &str, seen: &str, text: &str) -> String {
    let team = world.team.to_string();
    let fields = [
        ("team", team.as_str()),
        ("format", id),
        ("seen", seen),
        ("text", text),
    ];
    let answer = world
        .submit(Persona::Host, "/teams/{team}/formats/{format}/edit", &fields)
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    answer.location().to_owned()
}

#[tokio::test]
async fn a_text_that_cannot_be_read_comes_back_with_line_and_field() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let (team, id) = (world.team, records.format.as_str());
        let edit = format!("/teams/{team}/formats/{id}/edit");
        let good = format::source("case-circle").unwrap();
        for (from, to, said) in [
            (
                "rounds = 2",
                "rounds = 9",
                "stage.rounds: this must be between 1 and 6",
            ),
            (
                "kind = \"close\"",
                "kind = \"talk\"",
                "stage.kind: the last stage",
            ),
            ("least-seats = 6", "least-seats = <b>", "least-seats: "),
            (
                "families = [\"closing\"]",
                "families = [\"gossip\"]",
                "stage.families: ",
            ),
        ] {
            let line = good.lines().position(|line| line == from).unwrap() + 1;
            let bad = good.replacen(from, to, 1);
            assert_eq!(save(&world, id, "1", &bad).await, edit, "{from}");
            let page = world.get(Persona::Lead, &edit).await.body;
            let at = if from.starts_with("kind") {
                String::new()
            } else {
                format!("Line {line}, ")
            };
            assert!(page.contains(&format!("{at}{said}")), "{from}: {page}");
            assert!(!page.contains("least-seats = <b>"), "escaped");
            let typed = to.replace('<', "&lt;").replace('>', "&gt;");
            assert!(page.contains(&typed), "what was typed is still there: {from}");
            let read = world
                .get(Persona::Member, &format!("/teams/{team}/formats/{id}"))
                .await;
            assert_eq!(read.status, StatusCode::OK, "and the last good text is in use");
        }
    })
    .await;
}

#[tokio::test]
async fn every_line_that_is_wrong_is_named_at_once() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let (team, id) = (world.team, records.format.as_str());
        let edit = format!("/teams/{team}/formats/{id}/edit");
        let bad = format::source("case-circle")
            .unwrap()
            .replacen("rounds = 2", "rounds = 9", 1)
            .replacen("least-seats = 6", "least-seats = 60", 1);
        assert_eq!(save(&world, id, "1", &bad).await, edit);
        let page = world.get(Persona::Lead, &edit).await.body;
        for said in [
            "least-seats: this must be between 3 and 15",
            "stage.rounds: this must be between 1 and 6",
        ] {
            assert!(page.contains(said), "{page}");
        }
    })
    .await;
}

/// Fields that a page's form would send: every field with what stands in it.
fn form_of(page: &str) -> Vec<(String, String)> {
    let sheet = FormatSheet::read(page).unwrap();
    let mut sent: Vec<(String, String)> = sheet
        .head
        .iter()
        .map(|(name, text)| (format!("fields[{name}]"), text.clone()))
        .collect();
    for (number, stage) in sheet.stages.iter().enumerate() {
        for (name, text) in stage {
            let words: Vec<&str> = text.split_whitespace().collect();
            match name.as_str() {
                "families" => sent.extend(
                    words
                        .iter()
                        .map(|word| (format!("fields[stage-{number}/families/{word}]"), "on".to_owned())),
                ),
                name => sent.push((format!("fields[stage-{number}/{name}]"), text.clone())),
            }
        }
    }
    sent
}

/// Sends the fields of a built-in format with one of them changed; returns where the answer leads.
async fn save_fields(world: &World, id: &str, seen: &str, change: (&str, &str)) -> String {
    let team = world.team.to_string();
    let mut sent = form_of(format::source("case-circle").unwrap());
    let name = format!("fields[{}]", change.0);
    sent.retain(|(other, _)| *other != name);
    sent.push((name, change.1.to_owned()));
    let mut form = vec![("team", team.as_str()), ("format", id), ("seen", seen)];
    form.extend(sent.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let answer = world
        .submit(Persona::Lead, "/teams/{team}/formats/{format}/fields", &form)
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().to_owned()
}

#[tokio::test]
async fn what_is_wrong_with_a_field_stands_beside_it_and_nothing_typed_is_lost() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let (team, id) = (world.team, records.format.as_str());
        let fields = format!("/teams/{team}/formats/{id}/fields");
        for (name, typed, at, said) in [
            ("minutes", "soon & <b>", "format-minutes", "A number belongs here"),
            ("stage-3/rounds", "9", "stage-3-rounds", "From 1 to 6."),
            (
                "stage-1/guide.fr",
                "",
                "stage-1-guide-fr",
                "Nothing stands here yet.",
            ),
            (
                "stage-6/kind",
                "talk",
                "stage-6-kind",
                "The last stage is the close",
            ),
            ("stage-2/turns", "gossip", "stage-2-turns", "a word of the list"),
        ] {
            let before = world.get(Persona::Lead, &fields).await.body;
            assert!(before.contains("name=\"fields[title.en]\""), "{before}");
            assert_eq!(
                save_fields(&world, id, "1", (name, typed)).await,
                fields,
                "{name}"
            );
            let page = world.get(Persona::Lead, &fields).await.body;
            assert!(page.contains(&format!("id=\"{at}-problem\"")), "{name}: {page}");
            assert!(
                page.contains(&format!("href=\"#{at}\"")) && page.contains(said),
                "{name}: {page}"
            );
            let escaped = typed
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            assert!(page.contains(&escaped), "{name}: {page}");
        }
        let added = save_fields(&world, id, "1", ("add", "1")).await;
        assert_eq!(added, fields, "its texts are still to be written");
        let page = world.get(Persona::Lead, &fields).await.body;
        for field in ["title-en", "title-fr", "guide-en", "guide-fr"] {
            let (at, link) = (
                format!("id=\"stage-6-{field}-problem\""),
                format!("href=\"#stage-6-{field}\""),
            );
            assert!(page.contains(&at) && page.contains(&link), "{field}: {page}");
        }
        assert!(
            page.contains("id=\"stage-7-kind\"") && page.contains("A stage without a name"),
            "{page}"
        );
    })
    .await;
}

#[tokio::test]
async fn good_fields_are_in_use_at_once() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let (team, id) = (world.team, records.format.as_str());
        let page = format!("/teams/{team}/formats/{id}");
        let change = ("stage-1/title.en", "What \"happened\" on the night shift");
        assert_eq!(save_fields(&world, id, "1", change).await, page);
        let read = world.get(Persona::Member, &page).await.body;
        assert!(read.contains("on the night shift"), "{read}");
        let crossed = save_fields(&world, id, "1", ("stage-1/title.en", "Another")).await;
        assert_eq!(crossed, format!("{page}/fields"), "somebody else was faster");
    })
    .await;
}

#[tokio::test]
async fn a_good_text_is_in_use_at_once() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let (team, id) = (world.team, records.format.as_str());
        let page = format!("/teams/{team}/formats/{id}");
        let text = format::source("case-circle").unwrap();
        let text = text.replacen("\"The story\"", "\"What happened on the night shift\"", 1);
        assert_eq!(save(&world, id, "1", &text).await, page);
        let read = world.get(Persona::Member, &page).await.body;
        assert!(read.contains("What happened on the night shift"));
    })
    .await;
}

#[tokio::test]
async fn bad_input_has_a_clear_answer() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let (team, own, planned) = (world.team.to_string(), &*records.format, &*records.planned);
        let nothing = "00000000-0000-4000-8000-000000000000";
        let long = "x".repeat(MAX_TEXT_CHARS + 1);
        let cases: [FormatCase<'_>; 9] = [
            (
                "/teams/{team}/formats/{format}/copy",
                &[("team", &team), ("format", "gossip")],
                404,
            ),
            (
                "/teams/{team}/formats/{format}/copy",
                &[("team", "none"), ("format", "case-circle")],
                404,
            ),
            (
                "/teams/{team}/formats/{format}/edit",
                &[("team", &team), ("format", nothing), ("text", "")],
                404,
            ),
            (
                "/teams/{team}/formats/{format}/edit",
                &[("team", &team), ("format", "case-circle"), ("text", "")],
                404,
            ),
            (
                "/teams/{team}/formats/{format}/edit",
                &[("team", &team), ("format", own), ("text", &long)],
                422,
            ),
            (
                "/teams/{team}/formats/{format}/edit",
                &[("team", &team), ("format", own), ("text", "a\0b")],
                422,
            ),
            (
                "/teams/{team}/formats/{format}/sharing",
                &[("team", &team), ("format", own), ("sharing", "sold")],
                400,
            ),
            (
                "/teams/{team}/sessions/{session}/format",
                &[("team", &team), ("session", planned), ("format", "gossip")],
                422,
            ),
            (
                "/teams/{team}/sessions/{session}/format",
                &[
                    ("team", &team),
                    ("session", &records.open),
                    ("format", "case-circle"),
                ],
                409,
            ),
        ];
        for (path, fields, status) in cases {
            let answer = world.call(Persona::Lead, path, fields).await;
            assert_eq!(
                answer.status.as_u16(),
                status,
                "{path} {fields:?}: {}",
                answer.body
            );
        }
        for path in ["gossip", nothing, "gossip/edit", "case-circle/edit"] {
            let answer = world
                .get(Persona::Lead, &format!("/teams/{team}/formats/{path}"))
                .await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        for query in ["minutes=9999&seats=900", "minutes=-1&seats=x", "minutes=&seats=0"] {
            let path = format!("/teams/{team}/formats/case-circle?{query}");
            assert_eq!(
                world.get(Persona::Member, &path).await.status,
                StatusCode::OK,
                "{query}"
            );
        }
    })
    .await;
}
