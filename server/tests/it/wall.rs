//! The shared screen: who reads the wall of an open room, how a screen comes to it by the code alone, and what it ends on.

use axum::http::{StatusCode, header};
use roundwell::{
    circle::{
        engine::{Command, CommandRequest},
        service,
    },
    ids::SessionId,
    on,
    schedule::LostCause,
};

use crate::support::{Answer, Persona, Records, World, on_both_databases};

async fn open_wall(world: &World, code: &str) -> Answer {
    world.submit(Persona::Nobody, "/wall", &[("code", code)]).await
}

async fn close(world: &World, records: &Records) {
    let (lead, session) = (
        world.actor(Persona::Lead).await,
        records.open.parse::<SessionId>().unwrap(),
    );
    let order = CommandRequest {
        id: world.ctx.entropy.uuid(),
        seen: service::version(&world.ctx, session).await.unwrap().unwrap(),
        command: Command::Curtail {
            cause: LostCause::Acuity,
        },
    };
    roundwell::follow_up::command(&world.ctx, &lead, session, order)
        .await
        .unwrap();
}

async fn keys(world: &World) -> i64 {
    let mut tx = world.ctx.db.read().await.unwrap();
    let (count,): (i64,) = on!(tx, |conn| sqlx::query_as("select count(*) from wall_key")
        .fetch_one(conn)
        .await)
    .unwrap();
    count
}

#[tokio::test]
async fn only_whoever_sits_in_the_room_or_a_screen_with_its_code_reads_the_wall() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let wall = format!("/rooms/{}/wall", records.open);
        for who in [Persona::Member, Persona::Host] {
            let answer = world.get(who, &wall).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{who:?}");
            assert!(!answer.body.contains("Gael"), "{who:?} reads who sits there");
        }
        world
            .call(
                Persona::Member,
                "/rooms/{session}/sit",
                &[("session", &records.open)],
            )
            .await;
        assert_eq!(world.get(Persona::Member, &wall).await.status, StatusCode::OK);
        assert!(world.get(Persona::Screen, &wall).await.body.contains("Gael"));
        for path in [
            format!("/rooms/{}", records.open),
            format!("/rooms/{}/wall", records.planned),
            format!("/teams/{}", world.team),
            "/account".into(),
        ] {
            let answer = world.get(Persona::Screen, &path).await;
            assert!(
                answer.location().starts_with("/sign-in"),
                "{path}: {}",
                answer.status
            );
        }
        let fields = [("session", records.open.as_str()), ("act", "step-out")];
        let act = world.call(Persona::Screen, "/rooms/{session}/act", &fields).await;
        assert_eq!(act.status, StatusCode::UNAUTHORIZED, "it can do nothing");
    })
    .await;
}

#[tokio::test]
async fn a_screen_types_the_code_and_is_the_wall_until_the_circle_closes() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let typed = open_wall(&world, &records.code.to_lowercase()).await;
        let wall = format!("/rooms/{}/wall", records.open);
        assert_eq!(typed.location(), wall);
        let set = typed.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(
            set.starts_with("roundwell-wall=") && set.contains("HttpOnly"),
            "{set}"
        );
        let held = typed.cookies();
        let page = world.get_with(Persona::Nobody, &wall, &held).await;
        assert!(
            page.status == StatusCode::OK && page.body.contains("wall-page"),
            "{}",
            page.body
        );
        let host = world
            .get(Persona::Lead, &format!("/rooms/{}", records.open))
            .await;
        assert!(
            host.body.contains("2 shared screens show this circle"),
            "{}",
            host.body
        );
        close(&world, &records).await;
        assert_eq!(keys(&world).await, 0, "what it held is gone with the room");
        let over = world.get_with(Persona::Nobody, &wall, &held).await;
        assert_eq!(over.status, StatusCode::OK);
        assert!(over.body.contains("Thank you for this circle") && !over.body.contains("Gael"));
        let cleared = over.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(
            cleared.starts_with("roundwell-wall=;") && cleared.contains("Max-Age=0"),
            "{cleared}"
        );
        let host = world.get(Persona::Lead, &wall).await;
        assert!(
            host.body.contains("Thank you for this circle"),
            "not the host's own page"
        );
        assert!(!host.body.contains("/actions"), "{}", host.body);
        let stranger = world.get(Persona::Stranger, &wall).await;
        assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn codes_typed_on_a_screen_are_counted_like_those_at_the_door() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let wrong = world.call(Persona::Nobody, "/wall", &[("code", "BCDFGH")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("no-such-door"), "{}", wrong.body);
        for _ in 1..60 {
            open_wall(&world, "BCDFGH").await;
        }
        let fields = [("code", records.code.as_str())];
        let stopped = world.call(Persona::Nobody, "/wall", &fields).await;
        assert_eq!(stopped.status, StatusCode::TOO_MANY_REQUESTS);
        let door = world.get(Persona::Nobody, &format!("/j/{}", records.code)).await;
        assert_eq!(door.status, StatusCode::TOO_MANY_REQUESTS, "one count for both");
    })
    .await;
}

#[tokio::test]
async fn the_host_ends_the_shared_screens_and_their_code() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let session = [("session", records.open.as_str())];
        for _ in 1..4 {
            assert_eq!(
                open_wall(&world, &records.code).await.status,
                StatusCode::SEE_OTHER
            );
        }
        let fields = [("code", records.code.as_str())];
        let more = world.call(Persona::Nobody, "/wall", &fields).await;
        assert!(more.body.contains("circle-enough-walls"), "{}", more.body);
        world
            .call(Persona::Member, "/rooms/{session}/sit", &session)
            .await;
        let member = world
            .call(Persona::Member, "/rooms/{session}/end-walls", &session)
            .await;
        assert!(member.body.contains("circle-not-host"), "{}", member.body);
        let ended = world
            .call(Persona::Lead, "/rooms/{session}/end-walls", &session)
            .await;
        assert_eq!(ended.status, StatusCode::OK, "{}", ended.body);
        assert_eq!(keys(&world).await, 0);
        let screen = world
            .get(Persona::Screen, &format!("/rooms/{}/wall", records.open))
            .await;
        assert_eq!(screen.location(), "/wall", "the circle goes on without it");
        let again = world.call(Persona::Nobody, "/wall", &fields).await;
        assert!(again.body.contains("no-such-door"), "{}", again.body);
        let own = world
            .get(Persona::Lead, &format!("/rooms/{}/wall", records.open))
            .await;
        assert_eq!(own.status, StatusCode::OK, "the host's own wall needs no code");
    })
    .await;
}
