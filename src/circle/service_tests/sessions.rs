//! Sessions, from their opening to whatever ends them.

use super::*;
use crate::team::SystemAccess;

#[tokio::test]
async fn from_its_opening_to_its_close() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        fixture.checks_in(&ctx).await;
        fixture.has_a_round(&ctx).await;
        fixture.does(&ctx, 0, Command::NextStage).await.unwrap();
        fixture.has_a_round(&ctx).await;
        fixture.does(&ctx, 0, Command::NextStage).await.unwrap();
        fixture.does(&ctx, 0, draft()).await.unwrap();
        fixture.does(&ctx, 0, Command::NextStage).await.unwrap();
        fixture.has_a_round(&ctx).await;
        fixture.does(&ctx, 0, Command::NextStage).await.unwrap();
        ctx.clock.advance(TimeDelta::minutes(43));
        for person in 0..4 {
            take_seat(&ctx, &fixture.people[person], fixture.session())
                .await
                .unwrap();
        }
        let shown = fixture
            .sees(&ctx, 2)
            .await
            .kept
            .expect("what is kept is shown first");
        assert_eq!(
            (shown.actual, shown.rounds, shown.seats.as_str(), shown.whole),
            (43, 3, "3-4", true)
        );
        fixture.does(&ctx, 0, Command::Close).await.unwrap();

        let mut tx = ctx.db.read().await.unwrap();
        let session = schedule::store::session(&mut tx, &SystemAccess::for_jobs(), fixture.session())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(session.state, SessionState::Held);
        assert_eq!(
            (
                session.actual_minutes,
                session.rounds,
                session.seats_band.as_deref()
            ),
            (Some(43), Some(3), Some("3-4"))
        );
        assert!(
            store::room(&mut tx, fixture.session()).await.unwrap().is_none(),
            "erased"
        );
        let seats = store::unseen_since(&mut tx, fixture.session(), ctx.now() + TimeDelta::days(1))
            .await
            .unwrap();
        assert!(seats.is_empty(), "erased");
        let actions = action::service::list(&ctx, &fixture.people[1], fixture.team)
            .await
            .unwrap();
        assert_eq!(actions.len(), 1);
        assert_eq!(
            snapshot(&ctx, &fixture.people[1], fixture.session(), "en")
                .await
                .unwrap()
                .map(|s| s.view.version),
            None
        );
        assert_eq!(
            code(take_seat(&ctx, &fixture.people[1], fixture.session()).await),
            "circle-ended"
        );
    })
    .await;
}

#[tokio::test]
async fn ended_early_with_a_cause() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        fixture.checks_in(&ctx).await;
        fixture
            .does(
                &ctx,
                0,
                Command::Curtail {
                    cause: LostCause::Acuity,
                },
            )
            .await
            .unwrap();
        let mut tx = ctx.db.read().await.unwrap();
        let session = schedule::store::session(&mut tx, &SystemAccess::for_jobs(), fixture.session())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (session.state, session.lost_cause),
            (SessionState::Curtailed, Some(LostCause::Acuity))
        );
    })
    .await;
}

#[tokio::test]
async fn who_may_open_enter_and_look() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        assert!(matches!(
            open_room(&ctx, &fixture.people[1], fixture.session()).await,
            Err(Error::Denied)
        ));
        assert!(matches!(
            open_room(&ctx, &fixture.stranger, fixture.session()).await,
            Err(Error::Missing)
        ));
        assert_eq!(
            code(take_seat(&ctx, &fixture.people[1], fixture.session()).await),
            "circle-not-open-yet"
        );
        let standing = stand(&ctx, &fixture.people[3], fixture.session(), "en")
            .await
            .unwrap();
        assert!(matches!(standing, RoomStanding::BeforeItOpens(_, true)));
        open_room(&ctx, &fixture.people[0], fixture.session())
            .await
            .unwrap();
        open_room(&ctx, &fixture.people[3], fixture.session())
            .await
            .unwrap();
        assert_eq!(
            fixture.sees(&ctx, 0).await.seats.len(),
            2,
            "opening it twice is taking a seat"
        );
        assert!(matches!(
            take_seat(&ctx, &fixture.manager, fixture.session()).await,
            Err(Error::Denied)
        ));
        assert!(matches!(
            wall(&ctx, &fixture.manager, fixture.session(), "en").await,
            Err(Error::Denied)
        ));
        assert!(matches!(
            snapshot(&ctx, &fixture.stranger, fixture.session(), "en").await,
            Err(Error::Missing)
        ));
        assert_eq!(
            snapshot(&ctx, &fixture.people[1], fixture.session(), "en")
                .await
                .unwrap(),
            None,
            "without a seat there is nothing to see"
        );
        let standing = stand(&ctx, &fixture.people[1], fixture.session(), "en")
            .await
            .unwrap();
        assert!(matches!(standing, RoomStanding::JoinPage(_)));
        take_seat(&ctx, &fixture.people[1], fixture.session())
            .await
            .unwrap();
        take_seat(&ctx, &fixture.people[1], fixture.session())
            .await
            .unwrap();
        let view = fixture.sees(&ctx, 1).await;
        assert_eq!((view.seats.len(), view.face), (3, ScreenRole::Seat));
        let wall = wall(&ctx, &fixture.people[1], fixture.session(), "fr")
            .await
            .unwrap()
            .unwrap()
            .view;
        assert_eq!((wall.face, wall.me), (ScreenRole::Wall, None));
    })
    .await;
}

#[tokio::test]
async fn a_lost_screen_is_noticed_and_found_again() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        fixture.checks_in(&ctx).await;
        let round = Command::BeginRound {
            prompt: None,
            direction: Direction::Clockwise,
            first: None,
        };
        fixture.does(&ctx, 0, round).await.unwrap();
        ctx.clock.advance(TimeDelta::seconds(50));
        for person in 1..4 {
            keep_alive(&ctx, &fixture.people[person], fixture.session())
                .await
                .unwrap();
        }
        let view = fixture.sees(&ctx, 1).await;
        assert!(
            view.seats[0].away,
            "the host's screen has not been seen for a while"
        );
        assert_eq!(view.holder, Some(0), "and is waited for");
        ctx.clock.advance(TimeDelta::seconds(121));
        keep_alive(&ctx, &fixture.people[1], fixture.session())
            .await
            .unwrap();
        let view = fixture.sees(&ctx, 1).await;
        assert_eq!(view.holder, Some(0), "for the turn that is suggested, too");
        assert!(view.can.contains(&AllowedAction::TakeHosting));
        let suggested = view.clock.expect("a turn is suggested").suggested;
        ctx.clock.advance(TimeDelta::seconds(suggested.into()));
        keep_alive(&ctx, &fixture.people[1], fixture.session())
            .await
            .unwrap();
        assert_eq!(fixture.sees(&ctx, 1).await.holder, Some(1));
        keep_alive(&ctx, &fixture.people[0], fixture.session())
            .await
            .unwrap();
        assert!(!fixture.sees(&ctx, 0).await.seats[0].away);
    })
    .await;
}

#[tokio::test]
async fn crossing_commands_all_count() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        open_room(&ctx, &fixture.people[0], fixture.session())
            .await
            .unwrap();
        for person in &fixture.people[1..] {
            take_seat(&ctx, person, fixture.session()).await.unwrap();
        }
        let mut tasks = Vec::new();
        for person in 0..4 {
            let view = fixture.sees(&ctx, person).await;
            let accept = Command::Accept {
                seat: Fixture::seat(&view),
            };
            let order = CommandRequest {
                id: ctx.entropy.uuid(),
                seen: view.version,
                command: accept,
            };
            let (ctx, actor, session) = (ctx.clone(), fixture.people[person].clone(), fixture.session());
            tasks.push(tokio::spawn(async move {
                command(&ctx, &actor, session, order).await
            }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(fixture.sees(&ctx, 0).await.accepted, 4);
    })
    .await;
}

#[tokio::test]
async fn a_team_is_not_asked_the_same_again() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        fixture.checks_in(&ctx).await;
        let first = fixture.has_a_round(&ctx).await.expect("a prompt is offered");
        let again = fixture.sees(&ctx, 0).await.choices;
        assert_eq!(again.len(), 3);
        assert!(again.iter().all(|choice| choice.key != first));
        assert_eq!(
            again,
            fixture.sees(&ctx, 0).await.choices,
            "the offer does not change under one's hands"
        );
        assert!(
            fixture.sees(&ctx, 1).await.choices.is_empty(),
            "for the host alone"
        );
        let unknown = Command::BeginRound {
            prompt: Some("x".into()),
            direction: Direction::Clockwise,
            first: None,
        };
        assert!(matches!(
            fixture.does(&ctx, 0, unknown).await,
            Err(Error::Invalid(_))
        ));
    })
    .await;
}

#[tokio::test]
async fn an_abandoned_room_is_closed_for_them() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        fixture.checks_in(&ctx).await;
        assert_eq!(close_abandoned(&ctx).await.unwrap().done, 0);
        ctx.clock.advance(ABANDONED + TimeDelta::minutes(1));
        assert_eq!(close_abandoned(&ctx).await.unwrap().done, 1);
        assert!(crate::circle::watch::versions(&ctx).await.unwrap().is_empty());
        let mut tx = ctx.db.read().await.unwrap();
        let session = schedule::store::session(&mut tx, &SystemAccess::for_jobs(), fixture.session())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (session.state, session.lost_cause),
            (SessionState::Curtailed, Some(LostCause::Other))
        );
    })
    .await;
}
