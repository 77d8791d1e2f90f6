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
