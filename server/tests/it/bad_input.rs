//! Bad input: each case with its clear answer, none with a 5xx or a word of the database.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use crate::support::{Answer, Who, World, both};

/// A name, who sends what where, and the status and the code that answer it.
type Case<'c> = (&'c str, Who, &'c str, Vec<(&'c str, String)>, u16, &'c str);

fn long(length: usize) -> String {
    "x".repeat(length)
}

/// The fields of a good set-up form, one of them replaced.
fn account(replaced: &str, value: &str) -> Vec<(&'static str, String)> {
    let good = [
        ("name", "Imani"),
        ("locale", "en"),
        ("time_zone", "Europe/London"),
    ];
    good.map(|(name, good)| {
        (
            name,
            if name == replaced {
                value.to_owned()
            } else {
                good.to_owned()
            },
        )
    })
    .to_vec()
}

fn team(replaced: &str, value: &str) -> Vec<(&'static str, String)> {
    let good = [("name", "Aspen"), ("time_zone", "Europe/London")];
    good.map(|(name, good)| {
        (
            name,
            if name == replaced {
                value.to_owned()
            } else {
                good.to_owned()
            },
        )
    })
    .to_vec()
}

fn invite(world: &World, team: Option<&str>, role: &str) -> Vec<(&'static str, String)> {
    vec![
        ("team", team.map_or_else(|| world.team.to_string(), str::to_owned)),
        ("role", role.to_owned()),
    ]
}

fn people(world: &World) -> Vec<Case<'static>> {
    let nothing = "00000000-0000-4000-8000-000000000000";
    vec![
        (
            "empty name",
            Who::Member,
            "people/account",
            account("name", ""),
            422,
            "empty",
        ),
        (
            "blank name",
            Who::Member,
            "people/account",
            account("name", "  \t "),
            422,
            "empty",
        ),
        (
            "long name",
            Who::Member,
            "people/account",
            account("name", &long(81)),
            422,
            "too-long",
        ),
        (
            "very long name",
            Who::Member,
            "people/account",
            account("name", &long(20_000)),
            422,
            "too-long",
        ),
        (
            "null in a name",
            Who::Member,
            "people/account",
            account("name", "a\0b"),
            422,
            "unprintable",
        ),
        (
            "two-line name",
            Who::Member,
            "people/account",
            account("name", "a\nb"),
            422,
            "unprintable",
        ),
        (
            "disguised name",
            Who::Member,
            "people/account",
            account("name", "a\u{202e}b"),
            422,
            "unprintable",
        ),
        (
            "emoji name",
            Who::Member,
            "people/account",
            account("name", "👩🏽‍⚕️ Noor"),
            200,
            "",
        ),
        (
            "right-to-left name",
            Who::Member,
            "people/account",
            account("name", "نور الهدى"),
            200,
            "",
        ),
        (
            "a name like SQL",
            Who::Member,
            "people/account",
            account("name", "'; drop table team; --"),
            200,
            "",
        ),
        (
            "a name like HTML",
            Who::Member,
            "people/account",
            account("name", "<script>1</script>"),
            200,
            "",
        ),
        (
            "unknown zone",
            Who::Member,
            "people/account",
            account("time_zone", "Mars/Olympus"),
            422,
            "unknown-zone",
        ),
        (
            "empty zone",
            Who::Member,
            "people/account",
            account("time_zone", ""),
            422,
            "unknown-zone",
        ),
        (
            "offset as zone",
            Who::Member,
            "people/account",
            account("time_zone", "+02:00"),
            422,
            "unknown-zone",
        ),
        (
            "unknown language falls back",
            Who::Member,
            "people/account",
            account("locale", "tlh"),
            200,
            "",
        ),
        (
            "missing fields",
            Who::Member,
            "people/account",
            vec![],
            400,
            "BadRequest",
        ),
        (
            "doubled field",
            Who::Member,
            "people/account",
            [account("", ""), vec![("name", "B".into())]].concat(),
            400,
            "BadRequest",
        ),
        (
            "team without a name",
            Who::Admin,
            "people/create-team",
            team("name", ""),
            422,
            "empty",
        ),
        (
            "team of a taken name",
            Who::Admin,
            "people/create-team",
            team("name", "Rowan"),
            422,
            "team-exists",
        ),
        (
            "team in no zone",
            Who::Admin,
            "people/create-team",
            team("time_zone", "nowhere"),
            422,
            "unknown-zone",
        ),
        (
            "team with a long name",
            Who::Admin,
            "people/create-team",
            team("name", &long(200)),
            422,
            "too-long",
        ),
        (
            "unknown role",
            Who::Lead,
            "people/invite",
            invite(world, None, "queen"),
            422,
            "unknown-role",
        ),
        (
            "admin is no team role",
            Who::Lead,
            "people/invite",
            invite(world, None, "admin"),
            422,
            "unknown-role",
        ),
        (
            "empty role",
            Who::Lead,
            "people/invite",
            invite(world, None, ""),
            422,
            "unknown-role",
        ),
        (
            "a team that is none",
            Who::Lead,
            "people/invite",
            invite(world, Some(nothing), "member"),
            404,
            "Missing",
        ),
        (
            "a team id that is none",
            Who::Lead,
            "people/invite",
            invite(world, Some("../../etc"), "member"),
            404,
            "Missing",
        ),
        (
            "an admin's unknown team",
            Who::Admin,
            "people/invite",
            invite(world, Some(nothing), "member"),
            404,
            "Missing",
        ),
        (
            "a stranger's invitation",
            Who::Stranger,
            "people/invite",
            invite(world, None, "member"),
            404,
            "Missing",
        ),
        (
            "no such invitation",
            Who::Lead,
            "people/revoke-invitation",
            vec![("team", world.team.to_string()), ("invitation", nothing.into())],
            404,
            "Missing",
        ),
        (
            "no such person",
            Who::Lead,
            "people/change-role",
            vec![
                ("team", world.team.to_string()),
                ("account", nothing.into()),
                ("role", "host".into()),
            ],
            404,
            "Missing",
        ),
        (
            "malformed token",
            Who::Nobody,
            "people/join",
            join("token", "zz"),
            404,
            "Missing",
        ),
        (
            "unknown token",
            Who::Nobody,
            "people/join",
            join("token", &"ab".repeat(32)),
            404,
            "Missing",
        ),
        (
            "token too long",
            Who::Nobody,
            "people/join",
            join("token", &"ab".repeat(64)),
            404,
            "Missing",
        ),
        (
            "join with nothing typed",
            Who::Nobody,
            "people/join",
            join("name", ""),
            422,
            "empty",
        ),
        (
            "join with no address",
            Who::Nobody,
            "people/join",
            join("email", "here"),
            422,
            "not-an-email",
        ),
        (
            "join with a short password",
            Who::Nobody,
            "people/join",
            join("password", "hunter2"),
            422,
            "password-short",
        ),
        (
            "join with a common password",
            Who::Nobody,
            "people/join",
            join("password", "passwordpassword"),
            422,
            "password-common",
        ),
        (
            "join with an endless password",
            Who::Nobody,
            "people/join",
            join("password", &long(5000)),
            422,
            "too-long",
        ),
        (
            "wrong password",
            Who::Nobody,
            "people/sign-in",
            sign_in("member@care.test", "not the one"),
            422,
            "wrong-sign-in",
        ),
        (
            "unknown address",
            Who::Nobody,
            "people/sign-in",
            sign_in("who@care.test", "not the one"),
            422,
            "wrong-sign-in",
        ),
        (
            "no address",
            Who::Nobody,
            "people/sign-in",
            sign_in("", ""),
            422,
            "wrong-sign-in",
        ),
        (
            "an address like SQL",
            Who::Nobody,
            "people/sign-in",
            sign_in("' or 1=1 --", "x"),
            422,
            "wrong-sign-in",
        ),
        (
            "null in an address",
            Who::Nobody,
            "people/sign-in",
            sign_in("a\0@b.c", "x"),
            422,
            "wrong-sign-in",
        ),
    ]
}

fn join(replaced: &str, value: &str) -> Vec<(&'static str, String)> {
    let token = "cd".repeat(32);
    let good = [
        ("token", token.as_str()),
        ("name", "Wen"),
        ("email", "wen@care.test"),
        ("password", "seven herons over slow water"),
        ("time_zone", "Europe/London"),
    ];
    good.map(|(name, good)| {
        (
            name,
            if name == replaced {
                value.to_owned()
            } else {
                good.to_owned()
            },
        )
    })
    .to_vec()
}

fn sign_in(email: &str, password: &str) -> Vec<(&'static str, String)> {
    vec![("email", email.into()), ("password", password.into())]
}

#[tokio::test]
async fn every_bad_input_has_its_clear_answer() {
    both(async |world| {
        for (name, who, path, fields, status, code) in people(&world) {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let answer = world.call(who, &format!("/api/{path}"), &fields).await;
            assert_eq!(answer.status.as_u16(), status, "{name}: {}", answer.body);
            assert!(answer.body.contains(code), "{name}: {}", answer.body);
            says_nothing_of_the_database(name, &answer);
        }
    })
    .await;
}

#[tokio::test]
async fn broken_requests_are_answered_too() {
    both(async |world| {
        let megabyte = long(1024 * 1024);
        for (name, path, kind, body, accept, status) in [
            (
                "broken JSON",
                "/api/people/account",
                "application/json",
                "{\"name\":",
                "application/json",
                400,
            ),
            (
                "no body",
                "/api/people/account",
                "application/x-www-form-urlencoded",
                "",
                "application/json",
                400,
            ),
            (
                "broken escapes",
                "/api/people/account",
                "application/x-www-form-urlencoded",
                "name=%ZZ%",
                "application/json",
                400,
            ),
            (
                "wrong kind",
                "/api/people/account",
                "image/png",
                "x",
                "application/json",
                400,
            ),
            (
                "a megabyte",
                "/api/people/account",
                "application/x-www-form-urlencoded",
                &megabyte,
                "application/json",
                413,
            ),
            (
                "a megabyte from a form",
                "/api/people/account",
                "application/x-www-form-urlencoded",
                &megabyte,
                "text/html",
                303,
            ),
            (
                "unknown function",
                "/api/people/unmake",
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
                .request(Who::Member, Method::POST, path, accept)
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
            let answer = world.get(Who::Lead, path).await;
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
    both(async |world| {
        for (next, location) in [
            ("/account", "/account"),
            ("https://elsewhere.test", "/"),
            ("//elsewhere.test", "/"),
            ("/\\elsewhere.test", "/"),
            ("javascript:alert(1)", "/"),
            ("", "/"),
        ] {
            let form = [
                ("email", "member@care.test"),
                ("password", crate::support::PASSWORD),
                ("next", next),
            ];
            let answer = world.submit(Who::Nobody, "/api/people/sign-in", &form).await;
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
