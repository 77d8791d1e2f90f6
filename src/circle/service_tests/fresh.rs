//! What a command hands on to the screens of its own process.

use super::*;
use crate::circle::{
    engine::Timer,
    fresh::Fresh,
    watch::{self, Place},
};

#[tokio::test]
async fn a_watched_room_is_handed_on_once_and_as_it_is_stored() {
    both(async |ctx| {
        let ward = ward(&ctx).await;
        ward.checks_in(&ctx).await;
        assert!(
            ctx.local::<Fresh>().take(ward.session).is_none(),
            "nobody watches"
        );
        ctx.local::<Fresh>().want(ward.session);
        for timer in [Timer::Hidden, Timer::Shown] {
            ward.does(&ctx, 0, Command::ShowTimer { timer }).await.unwrap();
        }
        let fresh = ctx.local::<Fresh>().take(ward.session).expect("somebody watches");
        let stored = watch::opened(&ctx, ward.people[0].organisation, ward.session)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(fresh.version(), stored.version());
        for person in 0..ward.people.len() {
            let place = Place::Seat(Ward::seat(&ward.sees(&ctx, person).await));
            let seen = fresh.seen_from(ctx.now(), place, "en");
            assert!(seen.is_some() && seen == stored.seen_from(ctx.now(), place, "en"));
        }
        assert!(ctx.local::<Fresh>().take(ward.session).is_none(), "taken");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_handed_on_of_what_was_refused_or_is_over() {
    both(async |ctx| {
        let ward = ward(&ctx).await;
        ward.checks_in(&ctx).await;
        ctx.local::<Fresh>().want(ward.session);
        ward.does(&ctx, 1, Command::NextStage).await.unwrap_err();
        assert!(ctx.local::<Fresh>().take(ward.session).is_none(), "refused");
        let cause = LostCause::Other;
        ward.does(&ctx, 0, Command::Curtail { cause }).await.unwrap();
        assert!(ctx.local::<Fresh>().take(ward.session).is_none(), "erased");
        ctx.local::<Fresh>().forget(ward.session);
        assert!(!ctx.local::<Fresh>().is_wanted(ward.session));
    })
    .await;
}
