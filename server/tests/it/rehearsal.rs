//! The rehearsal: the whole way by its plain forms, and that it leaves no trace.

use axum::http::StatusCode;
use chrono::TimeDelta;
use roundwell::{circle::service::rehearsal, format, on};

use crate::support::{Persona, World, on_both_databases};

const TABLES: &[&str] = &[
    "session",
    "room",
    "seat_key",
    "room_code",
    "prompt_used",
    "action",
    "rehearsal",
];

/// Number of rows that each table has that a rehearsal could leave something in.
async fn rows(world: &World) -> Vec<(&'static str, i64)> {
    let mut counted = Vec::new();
    let mut tx = world.ctx.db.read().await.unwrap();
    for table in TABLES {
        let text = format!("select count(*) from {table}");
        let (count,): (i64,) = on!(tx, |conn| sqlx::query_as(sqlx::AssertSqlSafe(text))
            .fetch_one(conn)
            .await)
        .unwrap();
        counted.push((*table, count));
    }
    counted
}

async fn begin(world: &World, pace: &str) -> String {
    begin_with(world, "talking-piece", "4", pace).await
}

async fn begin_with(world: &World, format: &str, seats: &str, pace: &str) -> String {
    let team = world.team.to_string();
    let form = [
        ("team", team.as_str()),
        ("format", format),
        ("seats", seats),
        ("pace", pace),
    ];
    let begun = world
        .submit(Persona::Host, "/teams/{team}/rehearsal", &form)
        .await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    begun.location().to_owned()
}

/// The value of the hidden field `seen` on a page.
fn seen(page: &str) -> String {
    let (_, rest) = page
        .split_once("name=\"seen\" value=\"")
        .unwrap_or_else(|| panic!("no form on {page}"));
    rest.split('"').next().unwrap().to_owned()
}

async fn act(world: &World, page: &str, path: &str, more: &[(&str, &str)]) -> String {
    let before = world.get(Persona::Host, page).await.body;
    let seen = seen(&before);
    let mut form = vec![("seen", seen.as_str())];
    form.extend_from_slice(more);
    let answer = world
        .submit(Persona::Host, &format!("/rooms/rehearsal/{path}"), &form)
        .await;
    let after = world.get_with(Persona::Host, page, &answer.cookies()).await.body;
    assert!(!after.contains("error-summary"), "{path} {more:?}: {after}");
    after
}

#[tokio::test]
async fn a_host_rehearses_alone_and_nothing_is_left() {
    on_both_databases(async |world| {
        world.add_records().await;
        let before = rows(&world).await;
        let page = begin(&world, "tapped").await;
        let first = world.get(Persona::Host, &page).await.body;
        assert!(
            first.contains("This is a rehearsal") && first.contains("Alma"),
            "{first}"
        );
        assert_eq!(world.get(Persona::Lead, &page).await.status, StatusCode::OK);
        assert!(
            !world.get(Persona::Lead, &page).await.body.contains("Alma"),
            "to each their own"
        );
        let wall = world.get(Persona::Host, &format!("{page}?face=wall")).await.body;
        assert!(wall.contains("This is a rehearsal"), "on every screen: {wall}");

        act(&world, &page, "act", &[("act", "next")]).await;
        act(&world, &page, "act", &[("act", "accept")]).await;
        act(&world, &page, "act", &[("act", "next")]).await;
        act(&world, &page, "round", &[]).await;
        for _ in 0..4 {
            act(&world, &page, "act", &[("act", "release")]).await;
        }
        act(&world, &page, "act", &[("act", "next")]).await;
        let asks = act(&world, &page, "act", &[("act", "next")]).await;
        assert!(asks.contains("What do you propose?"), "{asks}");
        act(
            &world,
            &page,
            "propose",
            &[("text", "A second key for the store")],
        )
        .await;
        let shown = act(&world, &page, "act", &[("act", "show-asks")]).await;
        assert!(
            shown.contains("Somebody to cover the phone during breaks"),
            "{shown}"
        );
        act(&world, &page, "choose", &[("at", "0")]).await;
        act(&world, &page, "act", &[("act", "count-choices")]).await;
        assert_ne!(rows(&world).await, before, "while it lasts it is somewhere");
        let team = world.team.to_string();
        let left = world
            .submit(Persona::Host, "/teams/{team}/rehearsal/leave", &[("team", &team)])
            .await;
        assert_eq!(left.location(), page);
        assert_eq!(rows(&world).await, before);
    })
    .await;
}

#[tokio::test]
async fn the_others_go_on_by_themselves_when_asked_to() {
    on_both_databases(async |world| {
        let page = begin(&world, "by-themselves").await;
        for acts in ["next", "accept", "next"] {
            act(&world, &page, "act", &[("act", acts)]).await;
        }
        act(&world, &page, "round", &[]).await;
        act(&world, &page, "act", &[("act", "release")]).await;
        for name in ["Alma", "Bastien", "Chidi"] {
            let now = world.get(Persona::Host, &page).await.body;
            assert!(now.contains(&format!("{name} has the piece")), "{name}: {now}");
            assert!(now.contains("http-equiv=\"refresh\""), "{now}");
            world.ctx.clock.advance(TimeDelta::seconds(7));
        }
        let over = world.get(Persona::Host, &page).await.body;
        assert!(!over.contains("has the piece"), "{over}");
    })
    .await;
}

#[tokio::test]
async fn a_rehearsal_that_was_closed_or_forgotten_is_erased() {
    on_both_databases(async |world| {
        world.add_records().await;
        let before = rows(&world).await;
        let page = begin(&world, "tapped").await;
        act(&world, &page, "curtail", &[("cause", "acuity")]).await;
        assert_eq!(rows(&world).await, before);
        begin(&world, "tapped").await;
        begin(&world, "tapped").await;
        world.ctx.clock.advance(TimeDelta::hours(3));
        rehearsal::tidy(&world.ctx).await.unwrap();
        assert_ne!(rows(&world).await, before);
        world.ctx.clock.advance(TimeDelta::hours(2));
        rehearsal::tidy(&world.ctx).await.unwrap();
        assert_eq!(rows(&world).await, before);
        let form = [("session", "rehearsal"), ("act", "next")];
        let over = world.call(Persona::Host, "/rooms/{session}/act", &form).await;
        assert_eq!(over.status, StatusCode::CONFLICT, "{}", over.body);
    })
    .await;
}

#[tokio::test]
async fn what_there_is_not_cannot_be_rehearsed() {
    on_both_databases(async |world| {
        let team = world.team.to_string();
        for (format, seats, pace, answer) in [
            ("no-such-format", "5", "tapped", "unknown-choice"),
            ("talking-piece", "2", "tapped", "unknown-choice"),
            ("talking-piece", "16", "tapped", "unknown-choice"),
            ("talking-piece", "many", "tapped", "unknown-choice"),
            ("talking-piece", "5", "never", "unknown-choice"),
        ] {
            let form = [
                ("team", team.as_str()),
                ("format", format),
                ("seats", seats),
                ("pace", pace),
            ];
            let got = world.call(Persona::Host, "/teams/{team}/rehearsal", &form).await;
            assert_eq!(
                got.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{form:?}: {}",
                got.body
            );
            assert!(got.body.contains(answer), "{}", got.body);
        }
    })
    .await;
}

/// The first of these orders that the page offers.
fn offered<'a>(page: &str, orders: &[&'a str]) -> Option<&'a str> {
    let stands = |order: &&&str| page.contains(&format!("name=\"act\" value=\"{order}\""));
    orders.iter().find(stands).copied()
}

/// Seat to which the page offers a part: the last, so that it is somebody who is not there.
fn last_seat_for(page: &str, part: &str) -> Option<String> {
    let (_, rest) = page.rsplit_once(&format!("name=\"act\" value=\"{part}\""))?;
    let (_, rest) = rest.split_once("name=\"seat\" value=\"")?;
    rest.split('"').next().map(str::to_owned)
}

/// The action bar has one filled button at most and one beside it; every form of the page has a button, its own or the bar's.
fn has_one_next_step(page: &str) {
    let (_, bar) = page.split_once("class=\"action-bar\"").unwrap();
    let (steps, _) = bar.split_once("<details").unwrap();
    let count = |class: &str| steps.matches(&format!("class=\"{class}\"")).count();
    assert!(count("button") <= 1, "{steps}");
    assert!(count("button soft") + count("button quiet") <= 1, "{steps}");
    for sent in attributes(steps, "form") {
        assert!(
            page.contains(&format!("id=\"{sent}\"")),
            "{sent} is not there: {page}"
        );
    }
    for form in page.split("<form ").skip(1) {
        let (form, _) = form.split_once("</form>").unwrap();
        let from_the_bar = attributes(form, "id")
            .first()
            .is_some_and(|id| steps.contains(&format!("form=\"{id}\"")));
        assert!(form.contains("<button") || from_the_bar, "cannot be sent: {form}");
    }
}

fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let before = format!(" {name}=\"");
    let values = html.split(before.as_str()).skip(1);
    values.filter_map(|rest| rest.split('"').next()).collect()
}

/// From the opening to the close with what the page offers; returns how many rounds were begun.
async fn to_the_close(world: &World, page: &str) -> usize {
    let (mut rounds, mut owes_round, mut given) = (0, true, false);
    loop {
        let now = world.get(Persona::Host, page).await.body;
        has_one_next_step(&now);
        if let Some(order) = offered(&now, &["supervise", "release"]) {
            act(world, page, "act", &[("act", order)]).await;
        } else if now.contains("I accept them for today") {
            act(world, page, "act", &[("act", "accept")]).await;
        } else if let Some(part) = offered(&now, &["presenter", "storyteller", "first-group"])
            && !given
        {
            given = true;
            let seat = last_seat_for(&now, part).unwrap();
            act(world, page, "seat", &[("act", part), ("seat", &seat)]).await;
        } else if now.contains("/rooms/rehearsal/round") && owes_round {
            owes_round = false;
            rounds += 1;
            act(world, page, "round", &[]).await;
        } else if offered(&now, &["close"]).is_some() {
            act(world, page, "act", &[("act", "close")]).await;
            return rounds;
        } else {
            assert!(offered(&now, &["next"]).is_some(), "there is no way on: {now}");
            owes_round = true;
            act(world, page, "act", &[("act", "next")]).await;
        }
    }
}

#[tokio::test]
async fn every_format_can_be_rehearsed_to_its_close_whatever_its_turn_rules() {
    on_both_databases(async |world| {
        let before = rows(&world).await;
        for format in format::built_in() {
            let page = begin_with(&world, &format.key, "6", "tapped").await;
            let rounds = to_the_close(&world, &page).await;
            let stages = format.stages.iter();
            let going_round = stages.filter(|stage| stage.kind.has_rounds()).count();
            assert_eq!(rounds, going_round, "{}", format.key);
            assert_eq!(rows(&world).await, before, "{}", format.key);
        }
    })
    .await;
}

#[tokio::test]
async fn a_format_of_the_teams_own_is_rehearsed_until_it_is_withdrawn() {
    on_both_databases(async |world| {
        let team = world.team.to_string();
        let copy = [("team", team.as_str()), ("format", "reflecting-team")];
        let copied = world
            .submit(Persona::Lead, "/teams/{team}/formats/{format}/copy", &copy)
            .await;
        let own = copied.location().split('/').nth(4).unwrap().to_owned();
        let asked = format!("/teams/{team}/rehearsal?format={own}");
        let offered = world.get(Persona::Host, &asked).await.body;
        assert!(
            offered.contains(&format!("<option value=\"{own}\" selected")),
            "{offered}"
        );
        let page = begin_with(&world, &own, "5", "tapped").await;
        assert_eq!(to_the_close(&world, &page).await, 4);
        let share = [
            ("team", team.as_str()),
            ("format", own.as_str()),
            ("sharing", "withdrawn"),
        ];
        world
            .submit(Persona::Lead, "/teams/{team}/formats/{format}/sharing", &share)
            .await;
        let form = [
            ("team", team.as_str()),
            ("format", own.as_str()),
            ("seats", "5"),
            ("pace", "tapped"),
        ];
        let got = world.call(Persona::Host, "/teams/{team}/rehearsal", &form).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.body);
        let left = world.get(Persona::Host, &asked).await.body;
        assert!(!left.contains(&format!("<option value=\"{own}\"")), "{left}");
    })
    .await;
}
