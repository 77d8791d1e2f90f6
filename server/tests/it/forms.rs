//! Forms that come back: refused, too long, or sent after the sign-in had ended.

mod kept;

use axum::http::{StatusCode, header};

use crate::support::{Answer, Persona, Records, World, on_both_databases};

/// A text of so many characters with markup in it, none of which takes fewer than six bytes in a form.
fn long(characters: usize) -> String {
    "é<b>é&é"
        .chars()
        .chain(" ß".chars())
        .cycle()
        .take(characters)
        .collect()
}

fn as_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A page with a form, the form, and the field that holds the longest text.
struct FormCase {
    who: Persona,
    page: String,
    action: &'static str,
    fields: Vec<(&'static str, String)>,
    text: &'static str,
}

impl FormCase {
    fn new(
        who: Persona,
        page: String,
        action: &'static str,
        fields: &[(&'static str, &str)],
        text: &'static str,
    ) -> Self {
        let fields = fields
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        Self {
            who,
            page,
            action,
            fields,
            text,
        }
    }

    async fn send(&self, world: &World, text: &str) -> Answer {
        let mut fields: Vec<(&str, &str)> = self
            .fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        fields.push((self.text, text));
        fields.push(("_back", &self.page));
        world.submit(self.who, self.action, &fields).await
    }
}

/// One form of every kind of page, each with something wrong besides its text.
fn cases(world: &World, records: &Records) -> Vec<FormCase> {
    let (team, session) = (world.team.to_string(), records.planned.as_str());
    let of_team = |path: &str| format!("/teams/{team}{path}");
    vec![
        FormCase::new(
            Persona::Manager,
            of_team(&format!("/actions/{}", records.action)),
            "/teams/{team}/actions/{action}/reply",
            &[
                ("team", &team),
                ("action", &records.action),
                ("seen", "1"),
                ("kind", "will"),
                ("until", ""),
            ],
            "text",
        ),
        FormCase::new(
            Persona::Lead,
            of_team("/actions"),
            "/teams/{team}/actions",
            &[
                ("team", &team),
                ("title", ""),
                ("area", "support"),
                ("kind", "condition"),
                ("level", "manager"),
            ],
            "measure",
        ),
        FormCase::new(
            Persona::Lead,
            of_team("/questions"),
            "/teams/{team}/questions/text",
            &[("team", &team)],
            "text",
        ),
        FormCase::new(
            Persona::Lead,
            of_team("/questions"),
            "/teams/{team}/questions",
            &[
                ("team", &team),
                ("scale", "often"),
                ("better", "low"),
                ("domain", "conditions"),
            ],
            "fr",
        ),
        FormCase::new(
            Persona::Lead,
            of_team("/circles/new"),
            "/teams/{team}/circles",
            &[("team", &team), ("date", "never"), ("time", "14:00")],
            "title",
        ),
        FormCase::new(
            Persona::Lead,
            of_team(&format!("/sessions/{session}")),
            "/teams/{team}/sessions/{session}/move",
            &[
                ("team", &team),
                ("session", session),
                ("time", "14:00"),
                ("_form", "move"),
            ],
            "date",
        ),
        FormCase::new(
            Persona::Member,
            "/account".into(),
            "/account",
            &[("locale", "en")],
            "name",
        ),
    ]
}

#[tokio::test]
async fn a_refused_form_is_its_own_page_with_everything_that_was_typed() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        for case in cases(&world, &records) {
            let text = long(6_000);
            let answer = case.send(&world, &text).await;
            let at = (case.action, &case.page);
            assert!(answer.status.is_client_error(), "{at:?}: {}", answer.status);
            assert_eq!(answer.cookies(), "", "{at:?}");
            let heads: usize = answer
                .headers
                .iter()
                .map(|(name, value)| name.as_str().len() + value.len())
                .sum();
            assert!(heads < 2_000, "{at:?}: {heads} bytes of headers");
            let shown = answer.body.replace("&quot;", "\"");
            assert!(
                shown.contains(&as_html(&text))
                    || shown.contains(&text.replace('&', "&amp;").replace('<', "&lt;")),
                "{at:?}"
            );
            assert!(answer.body.contains("class=\"error-summary\""), "{at:?}");
            assert!(
                answer.body.contains("autofocus"),
                "{at:?}: the summary asks for the focus"
            );
            let looks = world.get(case.who, &case.page).await;
            assert_eq!(looks.status, StatusCode::OK, "{at:?}");
            assert!(
                !looks.body.contains("error-summary"),
                "{at:?}: looking again is harmless"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn what_has_no_form_any_more_is_shown_to_copy() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let text = "Two more people on Sundays, \"please\" & thank you";
        let (team, session) = (world.team.to_string(), records.open.as_str());
        let room = format!("/rooms/{session}");
        let fields = [
            ("session", session),
            ("title", text),
            ("seen", "0"),
            ("_back", &room),
        ];
        // The room is not at that step.
        let refused = world
            .submit(Persona::Lead, "/rooms/{session}/agree", &fields)
            .await;
        assert!(refused.status.is_client_error(), "{}", refused.status);
        assert!(
            refused.body.contains("Two more people on Sundays"),
            "{}",
            refused.body
        );
        assert!(
            !refused.body.contains("http-equiv=\"refresh\""),
            "and stays until it was read"
        );
        // Nor does a page that is gone take the text along.
        let nowhere = format!("/teams/{team}/actions/{}", records.planned);
        let fields = [
            ("team", team.as_str()),
            ("action", &records.planned),
            ("text", text),
            ("_back", &nowhere),
        ];
        let refused = world
            .submit(Persona::Manager, "/teams/{team}/actions/{action}/reply", &fields)
            .await;
        assert!(refused.status.is_client_error(), "{}", refused.status);
        assert!(
            refused.body.contains("Two more people on Sundays"),
            "{}",
            refused.body
        );
    })
    .await;
}

#[tokio::test]
async fn a_form_comes_back_to_pages_of_this_site_alone() {
    on_both_databases(async |world| {
        for back in ["//evil.test", "https://evil.test/", "/sign-out", "\\evil", ""] {
            let fields = [("name", ""), ("_back", back)];
            let answer = world.submit(Persona::Member, "/account", &fields).await;
            assert!(answer.status.is_client_error(), "{back}: {}", answer.status);
            assert!(
                answer.headers[header::CONTENT_TYPE]
                    .to_str()
                    .unwrap()
                    .starts_with("text/html"),
                "{back}"
            );
            assert!(!answer.headers.contains_key(header::LOCATION), "{back}");
        }
        // Its address, looked at again, is no page: nothing is sent by that.
        let again = world.get(Persona::Member, "/sign-out").await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        assert!(again.body.contains("There is nothing here"), "{}", again.body);
    })
    .await;
}

#[tokio::test]
async fn the_fields_of_a_format_come_back() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let page = format!("/teams/{}/formats/{}/fields", world.team, records.format);
        let text = long(200);
        let fields = [
            ("team", world.team.to_string()),
            ("format", records.planned.clone()),
            ("fields[key]", "case-circle".into()),
            ("fields[title.en]", text.clone()),
            ("_back", page.clone()),
        ];
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let refused = world
            .submit(Persona::Lead, "/teams/{team}/formats/{format}/fields", &fields)
            .await;
        assert!(refused.status.is_client_error());
        assert!(
            refused.body.contains(&as_html(&text)),
            "the fields of a format come back"
        );
    })
    .await;
}

#[tokio::test]
async fn the_longest_text_of_all_is_taken() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let page = format!("/teams/{}/formats/{}/edit", world.team, records.format);
        // Four bytes a character, twelve in a form.
        let text: String = "🜂".repeat(roundwell::format::library::MAX_TEXT_CHARS);
        let fields = [
            ("team", world.team.to_string()),
            ("format", records.format.clone()),
            ("seen", "1".into()),
            ("text", text.clone()),
            ("_back", page.clone()),
        ];
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let kept = world
            .submit(Persona::Lead, "/teams/{team}/formats/{format}/edit", &fields)
            .await;
        assert_eq!(
            (kept.status, kept.location()),
            (StatusCode::SEE_OTHER, page.as_str())
        );
        assert!(
            world.get(Persona::Lead, &page).await.body.contains(&text),
            "as a draft, whole"
        );
        let longer = format!("{text}🜂");
        let fields = [&fields[..3], &[("text", longer.as_str()), fields[4]]].concat();
        let refused = world
            .submit(Persona::Lead, "/teams/{team}/formats/{format}/edit", &fields)
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.body.contains(&longer),
            "and one letter too many is refused with all of it"
        );
    })
    .await;
}

/// A page that was open while the version changed posts to where forms no longer go.
#[tokio::test]
async fn a_form_of_an_earlier_version_comes_back_with_its_text() {
    on_both_databases(async |world| {
        let fields = [("name", "A name of some words"), ("_back", "/account")];
        let answer = world
            .submit(Persona::Member, "/api/people/account", &fields)
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.body.contains("A name of some words"), "{}", answer.body);
    })
    .await;
}
