//! Tests that deleted rows are gone from Postgres's files, whatever happens to the process or to the connection in between.

use sqlx::{AssertSqlSafe, Row, Transaction};

use super::*;
use crate::testing::{Fixture, again, on_both_databases};
use crate::{
    Ctx,
    circle::{
        engine::Command,
        service::{open_room, take_seat},
    },
    ids::SessionId,
    on,
    pulse::{service_tests as fixtures, store},
    schedule::LostCause,
};

/// Everything that Postgres keeps of a table in files: its rows, what is too long for them, and the indexes of both.
async fn files(ctx: &Ctx, table: &str) -> Vec<u8> {
    let mut tx = ctx.db.acquire().await.unwrap();
    let Conn::Postgres(conn) = &mut tx.conn else {
        panic!("it is Postgres");
    };
    sqlx::query("checkpoint").execute(&mut **conn).await.unwrap();
    let sql = format!(
        "with heap as (select oid, reltoastrelid as toast from pg_class where oid = '{table}'::regclass), \
         both_ as (select oid from heap union select toast from heap where toast <> 0), \
         whole as (select oid from both_ union select indexrelid from pg_index where indrelid in (select oid from both_)) \
         select pg_read_binary_file(pg_relation_filepath(oid)) from whole"
    );
    let rows = sqlx::query(AssertSqlSafe(sql))
        .fetch_all(&mut **conn)
        .await
        .unwrap();
    rows.iter().flat_map(|row| row.get::<Vec<u8>, _>(0)).collect()
}

async fn knows(ctx: &Ctx, table: &str, session: SessionId) -> bool {
    let files = files(ctx, table).await;
    files.windows(16).any(|bytes| bytes == session.0.as_bytes())
}

/// A room in which something was done.
async fn room(ctx: &Ctx) -> Fixture {
    let fixture = Fixture::meeting_by(ctx, "talking-piece", 4).await;
    open_room(ctx, &fixture.people[0], fixture.session())
        .await
        .unwrap();
    for _ in 0..5 {
        for (at, actor) in fixture.people.iter().enumerate().skip(1) {
            take_seat(ctx, actor, fixture.session()).await.unwrap();
            fixture.does(ctx, at, Command::StepOut).await.unwrap();
            fixture.does(ctx, at, Command::Return).await.unwrap();
        }
    }
    fixture
}

async fn close(ctx: &Ctx, fixture: &Fixture) {
    let cause = LostCause::Acuity;
    fixture.does(ctx, 0, Command::Curtail { cause }).await.unwrap();
}

/// Reader of the database as it is now for as long as this is held, as a backup does: all that is deleted meanwhile is kept for
/// them.
async fn backup(ctx: &Ctx) -> Transaction<'static, Postgres> {
    let Pool::Postgres(pool) = &ctx.db.pool else {
        panic!("it is Postgres");
    };
    let begin = "begin isolation level repeatable read";
    let mut backup = pool.begin_with(begin).await.unwrap();
    let look = "select count(*) from organisation";
    sqlx::query(look).execute(&mut *backup).await.unwrap();
    backup
}

const OF_ROOMS: [&str; 3] = ["room", "seat_key", "room_code"];

fn is_postgres(ctx: &Ctx) -> bool {
    ctx.db.file().is_none()
}

#[tokio::test]
async fn nothing_of_a_closed_room_is_left_in_any_file() {
    on_both_databases(async |ctx| {
        if !is_postgres(&ctx) {
            return;
        }
        ctx.db.rewrite_pending().await.unwrap();
        assert_eq!(
            ctx.db.pending().await.unwrap(),
            [""; 0],
            "the migration asked for all"
        );
        let (fixture, other) = (room(&ctx).await, room(&ctx).await);
        let backup = backup(&ctx).await;
        close(&ctx, &fixture).await;
        for table in OF_ROOMS {
            assert!(
                knows(&ctx, table, fixture.session()).await,
                "{table} was not looked at well"
            );
        }
        let pending = ["room", "room_code", "seat_key", "wall_key"];
        assert_eq!(ctx.db.pending().await.unwrap(), pending);
        ctx.db.rewrite_pending().await.unwrap();
        assert_eq!(ctx.db.pending().await.unwrap(), [""; 0]);
        for table in OF_ROOMS {
            assert!(
                !knows(&ctx, table, fixture.session()).await,
                "{table} still knows the room"
            );
            assert!(
                knows(&ctx, table, other.session()).await,
                "{table} has lost another room"
            );
        }
        drop(backup);
        close(&ctx, &other).await;
        ctx.db.rewrite_pending().await.unwrap();
        for table in OF_ROOMS {
            assert!(
                !knows(&ctx, table, other.session()).await,
                "{table} still knows the room"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_to_be_forgotten_outlives_the_process_and_whoever_stands_in_the_way() {
    on_both_databases(async |ctx| {
        if !is_postgres(&ctx) {
            return;
        }
        ctx.db.rewrite_pending().await.unwrap();
        let fixture = room(&ctx).await;
        close(&ctx, &fixture).await;
        // The process is killed here; two others come in its place.
        let (one, two) = (again(&ctx).await, again(&ctx).await);
        let mut reader = one.db.read().await.unwrap();
        let look = "select count(*) from room";
        let _: i64 = on!(reader, |conn| sqlx::query_scalar(look).fetch_one(conn).await).unwrap();
        assert!(two.db.rewrite_pending().await.is_err(), "somebody reads");
        assert_eq!(two.db.pending().await.unwrap(), ["room"], "the others are done");
        assert_eq!(timeouts(&two.db).await, ["2s"], "nothing leaks into the pool");
        drop(reader);
        let (first, second) = tokio::join!(one.db.rewrite_pending(), two.db.rewrite_pending());
        assert!(first.is_ok() || second.is_ok());
        assert_eq!(two.db.pending().await.unwrap(), [""; 0]);
        assert!(!knows(&two, "room", fixture.session()).await);
        one.db.close().await;
        two.db.close().await;
    })
    .await;
}

/// The different lock timeouts of the connections of a pool.
async fn timeouts(db: &Db) -> Vec<String> {
    let mut held = Vec::new();
    let mut found = std::collections::BTreeSet::new();
    for _ in 0..12 {
        let mut tx = db.acquire().await.unwrap();
        let show = "select current_setting('lock_timeout')";
        let timeout: String = on!(tx, |conn| sqlx::query_scalar(show).fetch_one(conn).await).unwrap();
        found.insert(timeout);
        held.push(tx);
    }
    found.into_iter().collect()
}

/// Deleting and asking are one: what is not committed is not asked for.
#[tokio::test]
async fn what_is_rolled_back_asks_for_nothing() {
    on_both_databases(async |ctx| {
        if !is_postgres(&ctx) {
            return;
        }
        ctx.db.rewrite_pending().await.unwrap();
        let mut tx = ctx.db.begin().await.unwrap();
        tx.forget(Relation::ALL).await.unwrap();
        drop(tx);
        assert_eq!(ctx.db.pending().await.unwrap(), [""; 0]);
        let mut tx = ctx.db.begin().await.unwrap();
        tx.forget(Relation::ALL).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(ctx.db.pending().await.unwrap().len(), Relation::ALL.len());
        ctx.db.rewrite_pending().await.unwrap();
        assert_eq!(ctx.db.pending().await.unwrap(), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn the_private_key_of_a_closed_pulse_is_left_in_no_file() {
    on_both_databases(async |ctx| {
        if !is_postgres(&ctx) {
            return;
        }
        let fixture = fixtures::fixture(&ctx, 8).await;
        let pulse = fixtures::opened(&ctx, &fixture).await;
        let mut tx = ctx.db.read().await.unwrap();
        let row = store::pulse(&mut tx, pulse).await.unwrap().unwrap();
        drop(tx);
        let key = row.private_key.unwrap();
        let holds = async || {
            let files = files(&ctx, "pulse").await;
            files.windows(key.len()).any(|bytes| bytes == key)
        };
        let backup = backup(&ctx).await;
        fixtures::forward(&ctx, 24 * 8).await;
        assert!(holds().await, "it was not looked at well");
        ctx.db.rewrite_pending().await.unwrap();
        assert!(!holds().await);
        drop(backup);
    })
    .await;
}
