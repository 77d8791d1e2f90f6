//! A database that has lived is clean on both sides; then every kind of finding is planted and must be found.

use chrono::TimeDelta;
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{AuditReport, HOLDS, inspect, schema};
use crate::{
    Ctx,
    db::Conn,
    on,
    pulse::{
        service::{cast, choose_reader},
        service_tests::{MIXED, fixture, forward, opened, sheet, token},
    },
    testing::{Fixture, on_both_databases},
};

/// Two pulses published, the second 30 days ago but for a few days, and a third that is open with ballots in its box. Somebody reads the
/// remarks, and enough people answer for that.
async fn lived(ctx: &Ctx) -> Fixture {
    let fixture = fixture(ctx, 10).await;
    let reader = fixture.people[1].account.to_string();
    choose_reader(ctx, &fixture.people[0], fixture.team, &reader)
        .await
        .unwrap();
    for days in [14, 14, 0] {
        let pulse = opened(ctx, &fixture).await;
        for (actor, answers) in fixture.people.iter().zip(MIXED.into_iter().cycle()) {
            let token = token(ctx, actor, pulse).await;
            cast(ctx, pulse, &sheet(&token, answers, "a remark"))
                .await
                .unwrap();
        }
        if days > 0 {
            forward(ctx, 24 * 8).await;
            forward(ctx, 24 * 8).await;
        }
    }
    fixture
}

fn found(report: &AuditReport) -> Vec<String> {
    report
        .checks
        .iter()
        .flat_map(|check| check.found.clone())
        .collect()
}

async fn run(ctx: &Ctx, sql: &str) {
    let mut tx = ctx.db.begin().await.unwrap();
    for sql in sql.split(";;") {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        on!(tx, |conn| sqlx::query(sql).execute(conn).await.map(drop)).unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_database_that_has_lived_is_clean() {
    on_both_databases(async |ctx| {
        assert_eq!(found(&inspect(&ctx).await.unwrap()), [""; 0]);
        lived(&ctx).await;
        let report = inspect(&ctx).await.unwrap();
        assert_eq!(found(&report), [""; 0]);
        assert!(report.checks.len() >= 17, "{}", report.checks.len());
        let said = report.to_string();
        for holds in HOLDS {
            assert!(said.contains(holds.table) && said.contains(holds.until), "{said}");
        }
        assert!(said.contains("Nothing found."), "{said}");
        ctx.clock.advance(TimeDelta::days(8));
        forward(&ctx, 0).await;
        forward(&ctx, 24 * 60).await;
        assert_eq!(found(&inspect(&ctx).await.unwrap()), [""; 0]);
    })
    .await;
}

/// Faults planted (for SQLite, for Postgres) and what must be said. Where one side is empty, it cannot happen there.
const PLANTS: &[(&str, &str, &str, &str)] = &[
    (
        "a table",
        "create table ballot_log (at text)",
        "create table ballot_log (at timestamptz)",
        "`ballot_log` is a table nobody here knows",
    ),
    (
        "a time beside a ballot",
        "alter table ballot add column cast_at text",
        "alter table ballot add column cast_at timestamptz",
        "`ballot.cast_at` does not belong there",
    ),
    (
        "a session beside a box",
        "alter table open_box add column session blob",
        "alter table open_box add column session bytea",
        "`open_box.session` is a column nobody here knows",
    ),
    (
        "a sequence",
        "",
        "alter table ballot add column n bigserial",
        "`ballot.n` fills itself",
    ),
    (
        "a time that writes itself",
        "alter table remark add column at text default 'now'",
        "alter table remark add column at timestamptz default clock_timestamp()",
        "`remark.at` fills itself",
    ),
    (
        "a trigger that watches",
        "create trigger watch after insert on ballot begin select 1; end",
        "create function watch() returns trigger language plpgsql as $$ begin return new; end $$;;\
         create trigger watch after insert on ballot for each row execute function watch()",
        "the trigger `watch` watches `ballot`",
    ),
    (
        "a view",
        "create view both_ as select * from ballot, roster",
        "create view both_ as select b.answers, r.account_id from ballot b, roster r",
        "`view.both_` reads tables",
    ),
    (
        "a table beside the product's own",
        "",
        "create schema audit;; create table audit.log (at timestamptz)",
        "`audit.log` is a table nobody here knows",
    ),
    (
        "rows in the order of their writing",
        "drop table remark;; create table remark (pulse_id blob, remark_key blob, body text)",
        "",
        "`remark` has row numbers",
    ),
    (
        "a missing table",
        "drop table remark",
        "drop table remark",
        "`remark` is missing",
    ),
    (
        "results that can be changed",
        "drop trigger snapshot_kept",
        "alter table snapshot disable trigger snapshot_fixed",
        "is not at work",
    ),
    (
        "a trigger that watches in the name of another",
        "create trigger ledger_kept2 after insert on ledger begin select 1; end",
        "create function watch() returns trigger language plpgsql as $$ begin return new; end $$;;\
         create trigger watch after insert on ledger for each row execute function watch()",
        "watches `ledger`",
    ),
    (
        "a ledger that can be changed",
        "drop trigger ledger_fixed",
        "alter table ledger disable trigger ledger_fixed",
        "the trigger `ledger_fixed` is not at work",
    ),
    (
        "slips that were kept",
        "insert into sheet select randomblob(16), id, 1, 1, null from pulse where state = 'published'",
        "insert into sheet select gen_random_uuid(), id, 1, 1, null from pulse where state = 'published'",
        "2: pulses still know something of their slips",
    ),
    (
        "remarks that nobody may read",
        "update pulse set reader_id = null",
        "update pulse set reader_id = null",
        "pulses have remarks that nobody may read",
    ),
    (
        "a key that was kept",
        "update pulse set private_key = public_key where state = 'published'",
        "update pulse set private_key = public_key where state = 'published'",
        "2: pulses that are not open still have their key",
    ),
    (
        "a pulse that never closes",
        "update pulse set closes_at = '2025-01-01T00:00:00+00:00' where state = 'open'",
        "update pulse set closes_at = opens_at - interval '1 day' where state = 'open'",
        "1: pulses should have closed",
    ),
    (
        "marks that were kept",
        "update pulse set state = 'closed', private_key = null where state = 'open';; delete from open_box",
        "update pulse set state = 'closed', private_key = null where state = 'open';; delete from open_box",
        "1: pulses that are not open still have marks",
    ),
    (
        "a box that was kept",
        "update pulse set state = 'closed', private_key = null where state = 'open'",
        "update pulse set state = 'closed', private_key = null where state = 'open'",
        "1: pulses that are not open still have a box",
    ),
    (
        "a ballot outside the box",
        "insert into ballot select pulse_id, randomblob(32), '[1]' from open_box",
        "insert into ballot select pulse_id, decode(md5('a') || md5('b'), 'hex'), '[1]' from open_box",
        "1: pulses have ballots outside their box",
    ),
    (
        "a roster that was kept",
        "insert into roster select p.id, r.account_id, zeroblob(32) from pulse p, roster r where p.state = 'published'",
        "insert into roster select p.id, r.account_id, null::bytea from pulse p, roster r where p.state = 'published'",
        "pulses have kept their roster too long",
    ),
    (
        "a pulse without its result",
        "update pulse set state = 'published', private_key = null where state = 'open'",
        "update pulse set state = 'published', private_key = null where state = 'open'",
        "pulses have a result too few or too many",
    ),
    (
        "an id that tells the time",
        "pragma defer_foreign_keys = on;; update pulse set id = x'018f0000000070008000000000000001' where state = 'open';; \
         update roster set pulse_id = x'018f0000000070008000000000000001' where pulse_id in (select pulse_id from open_box);; \
         update open_box set pulse_id = x'018f0000000070008000000000000001'",
        "insert into account (id, organisation_id, email, name, admin, time_zone, created_at) \
         select '018f0000-0000-7000-8000-000000000001'::uuid, organisation_id, 'x@y.test', name, admin, time_zone, created_at from account limit 1;; \
         insert into roster select pulse_id, '018f0000-0000-7000-8000-000000000001'::uuid, null::bytea from open_box",
        "has ids that are not random",
    ),
    (
        "keys that begin alike",
        "update ballot set token_hash = cast('same' || substr(hex(token_hash), 1, 28) as blob)",
        "update ballot set token_hash = convert_to('same' || substr(encode(token_hash, 'hex'), 1, 28), 'UTF8')",
        "`ballot` has keys that are not random",
    ),
];

#[tokio::test]
async fn whatever_is_planted_is_found() {
    for (name, sqlite, postgres, said) in PLANTS {
        on_both_databases(async |ctx| {
            let sql = match ctx.db.file() {
                Some(_) => sqlite,
                None => postgres,
            };
            if sql.is_empty() {
                return;
            }
            lived(&ctx).await;
            run(&ctx, sql).await;
            let report = inspect(&ctx).await.unwrap();
            let found = found(&report);
            assert!(
                found.iter().any(|found| found.contains(said)),
                "{name}: {found:?}"
            );
            assert!(report.to_string().contains("FOUND"), "{name}");
        })
        .await;
    }
}

#[tokio::test]
async fn ballots_that_should_be_gone_are_found() {
    on_both_databases(async |ctx| {
        lived(&ctx).await;
        // Nobody runs the jobs.
        ctx.clock.advance(TimeDelta::days(40));
        let found = found(&inspect(&ctx).await.unwrap());
        for said in [
            "pulses still have ballots",
            "pulses still have remarks",
            "1: pulses should have closed",
        ] {
            assert!(
                found.iter().any(|found| found.contains(said)),
                "{said}: {found:?}"
            );
        }
    })
    .await;
}

/// Postgres: rows written one by one bear numbers that follow the order of writing.
#[tokio::test]
async fn rows_written_one_after_the_other_are_found() {
    on_both_databases(async |ctx| {
        lived(&ctx).await;
        if ctx.db.file().is_some() {
            return;
        }
        for table in ["ballot", "remark", "roster"] {
            let sql = format!(
                "update {table} set pulse_id = pulse_id where ctid in (select ctid from {table} limit 1)"
            );
            run(&ctx, &sql).await;
            let found = found(&inspect(&ctx).await.unwrap());
            let said = format!("`{table}`: 1 pulses have rows that were written one after the other");
            assert!(found.contains(&said), "{found:?}");
        }
    })
    .await;
}

/// SQLite: a program without `secure_delete` leaves what it deletes lying in the file.
#[tokio::test]
async fn what_was_deleted_carelessly_is_found() {
    on_both_databases(async |ctx| {
        lived(&ctx).await;
        let Some(path) = ctx.db.file() else { return };
        let options = SqliteConnectOptions::new().filename(&path);
        let mut careless = SqliteConnection::connect_with(&options).await.unwrap();
        for sql in [
            "pragma secure_delete = off",
            "create table scribble (body text)",
            "insert into scribble with recursive n(i) as (select 1 union all select i + 1 from n where i < 400) \
             select hex(randomblob(200)) from n",
            "drop table scribble",
            "pragma wal_checkpoint(truncate)",
        ] {
            sqlx::query(sql).execute(&mut careless).await.unwrap();
        }
        careless.close().await.unwrap();
        let found = found(&inspect(&ctx).await.unwrap());
        assert!(
            found.iter().any(|found| found.contains("free pages still hold something")),
            "{found:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn both_kinds_have_the_same_columns_and_every_ballot_table_is_described() {
    let made = schema::as_made().await.unwrap();
    for holds in HOLDS {
        let columns: Vec<_> = made.tables[holds.table].iter().map(String::as_str).collect();
        let mut described = holds.columns.to_vec();
        described.sort_unstable();
        assert_eq!(columns, described, "{}", holds.table);
    }
    on_both_databases(async |ctx| {
        let mut tx = ctx.db.read().await.unwrap();
        let kind = matches!(tx.conn, Conn::Postgres(_));
        let real = schema::of(&mut tx).await.unwrap();
        assert_eq!(real.tables, made.tables, "Postgres: {kind}");
    })
    .await;
}
