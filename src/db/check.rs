//! Whether the database answers and can be written.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::Db;
use crate::on;

/// How long it is believed that what could be written can be.
const BELIEVED: Duration = Duration::from_secs(10);

/// When the database could last be written.
#[derive(Debug, Default)]
pub(super) struct Checked(Mutex<Option<Instant>>);

impl Checked {
    fn is_due(&self) -> bool {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_none_or(|last| last.elapsed() >= BELIEVED)
    }

    fn set(&self, last: Option<Instant>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = last;
    }
}

impl Db {
    /// Reads and, when the last time was ten seconds ago or failed, writes one row that says nothing.
    ///
    /// # Errors
    /// When either fails.
    pub async fn check(&self) -> sqlx::Result<()> {
        let mut tx = self.glance().await?;
        let read = "select flag from writable";
        let _: i64 = on!(tx, |conn| sqlx::query_scalar(read).fetch_one(conn).await)?;
        drop(tx);
        if !self.checked.is_due() {
            return Ok(());
        }
        let written = self.write().await;
        self.checked.set(written.is_ok().then(Instant::now));
        written
    }

    async fn write(&self) -> sqlx::Result<()> {
        let mut tx = self.begin().await?;
        let write = "update writable set flag = 1 - flag";
        on!(tx, |conn| sqlx::query(write).execute(conn).await.map(drop))?;
        tx.commit().await
    }
}
