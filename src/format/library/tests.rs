use super::{
    service::{self, WriteOutcome},
    *,
};
use crate::{
    Ctx, Error,
    circle::{
        engine::Command,
        service::{open_room, take_seat},
    },
    format,
    ids::OrganisationId,
    schedule::{self, TypedCircle},
    team::{Actor, Role},
    testing::{Fixture, on_both_databases},
};

/// Person of another team in this organisation, or in one of their own.
async fn neighbour(ctx: &Ctx, organisation: Option<OrganisationId>, role: Role) -> Actor {
    let mut team = Fixture::builder().person("Nia", role);
    if let Some(organisation) = organisation {
        team = team.in_organisation(organisation);
    }
    team.write(ctx).await.people.remove(0)
}

fn code(error: Error) -> String {
    match error {
        Error::Refused(refusal) => refusal.code().into(),
        Error::Invalid(problems) => problems.iter().map(|problem| problem.code.as_str()).collect(),
        other => format!("{other:?}"),
    }
}

async fn keys(ctx: &Ctx, actor: &Actor) -> Vec<String> {
    let shelf = service::list_formats(ctx, actor, actor.teams[0].team_id)
        .await
        .unwrap();
    let own = shelf
        .into_iter()
        .filter(|entry| entry.origin != FormatOrigin::BuiltIn);
    own.map(|entry| entry.key).collect()
}

#[test]
fn a_copy_can_be_read_and_is_told_apart() {
    for format in format::built_in() {
        let copy = copied(format::source(&format.key).unwrap());
        let read = Format::parse(&copy).unwrap_or_else(|error| panic!("{}: {error:?}", format.key));
        assert_ne!(read.title, format.title);
        assert_eq!(read.stages, format.stages);
    }
    assert_eq!(
        copied("title = {"),
        "title = {",
        "what cannot be read is left alone"
    );
}

#[tokio::test]
async fn copied_written_shared_and_withdrawn() {
    on_both_databases(async |ctx| {
        let fixture = Fixture::meeting_by(&ctx, "talking-piece", 4).await;
        let (host, member, lead) = (&fixture.people[0], &fixture.people[1], &fixture.people[3]);
        let near = neighbour(&ctx, Some(lead.organisation), Role::Lead).await;
        let far = neighbour(&ctx, None, Role::Lead).await;
        let team = fixture.team;

        let denied = service::copy(&ctx, member, team, "case-circle").await;
        assert!(matches!(denied, Err(Error::Denied)));
        let id = service::copy(&ctx, host, team, "case-circle").await.unwrap();
        let key = id.to_string();
        assert_eq!(keys(&ctx, member).await, [key.as_str()]);
        assert!(keys(&ctx, &near).await.is_empty(), "not shared yet");

        let denied = service::share(&ctx, host, team, id, Sharing::Shared).await;
        assert!(matches!(denied, Err(Error::Denied)), "the lead shares");
        service::share(&ctx, lead, team, id, Sharing::Shared)
            .await
            .unwrap();
        assert_eq!(keys(&ctx, &near).await, [key.as_str()]);
        assert!(keys(&ctx, &far).await.is_empty(), "never across organisations");
        let theirs = near.teams[0].team_id;
        assert!(matches!(
            service::own(&ctx, &near, theirs, id).await,
            Err(Error::Missing)
        ));
        let far_team = far.teams[0].team_id;
        let copy = service::copy(&ctx, &far, far_team, &key).await;
        assert!(matches!(copy, Err(Error::Missing)));
        service::copy(&ctx, &near, theirs, &key).await.unwrap();

        service::share(&ctx, lead, team, id, Sharing::Withdrawn)
            .await
            .unwrap();
        assert!(keys(&ctx, member).await.is_empty());
        assert_eq!(
            keys(&ctx, lead).await,
            [key.as_str()],
            "the lead can bring it back"
        );
        assert_eq!(keys(&ctx, &near).await.len(), 1, "a copy is the other team's own");
    })
    .await;
}

#[tokio::test]
async fn nothing_typed_is_lost_and_nothing_unreadable_is_used() {
    on_both_databases(async |ctx| {
        let fixture = Fixture::meeting_by(&ctx, "talking-piece", 4).await;
        let (host, team) = (&fixture.people[0], fixture.team);
        let id = service::copy(&ctx, host, team, "appreciation").await.unwrap();
        let before = service::own(&ctx, host, team, id).await.unwrap();
        let bad = before
            .text
            .replacen("minutes = 6", "minutes = 600", 1)
            .replace('\n', "\r\n");
        let written = service::save(&ctx, host, team, id, before.version, &bad).await;
        assert_eq!(written.unwrap(), WriteOutcome::Draft);
        let kept = service::own(&ctx, host, team, id).await.unwrap();
        assert_eq!(kept.text, before.text);
        let draft = kept.draft.unwrap();
        assert!(draft.contains("minutes = 600") && !draft.contains('\r'));
        let problem = Problem::from(&Format::parse(&draft).unwrap_err()[0]);
        assert_eq!(problem.code, "format-outside");
        assert!(problem.args.contains(&("at".into(), "stage.minutes".into())));

        let good = before.text.replacen("minutes = 6", "minutes = 7", 1);
        let late = service::save(&ctx, host, team, id, before.version, &good).await;
        assert_eq!(late.unwrap(), WriteOutcome::Draft, "somebody was faster");
        let kept = service::own(&ctx, host, team, id).await.unwrap();
        assert_eq!((&kept.text, kept.draft.as_ref()), (&before.text, Some(&good)));
        let written = service::save(&ctx, host, team, id, kept.version, &good).await;
        assert_eq!(written.unwrap(), WriteOutcome::InUse);
        let kept = service::own(&ctx, host, team, id).await.unwrap();
        assert_eq!((kept.text, kept.draft), (good, None));

        let long = "x".repeat(MAX_TEXT_CHARS + 1);
        let error = service::save(&ctx, host, team, id, kept.version, &long).await;
        assert_eq!(code(error.unwrap_err()), "too-long");
        let error = service::save(&ctx, host, team, id, kept.version, "a\0b").await;
        assert_eq!(code(error.unwrap_err()), "unprintable");
    })
    .await;
}

/// A room keeps its own copy; a session planned with a withdrawn format still opens by it; a closed one is still called by it.
#[tokio::test]
async fn what_was_planned_with_a_format_keeps_it() {
    on_both_databases(async |ctx| {
        let fixture = Fixture::meeting_by(&ctx, "talking-piece", 4).await;
        let (host, lead, team) = (&fixture.people[0], &fixture.people[3], fixture.team);
        let id = service::copy(&ctx, host, team, "thinking-rounds").await.unwrap();
        let key = id.to_string();
        let denied = schedule::service::set_format(&ctx, &fixture.people[1], fixture.session(), &key).await;
        assert!(matches!(denied, Err(Error::Denied)));
        schedule::service::set_format(&ctx, host, fixture.session(), &key)
            .await
            .unwrap();
        service::share(&ctx, lead, team, id, Sharing::Withdrawn)
            .await
            .unwrap();
        let error = schedule::service::set_format(&ctx, host, fixture.session(), "gone").await;
        assert_eq!(code(error.unwrap_err()), "choose-one");

        open_room(&ctx, host, fixture.session()).await.unwrap();
        take_seat(&ctx, &fixture.people[1], fixture.session())
            .await
            .unwrap();
        let stages = fixture.sees(&ctx, 0).await.stages;
        assert!(stages.contains(&"The question".to_owned()), "{stages:?}");
        let own = service::own(&ctx, host, team, id).await.unwrap();
        let changed = own.text.replace("The question", "Another question");
        service::save(&ctx, host, team, id, own.version, &changed)
            .await
            .unwrap();
        assert_eq!(
            fixture.sees(&ctx, 1).await.stages,
            stages,
            "the room keeps its copy"
        );

        let cause = schedule::LostCause::Acuity;
        fixture.does(&ctx, 0, Command::Curtail { cause }).await.unwrap();
        let detail = schedule::service::read_session(&ctx, &fixture.people[1], fixture.session()).await;
        let called = detail.unwrap().format.unwrap().by_tag("en").to_owned();
        assert_eq!(called, "Our Thinking rounds");
        let error = schedule::service::set_format(&ctx, host, fixture.session(), "case-circle").await;
        assert_eq!(code(error.unwrap_err()), "session-not-planned");
        assert!(service::read(&ctx, &fixture.people[1], team, &key).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_circle_is_planned_with_what_is_on_the_shelf() {
    on_both_databases(async |ctx| {
        let fixture = Fixture::meeting_by(&ctx, "talking-piece", 4).await;
        let (lead, team) = (&fixture.people[3], fixture.team);
        let id = service::copy(&ctx, lead, team, "hot-debrief").await.unwrap();
        let plan = |format: &str| TypedCircle {
            title: "Debrief".into(),
            format: format.into(),
            rhythm: "weekly".into(),
            date: (ctx.now() + chrono::TimeDelta::days(2)).date_naive().to_string(),
            time: "14:00".into(),
            time_zone: "UTC".into(),
            minutes: "10".into(),
            ..TypedCircle::default()
        };
        let unknown = schedule::service::schedule_circle(&ctx, lead, team, &plan("gossip")).await;
        assert_eq!(code(unknown.unwrap_err()), "choose-one");
        for format in ["hot-debrief", &id.to_string()] {
            schedule::service::schedule_circle(&ctx, lead, team, &plan(format))
                .await
                .unwrap();
        }
        service::share(&ctx, lead, team, id, Sharing::Withdrawn)
            .await
            .unwrap();
        let gone = schedule::service::schedule_circle(&ctx, lead, team, &plan(&id.to_string())).await;
        assert_eq!(code(gone.unwrap_err()), "choose-one");
    })
    .await;
}
