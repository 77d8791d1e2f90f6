//! The life of a pulse, on both databases.

mod checks;
mod fixture;
mod key_cache;
mod remarks;
pub(super) mod slips;
mod unlinked;

use chrono::TimeDelta;

use super::{
    PulseState,
    ballot::{BallotToken, Blinding, Issued},
    plan::TypedPulsePlan,
    service::*,
};
use crate::question::item::Theme;
use crate::{
    Ctx, Error,
    db::Conn,
    ids::{OrganisationId, PulseId, TeamId},
    on,
    ports::Entropy,
    team::{Actor, Role},
    testing::{Fixture, on_both_databases},
};

pub(crate) use fixture::{MIXED, fixture, forward, opened, sheet, token};
use fixture::{code, days};
pub(super) use fixture::{fixture_in, person};
use unlinked::dump;

#[tokio::test]
async fn from_the_opening_to_the_published_result() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 8).await;
        let pulse = opened(&ctx, &fixture).await;
        let mut tokens = Vec::new();
        for (actor, answers) in fixture.people.iter().zip(MIXED) {
            let token = token(&ctx, actor, pulse).await;
            cast(&ctx, pulse, &sheet(&token, answers, "")).await.unwrap();
            tokens.push(token);
        }
        let look = async |actor: &Actor| place(&ctx, actor, fixture.team).await.unwrap();
        assert_eq!(
            look(fixture.lead()).await.under_way.unwrap().state,
            PulseState::Open
        );
        assert_eq!(
            receipt(&ctx, pulse, &tokens[0].hash()).await.unwrap(),
            Receipt::Early
        );

        forward(&ctx, 24 * 8).await;
        assert_eq!(
            look(fixture.lead()).await.under_way.unwrap().state,
            PulseState::Closed
        );
        assert!(look(fixture.lead()).await.results.is_empty());
        for token in &tokens {
            assert_eq!(
                receipt(&ctx, pulse, &token.hash()).await.unwrap(),
                Receipt::Counted
            );
        }
        assert_eq!(receipt(&ctx, pulse, &[7; 32]).await.unwrap(), Receipt::Absent);

        forward(&ctx, 24).await;
        let shown = results(&ctx, fixture.lead(), fixture.team).await.unwrap();
        assert!(shown[0].publication.index(Theme::Core).is_some());
        assert!(
            shown[0]
                .publication
                .items()
                .iter()
                .all(|item| item.level().is_some())
        );
        assert!(
            results(&ctx, &fixture.manager, fixture.team)
                .await
                .unwrap()
                .is_empty()
        );
        forward(&ctx, 47).await;
        assert!(
            results(&ctx, &fixture.manager, fixture.team)
                .await
                .unwrap()
                .is_empty()
        );
        forward(&ctx, 1).await;
        assert_eq!(
            results(&ctx, &fixture.manager, fixture.team).await.unwrap(),
            shown
        );

        forward(&ctx, 24 * 31).await;
        assert_eq!(
            receipt(&ctx, pulse, &tokens[0].hash()).await.unwrap(),
            Receipt::Deleted
        );
        assert_eq!(results(&ctx, fixture.lead(), fixture.team).await.unwrap(), shown);
    })
    .await;
}

#[tokio::test]
async fn one_person_one_ballot() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 6).await;
        let pulse = opened(&ctx, &fixture).await;
        let blinding = Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap();
        let elsewhere = Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap();
        let actor = &fixture.people[3];
        let first: Issued = issue(&ctx, actor, pulse, &blinding.blinded()).await.unwrap();
        let again = issue(&ctx, actor, pulse, &blinding.blinded()).await.unwrap();
        assert_eq!(first.evaluation, again.evaluation);
        let second = issue(&ctx, actor, pulse, &elsewhere.blinded()).await;
        assert_eq!(code(second), "ballot-elsewhere");

        let token = token(&ctx, &fixture.people[1], pulse).await;
        for answers in [[1; 6], [2; 6], [3; 6]] {
            cast(&ctx, pulse, &sheet(&token, answers, "a remark"))
                .await
                .unwrap();
        }
        cast(&ctx, pulse, &sheet(&token, [5; 6], "")).await.unwrap();
        forward(&ctx, 24 * 8).await;
        let mut tx = ctx.db.read().await.unwrap();
        let box_ = super::store::ballots(&mut tx, pulse).await.unwrap();
        assert_eq!(box_.len(), 1);
        assert_eq!(box_[0].answers.get(0), Some(5));
        assert!(super::store::remarks(&mut tx, pulse).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_browsers_at_the_same_moment_get_one_ballot_between_them() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 6).await;
        let pulse = opened(&ctx, &fixture).await;
        let draw = || Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap().blinded();
        let (one, two) = (draw(), draw());
        let actor = &fixture.people[2];
        let (first, second) = tokio::join!(issue(&ctx, actor, pulse, &one), issue(&ctx, actor, pulse, &two));
        assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_refused() {
    on_both_databases(async |ctx| {
        let (here, there) = (fixture(&ctx, 6).await, fixture(&ctx, 6).await);
        let (pulse, other) = (opened(&ctx, &here).await, opened(&ctx, &there).await);
        let mine = token(&ctx, &here.people[1], pulse).await;
        let foreign = token(&ctx, &there.people[1], other).await;
        let blinded = Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap().blinded();
        let late = person(&ctx, here.manager.organisation, here.team, Role::Member).await;
        let unknown = PulseId(ctx.entropy.uuid());

        assert_eq!(code(issue(&ctx, &here.manager, pulse, &blinded).await), "denied");
        assert_eq!(
            code(issue(&ctx, &there.people[1], pulse, &blinded).await),
            "missing"
        );
        assert_eq!(
            code(issue(&ctx, &late, pulse, &blinded).await),
            "pulse-not-on-roster"
        );
        assert_eq!(
            code(issue(&ctx, &here.people[2], unknown, &blinded).await),
            "missing"
        );
        assert_eq!(
            code(issue(&ctx, &here.people[2], pulse, &[0; 32]).await),
            "ballot-malformed"
        );
        assert_eq!(
            code(issue(&ctx, &here.people[2], pulse, &[1, 2]).await),
            "ballot-malformed"
        );

        let good = sheet(&mine, [3; 6], "");
        assert_eq!(code(cast(&ctx, unknown, &good).await), "missing");
        assert_eq!(
            code(cast(&ctx, pulse, &sheet(&foreign, [3; 6], "")).await),
            "ballot-foreign"
        );
        let broken = Cast {
            token: "abc".into(),
            ..good.clone()
        };
        assert_eq!(code(cast(&ctx, pulse, &broken).await), "ballot-malformed");
        let six = Cast {
            answers: vec![Some(6); 6],
            ..good.clone()
        };
        assert_eq!(code(cast(&ctx, pulse, &six).await), "ballot-answer");
        let five = Cast {
            answers: vec![Some(1); 5],
            ..good.clone()
        };
        assert_eq!(code(cast(&ctx, pulse, &five).await), "ballot-items");
        let long = sheet(&mine, [3; 6], &"x".repeat(501));
        assert_eq!(code(cast(&ctx, pulse, &long).await), "too-long");

        let again = plan_pulse(&ctx, here.lead(), here.team, &days(&ctx, 20, 27)).await;
        assert_eq!(code(again), "pulse-under-way");
        assert_eq!(
            code(withdraw_pulse(&ctx, here.lead(), pulse).await),
            "pulse-opened"
        );
        assert_eq!(code(withdraw_pulse(&ctx, there.lead(), pulse).await), "missing");
        assert_eq!(
            code(plan_pulse(&ctx, &here.people[1], here.team, &days(&ctx, 0, 7)).await),
            "denied"
        );

        // The closing time has passed, the job has not run yet: the box is shut all the same.
        ctx.clock.advance(TimeDelta::days(8));
        assert_eq!(code(cast(&ctx, pulse, &good).await), "pulse-not-open");
        assert_eq!(
            code(issue(&ctx, &here.people[2], pulse, &blinded).await),
            "pulse-not-open"
        );
        advance_due(&ctx).await.unwrap();
        assert_eq!(code(cast(&ctx, pulse, &good).await), "pulse-not-open");
    })
    .await;
}

#[tokio::test]
async fn a_team_that_is_too_small_is_not_asked() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 5).await;
        let refused = plan_pulse(&ctx, fixture.lead(), fixture.team, &days(&ctx, 0, 7)).await;
        assert_eq!(code(refused), "pulse-roster-small");
    })
    .await;
}

#[tokio::test]
async fn a_planned_pulse_opens_by_itself_and_can_be_withdrawn_before() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 6).await;
        let plan = async || {
            plan_pulse(&ctx, fixture.lead(), fixture.team, &days(&ctx, 2, 9))
                .await
                .unwrap()
        };
        let first = plan().await;
        withdraw_pulse(&ctx, fixture.lead(), first).await.unwrap();
        let second = plan().await;
        advance_due(&ctx).await.unwrap();
        let state = async || ballot_page(&ctx, None, second).await.unwrap().pulse;
        assert_eq!(state().await.state, PulseState::Planned);
        assert_eq!(state().await.fingerprint, None);
        forward(&ctx, 48).await;
        assert_eq!(state().await.state, PulseState::Open);
        assert_eq!(state().await.roster_size, Some(6));
    })
    .await;
}

#[tokio::test]
async fn too_few_ballots_publish_nothing_but_that() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 8).await;
        let pulse = opened(&ctx, &fixture).await;
        for (actor, answers) in fixture.people.iter().zip(MIXED).take(5) {
            let token = token(&ctx, actor, pulse).await;
            cast(&ctx, pulse, &sheet(&token, answers, "")).await.unwrap();
        }
        forward(&ctx, 24 * 8).await;
        forward(&ctx, 24).await;
        let shown = results(&ctx, fixture.lead(), fixture.team).await.unwrap();
        assert!(shown[0].publication.is_withheld());
    })
    .await;
}

#[tokio::test]
async fn running_the_job_twice_or_late_changes_nothing() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 6).await;
        let pulse = opened(&ctx, &fixture).await;
        let token = token(&ctx, fixture.lead(), pulse).await;
        cast(&ctx, pulse, &sheet(&token, [3; 6], "kept")).await.unwrap();
        ctx.clock.advance(TimeDelta::days(12));
        let (one, two) = tokio::join!(advance_due(&ctx), advance_due(&ctx));
        one.unwrap();
        two.unwrap();
        advance_due(&ctx).await.unwrap();
        let shown = results(&ctx, fixture.lead(), fixture.team).await.unwrap();
        assert_eq!(shown.len(), 1);
        // Published days late: managers still wait two days from then.
        assert_eq!(shown[0].managers_from, ctx.now() + TimeDelta::hours(48));
        assert_eq!(
            receipt(&ctx, pulse, &token.hash()).await.unwrap(),
            Receipt::Counted
        );
    })
    .await;
}

#[tokio::test]
async fn the_next_pulse_asks_other_things_and_knows_who_joined() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 6).await;
        let first = opened(&ctx, &fixture).await;
        forward(&ctx, 24 * 8).await;
        forward(&ctx, 24 * 6).await;
        person(&ctx, fixture.manager.organisation, fixture.team, Role::Host).await;
        let second = opened(&ctx, &fixture).await;
        let mut tx = ctx.db.read().await.unwrap();
        let load = async |tx: &mut crate::db::Tx, id| super::store::pulse(tx, id).await.unwrap().unwrap();
        let (first, second) = (load(&mut tx, first).await, load(&mut tx, second).await);
        assert_eq!((first.roster_change, second.roster_change), (None, Some(1)));
        assert_eq!(first.items[..3], second.items[..3]);
        assert_ne!(first.items[3..], second.items[3..]);
        assert!(super::store::roster(&mut tx, first.id).await.unwrap().is_empty());
        assert_ne!(first.public_key, second.public_key);
    })
    .await;
}

#[tokio::test]
async fn the_database_refuses_to_change_what_was_published() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 6).await;
        opened(&ctx, &fixture).await;
        forward(&ctx, 24 * 8).await;
        forward(&ctx, 24).await;
        for sql in [
            "update snapshot set team_from = team_from",
            "delete from snapshot",
        ] {
            let mut tx = ctx.db.begin().await.unwrap();
            assert!(
                on!(tx, |conn| sqlx::query(sql).execute(conn).await.map(drop)).is_err(),
                "{sql}"
            );
        }
        assert_eq!(
            results(&ctx, fixture.lead(), fixture.team).await.unwrap().len(),
            1
        );
    })
    .await;
}
