//! One database, two kinds: SQLite for one process, Postgres for several.
//!
//! Every statement is written once, in SQL that both understand, and run through [`on!`](crate::on), which expands the
//! same body for each. A write opens with [`Db::begin`] (on SQLite `begin immediate`, so that a read that leads to a write can never
//! fail half-way for want of the lock), a read with [`Db::read`].

mod bus;
mod open;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use bus::{Bus, EVERYTHING};
pub use open::OpenError;

use std::sync::Arc;

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool};
use tokio::sync::{Mutex, OwnedMutexGuard};
use uuid::Uuid;

/// A pool of connections to one of the two databases, and the bus that goes with it.
#[derive(Clone, Debug)]
pub struct Db {
    pool: Pool,
    bus: Bus,
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
    bus: Bus,
    // Declared last: the next writer may start only after the transaction above has ended.
    _writer: Option<OwnedMutexGuard<()>>,
}

/// The connection of a transaction.
pub enum Conn {
    /// To SQLite.
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    /// To Postgres.
    Postgres(sqlx::Transaction<'static, Postgres>),
}

/// Runs one query body on whichever database the transaction belongs to.
#[macro_export]
macro_rules! on {
    ($tx:expr, |$conn:ident| $body:expr) => {
        match &mut $tx.conn {
            $crate::db::Conn::Sqlite(transaction) => {
                let $conn = &mut **transaction;
                $body
            }
            $crate::db::Conn::Postgres(transaction) => {
                let $conn = &mut **transaction;
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
                let transaction = pool.begin_with("begin immediate").await?;
                Ok(self.tx(Conn::Sqlite(transaction), Some(guard)))
            }
            Pool::Postgres(pool) => Ok(self.tx(Conn::Postgres(pool.begin().await?), None)),
        }
    }

    /// Begins a transaction that only reads.
    pub async fn read(&self) -> sqlx::Result<Tx> {
        let conn = match &self.pool {
            Pool::Sqlite(pool, _) => Conn::Sqlite(pool.begin().await?),
            Pool::Postgres(pool) => Conn::Postgres(pool.begin().await?),
        };
        Ok(self.tx(conn, None))
    }

    /// The wake-up hints of this database.
    pub fn bus(&self) -> &Bus {
        &self.bus
    }

    /// Empties SQLite's log beside the file. The log keeps older states of pages: names of a room that has closed since, ballots as they
    /// came in. They must not outlive their erasure. On Postgres there is nothing to do.
    pub async fn fold_log(&self) -> sqlx::Result<()> {
        if let Pool::Sqlite(pool, writer) = &self.pool {
            let _alone = writer.lock().await;
            // With somebody still reading, the log is emptied the next time.
            sqlx::query("pragma wal_checkpoint(truncate)")
                .execute(pool)
                .await?;
        }
        Ok(())
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

    /// Makes everything durable, then sends the hints.
    pub async fn commit(mut self) -> sqlx::Result<()> {
        for topic in &self.hints {
            if let Conn::Postgres(transaction) = &mut self.conn {
                let notify = sqlx::query("select pg_notify('roundwell', $1)").bind(topic.to_string());
                notify.execute(&mut **transaction).await?;
            }
        }
        match self.conn {
            Conn::Sqlite(transaction) => transaction.commit().await?,
            Conn::Postgres(transaction) => transaction.commit().await?,
        }
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
