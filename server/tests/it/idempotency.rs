//! Pressed twice, done once: the key of a form, through the router and on both databases.

use axum::http::StatusCode;
use chrono::TimeDelta;
use roundwell::{idempotency, on};

use crate::{
    access::{PAGES, fill},
    support::{Persona, World, on_both_databases},
};

const KEY: &str = "7f1c9a52-30a4-4f57-9f64-64a7b1a2c3d4";
const OTHER: &str = "0b2f5d11-8f0e-4c83-a51d-2f7f6b1d9e10";

async fn count(world: &World, table: &'static str) -> i64 {
    let text = format!("select count(*) from {table}");
    let mut tx = world.ctx.db.read().await.unwrap();
    let (count,): (i64,) = on!(tx, |conn| sqlx::query_as(sqlx::AssertSqlSafe(text))
        .fetch_one(conn)
        .await)
    .unwrap();
    count
}

fn circle<'a>(team: &'a str, key: &'a str, title: &'a str) -> [(&'static str, &'a str); 11] {
    [
        ("_key", key),
        ("team", team),
        ("title", title),
        ("format", "talking-piece"),
        ("rhythm", "weekly"),
        ("date", "2025-09-26"),
        ("time", "09:00"),
        ("time_zone", "Europe/London"),
        ("minutes", "45"),
        ("place", ""),
        ("video_url", ""),
    ]
}

const SCHEDULE: &str = "/teams/{team}/circles";

#[tokio::test]
async fn a_double_click_schedules_one_circle() {
    on_both_databases(async |world| {
        let team = world.team.to_string();
        let form = circle(&team, KEY, "Friday circle");
        let press = async || world.submit(Persona::Lead, SCHEDULE, &form).await;
        let (one, two, three) = tokio::join!(press(), press(), press());
        for answer in [&one, &two, &three] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
            assert_eq!(answer.location(), format!("/teams/{team}"), "{}", answer.body);
            assert_eq!(answer.cookies(), one.cookies(), "the same word of success");
        }
        assert_eq!(count(&world, "circle").await, 1);
        // Once more, later, and from a script.
        press().await;
        assert_eq!(
            world.call(Persona::Lead, SCHEDULE, &form).await.status,
            StatusCode::OK
        );
        assert_eq!(count(&world, "circle").await, 1);
        // Another word, another key and another person are another wish.
        world
            .submit(Persona::Lead, SCHEDULE, &circle(&team, KEY, "Another circle"))
            .await;
        world
            .submit(Persona::Lead, SCHEDULE, &circle(&team, OTHER, "Friday circle"))
            .await;
        assert_eq!(count(&world, "circle").await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_refused_form_leaves_its_key_free() {
    on_both_databases(async |world| {
        let team = world.team.to_string();
        let form = [("_key", KEY), ("name", "Rowan"), ("time_zone", "Europe/London")];
        for _ in 0..2 {
            let refused = world.call(Persona::Admin, "/teams", &form).await;
            assert!(refused.body.contains("team-exists"), "{}", refused.body);
        }
        assert_eq!(count(&world, "idempotency_key").await, 0);
        let member = world
            .call(Persona::Member, SCHEDULE, &circle(&team, KEY, "Friday circle"))
            .await;
        assert_eq!(member.status, StatusCode::FORBIDDEN);
        world
            .submit(Persona::Lead, SCHEDULE, &circle(&team, KEY, "Friday circle"))
            .await;
        assert_eq!(count(&world, "circle").await, 1);
        let again = world
            .call(Persona::Member, SCHEDULE, &circle(&team, KEY, "Friday circle"))
            .await;
        assert_eq!(
            again.status,
            StatusCode::FORBIDDEN,
            "the answer is the lead's alone"
        );
    })
    .await;
}

/// The answer holds the cookie of the new sign-in: the first one's, whose browser hung up.
#[tokio::test]
async fn a_second_seat_is_not_taken_and_the_cookie_comes_again() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let form = [("_key", KEY), ("code", records.code.as_str()), ("name", "Noor")];
        let one = world.submit(Persona::Nobody, "/j/{code}/join", &form).await;
        let two = world.submit(Persona::Nobody, "/j/{code}/join", &form).await;
        assert!(one.cookies().contains("guest"), "{}", one.cookies());
        assert_eq!((one.location(), one.cookies()), (two.location(), two.cookies()));
        let mut tx = world.ctx.db.read().await.unwrap();
        let (answer,): (Vec<u8>,) = on!(tx, |conn| sqlx::query_as("select answer from idempotency_key")
            .fetch_one(conn)
            .await)
        .unwrap();
        let kept = String::from_utf8_lossy(&answer);
        assert!(!kept.contains("guest") && !kept.contains(&records.open), "{kept}");
    })
    .await;
}

#[tokio::test]
async fn what_died_under_way_is_tried_again_and_answers_are_forgotten() {
    on_both_databases(async |world| {
        let (ctx, key) = (&world.ctx, [7; 32]);
        assert_eq!(
            idempotency::claim(ctx, &key).await.unwrap(),
            idempotency::Claim::Mine
        );
        assert_eq!(
            idempotency::claim(ctx, &key).await.unwrap(),
            idempotency::Claim::UnderWay
        );
        ctx.clock.advance(TimeDelta::minutes(3));
        assert_eq!(
            idempotency::claim(ctx, &key).await.unwrap(),
            idempotency::Claim::Mine
        );
        idempotency::answer(ctx, &key, b"done").await.unwrap();
        ctx.clock.advance(TimeDelta::hours(23));
        idempotency::tidy(ctx).await.unwrap();
        let answered = idempotency::Claim::Answered(b"done".to_vec());
        assert_eq!(idempotency::claim(ctx, &key).await.unwrap(), answered);
        ctx.clock.advance(TimeDelta::hours(2));
        idempotency::tidy(ctx).await.unwrap();
        assert_eq!(count(&world, "idempotency_key").await, 0);
    })
    .await;
}

#[tokio::test]
async fn every_form_that_makes_something_has_a_key() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let (mut keyed, mut keys) = (0, std::collections::BTreeSet::new());
        for (path, _) in PAGES {
            let path = fill(&world, &records, path).await;
            for who in [
                Persona::Nobody,
                Persona::Lead,
                Persona::Manager,
                Persona::Admin,
                Persona::Guest,
            ] {
                let page = world.get(who, &path).await.body;
                for form in page
                    .split("<form")
                    .skip(1)
                    .filter_map(|rest| rest.split("</form>").next())
                {
                    let action = form
                        .split("action=\"")
                        .nth(1)
                        .and_then(|rest| rest.split('"').next());
                    let action = action.unwrap_or_default();
                    let makes = form.contains("method=\"post\"") && action != "/preferences";
                    // A form of a room carries the word of its order, which does the same.
                    let ordered = form.contains("name=\"order\"");
                    let exempt = action.starts_with("/sign-");
                    if !makes || ordered || exempt {
                        continue;
                    }
                    let key = form.split("name=\"_key\" value=\"").nth(1);
                    let key = key
                        .and_then(|rest| rest.split('"').next())
                        .unwrap_or_default()
                        .to_owned();
                    assert_eq!(key.len(), 36, "{action} on {path} for {who:?}: {form}");
                    assert!(keys.insert(key), "{action} on {path}: a key of its own");
                    keyed += 1;
                }
            }
        }
        assert!(keyed > 30, "{keyed} forms");
    })
    .await;
}
