//! Bad input: each case with its clear answer, none with a 5xx or a word of the database.

mod formats;
mod people;

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use crate::support::{Answer, Persona, World, on_both_databases};

/// A form as somebody would send it, and rows that each spoil one field of it.
struct Form {
    who: Persona,
    path: &'static str,
    good: Vec<(&'static str, String)>,
    rows: Vec<BadInputRow>,
}

/// A name, the field and what it holds instead, and the status and the code that answer it.
type BadInputRow = (&'static str, &'static str, &'static str, u16, &'static str);

impl Form {
    async fn check(&self, world: &World) {
        for (name, field, value, status, code) in &self.rows {
            let spoilt = self
                .good
                .iter()
                .map(|(key, good)| (*key, if key == field { *value } else { good }));
            let fields: Vec<(&str, &str)> = spoilt.collect();
            let answer = world.call(self.who, self.path, &fields).await;
            assert_eq!(answer.status.as_u16(), *status, "{name}: {}", answer.body);
            assert!(answer.body.contains(code), "{name}: {}", answer.body);
            says_nothing_of_the_database(name, &answer);
        }
    }
}

/// A text of that length, for the rest of the test's life.
fn long(length: usize) -> &'static str {
    "x".repeat(length).leak()
}

#[tokio::test]
async fn every_bad_input_has_its_clear_answer() {
    on_both_databases(async |world| {
        for form in people::forms(&world) {
            form.check(&world).await;
        }
    })
    .await;
}

#[tokio::test]
async fn broken_requests_are_answered_too() {
    on_both_databases(async |world| {
        let megabyte = "x".repeat(1024 * 1024);
        for (name, path, kind, body, accept, status) in [
            (
                "broken JSON",
                "/account",
                "application/json",
                "{\"name\":",
                "application/json",
                400,
            ),
            (
                "no body",
                "/account",
                "application/x-www-form-urlencoded",
                "",
                "application/json",
                400,
            ),
            (
                "a field twice",
                "/account",
                "application/x-www-form-urlencoded",
                "name=A&name=B&locale=en&time_zone=Europe%2FLondon",
                "application/json",
                400,
            ),
            (
                "broken escapes",
                "/account",
                "application/x-www-form-urlencoded",
                "name=%ZZ%",
                "application/json",
                400,
            ),
            (
                "wrong kind",
                "/account",
                "image/png",
                "x",
                "application/json",
                400,
            ),
            (
                "a megabyte",
                "/account",
                "application/x-www-form-urlencoded",
                &megabyte,
                "application/json",
                413,
            ),
            (
                "a megabyte from a form",
                "/account",
                "application/x-www-form-urlencoded",
                &megabyte,
                "text/html",
                422,
            ),
            (
                "unknown function",
                "/people/unmake",
                "application/x-www-form-urlencoded",
                "",
                "application/json",
                404,
            ),
            (
                "preferences without a form",
                "/preferences",
                "application/json",
                "{}",
                "text/html",
                415,
            ),
        ] {
            let request = world
                .request(Persona::Member, Method::POST, path, accept)
                .header(header::CONTENT_TYPE, kind)
                .header(header::CONTENT_LENGTH, body.len())
                .header("sec-fetch-site", "same-origin")
                .body(Body::from(body.to_owned()));
            let answer = world.send(request.unwrap()).await;
            assert_eq!(answer.status.as_u16(), status, "{name}: {}", answer.body);
            says_nothing_of_the_database(name, &answer);
        }
        for path in [
            "/nowhere",
            "/teams/none/people",
            "/join/",
            "/join/x",
            "/teams/%00/people",
            "/%F0%9F%92%A9",
            "/..%2f..%2fetc/passwd",
        ] {
            let answer = world.get(Persona::Lead, path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}: {}", answer.body);
            assert!(
                answer.body.contains("There is nothing here"),
                "{path} is a page of ours: {}",
                answer.body
            );
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_is_sent_elsewhere_after_signing_in() {
    on_both_databases(async |world| {
        for (next, location) in [
            ("/account", "/account"),
            ("https://elsewhere.test", "/"),
            ("//elsewhere.test", "/"),
            ("/\\elsewhere.test", "/"),
            // Browsers leave tabs and line ends out of an address.
            ("/\t/elsewhere.test", "/"),
            ("/\n/elsewhere.test", "/"),
            ("/é", "/"),
            ("javascript:alert(1)", "/"),
            ("", "/"),
        ] {
            let form = [
                ("email", "member@care.test"),
                ("password", crate::support::PASSWORD),
                ("next", next),
            ];
            let answer = world.submit(Persona::Nobody, "/sign-in", &form).await;
            assert_eq!(answer.location(), location, "{next}");
        }
    })
    .await;
}

fn says_nothing_of_the_database(name: &str, answer: &Answer) {
    let body = answer.body.to_lowercase();
    for word in [
        "sqlx",
        "sqlite",
        "postgres",
        "constraint",
        "syntax error",
        "panicked",
        "select ",
        "duplicate key",
    ] {
        assert!(!body.contains(word), "{name}: {body}");
    }
}
