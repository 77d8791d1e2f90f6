//! People who come with a room's code: how they come in, what they reach, and that nothing of it is left.

use std::fmt::Write;

use axum::http::{StatusCode, header};
use roundwell::{
    circle::{
        engine::{Command, Order},
        service,
    },
    ids::SessionId,
    schedule::LostCause,
    team::Role,
};

use crate::support::{Answer, Furniture, Who, World, both};

fn session(furniture: &Furniture) -> SessionId {
    furniture.open.parse().unwrap()
}

async fn join(world: &World, code: &str, name: &str) -> Answer {
    world
        .submit(Who::Nobody, "/api/guests/join", &[("code", code), ("name", name)])
        .await
}

/// The lead, who hosts, ends the circle early.
async fn close(world: &World, furniture: &Furniture) {
    let lead = world.actor(Who::Lead).await;
    let order = Order {
        id: world.ctx.entropy.uuid(),
        seen: service::version(&world.ctx, session(furniture))
            .await
            .unwrap()
            .unwrap(),
        command: Command::Curtail {
            cause: LostCause::Acuity,
        },
    };
    service::command(&world.ctx, &lead, session(furniture), order)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_guest_comes_in_by_the_code_and_sees_this_room_alone() {
    both(async |world| {
        let furniture = world.furnish().await;
        let door = world.get(Who::Nobody, &format!("/j/{}", furniture.code)).await;
        assert_eq!(door.status, StatusCode::OK);
        assert!(door.body.contains("Thursday circle") && door.body.contains("What shall we call you?"));
        let lower = furniture.code.to_lowercase();
        let typed = world.get(Who::Nobody, &format!("/j?code={lower}")).await;
        assert_eq!(typed.location(), format!("/j/{}", furniture.code));

        let joined = join(&world, &furniture.code, "Noor").await;
        let room = format!("/rooms/{}", furniture.open);
        assert_eq!(joined.location(), room);
        let held = joined.cookies();
        let set = joined.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
        let page = world.get_with(Who::Nobody, &room, &held).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Noor") && page.body.contains("Leave for good"));
        assert!(
            !page.body.contains(&furniture.code),
            "the door is the host's to show"
        );
        let again = world
            .get_with(Who::Nobody, &format!("/j/{}", furniture.code), &held)
            .await;
        assert_eq!(again.location(), room, "whoever is in the room is led back to it");

        let act = [("session", furniture.open.as_str()), ("act", "step-out")];
        let done = world
            .submit_with(Who::Nobody, "/api/rooms/act", &act, &held)
            .await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        for path in [
            format!("{room}/wall"),
            format!("/rooms/{}", furniture.planned),
            format!("/teams/{}", world.team),
            format!("/teams/{}/came-of-it", world.team),
            "/account".into(),
        ] {
            let answer = world.get_with(Who::Nobody, &path, &held).await;
            assert!(
                answer.location().starts_with("/sign-in"),
                "{path}: {}",
                answer.status
            );
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_of_a_guest_is_left_when_the_circle_closes() {
    both(async |world| {
        let furniture = world.furnish().await;
        let held = join(&world, &furniture.code, "Noor").await.cookies();
        close(&world, &furniture).await;
        let room = format!("/rooms/{}", furniture.open);
        let page = world.get_with(Who::Nobody, &room, &held).await;
        assert_eq!(page.location(), "/thanks");
        let cleared = page.headers.get_all(header::SET_COOKIE).iter();
        let cleared: Vec<_> = cleared.filter_map(|value| value.to_str().ok()).collect();
        assert!(
            cleared
                .iter()
                .any(|set| set.starts_with("roundwell-guest=;") && set.contains("Max-Age=0")),
            "{cleared:?}"
        );
        let thanks = world.get(Who::Nobody, "/thanks").await;
        assert!(thanks.status == StatusCode::OK && thanks.body.contains("Thank you for sitting with us"));
        let act = [("session", furniture.open.as_str()), ("act", "step-out")];
        let refused = world
            .submit_with(Who::Nobody, "/api/rooms/act", &act, &held)
            .await;
        assert!(
            refused.location().starts_with("/sign-in"),
            "{}",
            refused.location()
        );
        let door = world.get(Who::Nobody, &format!("/j/{}", furniture.code)).await;
        assert_eq!(door.status, StatusCode::NOT_FOUND);
        assert!(door.body.contains("No room is open under this code"));
    })
    .await;
}

#[tokio::test]
async fn wrong_codes_are_told_so_and_counted() {
    both(async |world| {
        let furniture = world.furnish().await;
        for code in ["BCDFGH", "nonsense", "%00", "%F0%9F%92%A9"] {
            let door = world.get(Who::Nobody, &format!("/j/{code}")).await;
            assert_eq!(door.status, StatusCode::NOT_FOUND, "{code}");
            assert!(door.body.contains("No room is open under this code"), "{code}");
        }
        let typed = world.get(Who::Nobody, "/j?code=12").await;
        assert!(typed.status == StatusCode::OK && typed.body.contains("A code has six letters"));
        for _ in 4..60 {
            join(&world, "BCDFGH", "Noor").await;
        }
        let door = format!("/j/{}", furniture.code);
        let stopped = world.get(Who::Nobody, &door).await;
        assert_eq!(
            stopped.status,
            StatusCode::TOO_MANY_REQUESTS,
            "now the right one waits, too"
        );
        world.ctx.clock.advance(chrono::TimeDelta::minutes(16));
        assert_eq!(world.get(Who::Nobody, &door).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_full_room_says_so() {
    both(async |world| {
        let furniture = world.furnish().await;
        // The lead and one guest are in it.
        for number in 3..=15 {
            assert_eq!(
                join(&world, &furniture.code, &format!("Noor {number}"))
                    .await
                    .location(),
                format!("/rooms/{}", furniture.open)
            );
        }
        let door = world.get(Who::Nobody, &format!("/j/{}", furniture.code)).await;
        assert!(door.body.contains("All fifteen seats are taken"), "{}", door.body);
        let late = world
            .call(
                Who::Nobody,
                "/api/guests/join",
                &[("code", &furniture.code), ("name", "Late")],
            )
            .await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("circle-full"));
    })
    .await;
}

#[tokio::test]
async fn names_and_codes_that_make_no_sense_are_answered_beside_their_field() {
    both(async |world| {
        let furniture = world.furnish().await;
        let (open, code) = (furniture.open.as_str(), furniture.code.as_str());
        let long = "x".repeat(161);
        for (who, path, fields, status, answer) in [
            (
                Who::Nobody,
                "guests/join",
                vec![("code", code), ("name", "")],
                422,
                "empty",
            ),
            (
                Who::Nobody,
                "guests/join",
                vec![("code", code), ("name", &long[..41])],
                422,
                "too-long",
            ),
            (
                Who::Nobody,
                "guests/join",
                vec![("code", code), ("name", "a\nb")],
                422,
                "unprintable",
            ),
            (
                Who::Nobody,
                "guests/join",
                vec![("code", "BCDFGH"), ("name", "Noor")],
                422,
                "no-such-door",
            ),
            (
                Who::Nobody,
                "guests/join",
                vec![("name", "Noor")],
                400,
                "BadRequest",
            ),
            (
                Who::Member,
                "guests/join",
                vec![("code", code), ("name", "Noor")],
                409,
                "circle-own-seat",
            ),
            (
                Who::Lead,
                "guests/sit-in",
                vec![("code", "x")],
                422,
                "no-such-door",
            ),
            (
                Who::Lead,
                "rooms/propose",
                vec![("session", open), ("text", " ")],
                422,
                "empty",
            ),
            (
                Who::Lead,
                "rooms/propose",
                vec![("session", open), ("text", &long)],
                422,
                "too-long",
            ),
            (
                Who::Lead,
                "rooms/propose",
                vec![("session", open), ("text", "a\0b")],
                422,
                "unprintable",
            ),
            (
                Who::Lead,
                "rooms/propose",
                vec![("session", open), ("text", "Cover")],
                409,
                "circle-not-now",
            ),
            (
                Who::Lead,
                "rooms/choose",
                vec![("session", open), ("at", "256")],
                400,
                "BadRequest",
            ),
            (
                Who::Lead,
                "rooms/choose",
                vec![("session", open), ("at", "0")],
                409,
                "circle-stale",
            ),
            (
                Who::Lead,
                "rooms/retract",
                vec![("session", "x"), ("at", "0")],
                404,
                "Missing",
            ),
            (
                Who::Lead,
                "rooms/see-off",
                vec![("session", open), ("seat", "x")],
                409,
                "circle-no-such-seat",
            ),
        ] {
            let got = world.call(who, &format!("/api/{path}"), &fields).await;
            assert_eq!(got.status.as_u16(), status, "{path} {fields:?}: {}", got.body);
            assert!(got.body.contains(answer), "{path} {fields:?}: {}", got.body);
        }
    })
    .await;
}

#[tokio::test]
async fn a_guest_is_seen_off_and_the_code_they_had_opens_nothing() {
    both(async |world| {
        let furniture = world.furnish().await;
        let held = join(&world, &furniture.code, "Noor").await.cookies();
        let lead = world.actor(Who::Lead).await;
        let snapshot = service::snapshot(&world.ctx, &lead, session(&furniture), "en")
            .await
            .unwrap();
        let seats = snapshot.unwrap().view.seats;
        let seat = seats.iter().find(|seat| seat.name == "Noor").unwrap().id.clone();
        let fields = [("session", furniture.open.as_str()), ("seat", seat.as_str())];
        let member = world.call(Who::Member, "/api/rooms/see-off", &fields).await;
        assert_eq!(member.status, StatusCode::CONFLICT, "{}", member.body);
        assert_eq!(
            world.call(Who::Lead, "/api/rooms/see-off", &fields).await.status,
            StatusCode::OK
        );
        let room = format!("/rooms/{}", furniture.open);
        assert_eq!(
            world.get_with(Who::Nobody, &room, &held).await.location(),
            "/thanks"
        );
        let old = world.get(Who::Nobody, &format!("/j/{}", furniture.code)).await;
        assert_eq!(old.status, StatusCode::NOT_FOUND);
        let new = world.code(session(&furniture)).await;
        assert_ne!(new, furniture.code);
        assert_eq!(
            world.get(Who::Nobody, &format!("/j/{new}")).await.status,
            StatusCode::OK
        );
    })
    .await;
}

#[tokio::test]
async fn a_manager_who_was_asked_in_is_declared_and_may_be_declined() {
    both(async |world| {
        let furniture = world.furnish().await;
        let room = format!("/rooms/{}", furniture.open);
        let before = world.get(Who::Manager, &room).await;
        assert!(
            before.body.contains("the host gives you the code"),
            "{}",
            before.body
        );
        let door = world.get(Who::Manager, &format!("/j/{}", furniture.code)).await;
        assert!(
            door.body.contains("Every screen says that you manage this team"),
            "{}",
            door.body
        );
        let sat = world
            .submit(Who::Manager, "/api/guests/sit-in", &[("code", &furniture.code)])
            .await;
        assert_eq!(sat.location(), room);
        world
            .submit(Who::Member, "/api/rooms/sit", &[("session", &furniture.open)])
            .await;
        for who in [Who::Member, Who::Lead, Who::Manager, Who::Guest] {
            let page = world.get(who, &room).await.body;
            assert!(
                page.contains("manages this team and is in the room"),
                "{who:?}: {page}"
            );
        }
        let seen = service::version(&world.ctx, session(&furniture))
            .await
            .unwrap()
            .unwrap()
            .to_string();
        let decline = [
            ("session", furniture.open.as_str()),
            ("seen", seen.as_str()),
            ("act", "decline"),
        ];
        assert_eq!(
            world.call(Who::Manager, "/api/rooms/act", &decline).await.status,
            StatusCode::CONFLICT,
            "not by the one it is about"
        );
        assert_eq!(
            world.call(Who::Guest, "/api/rooms/act", &decline).await.status,
            StatusCode::OK
        );
        let after = world.get(Who::Manager, &room).await;
        assert!(
            after.body.contains("The team meets without managers today"),
            "{}",
            after.body
        );
        let again = world
            .call(Who::Manager, "/api/guests/sit-in", &[("code", &furniture.code)])
            .await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        let door = world
            .get(Who::Manager, &format!("/j/{}", furniture.code))
            .await
            .body;
        assert!(
            door.contains("without managers") && !door.contains("Sit in"),
            "{door}"
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_belongs_to_the_team_takes_their_own_seat_by_the_same_link() {
    both(async |world| {
        let furniture = world.furnish().await;
        world.add(Role::Member, "Colleague").await;
        let door = world
            .get(Who::Member, &format!("/j/{}", furniture.code))
            .await
            .body;
        assert!(door.contains("You come in as member") && !door.contains("What shall we call you?"));
        let sat = world
            .submit(Who::Member, "/api/guests/sit-in", &[("code", &furniture.code)])
            .await;
        assert_eq!(sat.location(), format!("/rooms/{}", furniture.open));
        let stranger = world
            .get(Who::Stranger, &format!("/j/{}", furniture.code))
            .await
            .body;
        assert!(
            stranger.contains("What shall we call you?"),
            "as a guest, like anybody else"
        );
    })
    .await;
}

#[tokio::test]
async fn the_picture_leads_to_the_door() {
    both(async |world| {
        let furniture = world.furnish().await;
        let picture = world
            .get(Who::Nobody, &format!("/j/{}/picture.svg", furniture.code))
            .await;
        assert_eq!(picture.headers[header::CONTENT_TYPE], "image/svg+xml");
        assert!(picture.body.contains("<svg"));
        let mut wrong = String::new();
        write!(wrong, "/j/{}/picture.svg", "A".repeat(6)).unwrap();
        assert_eq!(world.get(Who::Nobody, &wrong).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}
