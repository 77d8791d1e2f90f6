//! Notices of a room to one person: about a pause they asked for, coming late, being declined, and the facts kept.

use axum::http::StatusCode;
use roundwell::{
    circle::{
        engine::{Command, CommandRequest, Direction},
        service,
    },
    ids::SessionId,
    schedule::LostCause,
};

use crate::support::{Persona, Records, World, on_both_databases};

/// Gives an order for an account, as its screen would.
async fn does(world: &World, records: &Records, who: Persona, command: Command) {
    let (actor, session) = (world.actor(who).await, records.open.parse::<SessionId>().unwrap());
    let order = CommandRequest {
        id: world.ctx.entropy.uuid(),
        seen: service::version(&world.ctx, session).await.unwrap().unwrap(),
        command,
    };
    roundwell::follow_up::command(&world.ctx, &actor, session, order)
        .await
        .unwrap();
}

async fn sits(world: &World, records: &Records, who: Persona) {
    service::take_seat(&world.ctx, &world.actor(who).await, records.open.parse().unwrap())
        .await
        .unwrap();
}

async fn accepts(world: &World, records: &Records, who: Persona) {
    let session = records.open.parse().unwrap();
    let seat = service::seat_of(&world.ctx, &world.actor(who).await, session)
        .await
        .unwrap();
    does(world, records, who, Command::Accept { seat }).await;
}

/// Lead, member and host in a round of the check-in; the guest of the records has left.
async fn in_check_in(world: &World) -> Records {
    let records = world.add_records().await;
    let session = [("session", records.open.as_str())];
    world
        .call(Persona::Guest, "/rooms/{session}/leave", &session)
        .await;
    for who in [Persona::Member, Persona::Host] {
        sits(world, &records, who).await;
    }
    for who in [Persona::Lead, Persona::Member, Persona::Host] {
        accepts(world, &records, who).await;
    }
    for _ in 0..2 {
        does(world, &records, Persona::Lead, Command::NextStage).await;
    }
    let round = Command::BeginRound {
        prompt: None,
        direction: Direction::Clockwise,
        first: None,
    };
    does(world, &records, Persona::Lead, round).await;
    records
}

#[tokio::test]
async fn whoever_asks_for_a_pause_is_told_that_they_did_and_nobody_else_can_tell() {
    on_both_databases(async |world| {
        let records = in_check_in(&world).await;
        let room = format!("/rooms/{}", records.open);
        let before = world.get(Persona::Host, &room).await.body;
        let fields = [("session", records.open.as_str()), ("act", "ask-pause")];
        let asked = world
            .submit(Persona::Member, "/rooms/{session}/act", &fields)
            .await;
        assert_eq!(asked.location(), room);
        let told = world
            .get_with(Persona::Member, &room, &asked.cookies())
            .await
            .body;
        assert!(told.contains("You have asked for a pause."), "{told}");
        let lead = world.get(Persona::Lead, &room).await.body;
        assert!(lead.contains("Somebody would like a pause") && lead.contains("Put this notice aside"));
        let bystander = world.get(Persona::Host, &room).await.body;
        for name in ["data-hash=\"", "data-version=\""] {
            let of = |page: &str| {
                let values = page.split(name).skip(1).filter_map(|rest| rest.split('"').next());
                values.map(str::to_owned).collect::<Vec<_>>()
            };
            assert!(!of(&before).is_empty());
            assert_eq!(
                of(&before),
                of(&bystander),
                "whatever changes would say so: {name}"
            );
        }
        let again = world
            .submit(Persona::Member, "/rooms/{session}/act", &fields)
            .await;
        assert_eq!(again.location(), room, "once more is no harm");
        let (_, number) = world
            .get(Persona::Lead, &room)
            .await
            .body
            .split_once("name=\"asked\" value=\"")
            .map(|(before, after)| {
                (
                    before.len(),
                    after.split('"').next().unwrap_or_default().to_owned(),
                )
            })
            .unwrap();
        let aside = [("session", records.open.as_str()), ("asked", number.as_str())];
        let refused = world
            .call(Persona::Member, "/rooms/{session}/put-aside", &aside)
            .await;
        assert!(refused.body.contains("circle-not-guardian"), "{}", refused.body);
        let done = world
            .call(Persona::Lead, "/rooms/{session}/put-aside", &aside)
            .await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
        let lead = world.get(Persona::Lead, &room).await.body;
        assert!(!lead.contains("Somebody would like a pause"), "{lead}");
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_late_reads_the_agreements_and_when_they_come_in() {
    on_both_databases(async |world| {
        let records = in_check_in(&world).await;
        let code = records.code.as_str();
        let late = world
            .submit(
                Persona::Nobody,
                "/j/{code}/join",
                &[("code", code), ("name", "Late Noor")],
            )
            .await;
        let (room, held) = (late.location().to_owned(), late.cookies());
        let page = world.get_with(Persona::Nobody, &room, &held).await.body;
        assert!(
            page.contains("Anyone may pass, at any time, without a reason."),
            "{page}"
        );
        assert!(
            page.contains("You come in when the next round begins, last in order."),
            "{page}"
        );
        let fields = [("session", records.open.as_str()), ("act", "accept")];
        world
            .submit_with(Persona::Nobody, "/rooms/{session}/act", &fields, &held)
            .await;
        let page = world.get_with(Persona::Nobody, &room, &held).await.body;
        assert!(
            page.contains("You listen now, and come in when the next one begins"),
            "{page}"
        );
        let member = world.get(Persona::Member, &room).await.body;
        assert!(!member.contains("come in when the next one begins"), "{member}");
    })
    .await;
}

#[tokio::test]
async fn a_manager_is_told_why_they_do_not_come_in() {
    on_both_databases(async |world| {
        let records = in_check_in(&world).await;
        let (door, room) = (format!("/j/{}", records.code), format!("/rooms/{}", records.open));
        for page in [&door, &room] {
            let late = world.get(Persona::Manager, page).await.body;
            assert!(late.contains("The check-in has begun."), "{late}");
            assert!(
                !late.contains("without managers"),
                "nobody has declined them: {late}"
            );
        }
        let fields = [("code", records.code.as_str())];
        let refused = world.call(Persona::Manager, "/j/{code}/sit-in", &fields).await;
        assert!(refused.body.contains("circle-managers-late"), "{}", refused.body);
    })
    .await;
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let fields = [("code", records.code.as_str())];
        world.call(Persona::Manager, "/j/{code}/sit-in", &fields).await;
        does(&world, &records, Persona::Lead, Command::DeclineManagers).await;
        let room = format!("/rooms/{}", records.open);
        let declined = world.get(Persona::Manager, &room).await.body;
        assert!(
            declined.contains("The team meets without managers today."),
            "{declined}"
        );
        let door = world
            .get(Persona::Manager, &format!("/j/{}", records.code))
            .await
            .body;
        assert!(door.contains("This circle is without managers."), "{door}");
    })
    .await;
}

#[tokio::test]
async fn what_was_kept_is_listed_before_it_is_said_that_nothing_else_was() {
    on_both_databases(async |world| {
        let records = in_check_in(&world).await;
        let early = Command::Curtail {
            cause: LostCause::Acuity,
        };
        does(&world, &records, Persona::Lead, early).await;
        let over = world
            .get(Persona::Member, &format!("/rooms/{}", records.open))
            .await
            .body;
        let lead = world.actor(Persona::Lead).await.name;
        for kept in [
            "What was kept of it",
            "0 of 45 minutes",
            "3–4",
            "Rounds",
            "Those in our care needed everyone",
            lead.as_str(),
            "which prompts the team has been asked",
            "Nothing else was kept: not who was there",
        ] {
            assert!(over.contains(kept), "{kept}: {over}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_hosts_and_who_guards_is_seen_and_said() {
    on_both_databases(async |world| {
        let records = in_check_in(&world).await;
        does(&world, &records, Persona::Member, Command::BecomeGuardian).await;
        let page = world
            .get(Persona::Host, &format!("/rooms/{}", records.open))
            .await
            .body;
        assert_eq!(page.matches("class=\"ring-role open\"").count(), 1, "{page}");
        assert_eq!(
            page.matches("class=\"ring-role\"").count(),
            2,
            "the dot and the diamond: {page}"
        );
        let (lead, member) = (
            world.actor(Persona::Lead).await.name,
            world.actor(Persona::Member).await.name,
        );
        let said = format!("◎ {lead} hosts. ◆ {member} is the guardian");
        assert!(
            page.matches(&said).count() >= 2,
            "on the ring and in words: {page}"
        );
    })
    .await;
}
