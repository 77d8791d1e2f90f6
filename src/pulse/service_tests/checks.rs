//! The check after a circle.

use super::*;
use crate::{
    circle::{
        engine::{Command, CommandRequest, Direction},
        service as rooms,
    },
    ids::SessionId,
    question::PulseKind,
    schedule::{self, LostCause},
};

/// Sessions of the team, the first of which has just been held, as far as a check knows.
async fn sessions(ctx: &Ctx, fixture: &Fixture) -> Vec<SessionId> {
    let plan = schedule::TypedCircle {
        title: "Thursday circle".into(),
        format: "talking-piece".into(),
        rhythm: "weekly".into(),
        date: (ctx.now() + TimeDelta::days(1)).date_naive().to_string(),
        time: "14:00".into(),
        time_zone: "Europe/London".into(),
        minutes: "45".into(),
        ..schedule::TypedCircle::default()
    };
    schedule::service::schedule_circle(ctx, fixture.lead(), fixture.team, &plan)
        .await
        .unwrap();
    let read = schedule::service::read_schedule(ctx, fixture.lead(), fixture.team)
        .await
        .unwrap();
    let later = read.later.iter().map(|meeting| meeting.session.id);
    read.next
        .iter()
        .map(|next| next.session.id)
        .chain(later)
        .collect()
}

async fn held(ctx: &Ctx, fixture: &Fixture, session: SessionId) -> Option<PulseId> {
    let mut tx = ctx.db.begin().await.unwrap();
    open_check(ctx, &mut tx, fixture.team, session).await.unwrap();
    tx.commit().await.unwrap();
    check_of(ctx, fixture.lead(), fixture.team, session)
        .await
        .unwrap()
        .map(|check| check.id)
}

async fn answer(ctx: &Ctx, actor: &Actor, check: PulseId, answers: [i64; 2]) {
    let token = token(ctx, actor, check).await;
    let sheet = Cast {
        token: token.to_hex(),
        answers: answers.map(Some).to_vec(),
        remark: "a check has no remark".into(),
    };
    cast(ctx, check, &sheet).await.unwrap();
}

#[tokio::test]
async fn a_check_opens_beside_a_pulse_and_closes_by_itself() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 8).await;
        let session = sessions(&ctx, &fixture).await[0];
        let pulse = opened(&ctx, &fixture).await;
        let check = held(&ctx, &fixture, session).await.unwrap();
        let page = ballot_page(&ctx, None, check).await.unwrap().pulse;
        assert_eq!(
            (page.kind, page.items.len(), page.roster_size),
            (PulseKind::Check, 2, Some(8))
        );
        assert_eq!(
            code(issue(&ctx, &fixture.manager, check, &[1; 32]).await),
            "denied"
        );
        for (actor, answers) in
            fixture
                .people
                .iter()
                .zip([[1, 5], [2, 4], [3, 3], [4, 2], [5, 1], [5, 5], [4, 4], [3, 5]])
        {
            answer(&ctx, actor, check, answers).await;
        }
        // The pulse beside it is still the one that is under way, and its ballots are its own.
        let place = place(&ctx, fixture.lead(), fixture.team).await.unwrap();
        assert_eq!(place.under_way.map(|view| view.id), Some(pulse));
        forward(&ctx, 49).await;
        assert!(
            check_of(&ctx, fixture.lead(), fixture.team, session)
                .await
                .unwrap()
                .is_none()
        );
        let mut tx = ctx.db.read().await.unwrap();
        // Until the next check, which asks whether a few people joined or left.
        assert_eq!(
            crate::pulse::store::roster(&mut tx, check).await.unwrap().len(),
            8
        );
        assert_eq!(
            crate::pulse::store::roster(&mut tx, pulse).await.unwrap().len(),
            8
        );
        drop(tx);
        assert!(dump(&ctx, "remark").await.is_empty());
        forward(&ctx, 24).await;
        let shown = checks(&ctx, fixture.lead(), fixture.team).await.unwrap().results;
        assert_eq!(shown.len(), 1);
        assert!(
            shown[0]
                .0
                .publication
                .items()
                .iter()
                .all(|item| item.level().is_some())
        );
        assert_eq!(code(checks(&ctx, &fixture.manager, fixture.team).await), "denied");
        // Neither the results of pulses nor the questions of the next one know of it.
        assert!(
            results(&ctx, fixture.lead(), fixture.team)
                .await
                .unwrap()
                .is_empty()
        );
        forward(&ctx, 24 * 6).await;
        advance_due(&ctx).await.unwrap();
        assert_eq!(
            results(&ctx, fixture.lead(), fixture.team).await.unwrap().len(),
            1
        );
        forward(&ctx, 24 * 14).await;
        let next = opened(&ctx, &fixture).await;
        let items = ballot_page(&ctx, None, next).await.unwrap().pulse.items;
        assert_eq!(items.len(), 6);
        forward(&ctx, 24 * 15).await;
        assert_eq!(receipt(&ctx, check, &[1; 32]).await.unwrap(), Receipt::Deleted);
    })
    .await;
}

/// Six answers to each of three circles in a row: each alone is too few for a question, the three together are an index.
#[tokio::test]
async fn three_circles_together_say_what_one_cannot() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 7).await;
        let sessions = sessions(&ctx, &fixture).await;
        let given = [[1, 5], [2, 4], [3, 3], [4, 2], [5, 1], [5, 5]];
        let mut shown = Vec::new();
        for session in &sessions[..4] {
            let check = held(&ctx, &fixture, *session).await.unwrap();
            for (actor, answers) in fixture.people.iter().zip(given) {
                answer(&ctx, actor, check, answers).await;
            }
            forward(&ctx, 49).await;
            forward(&ctx, 24).await;
            shown.push(checks(&ctx, fixture.lead(), fixture.team).await.unwrap().results);
            forward(&ctx, 24 * 4).await;
        }
        assert_eq!(shown.iter().map(Vec::len).collect::<Vec<_>>(), [0, 0, 1, 1]);
        let publication = &shown[2][0].0.publication;
        assert_eq!(publication.circles(), 3);
        let levels: Vec<_> = publication
            .items()
            .iter()
            .map(|item| item.level().map(|l| l.get().value()))
            .collect();
        assert_eq!(levels, [Some(60), Some(60)]);
        // Five answers in one of them, and the three are withheld together.
        let other = five_once(&ctx).await;
        assert!(other.is_empty());
    })
    .await;
}

async fn five_once(ctx: &Ctx) -> Vec<usize> {
    let fixture = fixture(ctx, 7).await;
    let sessions = sessions(ctx, &fixture).await;
    for (session, answering) in sessions[..3].iter().zip([6, 5, 6]) {
        let check = held(ctx, &fixture, *session).await.unwrap();
        for (actor, answers) in
            fixture
                .people
                .iter()
                .take(answering)
                .zip([[1, 5], [2, 4], [3, 3], [4, 2], [5, 1], [5, 5]])
        {
            answer(ctx, actor, check, answers).await;
        }
        forward(ctx, 49).await;
        forward(ctx, 24).await;
    }
    let results = checks(ctx, fixture.lead(), fixture.team).await.unwrap().results;
    results
        .iter()
        .map(|(snapshot, _)| snapshot.publication.items().len())
        .collect()
}

#[tokio::test]
async fn with_fewer_than_eight_nothing_is_said_and_too_small_a_team_is_not_asked() {
    on_both_databases(async |ctx| {
        let few = fixture(&ctx, 7).await;
        let session = sessions(&ctx, &few).await[0];
        let check = held(&ctx, &few, session).await.unwrap();
        for (actor, answers) in
            few.people
                .iter()
                .zip([[1, 5], [2, 4], [3, 3], [4, 2], [5, 1], [5, 5], [4, 4]])
        {
            answer(&ctx, actor, check, answers).await;
        }
        forward(&ctx, 49).await;
        forward(&ctx, 24).await;
        assert!(
            checks(&ctx, few.lead(), few.team)
                .await
                .unwrap()
                .results
                .is_empty()
        );
        let small = fixture(&ctx, 5).await;
        let session = sessions(&ctx, &small).await[0];
        assert!(held(&ctx, &small, session).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_check_keeps_no_pulse_from_opening_and_two_may_be_open() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 6).await;
        let sessions = sessions(&ctx, &fixture).await;
        let first = held(&ctx, &fixture, sessions[0]).await.unwrap();
        ctx.clock.advance(TimeDelta::hours(1));
        let second = held(&ctx, &fixture, sessions[1]).await.unwrap();
        assert_ne!(first, second);
        assert_eq!(
            checks(&ctx, fixture.lead(), fixture.team)
                .await
                .unwrap()
                .open
                .map(|check| check.id),
            Some(second)
        );
        opened(&ctx, &fixture).await;
        assert!(slips(&ctx, fixture.lead(), fixture.team).await.unwrap().is_none());
        let again = async {
            let mut tx = ctx.db.begin().await?;
            open_check(&ctx, &mut tx, fixture.team, sessions[0]).await
        };
        assert!(again.await.is_err(), "one session, one check");
    })
    .await;
}

/// Each check is set beside the one that opened before it, whether or not that is published already.
#[tokio::test]
async fn a_joiner_between_two_open_checks_is_noticed() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 8).await;
        let sessions = sessions(&ctx, &fixture).await;
        held(&ctx, &fixture, sessions[0]).await.unwrap();
        forward(&ctx, 49).await;
        forward(&ctx, 25).await;
        held(&ctx, &fixture, sessions[1]).await.unwrap();
        ctx.clock.advance(TimeDelta::hours(30));
        let gone = fixture.people[5].account;
        crate::team::service::change_role(&ctx, fixture.lead(), fixture.team, gone, Role::Manager)
            .await
            .unwrap();
        held(&ctx, &fixture, sessions[2]).await.unwrap();
        let mut tx = ctx.db.read().await.unwrap();
        let access = crate::testing::team_access(&mut tx, fixture.team).await;
        let rows = crate::pulse::store::of_kind(&mut tx, &access, PulseKind::Check)
            .await
            .unwrap();
        let changes: Vec<_> = rows.iter().map(|row| (row.state, row.roster_change)).collect();
        let expected = [
            (PulseState::Published, None),
            (PulseState::Open, Some(0)),
            (PulseState::Open, Some(1)),
        ];
        assert_eq!(changes, expected);
    })
    .await;
}

/// Three people go through the room of a session, everybody speaking in each round that is owed, until it can end like this.
async fn walked(ctx: &Ctx, fixture: &Fixture, session: SessionId, end: Command) {
    rooms::open_room(ctx, fixture.lead(), session).await.unwrap();
    for actor in &fixture.people[1..3] {
        rooms::take_seat(ctx, actor, session).await.unwrap();
    }
    let sees = async |actor: usize| {
        let snapshot = rooms::snapshot(ctx, &fixture.people[actor], session, "en").await;
        snapshot.unwrap().unwrap().view
    };
    let does = async |actor: usize, command: Command| {
        let order = CommandRequest {
            id: ctx.entropy.uuid(),
            seen: sees(actor).await.version,
            command,
        };
        crate::follow_up::command(ctx, &fixture.people[actor], session, order).await
    };
    for actor in 0..3 {
        let view = sees(actor).await;
        let seat = view.seats[usize::from(view.me.unwrap())].id.parse().unwrap();
        does(actor, Command::Accept { seat }).await.unwrap();
    }
    while does(0, end.clone()).await.is_err() {
        if does(0, Command::NextStage).await.is_ok() {
            continue;
        }
        let round = Command::BeginRound {
            prompt: sees(0).await.choices.first().map(|choice| choice.key.clone()),
            direction: Direction::Clockwise,
            first: None,
        };
        does(0, round).await.unwrap();
        while let Some(holder) = sees(0).await.holder {
            does(holder.into(), Command::Release).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_room_that_is_held_opens_its_check_and_one_that_broke_off_does_not() {
    on_both_databases(async |ctx| {
        for (end, opens) in [
            (Command::Close, true),
            (
                Command::Curtail {
                    cause: LostCause::Acuity,
                },
                false,
            ),
        ] {
            let fixture = fixture(&ctx, 7).await;
            let session = sessions(&ctx, &fixture).await[0];
            let read = schedule::service::read_schedule(&ctx, fixture.lead(), fixture.team)
                .await
                .unwrap();
            ctx.clock
                .advance(read.next.unwrap().session.starts_at - ctx.now());
            walked(&ctx, &fixture, session, end).await;
            let check = check_of(&ctx, fixture.lead(), fixture.team, session)
                .await
                .unwrap();
            assert_eq!(check.is_some(), opens);
            let Some(check) = check else { continue };
            // Those who were there may answer, and so may everybody else: nothing says who was.
            assert_eq!(check.roster_size, Some(7));
            for actor in &fixture.people {
                answer(&ctx, actor, check.id, [4, 4]).await;
            }
            assert_eq!(
                code(issue(&ctx, &fixture.manager, check.id, &[1; 32]).await),
                "denied"
            );
        }
    })
    .await;
}
