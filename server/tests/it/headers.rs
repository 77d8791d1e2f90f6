//! Headers, cookies and the refusals that come before any handler.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use crate::support::{PASSWORD, Who, both};

#[tokio::test]
async fn every_page_forbids_what_it_does_not_need() {
    both(async |world| {
        let page = world.get(Who::Member, "/account").await;
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
        let again = world.get(Who::Member, "/account").await;
        assert_ne!(
            page.headers[header::CONTENT_SECURITY_POLICY],
            again.headers[header::CONTENT_SECURITY_POLICY]
        );
        let health = world.get(Who::Nobody, "/healthz").await;
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
    both(async |world| {
        for (name, value, status) in [
            ("sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
            ("sec-fetch-site", "same-site", StatusCode::FORBIDDEN),
            ("origin", "https://elsewhere.test", StatusCode::FORBIDDEN),
            ("origin", "null", StatusCode::FORBIDDEN),
            ("sec-fetch-site", "same-origin", StatusCode::SEE_OTHER),
            ("origin", "http://well.test", StatusCode::SEE_OTHER),
        ] {
            let request = world
                .request(Who::Member, Method::POST, "/api/people/sign-out", "text/html")
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
    both(async |world| {
        let form = [("email", "member@care.test"), ("password", PASSWORD)];
        let answer = world.submit(Who::Nobody, "/api/people/sign-in", &form).await;
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
    both(async |world| {
        assert_eq!(world.get(Who::Nobody, "/healthz").await.status, StatusCode::OK);
        assert_eq!(world.get(Who::Nobody, "/readyz").await.status, StatusCode::OK);
        world.ctx.db.close().await;
        assert_eq!(world.get(Who::Nobody, "/healthz").await.status, StatusCode::OK);
        assert_eq!(
            world.get(Who::Nobody, "/readyz").await.status,
            StatusCode::SERVICE_UNAVAILABLE
        );
    })
    .await;
}
