use chrono::TimeDelta;
use uuid::Uuid;

use super::{
    ActionKind, Draft, ESCALATES_AFTER, Level, ReplyForm, ReplyKind, ReplyVerdict, Standing, service::*,
};
use crate::Hse;
use crate::{
    Ctx, Error,
    ids::ActionId,
    on,
    team::{Actor, Capability, Role},
    testing::{Fixture, on_both_databases},
};

/// Team in Auckland with a lead and a member.
async fn fixture(ctx: &Ctx) -> Fixture {
    Fixture::builder()
        .time_zone("Pacific/Auckland")
        .person("Ada", Role::Lead)
        .person("Cleo", Role::Member)
        .write(ctx)
        .await
}

fn draft(title: &str, level: Level) -> Draft {
    Draft {
        title: title.into(),
        measure: "Two nurses at every handover for a month".into(),
        kind: ActionKind::Condition,
        hse: Hse::Demands,
        level,
        review_on: None,
    }
}

fn form(kind: ReplyKind, text: &str, until: &str) -> ReplyForm {
    ReplyForm {
        kind,
        text: text.into(),
        until: until.into(),
    }
}

fn code(result: crate::Result<impl std::fmt::Debug>) -> String {
    match result {
        Err(Error::Refused(refusal)) => refusal.code().into(),
        Err(Error::Invalid(problems)) => problems.into_iter().map(|p| p.code).collect::<Vec<_>>().join(" "),
        other => format!("{other:?}"),
    }
}

#[tokio::test]
async fn asked_promised_done_and_real() {
    on_both_databases(async |ctx| {
        let Fixture {
            team,
            people,
            manager,
            ..
        } = fixture(&ctx).await;
        let [lead, member] = &people[..] else {
            panic!("two people")
        };
        let id = agree(
            &ctx,
            lead,
            team,
            &draft("A second nurse at handover", Level::Manager),
        )
        .await
        .unwrap();
        let [first] = &list(&ctx, &manager, team).await.unwrap()[..] else {
            panic!("one action")
        };
        assert_eq!(
            (first.id, first.agreed_at(), first.level_agreed()),
            (id, ctx.now(), Level::Manager)
        );
        // 09:00 UTC on the 11th is the evening of the same day in Auckland.
        assert_eq!(first.review_on.to_string(), "2025-10-09");

        ctx.clock.advance(TimeDelta::days(3));
        let promise = form(ReplyKind::Will, "Hiring", "2025-10-01");
        assert_eq!(
            code(reply(&ctx, &manager, id, 1, &form(ReplyKind::Will, "", "")).await),
            "date-needed"
        );
        reply(&ctx, &manager, id, 1, &promise).await.unwrap();
        reply(&ctx, &manager, id, 1, &promise).await.unwrap();
        assert_eq!(
            code(reply(&ctx, &manager, id, 1, &form(ReplyKind::Did, "", "")).await),
            "action-changed"
        );
        assert_eq!(
            code(reply(&ctx, &manager, id, 9, &promise).await),
            "action-changed"
        );
        assert_eq!(
            code(reply(&ctx, &manager, id, 0, &promise).await),
            "action-changed"
        );

        ctx.clock.advance(TimeDelta::days(3));
        reply(&ctx, &manager, id, 2, &form(ReplyKind::Did, "", ""))
            .await
            .unwrap();
        confirm(&ctx, member, id, 3, ReplyVerdict::NotYet).await.unwrap();
        reply(
            &ctx,
            &manager,
            id,
            4,
            &form(ReplyKind::Did, "The second nurse starts tonight", ""),
        )
        .await
        .unwrap();
        confirm(&ctx, member, id, 5, ReplyVerdict::Real).await.unwrap();
        confirm(&ctx, member, id, 5, ReplyVerdict::Real).await.unwrap();
        let action = read(&ctx, member, id).await.unwrap();
        assert_eq!(
            (action.state().standing, action.history.len()),
            (Standing::Real, 6)
        );
        assert_eq!(code(set_aside(&ctx, lead, id, 6).await), "action-closed");

        // Within a day it can be taken back, and then again be said; the clock goes on from where it was.
        ctx.clock.advance(TimeDelta::hours(23));
        undo(&ctx, member, id, 6).await.unwrap();
        undo(&ctx, member, id, 6).await.unwrap();
        let action = read(&ctx, member, id).await.unwrap();
        assert_eq!(
            (action.state().standing, action.history.len()),
            (Standing::SaidDone, 7)
        );
        confirm(&ctx, member, id, 7, ReplyVerdict::NotYet).await.unwrap();
        ctx.clock.advance(ESCALATES_AFTER);
        assert_eq!(escalate_overdue(&ctx).await.unwrap().done, 1, "it is owed again");
        reply(&ctx, &manager, id, 9, &form(ReplyKind::Did, "", ""))
            .await
            .unwrap();
        confirm(&ctx, member, id, 10, ReplyVerdict::Real).await.unwrap();
        ctx.clock.advance(TimeDelta::days(1));
        assert_eq!(code(undo(&ctx, member, id, 11).await), "undo-over");
        assert_eq!(code(undo(&ctx, &manager, id, 11).await), "Err(Denied)");
    })
    .await;
}

#[tokio::test]
async fn two_live_actions_at_most() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        let (team, lead) = (fixture.team, fixture.lead());
        let first = agree(&ctx, lead, team, &draft("One", Level::Team)).await.unwrap();
        let pair = [draft("Two", Level::Team), draft("Three", Level::Team)];
        let access = lead.access(Capability::AgreeAction, team).unwrap();
        let mut tx = ctx.db.begin().await.unwrap();
        assert_eq!(
            code(agree_within(&ctx, &mut tx, &access, &pair).await),
            "two-live-actions"
        );
        assert_eq!(room_for(&mut tx, &access).await.unwrap(), 1);
        drop(tx);
        agree(&ctx, lead, team, &pair[0]).await.unwrap();
        assert_eq!(code(agree(&ctx, lead, team, &pair[1]).await), "two-live-actions");
        set_aside(&ctx, lead, first, 1).await.unwrap();
        agree(&ctx, lead, team, &pair[1]).await.unwrap();
        let last = list(&ctx, lead, team).await.unwrap().pop().unwrap();
        assert_eq!(last.id, first, "closed ones come last");
    })
    .await;
}

#[tokio::test]
async fn silence_goes_up_by_itself() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        let (team, lead, manager) = (fixture.team, fixture.lead(), fixture.manager.clone());
        let id = agree(&ctx, lead, team, &draft("Cover for circles", Level::Manager))
            .await
            .unwrap();
        agree(&ctx, lead, team, &draft("A quiet hour", Level::Team))
            .await
            .unwrap();
        for (days, escalated, level) in [
            (29, 0, Level::Manager),
            (1, 1, Level::Organisation),
            (0, 0, Level::Organisation),
            (29, 0, Level::Organisation),
            (1, 1, Level::Beyond),
            (90, 0, Level::Beyond),
        ] {
            ctx.clock.advance(TimeDelta::days(days));
            assert_eq!(escalate_overdue(&ctx).await.unwrap().done, escalated);
            assert_eq!(read(&ctx, lead, id).await.unwrap().state().level, level);
        }
        let late = form(ReplyKind::Cannot, "There is no budget this year", "");
        reply(&ctx, &manager, id, 3, &late).await.unwrap();
        assert_eq!(
            read(&ctx, lead, id).await.unwrap().state().standing,
            Standing::Declined
        );
    })
    .await;
}

#[tokio::test]
async fn who_may() {
    on_both_databases(async |ctx| {
        let here = fixture(&ctx).await;
        let there = fixture(&ctx).await;
        let ask = draft("A quiet hour", Level::Manager);
        let id = agree(&ctx, here.lead(), here.team, &ask).await.unwrap();
        let answer = form(ReplyKind::Did, "", "");
        let admin = Actor {
            admin: true,
            teams: vec![],
            ..here.lead().clone()
        };
        for result in [
            agree(&ctx, here.member(), here.team, &ask).await.map(drop),
            agree(&ctx, &here.manager, here.team, &ask).await.map(drop),
            reply(&ctx, here.lead(), id, 1, &answer).await,
            confirm(&ctx, &here.manager, id, 1, ReplyVerdict::Real).await,
            set_aside(&ctx, here.member(), id, 1).await,
            read(&ctx, &admin, id).await.map(drop),
            list(&ctx, &admin, here.team).await.map(drop),
        ] {
            assert!(matches!(result, Err(Error::Denied)), "{result:?}");
        }
        for result in [
            read(&ctx, there.lead(), id).await.map(drop),
            reply(&ctx, &there.manager, id, 1, &answer).await,
            list(&ctx, there.lead(), here.team).await.map(drop),
            read(&ctx, here.lead(), ActionId(Uuid::nil())).await.map(drop),
        ] {
            assert!(matches!(result, Err(Error::Missing)), "{result:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn history_is_kept() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx).await;
        let (team, lead) = (fixture.team, fixture.lead());
        agree(&ctx, lead, team, &draft("One", Level::Team)).await.unwrap();
        for statement in [
            "update action set title = 'Another'",
            "delete from action",
            "update action_event set event = 'confirmed'",
            "delete from action_event",
        ] {
            let mut tx = ctx.db.begin().await.unwrap();
            let done = on!(tx, |conn| sqlx::query(statement).execute(conn).await.map(drop));
            assert!(done.is_err(), "{statement}");
        }
    })
    .await;
}
