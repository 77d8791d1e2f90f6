//! Opening a database by its URL, and bringing its tables up to date.

use std::{
    path::Path,
    str::FromStr,
    sync::{Arc, atomic::AtomicBool},
    time::{Duration, Instant},
};

use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, PgConnection, PgPool, SqlitePool,
    migrate::MigrateError,
    postgres::{PgConnectOptions, PgListener, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{
    Bus, Db, EVERYTHING, Pool,
    reach::{MAX_ACQUIRE_TIME, Reach},
};

/// Failures of opening or migrating a database.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL begins with neither `sqlite:` nor `postgres:`.
    #[error("the database URL must begin with sqlite: or postgres:")]
    UnknownKind,
    /// The database refused.
    #[error(transparent)]
    Sqlx(#[from] sqlx::Error),
    /// The folder for a SQLite database is missing.
    #[error("there is no folder {0}: make it, or name another file in ROUNDWELL_DATABASE_URL")]
    NoFolder(String),
    /// A SQLite database could not be opened.
    #[error(
        "{path} cannot be opened: {reason}. This process must be allowed to read and write it, and to make files beside it"
    )]
    File {
        /// The database.
        path: String,
        /// The database's answer.
        reason: sqlx::Error,
    },
    /// A Postgres server did not answer, or refused.
    #[error(
        "Postgres at {server} cannot be used: {reason}. It must be running there and know user and database: see ROUNDWELL_DATABASE_URL"
    )]
    Server {
        /// Host, port, database and user; never a password.
        server: String,
        /// The server's answer, or why there was none.
        reason: sqlx::Error,
    },
    /// A migration failed, or the database is newer than this program.
    #[error("migrating the database: {0}")]
    Migrate(#[from] MigrateError),
    /// The file beside a SQLite database that serialises migrations could not be locked.
    #[error("locking {path}: {source}")]
    Lock {
        /// The lock file.
        path: String,
        /// The operating system's answer.
        source: std::io::Error,
    },
}

impl Db {
    /// Connects to `sqlite://FILE` (made when missing) or `postgres://…`; changes no table.
    pub async fn connect(url: &str) -> Result<Self, OpenError> {
        Self::connect_with(url, true).await
    }

    /// Opens a database that must be there.
    pub async fn connect_existing(url: &str) -> Result<Self, OpenError> {
        Self::connect_with(url, false).await
    }

    async fn connect_with(url: &str, create: bool) -> Result<Self, OpenError> {
        if url.starts_with("sqlite:") {
            let options = sqlite_options(url)?.create_if_missing(create);
            let path = options.get_filename().to_owned();
            has_folder(&path)?;
            return Self::connect_sqlite(options)
                .await
                .map_err(|reason| OpenError::File {
                    path: absolute(&path),
                    reason,
                });
        }
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            return Self::connect_postgres(PgConnectOptions::from_str(url)?).await;
        }
        Err(OpenError::UnknownKind)
    }

    pub(super) async fn connect_sqlite(options: SqliteConnectOptions) -> sqlx::Result<Self> {
        // A file does not hang up, and asking would double the time of a short look.
        let pools = || SqlitePoolOptions::new().test_before_acquire(false);
        let folding = options.clone().busy_timeout(Duration::from_millis(50));
        let pool = pools().max_connections(8).connect_with(options).await?;
        Ok(Self {
            pool: Pool::Sqlite(pool, Arc::default()),
            bus: Bus::default(),
            written: Arc::new(AtomicBool::new(true)),
            folding: Some(pools().max_connections(1).connect_lazy_with(folding)),
            reach: Reach::default(),
            last_write: Arc::default(),
        })
    }

    pub(super) async fn connect_postgres(options: PgConnectOptions) -> Result<Self, OpenError> {
        // A line for every statement would say when ballots were cast.
        let options = options.disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(MAX_ACQUIRE_TIME)
            .after_connect(|connection, _| Box::pin(settle(connection)))
            .connect_lazy_with(options.clone());
        if let Err(error) = first_answer(&pool).await {
            return Err(unreachable_server(&options, error).await);
        }
        let db = Self {
            pool: Pool::Postgres(pool.clone()),
            bus: Bus::default(),
            written: Arc::default(),
            folding: None,
            reach: Reach::default(),
            last_write: Arc::default(),
        };
        tokio::spawn(listen(pool, db.bus.clone()));
        Ok(db)
    }

    /// Brings the tables up to date. Two processes starting together do it one after the other: Postgres holds an
    /// advisory lock, SQLite a lock on a file beside the database.
    pub async fn migrate(&self) -> Result<(), OpenError> {
        match &self.pool {
            Pool::Postgres(pool) => {
                // A connection of its own, which waits for another process as long as it takes.
                let mut alone = PgConnection::connect_with(&pool.connect_options()).await?;
                sqlx::migrate!("./migrations/postgres").run(&mut alone).await?;
                alone.close().await?;
            }
            Pool::Sqlite(pool, _) => {
                let _lock = lock_beside(pool.connect_options().get_filename()).await?;
                sqlx::migrate!("./migrations/sqlite").run(pool).await?;
            }
        }
        Ok(())
    }

    /// Removes every table, as if the database were new; [`Db::migrate`] comes next. There is no way back, so this is for a
    /// demonstration alone.
    pub async fn drop_all_tables(&self) -> Result<(), OpenError> {
        match &self.pool {
            Pool::Postgres(pool) => {
                sqlx::raw_sql("drop schema public cascade; create schema public")
                    .execute(pool)
                    .await?;
            }
            Pool::Sqlite(pool, writer) => {
                let _alone = writer.lock().await;
                raze_sqlite(pool).await?;
            }
        }
        Ok(())
    }
}

/// SQLite makes a missing file, and says "code: 14" of a missing folder.
fn has_folder(database: &Path) -> Result<(), OpenError> {
    let folder = database.parent().unwrap_or(Path::new(""));
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    Err(OpenError::NoFolder(absolute(folder)))
}

fn absolute(path: &Path) -> String {
    std::path::absolute(path)
        .unwrap_or_else(|_| path.to_owned())
        .display()
        .to_string()
}

/// A pool only says that it waited in vain; a connection of its own says for what.
async fn unreachable_server(options: &PgConnectOptions, error: sqlx::Error) -> OpenError {
    let reason = match error {
        sqlx::Error::PoolTimedOut => {
            let once = tokio::time::timeout(Duration::from_secs(2), PgConnection::connect_with(options));
            once.await
                .ok()
                .and_then(Result::err)
                .unwrap_or(sqlx::Error::PoolTimedOut)
        }
        error => error,
    };
    let database = options.get_database().unwrap_or(options.get_username());
    OpenError::Server {
        server: format!(
            "{}:{} (database {database}, user {})",
            options.get_host(),
            options.get_port(),
            options.get_username()
        ),
        reason,
    }
}

/// Time for which a start waits for Postgres, which may be starting too.
const START: Duration = Duration::from_secs(10);

async fn first_answer(pool: &PgPool) -> sqlx::Result<()> {
    let began = Instant::now();
    loop {
        match pool.acquire().await {
            Err(sqlx::Error::PoolTimedOut) if began.elapsed() < START => {}
            answered => return answered.map(drop),
        }
    }
}

/// Session settings of every connection to Postgres. The rules count on seeing, after a lock, what its last holder has written; nobody
/// waits for a lock for ever, and a process that has stopped in the middle holds none for long.
async fn settle(connection: &mut PgConnection) -> sqlx::Result<()> {
    let settings = "set default_transaction_isolation = 'read committed'; set lock_timeout = '2s'; \
                    set idle_in_transaction_session_timeout = '30s'";
    sqlx::raw_sql(settings).execute(connection).await.map(drop)
}

/// In one transaction on one connection, and without asking whether anything still points at what goes.
async fn raze_sqlite(pool: &SqlitePool) -> Result<(), sqlx::Error> {
    // Closed afterwards: nobody else is to have a connection that does not check.
    let mut conn = pool.acquire().await?.detach();
    let tables =
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'";
    sqlx::query("pragma foreign_keys = off")
        .execute(&mut conn)
        .await?;
    let mut tx = conn.begin_with("begin immediate").await?;
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut *tx).await?;
    for table in tables {
        let drop = format!("drop table \"{table}\"");
        sqlx::query(AssertSqlSafe(drop)).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    conn.close().await
}

/// Durable before acknowledged (`synchronous = full`), readers never block the writer (WAL), and what is deleted is
/// overwritten with zeros (`secure_delete`): a ballot that is gone must be gone from the file too.
fn sqlite_options(url: &str) -> Result<SqliteConnectOptions, sqlx::Error> {
    Ok(SqliteConnectOptions::from_str(url)?
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(5))
        .pragma("secure_delete", "on")
        // With a limit no samples of values are kept: for their sake SQLite would plan a statement anew for every value it is asked with.
        .optimize_on_close(true, 400)
        // A line for every statement would say when ballots were cast.
        .disable_statement_logging())
}

async fn lock_beside(database: &Path) -> Result<Option<std::fs::File>, OpenError> {
    if database.to_string_lossy().contains(":memory:") {
        return Ok(None);
    }
    let path = database.with_extension("migrating");
    let shown = path.display().to_string();
    let locked = tokio::task::spawn_blocking(move || {
        let file = std::fs::File::create(&path)?;
        file.lock()?;
        std::io::Result::Ok(file)
    });
    match locked.await.map_err(std::io::Error::other).and_then(|file| file) {
        Ok(file) => Ok(Some(file)),
        Err(source) => Err(OpenError::Lock { path: shown, source }),
    }
}

/// Feeds the bus from the other processes until the pool is closed. While the connection is lost hints are too, which is
/// why nobody relies on them; when it is back everybody is told to read again.
async fn listen(pool: sqlx::PgPool, bus: Bus) {
    while !pool.is_closed() {
        if let Ok(mut listener) = PgListener::connect_with(&pool).await
            && listener.listen("roundwell").await.is_ok()
        {
            bus.send(EVERYTHING);
            // `None` means that the connection was lost.
            while let Ok(Some(notice)) = listener.try_recv().await {
                if let Ok(topic) = notice.payload().parse() {
                    bus.send(topic);
                }
            }
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}
