//! Actions of a team, through the pages and forms of everybody concerned.

mod bad_input;

use axum::http::StatusCode;
use chrono::TimeDelta;

use crate::support::{Answer, Persona, World, on_both_databases};

/// Posts a form and follows where it leads, with the cookies of the answer lost: only the target counts.
async fn submit(world: &World, who: Persona, path: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = world.submit(who, path, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
    answer
}

async fn reads(world: &World, who: Persona, path: &str, wanted: &[&str], unwanted: &[&str]) {
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
    on_both_databases(async |world| {
        let team = world.team.to_string();
        let came = format!("/teams/{team}/actions");
        reads(
            &world,
            Persona::Member,
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
        let made = submit(&world, Persona::Lead, "/teams/{team}/actions", &ask).await;
        let page = made.location().to_owned();
        assert!(page.starts_with(&format!("/teams/{team}/actions/")), "{page}");
        let action = page.rsplit('/').next().unwrap();
        reads(
            &world,
            Persona::Member,
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
            Persona::Member,
            &page,
            &["Is it done?", "A reply is owed."],
            &["Send the reply", "Set it aside", "?ask=done"],
        )
        .await;
        // Before any reply nobody ends what is owed, however often they press.
        let base = [
            ("team", team.as_str()),
            ("action", action),
            ("_back", page.as_str()),
        ];
        let early = [&base[..], &[("seen", "1"), ("verdict", "real"), ("sure", "yes")]].concat();
        let answer = world
            .call(Persona::Member, "/teams/{team}/actions/{action}/confirm", &early)
            .await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.body.contains("reply-first"), "{}", answer.body);
        reads(
            &world,
            Persona::Manager,
            &page,
            &["Send the reply", "It then waits for the organisation"],
            &["Is it done?"],
        )
        .await;
        reads(
            &world,
            Persona::Manager,
            "/",
            &["Waiting for you", "One reply is due", &page],
            &[],
        )
        .await;

        // A promise without a day comes back with what was typed.
        let promise = [
            &base[..],
            &[("seen", "1"), ("kind", "will"), ("text", "We are hiring.")],
        ]
        .concat();
        let back = world
            .submit(Persona::Manager, "/teams/{team}/actions/{action}/reply", &promise)
            .await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        let again = back.body;
        assert!(
            again.contains("Name a day.") && again.contains("We are hiring."),
            "{again}"
        );

        let promise = [&promise[..], &[("until", "2025-09-13")]].concat();
        submit(
            &world,
            Persona::Manager,
            "/teams/{team}/actions/{action}/reply",
            &promise,
        )
        .await;
        reads(
            &world,
            Persona::Member,
            &page,
            &["Promised by 13 September 2025.", "We are hiring."],
            &[],
        )
        .await;
        world.ctx.clock.advance(TimeDelta::days(5));
        reads(
            &world,
            Persona::Member,
            &came,
            &["Promised by 13 September 2025. That day has passed"],
            &[],
        )
        .await;
        submit(
            &world,
            Persona::Manager,
            "/teams/{team}/actions/{action}/reply",
            &[&base[..], &[("seen", "2"), ("kind", "did")]].concat(),
        )
        .await;
        reads(
            &world,
            Persona::Member,
            &page,
            &["Reported as done", "Not yet"],
            &[],
        )
        .await;
        // Asked twice: one press changes nothing.
        let real = [&base[..], &[("seen", "3"), ("verdict", "real")]].concat();
        let once = world
            .submit(Persona::Member, "/teams/{team}/actions/{action}/confirm", &real)
            .await;
        assert_eq!(once.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", once.body);
        reads(
            &world,
            Persona::Member,
            &page,
            &["Reported as done", "?ask=done"],
            &["Yes, it is done"],
        )
        .await;
        let asked = format!("{page}?ask=done");
        reads(
            &world,
            Persona::Member,
            &asked,
            &["Yes, it is done", "For a day it can be undone"],
            &[],
        )
        .await;
        let sure = [&real[..], &[("sure", "yes")]].concat();
        submit(
            &world,
            Persona::Member,
            "/teams/{team}/actions/{action}/confirm",
            &sure,
        )
        .await;
        reads(
            &world,
            Persona::Manager,
            &page,
            &[
                "Done. The team confirmed it on 16 September 2025",
                "The team confirmed it",
            ],
            &["Send the reply", "Undo"],
        )
        .await;
        // Another member undoes it for a day; then it is said again.
        reads(
            &world,
            Persona::Host,
            &page,
            &["Until Wednesday 17 September", "Undo: it is not done"],
            &[],
        )
        .await;
        submit(
            &world,
            Persona::Host,
            "/teams/{team}/actions/{action}/undo",
            &[&base[..], &[("seen", "4")]].concat(),
        )
        .await;
        reads(
            &world,
            Persona::Member,
            &page,
            &["Reported as done", "The team took that back."],
            &[],
        )
        .await;
        let again = [&base[..], &[("seen", "5"), ("verdict", "real"), ("sure", "yes")]].concat();
        submit(
            &world,
            Persona::Member,
            "/teams/{team}/actions/{action}/confirm",
            &again,
        )
        .await;
        reads(
            &world,
            Persona::Manager,
            &page,
            &["Done. The team confirmed it on 16 September 2025"],
            &[],
        )
        .await;
        let summary = format!("/teams/{team}/summary");
        reads(
            &world,
            Persona::Lead,
            &summary,
            &[
                "Done: A second nurse at &lt;handover&gt;",
                "No manager has opened",
            ],
            &[],
        )
        .await;
        reads(
            &world,
            Persona::Manager,
            &summary,
            &["What was asked has been done"],
            &[],
        )
        .await;
        reads(
            &world,
            Persona::Lead,
            &summary,
            &["Managers opened this summary on 16 September 2025."],
            &[],
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn posts_sent_twice_count_once_and_a_third_action_waits() {
    on_both_databases(async |world| {
        let (team, action) = (world.team.to_string(), world.action().await.to_string());
        let reply = [
            ("team", team.as_str()),
            ("action", &action),
            ("seen", "1"),
            ("kind", "escalated"),
            ("text", "سأرفعها 🌿"),
        ];
        for _ in 0..2 {
            let answer = submit(
                &world,
                Persona::Manager,
                "/teams/{team}/actions/{action}/reply",
                &reply,
            )
            .await;
            assert_eq!(answer.location(), format!("/teams/{team}/actions/{action}"));
        }
        let page = format!("/teams/{team}/actions/{action}");
        reads(
            &world,
            Persona::Member,
            &page,
            &["سأرفعها 🌿", "The manager took it to the organisation."],
            &["outside the organisation"],
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
            let answer = world.call(Persona::Lead, "/teams/{team}/actions", &ask).await;
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

#[tokio::test]
async fn the_old_address_of_the_list_leads_to_the_new_one() {
    on_both_databases(async |world| {
        let team = format!("/teams/{}", world.team);
        let old = world.get(Persona::Member, &format!("{team}/came-of-it")).await;
        assert_eq!(old.status, StatusCode::PERMANENT_REDIRECT);
        assert_eq!(old.location(), format!("{team}/actions"));
        let list = world.get(Persona::Member, old.location()).await;
        assert_eq!(list.status, StatusCode::OK);
    })
    .await;
}
