//! Tests of the readers of a summary, and of the time from which they read, on both databases.

use chrono::TimeDelta;

use super::{Reader, service::*};
use crate::{
    Ctx, Error, Hse,
    action::{self, ActionKind, Draft, Level},
    disclosure::{self, Rules, Threshold, gate},
    ids::{CircleId, PulseId, SessionId, SnapshotId, TeamId},
    pulse::{self, plan::PulsePlan},
    question::{answers::Answers, bank::Bank, rotation::next_items},
    schedule::{self, LostCause},
    team::{Actor, Role},
    testing::{Fixture, on_both_databases, rows, team_access},
};

/// A team of a fresh organisation, one circle held and one lost, and one pulse that closed just now.
async fn season(ctx: &Ctx) -> (TeamId, Actor, Actor) {
    let fixture = Fixture::builder()
        .time_zone("Europe/London")
        .person("Ada", Role::Lead)
        .write(ctx)
        .await;
    let mut tx = ctx.db.begin().await.unwrap();
    circle(ctx, &mut tx, fixture.team).await;
    ctx.clock.advance(TimeDelta::days(20));
    published(ctx, &mut tx, fixture.team).await;
    tx.commit().await.unwrap();
    (fixture.team, fixture.lead().clone(), fixture.manager)
}

async fn circle(ctx: &Ctx, tx: &mut crate::db::Tx, team: TeamId) {
    let circle = rows::circle(CircleId(ctx.entropy.uuid()), team, ctx.now());
    schedule::store::add_circle(tx, &circle).await.unwrap();
    for week in 0..2 {
        let at = ctx.now() + TimeDelta::days(1 + 7 * week);
        let session = rows::session(SessionId(ctx.entropy.uuid()), circle.id, team, at);
        schedule::store::add_session(tx, &session).await.unwrap();
        schedule::store::lose(tx, session.id, LostCause::Staffing, None, at)
            .await
            .unwrap();
    }
}

async fn published(ctx: &Ctx, tx: &mut crate::db::Tx, team: TeamId) {
    let id = PulseId(ctx.entropy.uuid());
    let now = ctx.now();
    let plan = PulsePlan {
        opens_at: now - TimeDelta::days(7),
        closes_at: now,
        team_at: now + TimeDelta::hours(24),
        managers_at: now + TimeDelta::hours(72),
        threshold: Threshold::DEFAULT,
        slips: 0,
    };
    let items = next_items(Bank::built_in(), &[]);
    let access = team_access(tx, team).await;
    pulse::store::insert(tx, id, &access, &plan, &items)
        .await
        .unwrap();
    let sheets: Vec<Answers> = (0..8)
        .map(|person| Answers::parse(&[Some(1 + person % 5); 6], 6).unwrap())
        .collect();
    let rules = Rules {
        team,
        pulse: id,
        closed_on: now.date_naive(),
        asked_before: &[],
        past: &[],
        published: &[],
        threshold: Threshold::DEFAULT,
        roster: 9,
        slips: 0,
        changed: None,
        items: &items,
    };
    let snapshot = SnapshotId(ctx.entropy.uuid());
    let from = (plan.team_at, plan.managers_at);
    disclosure::store::insert(
        tx,
        snapshot,
        &access,
        id,
        from,
        &gate(&sheets, &rules).publication,
    )
    .await
    .unwrap();
}

#[tokio::test]
async fn the_team_reads_first() {
    on_both_databases(async |ctx| {
        let (team, lead, manager) = season(&ctx).await;
        for (hours, team_sees, manager_sees) in [(23, 0, 0), (1, 1, 0), (47, 1, 0), (1, 1, 1)] {
            ctx.clock.advance(TimeDelta::hours(hours));
            let pulses = async |actor: &Actor| {
                let read = read_summary(&ctx, actor, team, None).await.unwrap();
                read.summary.block.pulses
            };
            assert_eq!(
                (pulses(&lead).await, pulses(&manager).await),
                (team_sees, manager_sees)
            );
        }
        let read = read_summary(&ctx, &lead, team, None).await.unwrap();
        assert_eq!((read.team_name.as_str(), read.reader), ("Rowan", Reader::Team));
        assert_eq!(
            (read.summary.protection.planned, read.summary.protection.lost),
            (2, 2)
        );
        // The manager looked four times on two days; the team is told the days.
        assert_eq!(read.managers_read_on.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn work_that_is_owed() {
    on_both_databases(async |ctx| {
        let (team, lead, manager) = season(&ctx).await;
        let draft = Draft {
            title: "Cover for circles".into(),
            measure: String::new(),
            kind: ActionKind::Condition,
            hse: Hse::Support,
            level: Level::Manager,
            review_on: None,
        };
        action::service::agree(&ctx, &lead, team, &draft).await.unwrap();
        let work = work_owed(&ctx, &manager).await.unwrap();
        assert_eq!(work.len(), 1);
        assert_eq!(
            (
                work[0].replies.len(),
                work[0].protection.planned,
                work[0].protection.kept
            ),
            (1, 2, 0)
        );
        assert_eq!(work_owed(&ctx, &lead).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn who_may_read() {
    on_both_databases(async |ctx| {
        let (team, lead, _) = season(&ctx).await;
        let (_, stranger, _) = season(&ctx).await;
        let admin = Actor {
            admin: true,
            teams: vec![],
            ..lead
        };
        let read = async |actor: &Actor| read_summary(&ctx, actor, team, None).await;
        assert!(matches!(read(&stranger).await, Err(Error::Missing)));
        assert!(matches!(read(&admin).await, Err(Error::Denied)));
    })
    .await;
}
