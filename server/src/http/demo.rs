//! The demonstration's routes, given what they need of this server.

use std::pin::Pin;

use axum::Router;
use roundwell::Ctx;
use roundwell_demo::RouteState;

use super::state::Http;
use crate::jobs;

/// Routes of the package `roundwell-demo`; mounted in a demonstration alone.
pub(super) fn routes(http: &Http) -> Router<Http> {
    roundwell_demo::routes(RouteState {
        ctx: http.ctx.clone(),
        base_url: http.site.base_url.clone(),
        due_jobs,
    })
}

/// Runs every due job of this server, once.
pub fn due_jobs(ctx: Ctx) -> Pin<Box<dyn Future<Output = ()> + Send>> {
    Box::pin(async move { jobs::run_due(&ctx).await })
}
