//! Tests of the cache of open pulses: never its box, and never for long.

use super::*;
use crate::{
    pulse::{service::key_cache::OpenPulseCache, store},
    testing::again,
};

/// An open pulse of six whose key is at hand, since somebody has just cast, and the token it was cast with.
async fn just_cast(ctx: &Ctx) -> (Fixture, PulseId, BallotToken) {
    let fixture = fixture(ctx, 6).await;
    let pulse = opened(ctx, &fixture).await;
    let token = token(ctx, fixture.lead(), pulse).await;
    assert!(
        !ctx.local::<OpenPulseCache>().holds(pulse),
        "only a cast brings it"
    );
    cast(ctx, pulse, &sheet(&token, [3; 6], "")).await.unwrap();
    assert!(ctx.local::<OpenPulseCache>().holds(pulse));
    (fixture, pulse, token)
}

#[tokio::test]
async fn a_pulse_closed_meanwhile_takes_no_ballot_through_a_key_at_hand() {
    on_both_databases(async |ctx| {
        let (_, pulse, token) = just_cast(&ctx).await;
        let mut tx = ctx.db.begin().await.unwrap();
        assert!(store::close(&mut tx, pulse).await.unwrap());
        tx.commit().await.unwrap();
        let late = cast(&ctx, pulse, &sheet(&token, [5; 6], "")).await;
        assert_eq!(code(late), "pulse-not-open");
        let mut tx = ctx.db.begin().await.unwrap();
        let kept = store::take_box(&mut tx, pulse, 6).await.unwrap().unwrap();
        assert_eq!(kept.empty().0[0].1.get(0), Some(3), "what was in the box stays");
    })
    .await;
}

#[tokio::test]
async fn the_key_is_gone_after_the_close() {
    on_both_databases(async |ctx| {
        let (_, pulse, token) = just_cast(&ctx).await;
        // Another process closes: here nobody has cast since, and the next round of jobs finds nothing to do.
        ctx.clock.advance(TimeDelta::days(8));
        advance_due(&again(&ctx).await).await.unwrap();
        advance_due(&ctx).await.unwrap();
        assert!(!ctx.local::<OpenPulseCache>().holds(pulse));

        let (_, pulse, _) = just_cast(&ctx).await;
        forward(&ctx, 24 * 8).await;
        assert!(!ctx.local::<OpenPulseCache>().holds(pulse));
        let late = cast(&ctx, pulse, &sheet(&token, [5; 6], "")).await;
        assert_eq!(code(late), "pulse-not-open");
        assert!(
            !ctx.local::<OpenPulseCache>().holds(pulse),
            "a closed pulse is not at hand"
        );
    })
    .await;
}

#[tokio::test]
async fn a_key_is_at_hand_for_five_seconds_and_not_beyond_the_closing_time() {
    on_both_databases(async |ctx| {
        let (_, first, _) = just_cast(&ctx).await;
        ctx.clock.advance(TimeDelta::seconds(5));
        let (_, second, token) = just_cast(&ctx).await;
        assert!(
            !ctx.local::<OpenPulseCache>().holds(first),
            "every use drops what is past"
        );

        let closes_at = ballot_page(&ctx, None, second).await.unwrap().pulse.closes_at;
        ctx.clock
            .advance(closes_at - ctx.now() - TimeDelta::microseconds(1));
        cast(&ctx, second, &sheet(&token, [4; 6], "")).await.unwrap();
        assert!(ctx.local::<OpenPulseCache>().holds(second));
        ctx.clock.advance(TimeDelta::microseconds(1));
        let late = cast(&ctx, second, &sheet(&token, [5; 6], "")).await;
        assert_eq!(code(late), "pulse-not-open");
        assert!(!ctx.local::<OpenPulseCache>().holds(second));
    })
    .await;
}

#[tokio::test]
async fn with_a_key_at_hand_the_same_is_refused_as_without() {
    on_both_databases(async |ctx| {
        let (_, other, foreign) = just_cast(&ctx).await;
        let (_, pulse, token) = just_cast(&ctx).await;
        assert!(ctx.local::<OpenPulseCache>().holds(other));
        let six = Cast {
            answers: vec![Some(6); 6],
            ..sheet(&token, [3; 6], "")
        };
        let foreign_six = Cast {
            token: foreign.to_hex(),
            ..six.clone()
        };
        assert_eq!(code(cast(&ctx, pulse, &foreign_six).await), "ballot-foreign");
        assert_eq!(code(cast(&ctx, pulse, &six).await), "ballot-answer");
        let unknown = PulseId(ctx.entropy.uuid());
        assert_eq!(code(cast(&ctx, unknown, &six).await), "missing");
    })
    .await;
}
