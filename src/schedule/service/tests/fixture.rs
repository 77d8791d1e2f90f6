//! A team with a circle on Thursdays, and somebody in every role.

use super::*;
use crate::team::Capability;

pub(super) async fn fixture(ctx: &Ctx) -> Fixture {
    Fixture::builder()
        .person("Ada", Role::Lead)
        .person("Ben", Role::Host)
        .person("Cleo", Role::Member)
        .write(ctx)
        .await
}

/// Thursdays at 14:00 in London, from a week after the tests begin (Thursday 11 September 2025, 09:00 UTC).
pub(super) fn thursdays() -> TypedCircle {
    TypedCircle {
        title: "Thursday circle".into(),
        format: "talking-piece".into(),
        rhythm: "weekly".into(),
        date: "2025-09-18".into(),
        time: "14:00".into(),
        time_zone: "Europe/London".into(),
        minutes: "45".into(),
        place: "the quiet room".into(),
        video_url: "https://meet.example/rowan".into(),
    }
}

pub(super) async fn planned_circle(ctx: &Ctx) -> (Fixture, CircleId) {
    let fixture = fixture(ctx).await;
    let circle = schedule_circle(ctx, fixture.lead(), fixture.team, &thursdays())
        .await
        .unwrap();
    (fixture, circle)
}

pub(super) async fn coming(ctx: &Ctx, fixture: &Fixture) -> Vec<crate::schedule::SessionWithCircle> {
    let mut tx = ctx.db.read().await.unwrap();
    let access = fixture.lead().access(Capability::SeeSchedule, fixture.team);
    crate::schedule::store::upcoming(&mut tx, &access.unwrap(), ctx.now(), 100)
        .await
        .unwrap()
}

pub(super) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(super) fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Refused(refusal)) => refusal.code().into(),
        Err(Error::Invalid(problems)) => {
            let codes: Vec<_> = problems
                .into_iter()
                .map(|p| format!("{}:{}", p.field, p.code))
                .collect();
            codes.join(" ")
        }
        other => format!("{other:?}"),
    }
}
