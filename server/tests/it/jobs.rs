//! The jobs, and what they do while the clock is doubted.

use axum::http::StatusCode;
use chrono::TimeDelta;
use roundwell::{
    Ctx, circle,
    ids::SessionId,
    on, pulse,
    schedule::{self, TypedCircle},
    team::service,
    testing, timekeeper,
};
use roundwell_server::jobs::run_due;

use crate::support::{Persona, Records, World, on_both_databases};

/// Facts that must not be undone: the open room, the session to come, the open pulse, and who is signed in.
pub(crate) async fn stands(world: &World, records: &Records) {
    for (table, id, state) in [
        ("session", &records.open, "open"),
        ("session", &records.planned, "planned"),
        ("pulse", &records.pulse, "open"),
    ] {
        assert_eq!(
            state_of(&world.ctx, table, id).await.as_deref(),
            Some(state),
            "{table}"
        );
    }
    let page = world
        .get(Persona::Member, &format!("/teams/{}", world.team))
        .await;
    assert_eq!(page.status, StatusCode::OK, "still signed in");
}

pub(crate) async fn state_of(ctx: &Ctx, table: &str, id: &str) -> Option<String> {
    let id: SessionId = id.parse().unwrap();
    let sql = format!("select state from {table} where id = $1");
    let mut tx = ctx.db.acquire().await.unwrap();
    on!(tx, |conn| sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .bind(id)
        .fetch_optional(conn)
        .await)
    .unwrap()
}

#[tokio::test]
async fn a_clock_that_jumps_and_comes_back_changes_nothing() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let ctx = &world.ctx;
        run_due(ctx).await;
        for days in [1, 40, 400, -400] {
            ctx.clock.jump(TimeDelta::days(days));
            ctx.clock.advance(TimeDelta::seconds(6));
            run_due(ctx).await;
            stands(&world, &records).await;
            let ready = world.get(Persona::Nobody, "/readyz").await;
            assert_eq!(ready.status, StatusCode::OK);
            assert!(
                ready.body.contains("the clock is doubted"),
                "{days}: {}",
                ready.body
            );
            let teams = world.get(Persona::Admin, "/teams").await;
            assert!(teams.body.contains("The server’s clock has jumped"), "{days}");
            ctx.clock.jump(TimeDelta::days(-days));
            run_due(ctx).await;
            stands(&world, &records).await;
        }
        assert_eq!(world.get(Persona::Nobody, "/readyz").await.body, "ready");
        let teams = world.get(Persona::Admin, "/teams").await;
        assert!(!teams.body.contains("The server’s clock has jumped"));
    })
    .await;
}

#[tokio::test]
async fn a_time_that_goes_on_evenly_is_believed_in_the_end() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let ctx = &world.ctx;
        run_due(ctx).await;
        ctx.clock.jump(TimeDelta::days(1));
        for _ in 0..30 {
            run_due(ctx).await;
            stands(&world, &records).await;
            ctx.clock.advance(TimeDelta::minutes(1));
        }
        run_due(ctx).await;
        assert_eq!(
            state_of(ctx, "session", &records.open).await.as_deref(),
            Some("curtailed")
        );
    })
    .await;
}

#[tokio::test]
async fn a_server_that_was_off_for_a_week_goes_on_by_itself() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        run_due(&world.ctx).await;
        world.ctx.clock.advance(TimeDelta::days(8));
        let next = testing::again(&world.ctx).await;
        run_due(&next).await;
        assert_eq!(
            state_of(&next, "pulse", &records.pulse).await.as_deref(),
            Some("open")
        );
        next.clock.advance(TimeDelta::minutes(30));
        run_due(&next).await;
        assert_ne!(
            state_of(&next, "pulse", &records.pulse).await.as_deref(),
            Some("open")
        );
        next.db.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_accepted_time_is_believed_at_once() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let ctx = &world.ctx;
        run_due(ctx).await;
        ctx.clock.jump(TimeDelta::days(1));
        run_due(ctx).await;
        stands(&world, &records).await;
        timekeeper::service::accept(ctx).await.unwrap();
        run_due(ctx).await;
        assert_eq!(
            state_of(ctx, "session", &records.open).await.as_deref(),
            Some("curtailed")
        );
    })
    .await;
}

#[tokio::test]
async fn a_room_that_cannot_be_closed_keeps_no_other_open() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let ctx = &world.ctx;
        execute(
            ctx,
            "create table kept as select session_id as id, state from room where session_id = $1",
            &records.open,
        )
        .await;
        execute(
            ctx,
            "update room set state = '{}' where session_id = $1",
            &records.open,
        )
        .await;
        let lead = world.actor(Persona::Lead).await;
        ctx.clock.advance(TimeDelta::days(7));
        let other = records.planned.parse().unwrap();
        circle::service::open_room(ctx, &lead, other).await.unwrap();
        ctx.clock.advance(TimeDelta::hours(13));
        let swept = circle::service::close_abandoned(ctx).await.unwrap();
        assert_eq!((swept.done, swept.failed.len()), (1, 1), "{swept:?}");
        assert!(swept.failed[0].item.contains(&records.open), "{swept:?}");
        assert_eq!(
            state_of(ctx, "session", &records.planned).await.as_deref(),
            Some("curtailed")
        );
        // It is tried again.
        execute(
            ctx,
            "update room set state = (select state from kept where id = $1) where session_id = $1",
            &records.open,
        )
        .await;
        let swept = circle::service::close_abandoned(ctx).await.unwrap();
        assert_eq!((swept.done, swept.failed.len()), (1, 0), "{swept:?}");
    })
    .await;
}

#[tokio::test]
async fn a_circle_that_cannot_be_planned_keeps_no_other_from_it() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let ctx = &world.ctx;
        let lead = world.actor(Persona::Lead).await;
        execute(
            ctx,
            "update circle set time_zone = 'Mars/Olympus' where id = $1",
            &records.circle,
        )
        .await;
        let plan = TypedCircle {
            title: "Friday circle".into(),
            format: "talking-piece".into(),
            rhythm: "weekly".into(),
            date: "2025-09-19".into(),
            time: "09:00".into(),
            time_zone: "Europe/London".into(),
            minutes: "30".into(),
            ..TypedCircle::default()
        };
        schedule::service::schedule_circle(ctx, &lead, world.team, &plan)
            .await
            .unwrap();
        ctx.clock.advance(TimeDelta::weeks(2));
        let swept = schedule::service::generate_sessions(ctx).await.unwrap();
        assert_eq!((swept.done, swept.failed.len()), (2, 1), "{swept:?}");
        assert!(swept.failed[0].item.contains(&records.circle), "{swept:?}");
        execute(
            ctx,
            "update circle set time_zone = 'Europe/London' where id = $1",
            &records.circle,
        )
        .await;
        let swept = schedule::service::generate_sessions(ctx).await.unwrap();
        assert_eq!((swept.done, swept.failed.len()), (2, 0), "{swept:?}");
    })
    .await;
}

#[tokio::test]
async fn a_pulse_that_fails_keeps_no_other_from_its_turn() {
    on_both_databases(async |world| {
        let ctx = &world.ctx;
        let admin = world.actor(Persona::Admin).await;
        let mut pulses = Vec::new();
        for name in ["Alder", "Birch", "Cedar"] {
            let team = service::create_team(ctx, &admin, name, "Europe/London")
                .await
                .unwrap();
            pulses.push(world.pulse_of(team).await.to_string());
        }
        // They are worked on in this order; nobody could answer, so that their plans are dropped once their time is over.
        pulses.sort();
        execute(ctx, "update pulse set items = '{}' where id = $1", &pulses[0]).await;
        ctx.clock.advance(TimeDelta::weeks(3));
        let swept = pulse::service::advance_due(ctx).await.unwrap();
        assert_eq!(swept.failed.len(), 1, "{swept:?}");
        assert!(swept.failed[0].item.contains(&pulses[0]), "{swept:?}");
        assert_eq!(
            state_of(ctx, "pulse", &pulses[0]).await.as_deref(),
            Some("planned")
        );
        for other in &pulses[1..] {
            assert_eq!(state_of(ctx, "pulse", other).await, None);
        }
        execute(ctx, "update pulse set items = '[]' where id = $1", &pulses[0]).await;
        assert!(pulse::service::advance_due(ctx).await.unwrap().failed.is_empty());
        assert_eq!(state_of(ctx, "pulse", &pulses[0]).await, None);
    })
    .await;
}

async fn execute(ctx: &Ctx, sql: &'static str, id: &str) {
    let id: SessionId = id.parse().unwrap();
    let mut tx = ctx.db.begin().await.unwrap();
    on!(tx, |conn| sqlx::query(sql).bind(id).execute(conn).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}
