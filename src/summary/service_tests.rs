//! Who reads which summary from when, on both databases.

use chrono::TimeDelta;
use uuid::Uuid;

use super::{Reader, service::*};
use crate::{
    Ctx, Error, Hse,
    action::{self, Draft, Kind, Level},
    disclosure::{self, Rules, Threshold, gate},
    ids::{AccountId, CircleId, OrganisationId, PulseId, SessionId, SnapshotId, TeamId},
    pulse::{self, plan::PulsePlan},
    question::{answers::Answers, bank::Bank, rotation::next_items},
    schedule::{self, Circle, LostCause, Session, SessionState},
    team::{self, Actor, Membership, Role, store::TeamRow},
    testing::both,
};

/// A team of a fresh organisation, one circle held and one lost, and one pulse that closed just now.
async fn season(ctx: &Ctx) -> (TeamId, Actor, Actor) {
    let (organisation, team) = (OrganisationId(ctx.entropy.uuid()), TeamId(ctx.entropy.uuid()));
    let mut tx = ctx.db.begin().await.unwrap();
    team::store::add_organisation(&mut tx, organisation, "Elder House", "en", "UTC", ctx.now())
        .await
        .unwrap();
    let row = TeamRow {
        id: team,
        organisation_id: organisation,
        name: "Rowan".into(),
        time_zone: "Europe/London".into(),
        created_at: ctx.now(),
    };
    team::store::add_team(&mut tx, &row).await.unwrap();
    circle(ctx, &mut tx, team).await;
    ctx.clock.advance(TimeDelta::days(20));
    published(ctx, &mut tx, team).await;
    tx.commit().await.unwrap();
    let actor = |role| Actor {
        account: AccountId(Uuid::nil()),
        organisation,
        name: String::new(),
        admin: false,
        locale: None,
        time_zone: "UTC".into(),
        teams: vec![Membership {
            team_id: team,
            team_name: "Rowan".into(),
            role,
        }],
    };
    (team, actor(Role::Lead), actor(Role::Manager))
}

async fn circle(ctx: &Ctx, tx: &mut crate::db::Tx, team: TeamId) {
    let circle = Circle {
        id: CircleId(ctx.entropy.uuid()),
        team_id: team,
        title: "Thursday circle".into(),
        format: "talking-piece".into(),
        time_zone: "Europe/London".to_owned().try_into().unwrap(),
        rhythm: "FREQ=WEEKLY;BYDAY=TH".into(),
        first_local: "2025-09-11T14:00".to_owned().try_into().unwrap(),
        minutes: 45,
        place: String::new(),
        video_url: String::new(),
        created_at: ctx.now(),
        ended_at: None,
    };
    schedule::store::add_circle(tx, &circle).await.unwrap();
    for week in 0..2 {
        let at = ctx.now() + TimeDelta::days(1 + 7 * week);
        let session = Session {
            id: SessionId(ctx.entropy.uuid()),
            circle_id: circle.id,
            team_id: team,
            planned_at: at,
            starts_at: at,
            minutes: 45,
            state: SessionState::Planned,
            host_account_id: None,
            moved: 0,
            move_reason: None,
            lost_cause: None,
            rebooked_as: None,
            opened_at: None,
            closed_at: None,
            actual_minutes: None,
            seats_band: None,
            rounds: None,
        };
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
    pulse::store::insert(tx, id, team, &plan, &items).await.unwrap();
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
    disclosure::store::insert(tx, snapshot, team, id, from, &gate(&sheets, &rules).publication)
        .await
        .unwrap();
}

#[tokio::test]
async fn the_team_reads_first() {
    both(async |ctx| {
        let (team, lead, manager) = season(&ctx).await;
        for (hours, team_sees, manager_sees) in [(23, 0, 0), (1, 1, 0), (47, 1, 0), (1, 1, 1)] {
            ctx.clock.advance(TimeDelta::hours(hours));
            let pulses = async |who: &Actor| {
                let read = read_summary(&ctx, who, team, None).await.unwrap();
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
    both(async |ctx| {
        let (team, lead, manager) = season(&ctx).await;
        let draft = Draft {
            title: "Cover for circles".into(),
            measure: String::new(),
            kind: Kind::Condition,
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
    both(async |ctx| {
        let (team, lead, _) = season(&ctx).await;
        let (_, stranger, _) = season(&ctx).await;
        let admin = Actor {
            admin: true,
            teams: vec![],
            ..lead
        };
        let read = async |who: &Actor| read_summary(&ctx, who, team, None).await;
        assert!(matches!(read(&stranger).await, Err(Error::Missing)));
        assert!(matches!(read(&admin).await, Err(Error::Denied)));
    })
    .await;
}
