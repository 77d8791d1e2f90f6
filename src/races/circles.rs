//! Rooms, sessions, formats and actions.

use chrono::TimeDelta;

use super::*;
use crate::{
    Hse,
    action::{self, ActionKind, Draft, Level, ReplyForm, ReplyKind},
    circle::{
        engine::{Command, CommandRequest},
        rehearsal,
        service::{self as rooms, rehearsal::Rehearsing},
    },
    format::library,
    ids::{CircleId, SeatId, SessionId},
    on,
    pulse::service_tests as fixtures,
    schedule::{self, LostCause, TypedCallOff, TypedCircle, TypedMove},
};

/// A team with a session that starts now.
pub(super) async fn meeting(ctx: &Ctx) -> Fixture {
    Fixture::meeting_by(ctx, "talking-piece", 4).await
}

pub(super) async fn a_room_opens_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = meeting(ctx).await;
    let tally = at_once(ctx, |ctx, n| {
        // The host and the lead.
        let (actor, session) = (fixture.people[n % 2 * 3].clone(), fixture.session());
        async move { said(rooms::open_room(&ctx, &actor, session).await) }
    });
    let tally = tally.await;
    assert_eq!(fixture.sees(ctx, 0).await.seats.len(), 2);
    tally
}

pub(super) async fn a_room_closes_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = meeting(ctx).await;
    rooms::open_room(ctx, &fixture.people[0], fixture.session())
        .await
        .unwrap();
    let seen = fixture.sees(ctx, 0).await.version;
    at_once(ctx, |ctx, _| {
        let (actor, session) = (fixture.people[0].clone(), fixture.session());
        let command = Command::Curtail {
            cause: LostCause::Acuity,
        };
        let id = ctx.entropy.uuid();
        async move { said(rooms::command(&ctx, &actor, session, CommandRequest { id, seen, command }).await) }
    })
    .await
}

pub(super) async fn a_room_has_so_many_seats(ctx: &Ctx) -> AnswerCounts {
    let fixture = meeting(ctx).await;
    rooms::open_room(ctx, &fixture.people[0], fixture.session())
        .await
        .unwrap();
    for n in 1..12 {
        let seat = SeatId(ctx.entropy.uuid());
        let name = format!("Somebody {n}");
        fixture
            .does(ctx, 0, Command::AddSeat { seat, name })
            .await
            .unwrap();
    }
    let code = fixture.sees(ctx, 0).await.code;
    at_once(ctx, |ctx, n| {
        let code = code.clone();
        let name = format!("Guest {n}");
        async move { said(rooms::join_as_guest(&ctx, None, &code, &name, "192.0.2.1").await) }
    })
    .await
}

pub(super) async fn a_rehearsal_begins_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = meeting(ctx).await;
    at_once(ctx, |ctx, _| {
        let (actor, team) = (fixture.people[0].clone(), fixture.team);
        let with = Rehearsing {
            format: "talking-piece".into(),
            seats: 4,
            pace: rehearsal::RehearsalPace::ALL[0],
        };
        async move { said(rooms::rehearsal::start(&ctx, &actor, team, &with).await) }
    })
    .await
}

/// A team with a circle on that day of the week; its lead, and its sessions to come.
async fn planned(ctx: &Ctx, fixture: &Fixture, days: i64) -> (CircleId, Vec<SessionId>) {
    let first = ctx.now() + TimeDelta::days(days);
    let plan = TypedCircle {
        title: "A circle".into(),
        format: "talking-piece".into(),
        rhythm: "weekly".into(),
        date: first.date_naive().to_string(),
        time: "14:00".into(),
        time_zone: "UTC".into(),
        minutes: "45".into(),
        place: String::new(),
        video_url: String::new(),
    };
    let circle = schedule::service::schedule_circle(ctx, &fixture.people[0], fixture.team, &plan);
    let circle = circle.await.unwrap();
    let mut tx = ctx.db.read().await.unwrap();
    let sessions = "select id from session where circle_id = $1 order by starts_at";
    let sessions = on!(tx, |conn| sqlx::query_scalar(sessions)
        .bind(circle)
        .fetch_all(conn)
        .await);
    (circle, sessions.unwrap())
}

pub(super) async fn a_circle_ends_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixtures::fixture(ctx, 2).await;
    let (circle, _) = planned(ctx, &fixture, 1).await;
    at_once(ctx, |ctx, _| {
        let actor = fixture.people[0].clone();
        async move { said(schedule::service::end_circle(&ctx, &actor, circle).await) }
    })
    .await
}

pub(super) async fn a_session_is_called_off_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixtures::fixture(ctx, 2).await;
    let (_, sessions) = planned(ctx, &fixture, 1).await;
    at_once(ctx, |ctx, _| {
        let (actor, session) = (fixture.people[0].clone(), sessions[0]);
        let typed = TypedCallOff {
            cause: "acuity".into(),
            ..TypedCallOff::default()
        };
        async move { said(schedule::service::call_off_session(&ctx, &actor, session, &typed).await) }
    })
    .await
}

/// Eight sessions of one team, all to be moved to the same free moment.
pub(super) async fn a_slot_is_taken_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixtures::fixture(ctx, 2).await;
    let mut sessions = Vec::new();
    for days in [1, 2, 3, 4] {
        let (_, planned) = planned(ctx, &fixture, days).await;
        sessions.extend(planned.into_iter().take(2));
    }
    let date = (ctx.now() + TimeDelta::days(5)).date_naive().to_string();
    at_once(ctx, |ctx, n| {
        let (actor, session) = (fixture.people[0].clone(), sessions[n]);
        let typed = TypedMove {
            date: date.clone(),
            time: "09:00".into(),
            reason: "acuity".into(),
        };
        async move { said(schedule::service::move_session(&ctx, &actor, session, &typed).await) }
    })
    .await
}

pub(super) async fn a_team_keeps_so_many_formats(ctx: &Ctx) -> AnswerCounts {
    let fixture = meeting(ctx).await;
    let actor = &fixture.people[0];
    for _ in 0..58 {
        let copied = library::service::copy(ctx, actor, fixture.team, "talking-piece").await;
        copied.unwrap();
    }
    at_once(ctx, |ctx, _| {
        let (actor, team) = (fixture.people[0].clone(), fixture.team);
        async move { said(library::service::copy(&ctx, &actor, team, "talking-piece").await) }
    })
    .await
}

pub(super) fn draft() -> Draft {
    Draft {
        title: "A second nurse at handover".into(),
        measure: "Two nurses at every handover for a month".into(),
        kind: ActionKind::Condition,
        hse: Hse::Demands,
        level: Level::Manager,
        review_on: None,
    }
}

pub(super) async fn two_actions_are_under_way(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixtures::fixture(ctx, 2).await;
    at_once(ctx, |ctx, _| {
        let (actor, team) = (fixture.people[0].clone(), fixture.team);
        async move { said(action::service::agree(&ctx, &actor, team, &draft()).await) }
    })
    .await
}

pub(super) async fn an_action_gets_one_reply(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixtures::fixture(ctx, 2).await;
    let action = action::service::agree(ctx, &fixture.people[0], fixture.team, &draft()).await;
    let action = action.unwrap();
    at_once(ctx, |ctx, n| {
        let actor = fixture.manager.clone();
        let form = ReplyForm {
            kind: ReplyKind::Did,
            text: format!("It is done, says number {n}"),
            until: String::new(),
        };
        async move { said(action::service::reply(&ctx, &actor, action, 1, &form).await) }
    })
    .await
}
