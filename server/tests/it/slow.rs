//! Requests that take too long to arrive.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use futures_util::{StreamExt, stream};
use roundwell_server::http;
use tower::ServiceExt;

use crate::support::{Persona, handlers, on_both_databases};

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    on_both_databases(async |world| {
        let mut handlers = handlers(&world.ctx);
        handlers.patience = Duration::from_millis(20);
        let router = http::router(handlers);
        for (path, accept) in [
            ("/sign-in", "text/html"),
            ("/sign-in", "application/json"),
            ("/ballots/cast", "application/json"),
            ("/preferences", "text/html"),
            ("/no-such-page", "text/html"),
        ] {
            let begun = stream::iter([Ok::<_, std::io::Error>("email=")]).chain(stream::pending());
            let request = world
                .request(Persona::Nobody, Method::POST, path, accept)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .body(Body::from_stream(begun))
                .unwrap();
            let answer = router.clone().oneshot(request).await.unwrap();
            assert_eq!(answer.status(), StatusCode::REQUEST_TIMEOUT, "{path}");
        }
    })
    .await;
}
