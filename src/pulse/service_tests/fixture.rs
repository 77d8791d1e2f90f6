//! A team that is asked, and what its people do with a pulse.

use super::*;
use crate::testing;

/// Person who joins an existing team.
pub(in crate::pulse) async fn person(
    ctx: &Ctx,
    organisation: OrganisationId,
    team: TeamId,
    role: Role,
) -> Actor {
    testing::join(ctx, organisation, team, "Somebody", role).await
}

/// Team of so many people, the first of them its lead.
pub(crate) async fn fixture(ctx: &Ctx, size: usize) -> Fixture {
    Fixture::builder()
        .time_zone("Europe/London")
        .crowd(size)
        .write(ctx)
        .await
}

/// Another team of an organisation.
pub(in crate::pulse) async fn fixture_in(ctx: &Ctx, organisation: OrganisationId, size: usize) -> Fixture {
    Fixture::builder()
        .in_organisation(organisation)
        .time_zone("Europe/London")
        .crowd(size)
        .write(ctx)
        .await
}

pub(super) fn days(ctx: &Ctx, from: i64, to: i64) -> TypedPulsePlan {
    let day = |days| (ctx.now() + TimeDelta::days(days)).date_naive().to_string();
    TypedPulsePlan {
        opens_on: day(from),
        closes_on: day(to),
        threshold: "6".into(),
        ..TypedPulsePlan::default()
    }
}

pub(crate) async fn opened(ctx: &Ctx, fixture: &Fixture) -> PulseId {
    plan_pulse(ctx, fixture.lead(), fixture.team, &days(ctx, 0, 7))
        .await
        .unwrap()
}

/// Does what the browser does: blind, ask, check, unblind.
pub(crate) async fn token(ctx: &Ctx, actor: &Actor, pulse: PulseId) -> BallotToken {
    let blinding = Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap();
    let issued = issue(ctx, actor, pulse, &blinding.blinded()).await.unwrap();
    let public = ballot_page(ctx, Some(actor), pulse)
        .await
        .unwrap()
        .pulse
        .public_key
        .unwrap();
    blinding.finish(&issued, &public).ok().unwrap()
}

pub(crate) fn sheet(token: &BallotToken, answers: [i64; 6], remark: &str) -> Cast {
    Cast {
        token: token.to_hex(),
        answers: answers.map(|answer| (answer > 0).then_some(answer)).to_vec(),
        remark: remark.into(),
    }
}

pub(super) fn code(result: crate::Result<impl std::fmt::Debug>) -> String {
    match result {
        Err(Error::Refused(refusal)) => refusal.code().into(),
        Err(Error::Invalid(problems)) => problems.into_iter().map(|p| p.code).collect::<Vec<_>>().join(" "),
        Err(Error::Missing) => "missing".into(),
        Err(Error::Denied) => "denied".into(),
        other => format!("{other:?}"),
    }
}

pub(crate) const MIXED: [[i64; 6]; 8] = [
    [1, 2, 3, 4, 5, 1],
    [2, 3, 4, 5, 1, 2],
    [3, 4, 5, 1, 2, 3],
    [4, 5, 1, 2, 3, 4],
    [5, 1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1, 1],
    [4, 3, 2, 1, 5, 5],
    [3, 2, 1, 5, 4, 4],
];

pub(crate) async fn forward(ctx: &Ctx, hours: i64) {
    ctx.clock.advance(TimeDelta::hours(hours));
    advance_due(ctx).await.unwrap();
}
