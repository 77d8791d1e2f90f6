//! The jobs, run by eight at once as several instances would.

use chrono::TimeDelta;

use super::{
    circles::{draft, meeting},
    *,
};
use crate::{
    action,
    circle::service as rooms,
    disclosure::store::SnapshotReader,
    ids::TeamId,
    job::Swept,
    on,
    pulse::{
        service::{advance_due, cast},
        service_tests::{MIXED, fixture, opened, sheet, token},
    },
    schedule,
};

/// Result of a job: an item that failed is a failure of the job.
fn swept(outcome: Result<Swept>) -> String {
    said(outcome.and_then(|mut swept| match swept.failed.pop() {
        Some(failed) => Err(failed.error),
        None => Ok(()),
    }))
}

pub(super) async fn pulses_open_close_and_are_published_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixture(ctx, 8).await;
    let pulse = opened(ctx, &fixture).await;
    for (actor, answers) in fixture.people.iter().zip(MIXED) {
        let token = token(ctx, actor, pulse).await;
        let ballot = sheet(&token, answers, "");
        cast(ctx, pulse, &ballot).await.unwrap();
    }
    let mut tally = AnswerCounts::new();
    for hours in [24 * 8, 24, 24 * 31] {
        ctx.clock.advance(TimeDelta::hours(hours));
        tally = at_once(ctx, |ctx, _| async move { swept(advance_due(&ctx).await) }).await;
    }
    let mut tx = ctx.db.read().await.unwrap();
    let access = crate::testing::team_access(&mut tx, fixture.team).await;
    let shown = crate::disclosure::store::of_team(&mut tx, &access, SnapshotReader::Team, ctx.now()).await;
    assert_eq!(shown.unwrap().len(), 1);
    tally
}

async fn sessions(ctx: &Ctx, team: TeamId, state: &str) -> i64 {
    let mut tx = ctx.db.read().await.unwrap();
    let count = "select count(*) from session where team_id = $1 and state = $2";
    let count = on!(tx, |conn| sqlx::query_scalar(count)
        .bind(team)
        .bind(state)
        .fetch_one(conn)
        .await);
    count.unwrap()
}

pub(super) async fn sessions_are_planned_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = meeting(ctx).await;
    let tally = at_once(ctx, |ctx, _| async move {
        swept(schedule::service::generate_sessions(&ctx).await)
    });
    let tally = tally.await;
    let planned = sessions(ctx, fixture.team, "planned").await;
    assert!(planned >= 8, "{planned}");
    schedule::service::generate_sessions(ctx).await.unwrap();
    assert_eq!(sessions(ctx, fixture.team, "planned").await, planned);
    tally
}

pub(super) async fn sessions_are_lost_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = meeting(ctx).await;
    ctx.clock.advance(TimeDelta::days(3));
    let tally = at_once(ctx, |ctx, _| async move {
        swept(schedule::service::mark_missed(&ctx).await)
    });
    let tally = tally.await;
    assert_eq!(sessions(ctx, fixture.team, "lost").await, 1);
    tally
}

pub(super) async fn rooms_that_everybody_left_close_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = meeting(ctx).await;
    rooms::open_room(ctx, &fixture.people[0], fixture.session())
        .await
        .unwrap();
    ctx.clock.advance(rooms::ABANDONED + TimeDelta::minutes(1));
    let tally = at_once(
        ctx,
        |ctx, _| async move { swept(rooms::close_abandoned(&ctx).await) },
    )
    .await;
    assert_eq!(sessions(ctx, fixture.team, "curtailed").await, 1);
    tally
}

pub(super) async fn a_late_reply_is_taken_up_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixture(ctx, 2).await;
    let action = action::service::agree(ctx, &fixture.people[0], fixture.team, &draft()).await;
    ctx.clock.advance(TimeDelta::days(31));
    let tally = at_once(ctx, |ctx, _| async move {
        swept(action::service::escalate_overdue(&ctx).await)
    });
    let tally = tally.await;
    let read = action::service::read(ctx, &fixture.people[0], action.unwrap()).await;
    assert_eq!(read.unwrap().history.len(), 2);
    tally
}
