//! Secrets stand in no query of an address, and in no line of the log.

use axum::http::StatusCode;
use roundwell::team::{Role, service};
use roundwell_server::cli::speaks;
use tracing_subscriber::{filter::filter_fn, layer::SubscriberExt};

use crate::{
    linking::log::Log,
    support::{Answer, PASSWORD, Persona, World, on_both_databases},
};

async fn invited(world: &World) -> String {
    let admin = world.actor(Persona::Admin).await;
    let link = service::invite(&world.ctx, &admin, world.team, Role::Member);
    link.await.unwrap().reveal()
}

fn back(answer: &Answer) -> Option<String> {
    let cookies = answer.cookies();
    let back = cookies
        .split("; ")
        .find(|cookie| cookie.starts_with("roundwell-back="));
    back.map(str::to_owned)
}

#[tokio::test]
async fn a_way_back_that_is_a_secret_is_kept_by_the_browser() {
    on_both_databases(async |world| {
        let code = world.add_records().await.code;
        let token = invited(&world).await;
        let (join, door) = (format!("/join/{token}"), format!("/j/{code}"));
        for (path, secret, function, field) in [
            (&join, &token, "/join/{token}/signed-in", "token"),
            (&door, &code, "/j/{code}/sit-in", "code"),
        ] {
            let form = [(field, secret.as_str()), ("_back", path.as_str())];
            let ended = world.submit(Persona::Nobody, function, &form).await;
            assert_eq!(
                (ended.status, ended.location()),
                (StatusCode::SEE_OTHER, "/sign-in")
            );
            let kept = back(&ended).unwrap();
            let page = world.get_with(Persona::Nobody, "/sign-in", &kept).await;
            assert!(
                page.body.contains(&format!("value=\"{path}\"")),
                "the form knows the way"
            );
            let form = [
                ("email", "member@care.test"),
                ("password", PASSWORD),
                ("next", path.as_str()),
            ];
            let again = world.submit_with(Persona::Nobody, "/sign-in", &form, &kept).await;
            assert_eq!(again.location(), path.as_str());
            assert_eq!(
                back(&again).as_deref(),
                Some("roundwell-back="),
                "it is taken once"
            );
        }
        let page = world.get(Persona::Nobody, &door).await;
        assert!(
            page.body.contains("href=\"/sign-in\"") && !page.body.contains("next="),
            "{}",
            page.body
        );
        assert_eq!(back(&page), Some(format!("roundwell-back={door}")));
        // Other ways back are no secret, and can be shared and kept.
        let account = world.get(Persona::Nobody, "/account").await;
        assert_eq!(account.location(), "/sign-in?next=/account");
    })
    .await;
}

#[tokio::test]
async fn no_line_of_the_log_holds_what_opens_a_door() {
    on_both_databases(async |world| {
        let lines = Log::default();
        let subscriber = tracing_subscriber::registry()
            .with(tracing_subscriber::filter::LevelFilter::TRACE)
            .with(filter_fn(speaks))
            .with(tracing_subscriber::fmt::layer().with_writer(lines.clone()));
        let listening = tracing::subscriber::set_default(subscriber);
        let (code, token) = (world.add_records().await.code, invited(&world).await);
        for path in [
            format!("/join/{token}"),
            format!("/j/{code}"),
            format!("/j?code={code}"),
            format!("/join/{token}/signed-in"),
            format!("/api/{token}"),
            format!("/api/{}{token}", "x".repeat(50_000)),
            format!("/nowhere/{token}?code={code}"),
        ] {
            world.get(Persona::Nobody, &path).await;
            world
                .submit(Persona::Nobody, &path, &[("token", &token), ("code", &code)])
                .await;
        }
        let form = [("email", "member@care.test"), ("password", PASSWORD)];
        world.submit(Persona::Nobody, "/sign-in", &form).await;
        drop(listening);
        let log = lines.text();
        assert!(log.contains("/join/{token}") && log.contains("/sign-in"), "{log}");
        for secret in [
            token.as_str(),
            code.as_str(),
            PASSWORD,
            "member@care.test",
            "xxxx",
        ] {
            assert!(!log.contains(secret), "{secret}: {log}");
        }
    })
    .await;
}
