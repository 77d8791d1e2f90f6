//! Every store test runs on both databases: a fresh SQLite file and a fresh schema of a throw-away Postgres.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use sqlx::{ConnectOptions, Connection, PgConnection, postgres::PgConnectOptions};
use uuid::Uuid;

use super::{Db, OpenError, Pool, proxy::Proxy};
use crate::{
    Ctx,
    ports::{Clock, Entropy},
};

/// The variable that names the throw-away Postgres; `cargo xtask test` sets it.
pub const POSTGRES: &str = "ROUNDWELL_TEST_POSTGRES";

/// When tests begin: a Thursday in September, 09:00 UTC.
pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_757_581_200, 0).unwrap_or_default()
}

/// Runs `story` once on SQLite and once on Postgres, each with empty tables, a fixed clock and seeded randomness.
///
/// # Panics
/// When the story does, or when `ROUNDWELL_TEST_POSTGRES` is not set: a store test never passes on one database alone.
pub async fn both<F>(story: F)
where
    F: AsyncFn(Ctx),
{
    let folder = std::env::temp_dir().join(format!("roundwell-test-{}", Entropy::System.uuid()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let sqlite = ctx(Db::connect(&format!("sqlite://{}/test.db", folder.display()))
        .await
        .expect("SQLite opens"));
    sqlite.db.migrate().await.expect("SQLite migrates");
    story(sqlite.clone()).await;
    sqlite.db.close().await;
    std::fs::remove_dir_all(&folder).expect("the temporary folder goes");

    let postgres = ctx(fresh_postgres().await.expect("the throw-away Postgres answers"));
    postgres.db.migrate().await.expect("Postgres migrates");
    story(postgres.clone()).await;
    postgres.db.close().await;
}

/// The same database again, as another process would open it.
///
/// # Panics
/// When it cannot be opened.
pub async fn again(ctx: &Ctx) -> Ctx {
    let db = match &ctx.db.pool {
        Pool::Postgres(pool) => Db::connect_postgres((*pool.connect_options()).clone()).await,
        Pool::Sqlite(pool, _) => {
            let file = pool.connect_options().get_filename().display().to_string();
            Db::connect(&format!("sqlite://{file}")).await
        }
    };
    let db = db.expect("the database opens again");
    Ctx::new(db, ctx.clock.clone(), ctx.entropy.clone())
}

/// URL under which another process opens the same database.
pub fn url(ctx: &Ctx) -> String {
    match &ctx.db.pool {
        Pool::Postgres(pool) => pool.connect_options().to_url_lossy().into(),
        Pool::Sqlite(pool, _) => format!("sqlite://{}", pool.connect_options().get_filename().display()),
    }
}

/// The same database again, where nothing can be written.
///
/// # Panics
/// When it cannot be opened.
pub async fn unwritable(ctx: &Ctx) -> Ctx {
    let db = match &ctx.db.pool {
        Pool::Postgres(pool) => {
            let options = (*pool.connect_options()).clone();
            let read_only = [("default_transaction_read_only", "on")];
            Db::connect_postgres(options.options(read_only)).await
        }
        Pool::Sqlite(pool, _) => {
            let options = (*pool.connect_options()).clone();
            Db::connect_sqlite(options.pragma("query_only", "on"))
                .await
                .map_err(OpenError::from)
        }
    };
    let db = db.expect("the database opens again");
    Ctx::new(db, ctx.clock.clone(), ctx.entropy.clone())
}

/// A fresh Postgres behind a proxy that can be stopped.
///
/// # Panics
/// When either cannot be had.
pub async fn proxied() -> (Ctx, Proxy) {
    let (direct, name) = fresh_postgres_named()
        .await
        .expect("the throw-away Postgres answers");
    direct.migrate().await.expect("Postgres migrates");
    let Pool::Postgres(pool) = &direct.pool else {
        unreachable!("it is Postgres");
    };
    let options = (*pool.connect_options()).clone();
    let proxy = Proxy::to(&options).await;
    direct.close().await;
    // Made anew: an address once given as a socket's folder would win over the host.
    let options = PgConnectOptions::new_without_pgpass()
        .host("127.0.0.1")
        .port(proxy.port)
        .username(options.get_username())
        .database(&name);
    let db = Db::connect_postgres(options)
        .await
        .expect("the proxy lets through");
    (ctx(db), proxy)
}

fn ctx(db: Db) -> Ctx {
    Ctx::new(db, Clock::fixed(start()), Entropy::seeded(7))
}

/// A database of its own on the throw-away Postgres; it goes with the cluster.
pub async fn fresh_postgres() -> Result<Db, OpenError> {
    Ok(fresh_postgres_named().await?.0)
}

/// The same, with its name.
pub async fn fresh_postgres_named() -> Result<(Db, String), OpenError> {
    let url =
        std::env::var(POSTGRES).unwrap_or_else(|_| panic!("{POSTGRES} is not set: run `cargo xtask test`"));
    let options = PgConnectOptions::from_str(&url)?;
    let mut admin = PgConnection::connect_with(&options).await?;
    let name = format!("t_{}", Uuid::simple(Entropy::System.uuid()));
    sqlx::query(sqlx::AssertSqlSafe(format!("create database {name}")))
        .execute(&mut admin)
        .await?;
    admin.close().await?;
    Ok((Db::connect_postgres(options.database(&name)).await?, name))
}
