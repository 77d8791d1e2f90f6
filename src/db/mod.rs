//! One database, two kinds: SQLite for one process, Postgres for several.
//!
//! Every statement is written once, in SQL that both understand, and run through [`on!`](crate::on), which expands the
//! same body for each. A write opens with [`Db::begin`] (on SQLite `begin immediate`, so that a read that leads to a write can never
//! fail half-way for want of the lock), a read with [`Db::read`].
//!
//! * [`Tx::lock`]: the order in which rows are held;
//! * [`retry`]: trying again what met somebody else's work;
//! * [`Tx::forget`]: what must not be found any more.

mod bus;
mod check;
mod failure;
mod forget;
#[cfg(test)]
mod forget_tests;
mod group;
mod last_write;
mod link;
mod lock;
mod open;
#[cfg(any(test, feature = "testing"))]
pub mod proxy;
mod reach;
#[cfg(test)]
mod reach_tests;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use bus::{Bus, EVERYTHING};
pub use failure::retry;
pub use forget::Relation;
pub use group::BatchWriter;
pub use link::Handle;
pub use lock::Lock;
pub use open::OpenError;

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool};
use tokio::sync::{Mutex, OwnedMutexGuard};
use uuid::Uuid;

use self::{last_write::LastWrite, reach::Reach};

/// A pool of connections to one of the two databases, and the bus that goes with it.
#[derive(Clone, Debug)]
pub struct Db {
    pool: Pool,
    bus: Bus,
    /// True while SQLite's log may hold something.
    written: Arc<AtomicBool>,
    /// The connection that empties SQLite's log, which waits for nobody.
    folding: Option<SqlitePool>,
    /// Reachability of Postgres.
    reach: Reach,
    /// Time of the last successful write.
    last_write: Arc<LastWrite>,
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
    /// Locks held, in the order of taking.
    locks: BTreeSet<Lock>,
    hints: Vec<Uuid>,
    after: Vec<Box<dyn FnOnce() + Send>>,
    bus: Bus,
    // Declared last: the next writer may start only after the transaction above has ended.
    _writer: Option<OwnedMutexGuard<()>>,
}

/// The connection of a transaction.
pub enum Conn {
    /// To SQLite.
    Sqlite(Handle<Sqlite>),
    /// To Postgres.
    Postgres(Handle<Postgres>),
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
            Pool::Postgres(pool) => {
                let transaction = self.reach.begin(pool).await?;
                Ok(self.tx(Conn::Postgres(transaction.into()), None))
            }
        }
    }

    /// Begins a transaction that only reads.
    pub async fn read(&self) -> sqlx::Result<Tx> {
        let conn = match &self.pool {
            Pool::Sqlite(pool, _) => Conn::Sqlite(pool.begin().await?.into()),
            Pool::Postgres(pool) => Conn::Postgres(self.reach.begin(pool).await?.into()),
        };
        Ok(self.tx(conn, None))
    }

    /// For one statement that reads: it sees one state of the database by itself, and a transaction around it would cost more than it.
    pub async fn acquire(&self) -> sqlx::Result<Tx> {
        let conn = match &self.pool {
            Pool::Sqlite(pool, _) => Conn::Sqlite(pool.acquire().await?.into()),
            Pool::Postgres(pool) => Conn::Postgres(self.reach.acquire(pool).await?.into()),
        };
        Ok(self.tx(conn, None))
    }

    /// The wake-up hints of this database.
    pub fn bus(&self) -> &Bus {
        &self.bus
    }

    /// Empties SQLite's log beside the file, if anything was written since. The log keeps older states of pages: names of a room that has
    /// closed since, the box before a ballot came in. They must not outlive their erasure. On Postgres there is nothing to do.
    pub async fn checkpoint_wal(&self) -> sqlx::Result<()> {
        let (Pool::Sqlite(_, writer), Some(pool)) = (&self.pool, &self.folding) else {
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

    /// The file of a SQLite database.
    pub fn file(&self) -> Option<PathBuf> {
        match &self.pool {
            Pool::Sqlite(pool, _) => Some(pool.connect_options().get_filename().to_path_buf()),
            Pool::Postgres(_) => None,
        }
    }

    /// Closes every connection, after what they are doing.
    pub async fn close(&self) {
        if let Some(pool) = &self.folding {
            pool.close().await;
        }
        match &self.pool {
            Pool::Sqlite(pool, _) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }

    fn tx(&self, conn: Conn, writer: Option<OwnedMutexGuard<()>>) -> Tx {
        Tx {
            conn,
            locks: BTreeSet::new(),
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
    pub fn after_commit(&mut self, this: impl FnOnce() + Send + 'static) {
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

/// True when a statement failed because a row with that key exists already.
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
    let left: i64 = sqlx::query_scalar("pragma wal_checkpoint(truncate)")
        .fetch_one(&mut *conn)
        .await?;
    Ok(left == 0)
}
