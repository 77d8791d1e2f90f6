//! Reaching Postgres: a connection soon or not at all, and a transaction that nobody leaves open.
//!
//! While Postgres does not answer, nobody waits for it: one task asks every quarter of a second, and everybody else is told at once.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sqlx::{Connection, PgConnection, PgPool, Postgres, Transaction, pool::PoolConnection};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

/// The longest that a connection is waited for.
pub(super) const MAX_ACQUIRE_TIME: Duration = Duration::from_secs(2);
/// After so long without one, it is asked whether Postgres is there at all.
const SOON: Duration = Duration::from_millis(250);
/// Time limit of that answer.
const ANSWER: Duration = Duration::from_secs(1);
/// Interval between two attempts while Postgres is away.
const AGAIN: Duration = Duration::from_millis(250);

/// Reachability of Postgres.
#[derive(Clone, Debug, Default)]
pub(super) struct Reach(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    /// True when it did not answer when it was last asked.
    away: watch::Sender<bool>,
    /// True when a task asks.
    asking: AtomicBool,
}

impl Reach {
    /// True when Postgres did not answer when it was last asked.
    #[cfg(test)]
    pub(super) fn is_away(&self) -> bool {
        *self.0.away.borrow()
    }

    /// A connection of the pool.
    ///
    /// # Errors
    /// [`sqlx::Error::PoolTimedOut`] at once while Postgres is away, and after [`MAX_ACQUIRE_TIME`] when none is free.
    pub(super) async fn acquire(&self, pool: &PgPool) -> sqlx::Result<PoolConnection<Postgres>> {
        if *self.0.away.borrow() {
            return Err(sqlx::Error::PoolTimedOut);
        }
        let acquire = pool.acquire();
        tokio::pin!(acquire);
        let acquired = match timeout(SOON, &mut acquire).await {
            Ok(acquired) => acquired,
            Err(_) => {
                self.ask(pool);
                let mut away = self.0.away.subscribe();
                tokio::select! {
                    acquired = acquire => acquired,
                    _ = away.wait_for(|away| *away) => Err(sqlx::Error::PoolTimedOut),
                }
            }
        };
        if acquired.is_err() {
            self.ask(pool);
        }
        acquired
    }

    /// Begins a transaction. It is begun by a task of its own, which nobody can stop in the middle: whoever gives up while Postgres has
    /// begun and has not said so yet would leave a connection in the pool with a transaction that nothing knows of.
    pub(super) async fn begin(&self, pool: &PgPool) -> sqlx::Result<Transaction<'static, Postgres>> {
        let connection = self.acquire(pool).await?;
        let begun = tokio::spawn(Transaction::begin(connection, None));
        match timeout(MAX_ACQUIRE_TIME, begun).await {
            Ok(Ok(begun)) => begun,
            Ok(Err(_)) => Err(sqlx::Error::WorkerCrashed),
            Err(_) => {
                self.ask(pool);
                Err(sqlx::Error::PoolTimedOut)
            }
        }
    }

    /// Has a task ask whether Postgres is there, until it is.
    fn ask(&self, pool: &PgPool) {
        if self.0.asking.swap(true, Ordering::SeqCst) {
            return;
        }
        let (known, pool) = (Arc::clone(&self.0), pool.clone());
        tokio::spawn(async move {
            while !pool.is_closed() {
                let away = !answers(&pool).await;
                known.away.send_replace(away);
                if !away {
                    break;
                }
                sleep(AGAIN).await;
            }
            known.asking.store(false, Ordering::SeqCst);
        });
    }
}

/// True when Postgres answers a new connection. One that is refused for its own sake (a wrong password) is an answer too.
async fn answers(pool: &PgPool) -> bool {
    let options = pool.connect_options();
    let asked = async {
        let mut connection = PgConnection::connect_with(&options).await?;
        connection.ping().await?;
        connection.close().await
    };
    match timeout(ANSWER, asked).await {
        Ok(Ok(())) => true,
        // Starting up or shutting down.
        Ok(Err(sqlx::Error::Database(error))) => error.code().is_none_or(|code| !code.starts_with("57P")),
        Ok(Err(_)) | Err(_) => false,
    }
}
