//! One database, two kinds: SQLite for one process, Postgres for several.
//!
//! Every statement is written once, in SQL that both understand, and run through [`on!`](crate::on), which expands the
//! same body for each. A write opens with [`Db::begin`] (on SQLite `begin immediate`, so that a read that leads to a write can never
//! fail half-way for want of the lock), a read with [`Db::read`].

mod bus;
mod group;
mod link;
mod open;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use bus::{Bus, EVERYTHING};
pub use group::Group;
pub use link::Link;
pub use open::OpenError;

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool};
use tokio::sync::{Mutex, OwnedMutexGuard};
use uuid::Uuid;

/// A pool of connections to one of the two databases, and the bus that goes with it.
#[derive(Clone, Debug)]
pub struct Db {
    pool: Pool,
    bus: Bus,
    /// Whether SQLite's log may hold something.
    written: Arc<AtomicBool>,
    /// Whether something was deleted or replaced that must not be found any more.
    outdated: Arc<AtomicBool>,
}

#[derive(Clone, Debug)]
enum Pool {
    /// SQLite has one writer at a time; waiting for a fair lock is kinder than its busy timer.
    Sqlite(SqlitePool, Arc<Mutex<()>>),
    Postgres(PgPool),
}

/// An open transaction. Dropped without [`Tx::commit`], it changes nothing.
pub struct Tx {
    /// The connection, for [`on!`](crate::on).
    pub conn: Conn,
    hints: Vec<Uuid>,
    after: Vec<Box<dyn FnOnce() + Send>>,
    bus: Bus,
    // Declared last: the next writer may start only after the transaction above has ended.
    _writer: Option<OwnedMutexGuard<()>>,
}

/// The connection of a transaction.
pub enum Conn {
    /// To SQLite.
    Sqlite(Link<Sqlite>),
    /// To Postgres.
    Postgres(Link<Postgres>),
}

/// Runs one query body on whichever database the transaction belongs to.
#[macro_export]
macro_rules! on {
    ($tx:expr, |$conn:ident| $body:expr) => {
        match &mut $tx.conn {
            $crate::db::Conn::Sqlite(link) => {
                let $conn = &mut **link;
                $body
            }
            $crate::db::Conn::Postgres(link) => {
                let $conn = &mut **link;
                $body
            }
        }
    };
}

impl Db {
    /// Begins a transaction that may write.
    pub async fn begin(&self) -> sqlx::Result<Tx> {
        match &self.pool {
            Pool::Sqlite(pool, writer) => {
                let guard = Arc::clone(writer).lock_owned().await;
                self.written.store(true, Ordering::Relaxed);
                let transaction = pool.begin_with("begin immediate").await?;
                Ok(self.tx(Conn::Sqlite(transaction.into()), Some(guard)))
            }
            Pool::Postgres(pool) => Ok(self.tx(Conn::Postgres(pool.begin().await?.into()), None)),
        }
    }

    /// Begins a transaction that only reads.
    pub async fn read(&self) -> sqlx::Result<Tx> {
        let conn = match &self.pool {
            Pool::Sqlite(pool, _) => Conn::Sqlite(pool.begin().await?.into()),
            Pool::Postgres(pool) => Conn::Postgres(pool.begin().await?.into()),
        };
        Ok(self.tx(conn, None))
    }

    /// For one statement that reads: it sees one state of the database by itself, and a transaction around it would cost more than it.
    pub async fn glance(&self) -> sqlx::Result<Tx> {
        let conn = match &self.pool {
            Pool::Sqlite(pool, _) => Conn::Sqlite(pool.acquire().await?.into()),
            Pool::Postgres(pool) => Conn::Postgres(pool.acquire().await?.into()),
        };
        Ok(self.tx(conn, None))
    }

    /// The wake-up hints of this database.
    pub fn bus(&self) -> &Bus {
        &self.bus
    }

    /// Empties SQLite's log beside the file, if anything was written since. The log keeps older states of pages: names of a room that has
    /// closed since, the box before a ballot came in. They must not outlive their erasure. On Postgres there is nothing to do.
    pub async fn fold_log(&self) -> sqlx::Result<()> {
        let Pool::Sqlite(pool, writer) = &self.pool else {
            return Ok(());
        };
        if !self.written.swap(false, Ordering::Relaxed) {
            return Ok(());
        }
        let folded = fold(pool, writer).await;
        if !matches!(folded, Ok(true)) {
            self.written.store(true, Ordering::Relaxed);
        }
        folded.map(drop)
    }

    /// Says that something was deleted or replaced that must not be found any more: see [`Db::forget_history`].
    pub fn outdate(&self) {
        self.outdated.store(true, Ordering::Relaxed);
    }

    /// Has Postgres write these tables anew without what was deleted or replaced in them, so that no earlier state is left in their
    /// files; only after [`Db::outdate`]. SQLite overwrites what is deleted. When somebody reads for long, it fails: try again.
    pub async fn forget_history(&self, tables: &[&'static str]) -> sqlx::Result<()> {
        let Pool::Postgres(pool) = &self.pool else {
            return Ok(());
        };
        if !self.outdated.swap(false, Ordering::Relaxed) {
            return Ok(());
        }
        let mut conn = pool.acquire().await?;
        sqlx::query("set lock_timeout = '300ms'")
            .execute(&mut *conn)
            .await?;
        let mut outcome = Ok(());
        for table in tables {
            let sql = sqlx::AssertSqlSafe(format!("vacuum (full) {table}"));
            outcome = outcome.and(sqlx::query(sql).execute(&mut *conn).await.map(drop));
        }
        sqlx::query("reset lock_timeout").execute(&mut *conn).await?;
        if outcome.is_err() {
            self.outdate();
        }
        outcome
    }

    /// The file of a SQLite database.
    pub fn file(&self) -> Option<PathBuf> {
        match &self.pool {
            Pool::Sqlite(pool, _) => Some(pool.connect_options().get_filename().to_path_buf()),
            Pool::Postgres(_) => None,
        }
    }

    /// Closes every connection, after what they are doing.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Sqlite(pool, _) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }

    fn tx(&self, conn: Conn, writer: Option<OwnedMutexGuard<()>>) -> Tx {
        Tx {
            conn,
            hints: Vec::new(),
            after: Vec::new(),
            bus: self.bus.clone(),
            _writer: writer,
        }
    }
}

impl Tx {
    /// After the commit, wakes whoever watches `topic` (on Postgres, in every process). A hint, never the truth.
    pub fn wake(&mut self, topic: Uuid) {
        self.hints.push(topic);
    }

    /// After the commit and before the hints, does this.
    pub fn then(&mut self, this: impl FnOnce() + Send + 'static) {
        self.after.push(Box::new(this));
    }

    /// Makes everything durable, then sends the hints.
    pub async fn commit(mut self) -> sqlx::Result<()> {
        for topic in &self.hints {
            if let Conn::Postgres(link) = &mut self.conn {
                let notify = sqlx::query("select pg_notify('roundwell', $1)").bind(topic.to_string());
                notify.execute(&mut **link).await?;
            }
        }
        match self.conn {
            Conn::Sqlite(link) => link.commit().await?,
            Conn::Postgres(link) => link.commit().await?,
        }
        self.after.into_iter().for_each(|this| this());
        for topic in self.hints {
            self.bus.send(topic);
        }
        Ok(())
    }
}

/// Whether a statement failed because a row with that key exists already.
pub fn is_duplicate(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

/// Empties SQLite's log; `false` when somebody was still reading in it.
async fn fold(pool: &SqlitePool, writer: &Mutex<()>) -> sqlx::Result<bool> {
    let mut conn = pool.acquire().await?;
    // Most of the log is carried over while others write; they wait only while the rest is.
    sqlx::query("pragma wal_checkpoint(passive)")
        .execute(&mut *conn)
        .await?;
    let _alone = writer.lock().await;
    // With somebody still reading, the log is emptied the next time; nobody who writes should wait for that.
    sqlx::query("pragma busy_timeout = 50")
        .execute(&mut *conn)
        .await?;
    let folded: sqlx::Result<i64> = sqlx::query_scalar("pragma wal_checkpoint(truncate)")
        .fetch_one(&mut *conn)
        .await;
    sqlx::query("pragma busy_timeout = 5000")
        .execute(&mut *conn)
        .await?;
    Ok(folded? == 0)
}
