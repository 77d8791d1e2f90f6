//! Every cookie, over https and over plain http.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use roundwell::{
    identity::{self, Browser},
    team::{DatabasePurpose, Role, service},
};
use roundwell_server::config::Config;

use crate::support::{Answer, PASSWORD, Persona, World, config, on_both_databases, person};

fn set(answer: &Answer) -> Vec<String> {
    let all = answer.headers.get_all(header::SET_COOKIE).iter();
    all.map(|cookie| cookie.to_str().unwrap().to_owned()).collect()
}

/// Each way in which a browser is given a cookie, or has one taken back.
async fn given(world: &World, sign_in: &str) -> Vec<String> {
    let mut given = Vec::new();
    let form = [("email", "member@care.test"), ("password", PASSWORD)];
    given.extend(set(&world.submit(Persona::Nobody, "/sign-in", &form).await));
    let wanted = [("locale", "fr"), ("theme", "dark"), ("_back", "/help")];
    given.extend(set(&world.submit(Persona::Nobody, "/preferences", &wanted).await));
    let wrong = [
        ("email", "nobody"),
        ("password", "nothing"),
        ("_back", "/sign-in"),
    ];
    let refused = world.submit(Persona::Nobody, "/sign-in", &wrong).await;
    given.extend(set(&refused));
    given.extend(set(&world
        .get_with(Persona::Nobody, "/sign-in", &refused.cookies())
        .await));
    let team = world.team.to_string();
    let invite = [("team", team.as_str()), ("role", "member")];
    let made = world
        .submit_with(Persona::Nobody, "/teams/{team}/invitations", &invite, sign_in)
        .await;
    given.extend(set(&made));
    let cookies = format!("{sign_in}; {}", made.cookies());
    let people = format!("/teams/{team}/people");
    given.extend(set(&world.get_with(Persona::Nobody, &people, &cookies).await));
    given.extend(set(&world
        .submit_with(Persona::Nobody, "/sign-out", &[], sign_in)
        .await));
    given
}

#[tokio::test]
async fn over_https_every_cookie_is_secure_and_of_this_host_alone() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let config = Config {
            base_url: "https://well.test".into(),
            ..config()
        };
        let world = world.set_up(&config, DatabasePurpose::People);
        let lead = [("email", "lead@care.test"), ("password", PASSWORD)];
        let lead = world.submit(Persona::Nobody, "/sign-in", &lead).await.cookies();
        let mut given = given(&world, &lead).await;
        let guest = [("code", records.code.as_str()), ("name", "Noor")];
        given.extend(set(&world
            .submit(Persona::Nobody, "/j/{code}/join", &guest)
            .await));
        for name in ["", "-device", "-language", "-theme", "-done", "-link", "-guest"] {
            let start = format!("__Host-roundwell{name}");
            assert!(
                given.iter().any(|cookie| cookie.starts_with(&start)),
                "{name}: {given:?}"
            );
        }
        for cookie in given {
            // What an earlier version set without the prefix is only ever taken back.
            let taken_back = cookie.starts_with("rw_") && cookie.contains("Max-Age=0");
            let attributes = ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"];
            let has = |attribute: &&str| cookie.split("; ").any(|part| part == *attribute);
            assert!(
                taken_back || (cookie.starts_with("__Host-") && attributes.iter().all(has)),
                "{cookie}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn without_https_every_cookie_works_all_the_same() {
    on_both_databases(async |world| {
        let lead = [("email", "lead@care.test"), ("password", PASSWORD)];
        let lead = world.submit(Persona::Nobody, "/sign-in", &lead).await.cookies();
        for cookie in given(&world, &lead).await {
            assert!(
                !cookie.contains("Secure") && !cookie.contains("__Host-"),
                "{cookie}"
            );
            assert!(
                cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
                "{cookie}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn language_and_theme_are_kept_and_what_an_earlier_version_kept_is_read() {
    on_both_databases(async |world| {
        let wanted = [("locale", "fr"), ("theme", "dark"), ("_back", "/help")];
        let answer = world.submit(Persona::Nobody, "/preferences", &wanted).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, "/help")
        );
        for cookies in [answer.cookies().as_str(), "rw_locale=fr; rw_theme=dark"] {
            let page = world.get_with(Persona::Nobody, "/help", cookies).await;
            assert!(page.body.contains("lang=\"fr\""), "{cookies}");
            assert!(page.body.contains("data-theme=\"dark\""), "{cookies}");
        }
        let newer = "rw_locale=fr; roundwell-language=en";
        let page = world.get_with(Persona::Nobody, "/help", newer).await;
        assert!(page.body.contains("lang=\"en\""), "what was chosen last counts");
    })
    .await;
}

#[tokio::test]
async fn the_demonstration_ends_what_the_browser_had_before() {
    on_both_databases(async |world| {
        let world = world.set_up(&config(), DatabasePurpose::Demonstration);
        let admin = world.actor(Persona::Admin).await;
        let link = service::invite(&world.ctx, &admin, world.team, Role::Member)
            .await
            .unwrap();
        let person = identity::NewAdmin {
            email: "rosa@alder-vale.example".into(),
            ..person("Rosa")
        };
        let input = service::JoinAs {
            person,
            time_zone: "Europe/London".into(),
        };
        service::join_with_new_account(&world.ctx, &link, input, &Browser::default())
            .await
            .unwrap();
        let before = world.request(Persona::Lead, Method::GET, "/demo/sign-in/member", "text/html");
        let answer = world.send(before.body(Body::empty()).unwrap()).await;
        let account = world
            .get_with(Persona::Nobody, "/account", &answer.cookies())
            .await;
        assert_eq!(account.status, StatusCode::OK);
        assert_eq!(
            world.get(Persona::Lead, "/account").await.status,
            StatusCode::SEE_OTHER
        );
    })
    .await;
}
