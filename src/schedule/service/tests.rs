//! A circle's sessions from the plan to the end, on both databases.

mod fixture;

use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::{
    ids::CircleId,
    on,
    schedule::{GRACE, LostCause, SessionState, TypedCallOff, TypedCircle, TypedMove, calendar},
    team::Role,
    testing::{Fixture, on_both_databases},
};
use fixture::*;

#[tokio::test]
async fn eight_weeks_are_kept_planned() {
    on_both_databases(async |ctx| {
        let (fixture, _) = planned_circle(&ctx).await;
        let sessions = coming(&ctx, &fixture).await;
        assert_eq!(sessions.len(), 7);
        // 14:00 in London before and after the clocks go back on 26 October.
        assert_eq!(sessions[0].session.starts_at, at("2025-09-18T13:00:00Z"));
        assert_eq!(sessions[6].session.starts_at, at("2025-10-30T14:00:00Z"));
        let hosts: Vec<_> = sessions
            .iter()
            .take(3)
            .filter_map(|m| m.host_name.as_deref())
            .collect();
        assert_eq!(hosts, ["Ada", "Ben", "Ada"]);

        assert_eq!(generate_sessions(&ctx).await.unwrap().done, 0);
        ctx.clock.advance(TimeDelta::weeks(2));
        let (one, two) = tokio::join!(generate_sessions(&ctx), generate_sessions(&ctx));
        assert_eq!(one.unwrap().done + two.unwrap().done, 2);
        let times: std::collections::BTreeSet<_> = coming(&ctx, &fixture)
            .await
            .iter()
            .map(|m| m.session.starts_at)
            .collect();
        assert_eq!(times.len(), 8);
    })
    .await;
}

#[tokio::test]
async fn weeks_without_a_process_are_planned_and_lost() {
    on_both_databases(async |ctx| {
        let (fixture, _) = planned_circle(&ctx).await;
        ctx.clock.advance(TimeDelta::weeks(12));
        generate_sessions(&ctx).await.unwrap();
        assert_eq!(mark_missed(&ctx).await.unwrap().done, 11);
        assert_eq!(mark_missed(&ctx).await.unwrap().done, 0);
        let schedule = read_schedule(&ctx, fixture.member(), fixture.team).await.unwrap();
        assert_eq!(schedule.past[0].session.lost_cause, Some(LostCause::Other));
        assert_eq!(
            schedule.next.unwrap().session.starts_at,
            at("2025-12-04T14:00:00Z")
        );
    })
    .await;
}

#[tokio::test]
async fn who_may_do_what() {
    on_both_databases(async |ctx| {
        let (fixture, circle) = planned_circle(&ctx).await;
        let id = coming(&ctx, &fixture).await[0].session.id;
        for (actor, expected) in [
            (fixture.member(), "Err(Denied)"),
            (fixture.host(), "Err(Denied)"),
            (&fixture.manager, "Err(Denied)"),
            (&fixture.stranger, "Err(Missing)"),
        ] {
            assert_eq!(
                code(schedule_circle(&ctx, actor, fixture.team, &thursdays()).await),
                expected
            );
            assert_eq!(
                code(move_session(&ctx, actor, id, &TypedMove::default()).await),
                expected
            );
            assert_eq!(
                code(call_off_session(&ctx, actor, id, &TypedCallOff::default()).await),
                expected
            );
            assert_eq!(code(end_circle(&ctx, actor, circle).await), expected);
        }
        assert_eq!(
            code(read_session(&ctx, &fixture.stranger, id).await),
            "Err(Missing)"
        );
        assert_eq!(
            code(read_schedule(&ctx, &fixture.stranger, fixture.team).await),
            "Err(Missing)"
        );
        let seen = read_session(&ctx, fixture.member(), id).await.unwrap();
        assert!(seen.slots.is_empty() && seen.hosts.is_empty());
        assert!(
            next_session(&ctx, &fixture.manager, fixture.team)
                .await
                .unwrap()
                .is_some()
        );
    })
    .await;
}

#[tokio::test]
async fn moved_with_a_reason_only() {
    on_both_databases(async |ctx| {
        let (fixture, _) = planned_circle(&ctx).await;
        let id = coming(&ctx, &fixture).await[0].session.id;
        let typed = |date: &str, time: &str, reason: &str| TypedMove {
            date: date.into(),
            time: time.into(),
            reason: reason.into(),
        };
        for (to, expected) in [
            (typed("2025-09-19", "10:00", ""), "reason:choose-one"),
            (typed("", "", "acuity"), "date:not-a-date time:not-a-time"),
            (typed("2025-09-18", "14:00", "acuity"), "date:same-time"),
            (typed("2025-09-11", "10:00", "acuity"), "date:past"),
            (typed("2025-10-25", "10:00", "acuity"), "date:too-far-from-plan"),
            (typed("2025-09-25", "14:30", "acuity"), "date:slot-taken"),
            (
                typed("2025-09-25", "14:30", "mood"),
                "date:slot-taken reason:choose-one",
            ),
        ] {
            assert_eq!(
                code(move_session(&ctx, fixture.lead(), id, &to).await),
                expected,
                "{to:?}"
            );
        }
        let to = typed("2025-09-19", "10:00", "acuity");
        move_session(&ctx, fixture.lead(), id, &to).await.unwrap();
        let moved = read_session(&ctx, fixture.lead(), id).await.unwrap().meeting;
        assert_eq!(moved.session.starts_at, at("2025-09-19T09:00:00Z"));
        assert_eq!(moved.session.planned_at, at("2025-09-18T13:00:00Z"));
        assert_eq!(
            (moved.session.moved, moved.session.move_reason),
            (1, Some(LostCause::Acuity))
        );
        // The plan is kept by what was planned: nothing new appears where it was moved from.
        assert_eq!(generate_sessions(&ctx).await.unwrap().done, 0);
        let file = calendar::file(&moved, ctx.now());
        for line in [
            "DTSTART:20250919T090000Z",
            "DTEND:20250919T094500Z",
            "SEQUENCE:1",
            "LOCATION:the quiet room",
        ] {
            assert!(file.contains(line), "{line} in {file}");
        }
        assert!(!file.contains("Ada") && !file.contains("Ben"), "{file}");
    })
    .await;
}

#[tokio::test]
async fn called_off_with_a_cause_and_the_next_slot() {
    on_both_databases(async |ctx| {
        let (fixture, _) = planned_circle(&ctx).await;
        let id = coming(&ctx, &fixture).await[0].session.id;
        let detail = read_session(&ctx, fixture.lead(), id).await.unwrap();
        // Friday, Monday, Tuesday: working days at the same time.
        let slots = [
            "2025-09-19T13:00:00Z",
            "2025-09-22T13:00:00Z",
            "2025-09-23T13:00:00Z",
        ]
        .map(at);
        assert_eq!(detail.slots, slots);
        let typed = |cause: &str, slot: &str| TypedCallOff {
            cause: cause.into(),
            slot: slot.into(),
        };
        for (off, expected) in [
            (typed("", ""), "cause:choose-one"),
            (typed("tired", ""), "cause:choose-one"),
            (typed("staffing", "soon"), "slot:choose-one"),
            (typed("staffing", "2025-09-20T13:00:00Z"), "slot:slot-gone"),
            (typed("staffing", "2025-09-25T13:00:00Z"), "slot:slot-gone"),
        ] {
            assert_eq!(
                code(call_off_session(&ctx, fixture.lead(), id, &off).await),
                expected,
                "{off:?}"
            );
        }
        let off = typed("staffing", "2025-09-22T13:00:00Z");
        let instead = call_off_session(&ctx, fixture.lead(), id, &off).await.unwrap();
        let lost = read_session(&ctx, fixture.member(), id).await.unwrap();
        assert_eq!(lost.meeting.session.state, SessionState::Lost);
        assert_eq!(lost.meeting.session.rebooked_as, instead);
        assert_eq!(lost.rebooked.unwrap().session.starts_at, slots[1]);
        assert_eq!(
            code(call_off_session(&ctx, fixture.lead(), id, &off).await),
            "session-not-planned"
        );
        assert_eq!(
            next_session(&ctx, fixture.host(), fixture.team)
                .await
                .unwrap()
                .unwrap()
                .session
                .id,
            instead.unwrap()
        );
        // The slot is taken now; the day before the next circle is still free.
        let second = coming(&ctx, &fixture).await[0].session.id;
        assert_eq!(Some(second), instead);
        assert_eq!(generate_sessions(&ctx).await.unwrap().done, 0);
    })
    .await;
}

#[tokio::test]
async fn a_session_nobody_opened_can_be_opened_for_a_day() {
    on_both_databases(async |ctx| {
        let (fixture, _) = planned_circle(&ctx).await;
        let first = coming(&ctx, &fixture).await[0].session.clone();
        ctx.clock.advance(first.ends_at() - ctx.now());
        let schedule = read_schedule(&ctx, fixture.member(), fixture.team).await.unwrap();
        assert_eq!(schedule.unheld.len(), 1);
        assert_ne!(schedule.next.unwrap().session.id, first.id);
        assert!(schedule.unheld[0].session.can_open(ctx.now()));
        ctx.clock.advance(GRACE - TimeDelta::seconds(1));
        assert_eq!(mark_missed(&ctx).await.unwrap().done, 0);
        ctx.clock.advance(TimeDelta::seconds(1));
        assert!(!first.can_open(ctx.now()));
        assert_eq!(mark_missed(&ctx).await.unwrap().done, 1);
    })
    .await;
}

#[tokio::test]
async fn an_ended_circle_plans_no_more() {
    on_both_databases(async |ctx| {
        let (fixture, circle) = planned_circle(&ctx).await;
        let id = coming(&ctx, &fixture).await[0].session.id;
        let off = TypedCallOff {
            cause: "room".into(),
            slot: "2025-09-19T13:00:00Z".into(),
        };
        call_off_session(&ctx, fixture.lead(), id, &off).await.unwrap();
        end_circle(&ctx, fixture.lead(), circle).await.unwrap();
        assert_eq!(
            code(end_circle(&ctx, fixture.lead(), circle).await),
            "circle-ended"
        );
        assert_eq!(generate_sessions(&ctx).await.unwrap().done, 0);
        let schedule = read_schedule(&ctx, fixture.lead(), fixture.team).await.unwrap();
        assert_eq!(
            (schedule.next, schedule.circles.len(), schedule.past.len()),
            (None, 0, 1)
        );
    })
    .await;
}

#[tokio::test]
async fn hosting_goes_round_and_can_be_handed_over() {
    on_both_databases(async |ctx| {
        let (fixture, _) = planned_circle(&ctx).await;
        let id = coming(&ctx, &fixture).await[0].session.id;
        let (ada, ben) = (fixture.lead().account, fixture.host().account);
        assert_eq!(
            code(hand_hosting(&ctx, fixture.host(), id, fixture.member().account).await),
            "host:choose-one"
        );
        assert_eq!(
            code(hand_hosting(&ctx, fixture.member(), id, ben).await),
            "Err(Denied)"
        );
        hand_hosting(&ctx, fixture.host(), id, ben).await.unwrap();
        let hosts: Vec<_> = coming(&ctx, &fixture)
            .await
            .iter()
            .map(|m| m.session.host_account_id)
            .collect();
        assert_eq!(hosts[..3], [Some(ben), Some(ben), Some(ada)]);

        // Somebody who no longer hosts is no longer expected to.
        let mut tx = ctx.db.begin().await.unwrap();
        on!(tx, |conn| sqlx::query(
            "update membership set role = 'member' where account_id = $1"
        )
        .bind(ben)
        .execute(conn)
        .await
        .map(drop))
        .unwrap();
        tx.commit().await.unwrap();
        generate_sessions(&ctx).await.unwrap();
        assert!(
            coming(&ctx, &fixture)
                .await
                .iter()
                .all(|m| m.session.host_account_id == Some(ada))
        );
    })
    .await;
}

#[test]
fn dates_are_shown_before_anything_is_written() {
    let now = at("2025-09-11T09:00:00Z");
    let dates = preview(
        &TypedCircle {
            rhythm: "four-weekly".into(),
            ..thursdays()
        },
        now,
    )
    .unwrap();
    let dates: Vec<_> = dates
        .iter()
        .map(|at| at.format("%m-%d %H:%M").to_string())
        .collect();
    assert_eq!(
        dates,
        [
            "09-18 13:00",
            "10-16 13:00",
            "11-13 14:00",
            "12-11 14:00",
            "01-08 14:00"
        ]
    );
    assert_eq!(preview(&TypedCircle::default(), now).unwrap_err().len(), 7);
}
