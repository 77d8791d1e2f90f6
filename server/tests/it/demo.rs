use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use chrono::{DateTime, TimeDelta, Utc};
use roundwell::{
    Ctx,
    action::{self, Standing},
    db::Db,
    identity, on,
    ports::{Clock, Entropy},
    pulse::{self, PulseState, ballot::Blinding},
    schedule,
    team::{Actor, DatabasePurpose, Role, service},
    testing,
};
use roundwell_demo::{self as demo, DemoRole, DemoState};
use roundwell_server::demo::due_jobs;
use tower::ServiceExt;

use crate::support::on_both_databases;

/// A Wednesday afternoon, with a second that the story does not need.
fn until() -> DateTime<Utc> {
    "2026-11-18T15:20:31Z".parse().unwrap()
}

async fn fresh_sqlite() -> (Db, std::path::PathBuf) {
    let folder = std::env::temp_dir().join(format!("roundwell-demo-{}", Entropy::System.uuid()));
    std::fs::create_dir_all(&folder).unwrap();
    let db = Db::connect(&format!("sqlite://{}/demo.db", folder.display()))
        .await
        .unwrap();
    db.migrate().await.unwrap();
    (db, folder)
}

async fn texts(db: &Db, statement: String) -> Vec<String> {
    let mut tx = db.read().await.unwrap();
    on!(tx, |conn| sqlx::query_scalar(sqlx::AssertSqlSafe(statement))
        .fetch_all(conn)
        .await)
    .unwrap()
}

/// Every row of every table as SQL literals, in order; the history of migrations holds the machine's time and stays out.
async fn dump(db: &Db) -> Vec<(String, Vec<String>)> {
    // The secret behind the names on devices is drawn by the migration, anew for each database.
    let tables = "select name from sqlite_master where type = 'table' and name not like '\\_%' escape '\\' \
                  and name <> 'device_secret' order by name";
    let mut dumped = Vec::new();
    for table in texts(db, tables.into()).await {
        let columns = texts(
            db,
            format!("select 'quote(' || name || ')' from pragma_table_info('{table}')"),
        )
        .await;
        let line = columns.join(" || ' ' || ");
        let rows = texts(db, format!("select {line} from {table} order by 1")).await;
        dumped.push((table, rows));
    }
    dumped
}

async fn sees(ctx: &Ctx, part: DemoRole) -> Actor {
    let account = demo::account_of(ctx, part).await.unwrap().unwrap();
    let mut tx = ctx.db.begin().await.unwrap();
    let token = identity::start_sign_in(ctx, &mut tx, account).await.unwrap();
    tx.commit().await.unwrap();
    service::actor(ctx, &token).await.unwrap().unwrap()
}

/// Checks the demonstration's promises to whoever looks around in it.
async fn keeps_its_promises(db: &Db) {
    let ctx = Ctx::new(db.clone(), Clock::fixed(until()), Entropy::seeded(1));
    let (lead, manager) = (
        sees(&ctx, DemoRole::Lead).await,
        sees(&ctx, DemoRole::Manager).await,
    );
    let team = lead.teams[0].team_id;
    let next = schedule::service::next_session(&ctx, &lead, team)
        .await
        .unwrap()
        .unwrap();
    assert!(
        next.session.starts_at - until() < TimeDelta::days(4),
        "a circle is soon"
    );
    let place = pulse::service::place(&ctx, &lead, team).await.unwrap();
    let open = place.under_way.unwrap();
    assert_eq!(open.state, PulseState::Open);
    for part in [DemoRole::Lead, DemoRole::Host, DemoRole::Member] {
        let blinding = Blinding::draw(&mut Entropy::seeded(2)).unwrap();
        let given = pulse::service::issue(&ctx, &sees(&ctx, part).await, open.id, &blinding.blinded()).await;
        assert!(given.is_ok(), "{part:?} can answer what is open");
    }
    assert!(place.results.len() >= 15, "a year and more of results");
    let themes = pulse::service::themes(&ctx, &lead, team).await.unwrap();
    assert!(themes.len() >= 10, "a reader has written down what remarks say");
    let slips = pulse::service::slips(&ctx, &lead, team).await.unwrap().unwrap();
    let checks = pulse::service::checks(&ctx, &lead, team).await.unwrap();
    assert!(
        checks.results.len() >= 10,
        "most checks after circles say something"
    );
    assert_eq!(slips.sheets.len(), 1, "a sheet of slips is printed");
    assert_eq!(manager.teams.len(), 3);
    assert!(
        manager
            .teams
            .iter()
            .all(|membership| membership.role == Role::Manager)
    );
    let mut owed = 0;
    for membership in &manager.teams {
        let actions = action::service::list(&ctx, &manager, membership.team_id)
            .await
            .unwrap();
        owed += actions
            .iter()
            .filter(|action| action.state().standing == Standing::Owed)
            .count();
    }
    assert!(owed >= 2, "the manager has work owed");
    assert!(sees(&ctx, DemoRole::Admin).await.admin);
    for (part, role) in [(DemoRole::Host, Role::Host), (DemoRole::Member, Role::Member)] {
        assert_eq!(sees(&ctx, part).await.role_in(team), Some(role));
    }
}

/// Begins to furnish, and is cut short once the first result is published: what a killed process leaves behind.
async fn cut_short(db: &Db) {
    let furnishing = demo::prepare(db, until(), due_jobs);
    tokio::pin!(furnishing);
    loop {
        let published = texts(db, "select state from pulse where state = 'published'".into());
        tokio::select! {
            _ = &mut furnishing => panic!("it was cut too late"),
            published = published => if !published.is_empty() {
                break;
            },
        }
    }
}

#[tokio::test]
async fn the_same_moment_gives_the_same_demonstration_even_after_a_cut() {
    let begun = Clock::System.now();
    let (one, folder_one) = fresh_sqlite().await;
    assert_eq!(
        demo::prepare(&one, until(), due_jobs).await.unwrap(),
        DemoState::Empty
    );
    // What depends on the machine's clock differs, because that has moved on.
    assert_ne!(Clock::System.now(), begun);
    let (two, folder_two) = fresh_sqlite().await;
    cut_short(&two).await;
    assert_eq!(
        demo::prepare(&two, until(), due_jobs).await.unwrap(),
        DemoState::Unfinished
    );
    let (first, second) = (dump(&one).await, dump(&two).await);
    assert!(first.iter().map(|(_, rows)| rows.len()).sum::<usize>() > 300);
    for (first, second) in first.iter().zip(&second) {
        assert_eq!(first, second, "{}", first.0);
    }
    keeps_its_promises(&one).await;
    assert_eq!(
        demo::prepare(&two, until(), due_jobs).await.unwrap(),
        DemoState::Complete
    );
    assert_eq!(dump(&two).await, second, "what is there is left alone");
    one.close().await;
    two.close().await;
    std::fs::remove_dir_all(folder_one).unwrap();
    std::fs::remove_dir_all(folder_two).unwrap();
}

#[tokio::test]
async fn it_is_furnished_on_postgres_as_well_even_after_a_cut() {
    let db = testing::fresh_postgres().await.unwrap();
    db.migrate().await.unwrap();
    cut_short(&db).await;
    assert_eq!(
        demo::prepare(&db, until(), due_jobs).await.unwrap(),
        DemoState::Unfinished
    );
    keeps_its_promises(&db).await;
    db.close().await;
}

#[tokio::test]
async fn the_clock_moves_ten_years_at_most_and_says_so() {
    on_both_databases(async |world| {
        let clock = demo::clock(0).unwrap();
        let ctx = Ctx::new(world.ctx.db.clone(), clock.clone(), world.ctx.entropy.clone());
        let router = crate::support::demo_router(&ctx);
        let began = clock.now();
        for (minutes, moved) in [
            ("9223372036854775807", false),
            ("-9223372036854775808", false),
            ("99999999999999999999999", false),
            ("-1", false),
            ("", false),
            ("an hour", false),
            ("5300000", false),
            ("60", true),
            ("0", true),
        ] {
            let body = format!("minutes={minutes}");
            let request = Request::post("/demo/clock")
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "application/x-www-form-urlencoded")
                .body(Body::from(body));
            let answer = router.clone().oneshot(request.unwrap()).await.unwrap();
            let expected = if moved {
                StatusCode::OK
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            assert_eq!(answer.status(), expected, "{minutes}");
            let text = to_bytes(answer.into_body(), 4096).await.unwrap();
            let text = String::from_utf8_lossy(&text);
            assert!(moved || text.contains("ten years in all"), "{text}");
        }
        let went = clock.now() - began;
        assert!(
            went >= TimeDelta::minutes(60) && went < TimeDelta::minutes(70),
            "{went}"
        );
        assert!(demo::move_clock(&clock, 3652 * 24 * 60));
        assert!(
            !demo::move_clock(&clock, 24 * 60),
            "ten years, all moves together"
        );
    })
    .await;
}

/// A database from before the mark: its migration is taken back, and done again over what the database holds.
async fn as_before_the_mark(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    for statement in [
        "drop table installation",
        "delete from _sqlx_migrations where version = 41",
    ] {
        on!(tx, |conn| sqlx::query(statement).execute(conn).await.map(drop)).unwrap();
    }
    tx.commit().await.unwrap();
    db.migrate().await.unwrap();
}

#[tokio::test]
async fn databases_from_before_are_known_for_what_they_are() {
    on_both_databases(async |world| {
        let ctx = &world.ctx;
        assert_eq!(
            service::purpose(ctx).await.unwrap(),
            Some(DatabasePurpose::People)
        );
        as_before_the_mark(&ctx.db).await;
        assert_eq!(
            service::purpose(ctx).await.unwrap(),
            Some(DatabasePurpose::People)
        );
        assert!(demo::claim(&ctx.db).await.is_err());
        assert!(
            demo::prepare(&ctx.db, until(), due_jobs).await.is_err(),
            "and nothing is furnished in it"
        );
        let mut tx = ctx.db.begin().await.unwrap();
        for name in roundwell::team::store::organisation_names(&mut tx).await.unwrap() {
            roundwell::team::store::rename_organisation(&mut tx, &name, demo::ORGANISATION)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        as_before_the_mark(&ctx.db).await;
        assert_eq!(
            service::purpose(ctx).await.unwrap(),
            Some(DatabasePurpose::Demonstration)
        );
        assert!(roundwell_server::serve::for_people(ctx).await.is_err());
    })
    .await;
}
