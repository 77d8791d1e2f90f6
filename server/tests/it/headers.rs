//! Headers, cookies and the refusals that come before any handler.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
    routing::get,
};
use roundwell_server::http;
use tower::ServiceExt;

use crate::support::{PASSWORD, Persona, handlers, on_both_databases};

#[tokio::test]
async fn every_page_forbids_what_it_does_not_need() {
    on_both_databases(async |world| {
        let page = world.get(Persona::Member, "/account").await;
        let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .unwrap();
        assert!(
            !nonce.is_empty()
                && policy.contains("frame-ancestors 'none'")
                && !policy.contains("unsafe-inline")
        );
        assert_eq!(page.headers["referrer-policy"], "same-origin");
        assert_eq!(page.headers["x-content-type-options"], "nosniff");
        assert!(page.headers.contains_key("permissions-policy"));
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
        assert!(
            !page.headers.contains_key("strict-transport-security"),
            "plain http has none"
        );
        let again = world.get(Persona::Member, "/account").await;
        assert_ne!(
            page.headers[header::CONTENT_SECURITY_POLICY],
            again.headers[header::CONTENT_SECURITY_POLICY]
        );
        let health = world.get(Persona::Nobody, "/healthz").await;
        assert!(
            health.headers[header::CONTENT_SECURITY_POLICY]
                .to_str()
                .unwrap()
                .starts_with("default-src 'none'")
        );
    })
    .await;
}

#[tokio::test]
async fn posts_from_elsewhere_are_refused() {
    on_both_databases(async |world| {
        for (name, value, status) in [
            ("sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
            ("sec-fetch-site", "same-site", StatusCode::FORBIDDEN),
            ("origin", "https://elsewhere.test", StatusCode::FORBIDDEN),
            ("origin", "null", StatusCode::FORBIDDEN),
            ("sec-fetch-site", "same-origin", StatusCode::SEE_OTHER),
            ("origin", "http://well.test", StatusCode::SEE_OTHER),
        ] {
            let request = world
                .request(Persona::Member, Method::POST, "/sign-out", "text/html")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(name, value)
                .body(Body::empty());
            assert_eq!(
                world.send(request.unwrap()).await.status,
                status,
                "{name}: {value}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn the_sign_in_cookie_is_out_of_reach_of_scripts() {
    on_both_databases(async |world| {
        let form = [("email", "member@care.test"), ("password", PASSWORD)];
        let answer = world.submit(Persona::Nobody, "/sign-in", &form).await;
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
            assert!(cookie.contains(part), "{part} in {cookie}");
        }
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"));
    })
    .await;
}

#[tokio::test]
async fn health_says_whether_it_can_work() {
    on_both_databases(async |world| {
        assert_eq!(
            world.get(Persona::Nobody, "/healthz").await.status,
            StatusCode::OK
        );
        assert_eq!(world.get(Persona::Nobody, "/readyz").await.status, StatusCode::OK);
        world.ctx.db.close().await;
        assert_eq!(
            world.get(Persona::Nobody, "/healthz").await.status,
            StatusCode::OK
        );
        assert_eq!(
            world.get(Persona::Nobody, "/readyz").await.status,
            StatusCode::SERVICE_UNAVAILABLE
        );
    })
    .await;
}

async fn panics() -> &'static str {
    panic!("on purpose")
}

fn has_all(what: &str, headers: &HeaderMap) {
    for name in [
        "x-content-type-options",
        "referrer-policy",
        "cross-origin-opener-policy",
        "permissions-policy",
    ] {
        assert!(headers.contains_key(name), "{name} of {what}: {headers:?}");
    }
    let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(
        policy.contains("frame-ancestors 'none'") && policy.contains("default-src"),
        "{what}: {policy}"
    );
}

#[tokio::test]
async fn no_answer_is_without_the_headers_not_even_that_of_a_panic() {
    on_both_databases(async |world| {
        let router = http::guarded(Router::new().route("/panics", get(panics)), handlers(&world.ctx));
        let broken = router
            .oneshot(Request::get("/panics").body(Body::empty()).unwrap())
            .await
            .unwrap();
        assert_eq!(broken.status(), StatusCode::INTERNAL_SERVER_ERROR);
        has_all("a panic", broken.headers());

        let nothing = world.get(Persona::Nobody, "/nowhere").await;
        assert_eq!(nothing.status, StatusCode::NOT_FOUND);
        has_all("a page that is missing", &nothing.headers);
        let missing = world.get(Persona::Nobody, "/pkg/nothing.js").await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
        has_all("a file that is missing", &missing.headers);
        let long = format!("name={}", "x".repeat(2 * http::MAX_BYTES));
        let large = world
            .request(Persona::Member, Method::POST, "/account", "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, long.len())
            .header("sec-fetch-site", "same-origin");
        let large = world.send(large.body(Body::from(long)).unwrap()).await;
        assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
        has_all("what is too large", &large.headers);
        let elsewhere = world.request(Persona::Member, Method::POST, "/sign-out", "text/html");
        let elsewhere = elsewhere
            .header("origin", "https://elsewhere.test")
            .body(Body::empty());
        let elsewhere = world.send(elsewhere.unwrap()).await;
        assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
        has_all("a post from elsewhere", &elsewhere.headers);
        let wrong = world
            .request(Persona::Nobody, Method::DELETE, "/healthz", "text/html")
            .header("origin", "http://well.test");
        let wrong = world.send(wrong.body(Body::empty()).unwrap()).await;
        assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
        has_all("a method that is not allowed", &wrong.headers);
    })
    .await;
}

#[tokio::test]
async fn a_post_from_elsewhere_is_refused_in_words() {
    on_both_databases(async |world| {
        let send = async |language: &str, accept: &str, origin: Option<&str>| {
            let mut request = world
                .request(Persona::Member, Method::POST, "/sign-out", accept)
                .header(header::ACCEPT_LANGUAGE, language);
            if let Some(origin) = origin {
                request = request.header("origin", origin);
            }
            world.send(request.body(Body::empty()).unwrap()).await
        };
        let page = send("en", "text/html", Some("https://<elsewhere>.test")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        for words in [
            "This was not sent from here",
            "http://well.test",
            "ROUNDWELL_BASE_URL",
            "Host $http_host",
            "&lt;elsewhere&gt;",
        ] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        let french = send("fr-CA", "text/html", Some("null")).await;
        assert!(
            french.body.contains("lang=\"fr\"") && french.body.contains("ne vient pas d’ici"),
            "{}",
            french.body
        );
        let program = send("en", "application/json", Some("null")).await;
        assert_eq!(
            (program.status, program.body.as_str()),
            (StatusCode::FORBIDDEN, "\"Denied\"")
        );
        assert_eq!(
            send("en", "text/html", None).await.status,
            StatusCode::FORBIDDEN,
            "who says nothing is refused"
        );
        assert_eq!(
            world.get(Persona::Member, "/account").await.status,
            StatusCode::OK,
            "and nobody was signed out"
        );
    })
    .await;
}

#[tokio::test]
async fn without_its_style_it_is_not_ready() {
    on_both_databases(async |world| {
        let mut handlers = handlers(&world.ctx);
        let mut site = (*handlers.site).clone();
        site.style = "/pkg/roundwell.gone.css".into();
        handlers.site = site.into();
        let router = http::router(handlers);
        let answer = router
            .oneshot(Request::get("/readyz").body(Body::empty()).unwrap())
            .await
            .unwrap();
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    })
    .await;
}
