//! Sources of the attacker: every byte of the database, and its rows in every order that it gives them.

use super::*;

/// Everything the attacker holds.
pub(super) async fn sources(world: &World, variant: Variant, phase: &str) -> Vec<(String, Source)> {
    let mut sources = Vec::new();
    if let Some(path) = world.ctx.db.file() {
        for (name, ending) in [("file", ""), ("log", "-wal")] {
            let bytes = std::fs::read(format!("{}{ending}", path.display())).unwrap_or_default();
            sources.push((name.to_owned(), Source::Bytes(bytes)));
        }
        for table in tables(variant) {
            let order = if table == "sign_in" {
                "order by created_at"
            } else {
                ""
            };
            let sql = format!("select * from {table} {order}");
            sources.push((format!("{table} rows"), Source::Rows(rows(world, &sql).await)));
        }
        return sources;
    }
    for table in tables(variant) {
        for (order, by) in [("lying", "ctid"), ("numbered", "xmin::text::bigint, ctid")] {
            let sql = format!("select t::text from {table} t order by {by}");
            sources.push((format!("{table} {order}"), Source::Rows(rows(world, &sql).await)));
        }
    }
    let by_time = "select t::text from sign_in t order by created_at";
    sources.push(("sign_in by time".into(), Source::Rows(rows(world, by_time).await)));
    // While a pulse is open, Postgres's own files and its write-ahead log still hold earlier states: docs/privacy.md says so.
    if phase != "open" {
        execute(world, "checkpoint").await;
        for table in tables(variant) {
            let sql = format!("select pg_read_binary_file(pg_relation_filepath('{table}'))");
            let mut tx = world.ctx.db.read().await.unwrap();
            let Conn::Postgres(conn) = &mut tx.conn else {
                unreachable!()
            };
            let bytes: Vec<u8> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
                .fetch_one(&mut **conn)
                .await
                .unwrap();
            sources.push((format!("{table} file"), Source::Bytes(bytes)));
        }
    }
    sources
}

fn tables(variant: Variant) -> Vec<&'static str> {
    let mut tables = vec![
        "roster",
        "slip",
        "sheet",
        "reader",
        "sign_in",
        "membership",
        "account",
        "credential",
        "open_box",
        "ballot",
        "remark",
    ];
    if variant == Variant::Leaky {
        tables.push("leaky");
    }
    tables
}

pub(super) async fn rows(world: &World, sql: &str) -> Vec<String> {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    let mut tx = world.ctx.db.read().await.unwrap();
    match &mut tx.conn {
        Conn::Postgres(conn) => sqlx::query_scalar(sql).fetch_all(&mut **conn).await.unwrap(),
        Conn::Sqlite(conn) => {
            use sqlx::{Column, Row};
            let rows = sqlx::query(sql).fetch_all(&mut **conn).await.unwrap();
            let text = |row: &sqlx::sqlite::SqliteRow| {
                let cell = |column: &sqlx::sqlite::SqliteColumn| {
                    let bytes: Option<Vec<u8>> = row.try_get_unchecked(column.ordinal()).ok().flatten();
                    hex::encode(bytes.unwrap_or_default())
                };
                row.columns().iter().map(cell).collect::<Vec<_>>().join(" ")
            };
            rows.iter().map(text).collect()
        }
    }
}

pub(super) async fn execute(world: &World, sql: &str) {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    let mut tx = world.ctx.db.begin().await.unwrap();
    roundwell::on!(tx, |conn| sqlx::query(sql).execute(conn).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

pub(super) async fn account_name_length(world: &World, account: AccountId) -> usize {
    let mut tx = world.ctx.db.read().await.unwrap();
    let name: String = roundwell::on!(tx, |conn| sqlx::query_scalar(
        "select name from account where id = $1"
    )
    .bind(account)
    .fetch_one(conn)
    .await)
    .unwrap();
    name.len()
}
