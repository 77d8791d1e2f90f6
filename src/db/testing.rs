//! Databases for tests: fresh ones on a throw-away Postgres, and the same one opened again.

use std::str::FromStr;

use sqlx::{ConnectOptions, Connection, PgConnection, migrate::Migrator, postgres::PgConnectOptions};
use uuid::Uuid;

use super::{Db, OpenError, Pool, proxy::Proxy};
use crate::ports::Entropy;

/// The variable that names the throw-away Postgres; `cargo xtask test` sets it.
pub const POSTGRES: &str = "ROUNDWELL_TEST_POSTGRES";

impl Db {
    /// Brings the tables to where the migrations before this one leave them.
    ///
    /// # Errors
    /// When one of them fails.
    pub async fn migrate_before(&self, version: i64) -> Result<(), OpenError> {
        let before = |all: Migrator| {
            let earlier = all.iter().filter(|migration| migration.version < version);
            Migrator::with_migrations(earlier.cloned().collect())
        };
        match &self.pool {
            Pool::Postgres(pool) => before(sqlx::migrate!("./migrations/postgres")).run(pool).await?,
            Pool::Sqlite(pool, _) => before(sqlx::migrate!("./migrations/sqlite")).run(pool).await?,
        }
        Ok(())
    }

    /// Opens the same database again, as another process would.
    ///
    /// # Errors
    /// As [`Db::connect`].
    pub async fn again(&self) -> Result<Self, OpenError> {
        match &self.pool {
            Pool::Postgres(pool) => Self::connect_postgres((*pool.connect_options()).clone()).await,
            Pool::Sqlite(..) => Self::connect(&url_of(self)).await,
        }
    }

    /// Opens the same database again, where nothing can be written.
    ///
    /// # Errors
    /// As [`Db::connect`].
    pub async fn unwritable(&self) -> Result<Self, OpenError> {
        match &self.pool {
            Pool::Postgres(pool) => {
                let options = (*pool.connect_options()).clone();
                let read_only = [("default_transaction_read_only", "on")];
                Self::connect_postgres(options.options(read_only)).await
            }
            Pool::Sqlite(pool, _) => {
                let options = (*pool.connect_options()).clone();
                Self::connect_sqlite(options.pragma("query_only", "on"))
                    .await
                    .map_err(OpenError::from)
            }
        }
    }
}

/// URL under which another process opens this database.
pub fn url_of(db: &Db) -> String {
    match &db.pool {
        Pool::Postgres(pool) => pool.connect_options().to_url_lossy().into(),
        Pool::Sqlite(pool, _) => format!("sqlite://{}", pool.connect_options().get_filename().display()),
    }
}

/// A fresh, migrated Postgres behind a proxy that can be stopped.
///
/// # Panics
/// When either cannot be had.
pub async fn proxied_postgres() -> (Db, Proxy) {
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
    (db, proxy)
}

/// A database of its own on the throw-away Postgres; it goes with the cluster.
pub async fn fresh_postgres() -> Result<Db, OpenError> {
    Ok(fresh_postgres_named().await?.0)
}

/// Fresh Postgres database, with its name.
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
