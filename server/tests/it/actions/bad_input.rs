//! Refusals, and their words.

use crate::support::{Persona, on_both_databases};

/// Request, and the status and the code that answer it.
type ActionCase<'c> = (Persona, &'c str, Vec<(&'c str, String)>, u16, &'c str);

fn with<'c>(good: &[(&'c str, &str)], name: &str, value: &str) -> Vec<(&'c str, String)> {
    let replaced = |field: &str, good: &str| {
        if field == name {
            value.to_owned()
        } else {
            good.to_owned()
        }
    };
    good.iter()
        .map(|(field, good)| (*field, replaced(field, good)))
        .collect()
}

fn bad_asks(team: &str) -> Vec<ActionCase<'static>> {
    let good = [
        ("team", team),
        ("title", "Cover for circles"),
        ("measure", ""),
        ("kind", "rule"),
        ("area", "support"),
        ("level", "manager"),
        ("review_on", ""),
    ];
    [
        ("title", " ".to_owned(), 422, "empty"),
        ("title", "x".repeat(161), 422, "too-long"),
        ("title", "a\u{202e}b".into(), 422, "unprintable"),
        ("title", "a\0b".into(), 422, "unprintable"),
        ("title", "a\nb".into(), 422, "unprintable"),
        ("measure", "x".repeat(241), 422, "too-long"),
        ("kind", "wish".into(), 422, "choose-one"),
        ("area", String::new(), 422, "choose-one"),
        ("level", "moon".into(), 422, "choose-one"),
        ("level", "team".into(), 422, "rule-goes-upward"),
        ("review_on", "soon".into(), 422, "not-a-date"),
        ("review_on", "2025-02-30".into(), 422, "not-a-date"),
        ("review_on", "2025-09-11".into(), 422, "date-past"),
        ("review_on", "2026-09-11".into(), 422, "date-far"),
        ("team", "none".into(), 404, ""),
        ("team", "00000000-0000-4000-8000-000000000000".into(), 404, ""),
    ]
    .into_iter()
    .map(|(name, value, status, code)| {
        (
            Persona::Lead,
            "/teams/{team}/actions",
            with(&good, name, &value),
            status,
            code,
        )
    })
    .collect()
}

fn bad_replies(team: &str, action: &str) -> Vec<ActionCase<'static>> {
    let reply = |kind: &'static str, name: &'static str, value: &str| {
        let good = [
            ("team", team),
            ("action", action),
            ("seen", "1"),
            ("kind", kind),
            ("text", ""),
            ("until", ""),
        ];
        with(&good.map(|(name, value)| (name, value)), name, value)
    };
    let mut cases: Vec<ActionCase<'static>> = [
        ("did", "kind", String::new(), 422, "choose-one"),
        ("did", "text", "x".repeat(601), 422, "too-long"),
        ("cannot", "text", "  ".into(), 422, "reason-needed"),
        ("will", "until", String::new(), 422, "date-needed"),
        ("will", "until", "12/24/2025".into(), 422, "not-a-date"),
        ("will", "until", "2025-09-10".into(), 422, "date-past"),
        ("will", "until", "2027-01-01".into(), 422, "date-far"),
        ("did", "seen", "0".into(), 409, "action-changed"),
        ("did", "seen", "2".into(), 409, "action-changed"),
        ("did", "seen", "-1".into(), 400, ""),
        ("did", "seen", "many".into(), 400, ""),
        ("did", "action", "none".into(), 404, ""),
        (
            "did",
            "action",
            "00000000-0000-4000-8000-000000000000".into(),
            404,
            "",
        ),
    ]
    .into_iter()
    .map(|(kind, name, value, status, code)| {
        (
            Persona::Manager,
            "/teams/{team}/actions/{action}/reply",
            reply(kind, name, &value),
            status,
            code,
        )
    })
    .collect();
    let confirm = |verdict: &str| {
        with(
            &[
                ("team", team),
                ("action", action),
                ("seen", "1"),
                ("verdict", verdict),
            ],
            "",
            "",
        )
    };
    cases.push((
        Persona::Member,
        "/teams/{team}/actions/{action}/confirm",
        confirm("maybe"),
        422,
        "choose-one",
    ));
    cases.push((
        Persona::Member,
        "/teams/{team}/actions/{action}/confirm",
        confirm("not-yet"),
        409,
        "not-said-done",
    ));
    cases
}

#[tokio::test]
async fn every_bad_input_has_its_answer() {
    on_both_databases(async |world| {
        let (team, action) = (world.team.to_string(), world.action().await.to_string());
        let cases = bad_asks(&team).into_iter().chain(bad_replies(&team, &action));
        for (who, path, fields, status, code) in cases {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let answer = world.call(who, path, &fields).await;
            assert_eq!(
                answer.status.as_u16(),
                status,
                "{path} {fields:?}: {}",
                answer.body
            );
            assert!(
                answer.body.contains(code),
                "{path} {fields:?} says {code}: {}",
                answer.body
            );
        }
    })
    .await;
}
