//! People who come with a room's code: how they come in, what they reach, and that nothing of it is left.

mod entry;

use std::fmt::Write;

use axum::http::{StatusCode, header};
use roundwell::{
    circle::{
        engine::{Command, CommandRequest},
        service,
    },
    ids::SessionId,
    schedule::LostCause,
    team::Role,
};

use crate::support::{Answer, Persona, Records, World, on_both_databases};

fn session(records: &Records) -> SessionId {
    records.open.parse().unwrap()
}

async fn join(world: &World, code: &str, name: &str) -> Answer {
    world
        .submit(
            Persona::Nobody,
            "/j/{code}/join",
            &[("code", code), ("name", name)],
        )
        .await
}

/// The lead, who hosts, ends the circle early.
async fn close(world: &World, records: &Records) {
    let lead = world.actor(Persona::Lead).await;
    let order = CommandRequest {
        id: world.ctx.entropy.uuid(),
        seen: service::version(&world.ctx, session(records))
            .await
            .unwrap()
            .unwrap(),
        command: Command::Curtail {
            cause: LostCause::Acuity,
        },
    };
    roundwell::follow_up::command(&world.ctx, &lead, session(records), order)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_guest_comes_in_by_the_code_and_sees_this_room_alone() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let door = world.get(Persona::Nobody, &format!("/j/{}", records.code)).await;
        assert_eq!(door.status, StatusCode::OK);
        assert!(door.body.contains("Thursday circle") && door.body.contains("What shall we call you?"));
        let lower = records.code.to_lowercase();
        let typed = world.get(Persona::Nobody, &format!("/j?code={lower}")).await;
        assert_eq!(typed.location(), format!("/j/{}", records.code));

        let joined = join(&world, &records.code, "Noor").await;
        let room = format!("/rooms/{}", records.open);
        assert_eq!(joined.location(), room);
        let held = joined.cookies();
        let set = joined.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
        let page = world.get_with(Persona::Nobody, &room, &held).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Noor") && page.body.contains("Leave for good"));
        assert!(
            !page.body.contains(&records.code),
            "the door is the host's to show"
        );
        let again = world
            .get_with(Persona::Nobody, &format!("/j/{}", records.code), &held)
            .await;
        assert_eq!(again.location(), room, "whoever is in the room is led back to it");

        let act = [("session", records.open.as_str()), ("act", "step-out")];
        let done = world
            .submit_with(Persona::Nobody, "/rooms/{session}/act", &act, &held)
            .await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        for path in [
            format!("{room}/wall"),
            format!("/rooms/{}", records.planned),
            format!("/teams/{}", world.team),
            format!("/teams/{}/actions", world.team),
            "/account".into(),
        ] {
            let answer = world.get_with(Persona::Nobody, &path, &held).await;
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
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let held = join(&world, &records.code, "Noor").await.cookies();
        close(&world, &records).await;
        let room = format!("/rooms/{}", records.open);
        let page = world.get_with(Persona::Nobody, &room, &held).await;
        assert_eq!(page.location(), "/thanks");
        let cleared = page.headers.get_all(header::SET_COOKIE).iter();
        let cleared: Vec<_> = cleared.filter_map(|value| value.to_str().ok()).collect();
        assert!(
            cleared
                .iter()
                .any(|set| set.starts_with("roundwell-guest=;") && set.contains("Max-Age=0")),
            "{cleared:?}"
        );
        let thanks = world.get(Persona::Nobody, "/thanks").await;
        assert!(thanks.status == StatusCode::OK && thanks.body.contains("Thank you for sitting with us"));
        let act = [("session", records.open.as_str()), ("act", "step-out")];
        let refused = world
            .submit_with(Persona::Nobody, "/rooms/{session}/act", &act, &held)
            .await;
        assert!(
            refused.location().starts_with("/sign-in"),
            "{}",
            refused.location()
        );
        let door = world.get(Persona::Nobody, &format!("/j/{}", records.code)).await;
        assert_eq!(door.status, StatusCode::NOT_FOUND);
        assert!(door.body.contains("No room is open under this code"));
    })
    .await;
}

#[tokio::test]
async fn a_guest_is_seen_off_and_the_code_they_had_opens_nothing() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let held = join(&world, &records.code, "Noor").await.cookies();
        let lead = world.actor(Persona::Lead).await;
        let snapshot = service::snapshot(&world.ctx, &lead, session(&records), "en")
            .await
            .unwrap();
        let seats = snapshot.unwrap().view.seats;
        let seat = seats.iter().find(|seat| seat.name == "Noor").unwrap().id.clone();
        let fields = [("session", records.open.as_str()), ("seat", seat.as_str())];
        let member = world
            .call(Persona::Member, "/rooms/{session}/see-off", &fields)
            .await;
        assert_eq!(member.status, StatusCode::CONFLICT, "{}", member.body);
        assert_eq!(
            world
                .call(Persona::Lead, "/rooms/{session}/see-off", &fields)
                .await
                .status,
            StatusCode::OK
        );
        let room = format!("/rooms/{}", records.open);
        assert_eq!(
            world.get_with(Persona::Nobody, &room, &held).await.location(),
            "/thanks"
        );
        let old = world.get(Persona::Nobody, &format!("/j/{}", records.code)).await;
        assert_eq!(old.status, StatusCode::NOT_FOUND);
        let new = world.code(session(&records)).await;
        assert_ne!(new, records.code);
        assert_eq!(
            world.get(Persona::Nobody, &format!("/j/{new}")).await.status,
            StatusCode::OK
        );
    })
    .await;
}

#[tokio::test]
async fn a_manager_who_was_asked_in_is_declared_and_may_be_declined() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let room = format!("/rooms/{}", records.open);
        let before = world.get(Persona::Manager, &room).await;
        assert!(
            before.body.contains("the host gives you the code"),
            "{}",
            before.body
        );
        let door = world.get(Persona::Manager, &format!("/j/{}", records.code)).await;
        assert!(
            door.body.contains("Every screen says that you manage this team"),
            "{}",
            door.body
        );
        let sat = world
            .submit(Persona::Manager, "/j/{code}/sit-in", &[("code", &records.code)])
            .await;
        assert_eq!(sat.location(), room);
        world
            .submit(
                Persona::Member,
                "/rooms/{session}/sit",
                &[("session", &records.open)],
            )
            .await;
        for who in [Persona::Member, Persona::Lead, Persona::Manager, Persona::Guest] {
            let page = world.get(who, &room).await.body;
            assert!(
                page.contains("manages this team and is in the room"),
                "{who:?}: {page}"
            );
        }
        let seen = service::version(&world.ctx, session(&records))
            .await
            .unwrap()
            .unwrap()
            .to_string();
        let decline = [
            ("session", records.open.as_str()),
            ("seen", seen.as_str()),
            ("act", "decline"),
        ];
        assert_eq!(
            world
                .call(Persona::Manager, "/rooms/{session}/act", &decline)
                .await
                .status,
            StatusCode::CONFLICT,
            "not by the one it is about"
        );
        assert_eq!(
            world
                .call(Persona::Guest, "/rooms/{session}/act", &decline)
                .await
                .status,
            StatusCode::OK
        );
        let after = world.get(Persona::Manager, &room).await;
        assert!(
            after.body.contains("The team meets without managers today"),
            "{}",
            after.body
        );
        let again = world
            .call(Persona::Manager, "/j/{code}/sit-in", &[("code", &records.code)])
            .await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        let door = world
            .get(Persona::Manager, &format!("/j/{}", records.code))
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
    on_both_databases(async |world| {
        let records = world.add_records().await;
        world.add(Role::Member, "Colleague").await;
        let door = world
            .get(Persona::Member, &format!("/j/{}", records.code))
            .await
            .body;
        assert!(door.contains("You come in as member") && !door.contains("What shall we call you?"));
        let sat = world
            .submit(Persona::Member, "/j/{code}/sit-in", &[("code", &records.code)])
            .await;
        assert_eq!(sat.location(), format!("/rooms/{}", records.open));
        let stranger = world
            .get(Persona::Stranger, &format!("/j/{}", records.code))
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
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let picture = world
            .get(Persona::Nobody, &format!("/j/{}/picture.svg", records.code))
            .await;
        assert_eq!(picture.headers[header::CONTENT_TYPE], "image/svg+xml");
        assert!(picture.body.contains("<svg"));
        let mut wrong = String::new();
        write!(wrong, "/j/{}/picture.svg", "A".repeat(6)).unwrap();
        assert_eq!(
            world.get(Persona::Nobody, &wrong).await.status,
            StatusCode::NOT_FOUND
        );
    })
    .await;
}
