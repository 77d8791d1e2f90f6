//! Tests of what publication keeps, and what the organisation's figure does to teams that are withheld, on both databases.

use chrono::TimeDelta;

use super::{
    service::*,
    service_tests::{
        MIXED, fixture, fixture_in, forward, opened, person, sheet,
        slips::{drawn, on_paper, sheet_of},
        token,
    },
};
use crate::question::item::Theme;
use crate::{
    Ctx, Error,
    disclosure::{
        organisation::Period,
        store::{kept, organisation::doubles},
    },
    on,
    team::Role,
    testing::{Fixture, on_both_databases},
};

/// A team is asked, so many answer, and the result is published.
async fn answered(ctx: &Ctx, fixture: &Fixture, people: usize) -> crate::ids::PulseId {
    let pulse = opened(ctx, fixture).await;
    for (actor, answers) in fixture.people.iter().zip(MIXED).take(people) {
        let token = token(ctx, actor, pulse).await;
        cast(ctx, pulse, &sheet(&token, answers, "")).await.unwrap();
    }
    pulse
}

/// Moves the clock to the beginning of a period, so that a week fits into it.
async fn to_the_next_period(ctx: &Ctx) {
    let next = Period::of(ctx.now()).ends_at() + TimeDelta::hours(1);
    ctx.clock.advance(next - ctx.now());
}

#[tokio::test]
async fn an_organisation_speaks_once_its_teams_have() {
    on_both_databases(async |ctx| {
        to_the_next_period(&ctx).await;
        let first = fixture(&ctx, 8).await;
        let organisation = first.manager.organisation;
        let second = fixture_in(&ctx, organisation, 8).await;
        let period = Period::of(ctx.now());
        answered(&ctx, &first, 8).await;
        answered(&ctx, &second, 8).await;
        forward(&ctx, 24 * 10).await;
        let read = async || organisation_results(&ctx, &first.people[3]).await.unwrap();
        assert!(read().await.is_empty(), "the period has not ended");
        forward(&ctx, 24 * 18).await;
        assert!(read().await.is_empty(), "the last result may still settle");
        forward(&ctx, 24).await;
        assert!(read().await.is_empty(), "managers wait two days for this too");
        forward(&ctx, 48).await;
        let shown = read().await;
        assert_eq!((shown.len(), shown[0].period), (1, period));
        assert!(shown[0].publication.conditions().is_some());
        assert_eq!(organisation_results(&ctx, &first.manager).await.unwrap(), shown);
        let mut stranger = first.people[3].clone();
        stranger.teams.clear();
        stranger.admin = true;
        assert!(matches!(
            organisation_results(&ctx, &stranger).await,
            Err(Error::Denied)
        ));
        forward(&ctx, 24 * 30).await;
        assert_eq!(read().await, shown, "published once, for good");
    })
    .await;
}

#[tokio::test]
async fn the_ledger_keeps_a_small_team_from_being_worked_out() {
    on_both_databases(async |ctx| {
        to_the_next_period(&ctx).await;
        let large = fixture(&ctx, 8).await;
        let organisation = large.manager.organisation;
        let small = fixture_in(&ctx, organisation, 6).await;
        let period = Period::of(ctx.now());
        answered(&ctx, &large, 8).await;
        answered(&ctx, &small, 3).await;
        forward(&ctx, 24 * 8).await;
        forward(&ctx, 24 * 2).await;
        let mut tx = ctx.db.read().await.unwrap();
        let of_teams = kept::entered(&mut tx, organisation, period).await.unwrap();
        assert_eq!(
            of_teams.len(),
            8,
            "two indices and six items of the large team, nothing of the small one"
        );
        drop(tx);
        forward(&ctx, 24 * 19).await;
        forward(&ctx, 48).await;
        let shown = organisation_results(&ctx, &large.people[0]).await.unwrap();
        assert_eq!(shown.len(), 1);
        assert!(shown[0].publication.conditions().is_none() && shown[0].publication.was_asked());
        let mut tx = ctx.db.read().await.unwrap();
        assert_eq!(
            kept::entered(&mut tx, organisation, period).await.unwrap(),
            of_teams
        );
    })
    .await;
}

#[tokio::test]
async fn a_seat_in_two_teams_counts_once() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 6).await;
        let organisation = fixture.manager.organisation;
        let other = fixture_in(&ctx, organisation, 1).await;
        let mut tx = ctx.db.begin().await.unwrap();
        assert_eq!(doubles(&mut tx, organisation).await.unwrap(), 0);
        let twice = fixture.people[2].account;
        for (team, role) in [(other.team, Role::Host)] {
            crate::team::store::set_membership(&mut tx, team, twice, role)
                .await
                .unwrap();
        }
        crate::team::store::set_membership(&mut tx, other.team, fixture.manager.account, Role::Manager)
            .await
            .unwrap();
        assert_eq!(doubles(&mut tx, organisation).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn indices_before_rounding_go_when_the_line_breaks() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 8).await;
        let kept = async || {
            let mut tx = ctx.db.read().await.unwrap();
            let access = crate::testing::team_access(&mut tx, fixture.team).await;
            kept::unrounded(&mut tx, &access).await.unwrap()
        };
        answered(&ctx, &fixture, 8).await;
        forward(&ctx, 24 * 8).await;
        forward(&ctx, 24 * 8).await;
        let first = kept().await;
        assert_eq!(
            first.iter().map(|value| value.theme).collect::<Vec<_>>(),
            [Theme::Conditions, Theme::Core]
        );
        answered(&ctx, &fixture, 8).await;
        forward(&ctx, 24 * 8).await;
        forward(&ctx, 24 * 8).await;
        assert_eq!(kept().await.len(), 4, "the same people: the line goes on");
        person(&ctx, fixture.manager.organisation, fixture.team, Role::Member).await;
        answered(&ctx, &fixture, 8).await;
        forward(&ctx, 24 * 8).await;
        forward(&ctx, 24).await;
        let after = kept().await;
        assert_eq!(after.len(), 2, "somebody joined: what was before is gone");
        assert!(after.iter().all(|value| value.on > first[0].on));
    })
    .await;
}

#[tokio::test]
async fn the_database_refuses_to_change_the_ledger_and_the_organisations_results() {
    on_both_databases(async |ctx| {
        to_the_next_period(&ctx).await;
        let fixture = fixture(&ctx, 8).await;
        answered(&ctx, &fixture, 8).await;
        for days in [8, 2, 19, 2] {
            forward(&ctx, 24 * days).await;
        }
        for sql in [
            "update ledger set period = period",
            "delete from ledger",
            "update organisation_snapshot set period = period",
            "delete from organisation_snapshot",
        ] {
            let mut tx = ctx.db.begin().await.unwrap();
            let done = on!(tx, |conn| sqlx::query(sql).execute(conn).await.map(drop));
            assert!(done.is_err(), "{sql}");
        }
        assert_eq!(organisation_results(&ctx, fixture.lead()).await.unwrap().len(), 1);
    })
    .await;
}

/// Checks that several slips of one person fill no box up for the organisation either.
#[tokio::test]
async fn a_team_that_slips_alone_would_carry_has_no_part_in_the_figure() {
    on_both_databases(async |ctx| {
        for (others, shown) in [(2, false), (3, true)] {
            to_the_next_period(&ctx).await;
            let large = fixture(&ctx, 8).await;
            let paper = fixture_in(&ctx, large.manager.organisation, 4).await;
            answered(&ctx, &large, 8).await;
            let pulse = on_paper(&ctx, &paper, 6).await;
            let (_, codes) = sheet_of(&ctx, &paper, pulse, 6).await;
            let mut tokens = Vec::new();
            for actor in paper.people.iter().take(others) {
                tokens.push(token(&ctx, actor, pulse).await);
            }
            for code in &codes {
                tokens.push(drawn(&ctx, pulse, code).await);
            }
            for (token, answers) in tokens.iter().zip(MIXED.into_iter().cycle()) {
                cast(&ctx, pulse, &sheet(token, answers, "")).await.unwrap();
            }
            forward(&ctx, 24 * 8).await;
            forward(&ctx, 24 * 22).await;
            forward(&ctx, 48).await;
            let results = organisation_results(&ctx, large.lead()).await.unwrap();
            assert_eq!(results.len(), 1);
            assert_eq!(results[0].publication.conditions().is_some(), shown, "{others}");
        }
    })
    .await;
}
