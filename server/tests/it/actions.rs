//! What a team asks for, through the pages and forms of everybody concerned.

use axum::http::StatusCode;
use chrono::TimeDelta;

use crate::support::{Answer, Who, World, both};

/// Posts a form and follows where it leads, with the cookies of the answer lost: only the target counts.
async fn submit(world: &World, who: Who, path: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = world.submit(who, &format!("/api/actions/{path}"), fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
    answer
}

async fn reads(world: &World, who: Who, path: &str, wanted: &[&str], unwanted: &[&str]) {
    let page = world.get(who, path).await;
    assert_eq!(page.status, StatusCode::OK, "{who:?} {path}: {}", page.body);
    for text in wanted {
        assert!(
            page.body.contains(text),
            "{who:?} at {path} reads “{text}”: {}",
            page.body
        );
    }
    for text in unwanted {
        assert!(
            !page.body.contains(text),
            "{who:?} at {path} does not read “{text}”"
        );
    }
}

#[tokio::test]
async fn asked_answered_and_real() {
    both(async |world| {
        let team = world.team.to_string();
        let came = format!("/teams/{team}/came-of-it");
        reads(
            &world,
            Who::Member,
            &came,
            &["Nothing asked yet"],
            &["Record what the circle"],
        )
        .await;
        let ask = [
            ("team", team.as_str()),
            ("title", "A second nurse at <handover>"),
            ("measure", "Two at every handover"),
            ("kind", "condition"),
            ("area", "demands"),
            ("level", "manager"),
            ("review_on", ""),
        ];
        let made = submit(&world, Who::Lead, "agree", &ask).await;
        let page = made.location().to_owned();
        assert!(page.starts_with(&format!("/teams/{team}/actions/")), "{page}");
        let action = page.rsplit('/').next().unwrap();
        reads(
            &world,
            Who::Member,
            &came,
            &[
                "A second nurse at &lt;handover&gt;",
                "A reply is due from the manager by 25 September 2025.",
            ],
            &[],
        )
        .await;
        reads(
            &world,
            Who::Member,
            &page,
            &["Is it real?"],
            &["Send the reply", "Set it aside"],
        )
        .await;
        reads(
            &world,
            Who::Manager,
            &page,
            &["Send the reply", "It then stands with the organisation"],
            &["Is it real?"],
        )
        .await;
        reads(
            &world,
            Who::Manager,
            "/",
            &["Waiting for you", "One reply is due", &page],
            &[],
        )
        .await;

        // A promise without a day comes back with what was typed.
        let base = [
            ("team", team.as_str()),
            ("action", action),
            ("_back", page.as_str()),
        ];
        let promise = [
            &base[..],
            &[("seen", "1"), ("kind", "will"), ("text", "We are hiring.")],
        ]
        .concat();
        let back = submit(&world, Who::Manager, "reply", &promise).await;
        assert_eq!(back.location(), page);
        let again = world.get_with(Who::Manager, &page, &back.cookies()).await.body;
        assert!(
            again.contains("Name a day.") && again.contains("We are hiring."),
            "{again}"
        );

        let promise = [&promise[..], &[("until", "2025-09-13")]].concat();
        submit(&world, Who::Manager, "reply", &promise).await;
        reads(
            &world,
            Who::Member,
            &page,
            &["Promised by 13 September 2025.", "We are hiring."],
            &[],
        )
        .await;
        world.ctx.clock.advance(TimeDelta::days(5));
        reads(
            &world,
            Who::Member,
            &came,
            &["Promised by 13 September 2025, which is over."],
            &[],
        )
        .await;
        submit(
            &world,
            Who::Manager,
            "reply",
            &[&base[..], &[("seen", "2"), ("kind", "did")]].concat(),
        )
        .await;
        reads(&world, Who::Member, &page, &["Said to be done", "Not yet"], &[]).await;
        submit(
            &world,
            Who::Member,
            "confirm",
            &[&base[..], &[("seen", "3"), ("verdict", "real")]].concat(),
        )
        .await;
        reads(
            &world,
            Who::Manager,
            &page,
            &["Real since 16 September 2025", "The team confirmed it"],
            &["Send the reply"],
        )
        .await;
        let summary = format!("/teams/{team}/summary");
        reads(
            &world,
            Who::Lead,
            &summary,
            &[
                "Became real: A second nurse at &lt;handover&gt;",
                "No manager has opened",
            ],
            &[],
        )
        .await;
        reads(
            &world,
            Who::Manager,
            &summary,
            &["What was asked has become real"],
            &[],
        )
        .await;
        reads(
            &world,
            Who::Lead,
            &summary,
            &["Managers opened this summary on 16 September 2025."],
            &[],
        )
        .await;
    })
    .await;
}

/// What is sent where, and the status and the code that answer it.
type Case<'c> = (Who, &'c str, Vec<(&'c str, String)>, u16, &'c str);

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

fn bad_asks(team: &str) -> Vec<Case<'static>> {
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
    .map(|(name, value, status, code)| (Who::Lead, "agree", with(&good, name, &value), status, code))
    .collect()
}

fn bad_replies(team: &str, action: &str) -> Vec<Case<'static>> {
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
    let mut cases: Vec<Case<'static>> = [
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
    .map(|(kind, name, value, status, code)| (Who::Manager, "reply", reply(kind, name, &value), status, code))
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
    cases.push((Who::Member, "confirm", confirm("maybe"), 422, "choose-one"));
    cases.push((Who::Member, "confirm", confirm("not-yet"), 409, "not-said-done"));
    cases
}

#[tokio::test]
async fn every_bad_input_has_its_answer() {
    both(async |world| {
        let (team, action) = (world.team.to_string(), world.action().await.to_string());
        let cases = bad_asks(&team).into_iter().chain(bad_replies(&team, &action));
        for (who, path, fields, status, code) in cases {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let answer = world.call(who, &format!("/api/actions/{path}"), &fields).await;
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

#[tokio::test]
async fn posts_sent_twice_count_once_and_a_third_action_waits() {
    both(async |world| {
        let (team, action) = (world.team.to_string(), world.action().await.to_string());
        let reply = [
            ("team", team.as_str()),
            ("action", &action),
            ("seen", "1"),
            ("kind", "escalated"),
            ("text", "سأرفعها 🌿"),
        ];
        for _ in 0..2 {
            let answer = submit(&world, Who::Manager, "reply", &reply).await;
            assert_eq!(answer.location(), format!("/teams/{team}/actions/{action}"));
        }
        let page = format!("/teams/{team}/actions/{action}");
        reads(
            &world,
            Who::Member,
            &page,
            &["سأرفعها 🌿", "The manager took it to the organisation."],
            &["beyond the organisation"],
        )
        .await;
        for (title, status) in [("Second", 200), ("Third", 409)] {
            let ask = [
                ("team", team.as_str()),
                ("title", title),
                ("kind", "condition"),
                ("area", "role"),
                ("level", "team"),
            ];
            let answer = world.call(Who::Lead, "/api/actions/agree", &ask).await;
            let reached = if answer.status.as_u16() < 400 {
                200
            } else {
                answer.status.as_u16()
            };
            assert_eq!(reached, status, "{title}: {}", answer.body);
        }
    })
    .await;
}
