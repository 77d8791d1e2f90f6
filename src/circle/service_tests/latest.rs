//! Tests of the cache that hands a command's result to the screens of its own process.

use super::*;
use crate::circle::{
    engine::Timer,
    latest::LatestRoomCache,
    watch::{self, WatchPoint},
};

#[tokio::test]
async fn a_watched_room_is_handed_on_once_and_as_it_is_stored() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        fixture.checks_in(&ctx).await;
        assert!(
            ctx.local::<LatestRoomCache>().take(fixture.session()).is_none(),
            "nobody watches"
        );
        ctx.local::<LatestRoomCache>().subscribe(fixture.session());
        for timer in [Timer::Hidden, Timer::Shown] {
            fixture.does(&ctx, 0, Command::ShowTimer { timer }).await.unwrap();
        }
        let fresh = ctx
            .local::<LatestRoomCache>()
            .take(fixture.session())
            .expect("somebody watches");
        let stored = watch::opened(&ctx, fixture.people[0].organisation, fixture.session())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(fresh.version(), stored.version());
        for person in 0..fixture.people.len() {
            let place = WatchPoint::Seat(Fixture::seat(&fixture.sees(&ctx, person).await));
            let seen = fresh.seen_from(ctx.now(), place, "en");
            assert!(seen.is_some() && seen == stored.seen_from(ctx.now(), place, "en"));
        }
        assert!(
            ctx.local::<LatestRoomCache>().take(fixture.session()).is_none(),
            "taken"
        );
    })
    .await;
}

#[tokio::test]
async fn nothing_is_handed_on_of_what_was_refused_or_is_over() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        fixture.checks_in(&ctx).await;
        ctx.local::<LatestRoomCache>().subscribe(fixture.session());
        fixture.does(&ctx, 1, Command::NextStage).await.unwrap_err();
        assert!(
            ctx.local::<LatestRoomCache>().take(fixture.session()).is_none(),
            "refused"
        );
        let cause = LostCause::Other;
        fixture.does(&ctx, 0, Command::Curtail { cause }).await.unwrap();
        assert!(
            ctx.local::<LatestRoomCache>().take(fixture.session()).is_none(),
            "erased"
        );
        ctx.local::<LatestRoomCache>().forget(fixture.session());
        assert!(!ctx.local::<LatestRoomCache>().is_subscribed(fixture.session()));
    })
    .await;
}
