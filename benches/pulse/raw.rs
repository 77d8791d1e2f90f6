//! The baseline: raw single-row inserts into the same database.

use std::{path::Path, time::Duration};

use chrono::{DateTime, Utc};
use roundwell::{ports::Entropy, testing};
use sqlx::{
    AssertSqlSafe, ConnectOptions, PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::Outcome;

/// The baseline: one row, one statement, committed by itself, with the settings of the product.
#[derive(Clone)]
pub(crate) enum RawInserts {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

const INSERT: &str = "insert into raw (id, body, at) values ($1, $2, $3)";

impl RawInserts {
    /// One connection: SQLite has one writer, and a queue before it is kinder than its lock.
    pub(crate) async fn sqlite(file: &Path) -> Outcome<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(30))
            .pragma("secure_delete", "on")
            .disable_statement_logging();
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(60));
        Ok(Self::Sqlite(pool.connect_with(options).await?))
    }

    pub(crate) async fn postgres(name: &str) -> Outcome<Self> {
        let options: PgConnectOptions = std::env::var(testing::POSTGRES)?.parse()?;
        let options = options.database(name).disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(60));
        Ok(Self::Postgres(pool.connect_with(options).await?))
    }

    pub(crate) async fn prepare(&self) -> Outcome<()> {
        match self {
            Self::Sqlite(pool) => {
                sqlx::query("create table raw (id blob primary key, body text, at text) strict")
                    .execute(pool)
                    .await?;
            }
            Self::Postgres(pool) => {
                let settings = ["fsync", "synchronous_commit"];
                for setting in settings {
                    let sql = AssertSqlSafe(format!("show {setting}"));
                    let value: String = sqlx::query_scalar(sql).fetch_one(pool).await?;
                    println!("  {setting} = {value}");
                }
                sqlx::query("create table raw (id uuid primary key, body text, at timestamptz)")
                    .execute(pool)
                    .await?;
            }
        }
        Ok(())
    }

    pub(crate) async fn insert(&self) -> Outcome<()> {
        let (id, at): (_, DateTime<Utc>) = (Entropy::System.uuid(), testing::start());
        match self {
            Self::Sqlite(pool) => {
                sqlx::query(INSERT)
                    .bind(id)
                    .bind("[3,3,3,3,3,3]")
                    .bind(at)
                    .execute(pool)
                    .await?;
            }
            Self::Postgres(pool) => {
                sqlx::query(INSERT)
                    .bind(id)
                    .bind("[3,3,3,3,3,3]")
                    .bind(at)
                    .execute(pool)
                    .await?;
            }
        }
        Ok(())
    }
}
