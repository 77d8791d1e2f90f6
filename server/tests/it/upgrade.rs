//! Databases of an earlier version, with people, results, an open pulse and an open room, brought up to date.
//! `server/tests/upgrade/README.md` tells how they were made.

use std::{io::Read, path::PathBuf};

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use flate2::read::GzDecoder;
use roundwell::{
    Ctx, audit,
    db::Db,
    identity::normalise_addresses,
    on,
    ports::{Clock, Entropy},
    pulse::{PulseState, service},
    testing,
};
use roundwell_app::pulse::api::CAST;
use roundwell_server::jobs::run_due;

use crate::{
    pulse::token,
    support::{Persona, World},
};

const SQLITE: &[u8] = include_bytes!("../upgrade/0021.db.gz");
const POSTGRES: &[u8] = include_bytes!("../upgrade/0021.sql.gz");

const TEAM: &str = "52a8aeed-68d0-4478-8a17-011726b79826";
const ROOM: &str = "12008d82-468d-47bf-a0f6-b2e456b0c0a2";
const PULSE: &str = "df5db9cc-0a9a-4b09-8bb6-0d747266d10c";
const OLD_PASSWORD: &str = "seven quiet alder trees";
const PEOPLE: [(Persona, &str); 5] = [
    (Persona::Lead, "Priya"),
    (Persona::Host, "Idris"),
    (Persona::Member, "Rosa"),
    (Persona::Manager, "Maren"),
    (Persona::Admin, "Admin"),
];

/// Three minutes after the last thing that was done in them.
fn then() -> DateTime<Utc> {
    "2026-12-02T13:58:00Z".parse().unwrap()
}

#[tokio::test]
async fn an_old_sqlite_database_goes_on() {
    let (db, folder) = old_sqlite().await;
    let ctx = brought_up_to_date(db).await;
    goes_on(ctx.clone()).await;
    ctx.db.close().await;
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn an_old_postgres_database_goes_on() {
    let ctx = brought_up_to_date(old_postgres().await).await;
    goes_on(ctx.clone()).await;
    ctx.db.close().await;
}

async fn old_sqlite() -> (Db, PathBuf) {
    let folder = std::env::temp_dir().join(format!("roundwell-upgrade-{}", Entropy::System.uuid()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("well.db");
    std::fs::write(&file, unpacked(SQLITE)).unwrap();
    let db = Db::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    (db, folder)
}

async fn old_postgres() -> Db {
    let db = testing::fresh_postgres().await.unwrap();
    let sql = String::from_utf8(unpacked(POSTGRES)).unwrap();
    let mut tx = db.begin().await.unwrap();
    on!(tx, |conn| sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(conn)
        .await
        .map(drop))
    .unwrap();
    tx.commit().await.unwrap();
    db
}

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut bytes).unwrap();
    bytes
}

/// Does what a start of the program does before it serves, and the first run of its jobs.
async fn brought_up_to_date(db: Db) -> Ctx {
    db.migrate().await.unwrap();
    let ctx = Ctx::new(db, Clock::fixed(then()), Entropy::seeded(30));
    assert!(normalise_addresses(&ctx).await.unwrap().is_empty());
    run_due(&ctx).await;
    ctx
}

async fn goes_on(ctx: Ctx) {
    let mut world = World::found(ctx, TEAM.parse().unwrap());
    old_passwords_sign_in(&mut world).await;
    summaries_are_read(&world).await;
    the_room_takes_a_turn(&world).await;
    the_pulse_is_answered_and_published(&mut world).await;
    let report = audit::inspect(&world.ctx).await.unwrap();
    assert_eq!(report.findings(), 0, "{report}");
}

async fn old_passwords_sign_in(world: &mut World) {
    for (who, name) in PEOPLE {
        let email = format!("{}@alder-vale.example", name.to_lowercase());
        let refused = world.sign_in(who, &email, "seven quiet alder tree").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let taken = world.sign_in(who, &email, OLD_PASSWORD).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{name}: {}", taken.body);
        let page = world.get(who, "/account").await;
        assert_eq!(page.status, StatusCode::OK, "{name} is signed in");
        assert!(page.body.contains(name), "as {name}");
    }
}

async fn summaries_are_read(world: &World) {
    for who in [Persona::Member, Persona::Lead, Persona::Manager] {
        let page = world.get(who, &format!("/teams/{TEAM}/summary")).await;
        assert_eq!(page.status, StatusCode::OK, "{who:?}");
        for kept in ["Rowan ward", "19 July 2026", "11 October 2026"] {
            assert!(page.body.contains(kept), "{who:?} reads of {kept}");
        }
    }
    let page = world
        .get(Persona::Member, &format!("/teams/{TEAM}/summary?block=0"))
        .await;
    assert_eq!(page.status, StatusCode::OK, "the oldest");
    let actions = world
        .get(Persona::Manager, &format!("/teams/{TEAM}/actions"))
        .await;
    assert!(actions.body.contains("Tell us of bed moves a shift before"));
}

async fn the_room_takes_a_turn(world: &World) {
    let path = format!("/rooms/{ROOM}");
    let page = world.get(Persona::Host, &path).await.body;
    assert!(page.contains("The piece is with you, Idris"));
    let fields = [
        ("session", ROOM),
        ("seen", attribute(&page, "data-version")),
        ("order", attribute(&page, "data-order")),
        ("act", "release"),
    ];
    let answer = world.submit(Persona::Host, "/rooms/{session}/act", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = world.get(Persona::Member, &path).await.body;
    assert!(page.contains("The piece is with you, Rosa"));
}

fn attribute<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("{name}=\"")).unwrap();
    rest.split_once('"').unwrap().0
}

async fn the_pulse_is_answered_and_published(world: &mut World) {
    let lead = world.actor(Persona::Lead).await;
    let before = service::place(&world.ctx, &lead, world.team).await.unwrap();
    let open = before.under_way.unwrap();
    assert_eq!(
        (open.id.to_string().as_str(), open.state),
        (PULSE, PulseState::Open)
    );
    let fields = [
        ("pulse", PULSE),
        ("token", &token(world, Persona::Member, open.id).await.to_hex()),
        ("answers", "1,2,3,4,5,1"),
        ("remark", ""),
    ];
    let cast = world.call(Persona::Nobody, CAST, &fields).await;
    assert_eq!((cast.status, cast.body.as_str()), (StatusCode::OK, "null"));

    world.later(open.closes_at - then() + TimeDelta::minutes(1)).await;
    run_due(&world.ctx).await;
    world.later(TimeDelta::days(2)).await;
    run_due(&world.ctx).await;
    let after = service::place(&world.ctx, &lead, world.team).await.unwrap();
    assert_eq!(after.results.len(), before.results.len() + 1);
}
