//! A server whose clock is far ahead of the last time known, as whoever runs it meets it: in its log, in its answers, in a terminal.

use roundwell::testing;
use roundwell_server::jobs::run_due;

use crate::{
    jobs::{stands, state_of},
    support::{
        Persona, on_both_databases,
        program::{Program, command, until},
    },
};

#[tokio::test]
async fn jobs_wait_for_a_clock_that_is_far_ahead_until_it_is_accepted() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        // The last time known lies in September 2025, and the machine's clock a long way after it.
        run_due(&world.ctx).await;
        let database = testing::url(&world.ctx);
        let mut server = Program::serve(&database, &[]).await;
        server.says("the clock is not where it was expected").await;
        let ready = server.get("", "/readyz").await;
        assert!(ready.starts_with("HTTP/1.1 200"), "{ready}");
        assert!(ready.contains("expected was 2025-09-12"), "{ready}");
        let home = format!("/teams/{}", world.team);
        let page = server.get(&world.cookie(Persona::Member), &home).await;
        assert!(page.starts_with("HTTP/1.1 200"), "nobody is signed out: {page}");
        stands(&world, &records).await;

        let accepted = command(&database, 0, &["clock", "accept"])
            .output()
            .await
            .unwrap();
        let said = String::from_utf8_lossy(&accepted.stdout);
        assert!(accepted.status.success(), "{accepted:?}");
        assert!(said.contains("The last time known was 2025-09-12"), "{said}");
        assert!(said.contains("Jobs that waited go on"), "{said}");
        server.says("the clock is believed again: jobs go on").await;
        until("the abandoned room is closed", async || {
            state_of(&world.ctx, "session", &records.open).await.as_deref() == Some("curtailed")
        })
        .await;
    })
    .await;
}
