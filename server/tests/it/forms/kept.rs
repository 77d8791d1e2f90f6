//! A form that was sent after the sign-in had ended waits for the same person.

use axum::http::{StatusCode, header};
use chrono::TimeDelta;

use crate::support::{Answer, PASSWORD, Persona, World, on_both_databases};

const TEXT: &str = "A door that closes, \"for once\"";

async fn send(world: &World, page: &str, owner: &str) -> Answer {
    let team = world.team.to_string();
    let fields = [
        ("team", team.as_str()),
        ("title", ""),
        ("measure", TEXT),
        ("area", "support"),
        ("kind", "condition"),
        ("level", "manager"),
        ("_back", page),
        ("_for", owner),
    ];
    world
        .submit(Persona::Lead, "/teams/{team}/actions", &fields)
        .await
}

/// Owner that the page names it was made for.
fn owner(page: &str) -> String {
    let rest = page.split("name=\"_for\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// Signs in on the browser that holds `cookies`, and looks at where that leads.
async fn sign_in(world: &World, who: &str, cookies: &str, next: &str) -> (String, Answer) {
    let email = format!("{who}@care.test");
    let fields = [("email", email.as_str()), ("password", PASSWORD), ("next", next)];
    let signed = world
        .submit_with(Persona::Nobody, "/sign-in", &fields, cookies)
        .await;
    assert_eq!((signed.status, signed.location()), (StatusCode::SEE_OTHER, next));
    let cookies = format!("{cookies}; {}", signed.cookies());
    let page = world.get_with(Persona::Nobody, next, &cookies).await;
    (cookies, page)
}

async fn stored(world: &World) -> i64 {
    let mut tx = world.ctx.db.read().await.unwrap();
    roundwell::identity::store::kept_forms(&mut tx).await.unwrap()
}

#[tokio::test]
async fn what_was_typed_waits_for_whoever_typed_it() {
    on_both_databases(async |world| {
        let page = format!("/teams/{}/actions", world.team);
        let owner = owner(&world.get(Persona::Lead, &page).await.body);
        world.end_sign_in(Persona::Lead).await;
        let ended = send(&world, &page, &owner).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        assert!(
            ended.location().starts_with("/sign-in?next=/teams"),
            "{}",
            ended.location()
        );
        let cookies = ended.cookies();
        assert!(!cookies.contains("door"), "{cookies}");
        let asked = world.get_with(Persona::Nobody, ended.location(), &cookies).await;
        assert!(asked.body.contains("is kept for half an hour"), "{}", asked.body);

        let (cookies, back) = sign_in(&world, "lead", &cookies, &page).await;
        assert!(
            back.body.contains("A door that closes, &quot;for once&quot;"),
            "{}",
            back.body
        );
        assert!(
            back.body.contains("so this was not sent"),
            "it says so, and sends nothing by itself"
        );
        let again = world.get_with(Persona::Nobody, &page, &cookies).await;
        assert!(again.body.contains("A door that closes"), "until it is sent");
        let elsewhere = world.get_with(Persona::Nobody, "/account", &cookies).await;
        assert!(!elsewhere.body.contains("A door that closes"));

        let team = world.team.to_string();
        let fields = [
            ("team", team.as_str()),
            ("title", "A quiet room"),
            ("measure", TEXT),
            ("area", "support"),
            ("kind", "condition"),
            ("level", "manager"),
            ("_back", page.as_str()),
        ];
        let done = world
            .submit_with(Persona::Nobody, "/teams/{team}/actions", &fields, &cookies)
            .await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert!(
            done.headers.get_all(header::SET_COOKIE).iter().any(|cookie| {
                let cookie = cookie.to_str().unwrap();
                cookie.contains("roundwell-kept=;") && cookie.contains("Max-Age=0")
            }),
            "its cookie goes"
        );
        assert_eq!(stored(&world).await, 0, "and its row");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_on_that_browser_gets_it() {
    on_both_databases(async |world| {
        let page = format!("/teams/{}/actions", world.team);
        let owner = owner(&world.get(Persona::Lead, &page).await.body);
        world.end_sign_in(Persona::Lead).await;
        let cookies = send(&world, &page, &owner).await.cookies();
        assert_eq!(stored(&world).await, 1, "it waits");
        let (_, theirs) = sign_in(&world, "host", &cookies, &page).await;
        assert!(!theirs.body.contains("A door that closes"), "{}", theirs.body);
        assert_eq!(stored(&world).await, 0, "it is dropped");
        let (_, late) = sign_in(&world, "lead", &cookies, &page).await;
        assert!(!late.body.contains("A door that closes"));
    })
    .await;
}

#[tokio::test]
async fn it_waits_for_half_an_hour() {
    on_both_databases(async |world| {
        let page = format!("/teams/{}/actions", world.team);
        let owner = owner(&world.get(Persona::Lead, &page).await.body);
        world.end_sign_in(Persona::Lead).await;
        let cookies = send(&world, &page, &owner).await.cookies();
        assert_eq!(stored(&world).await, 1, "it waits");
        world.ctx.clock.advance(TimeDelta::minutes(30));
        let (_, late) = sign_in(&world, "lead", &cookies, &page).await;
        assert!(!late.body.contains("A door that closes"));
        roundwell_server::jobs::run_due(&world.ctx).await;
        assert_eq!(stored(&world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_kept_is_shown_to_copy() {
    on_both_databases(async |world| {
        let page = format!("/teams/{}/actions", world.team);
        world.end_sign_in(Persona::Lead).await;
        let shown = send(&world, &page, "").await;
        assert_eq!(shown.status, StatusCode::UNAUTHORIZED);
        assert!(
            shown.body.contains("A door that closes") && shown.body.contains("could not be kept"),
            "{}",
            shown.body
        );
        assert!(shown.body.contains("action=\"/sign-in\""));
        assert_eq!(stored(&world).await, 0);
    })
    .await;
}
