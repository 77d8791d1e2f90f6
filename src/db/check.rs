//! Check that the database answers and can be written.

use std::time::Instant;

use super::Db;
use crate::on;

impl Db {
    /// Reads and, when the last time was ten seconds ago or failed, writes one row that says nothing.
    ///
    /// # Errors
    /// When either fails.
    pub async fn check(&self) -> sqlx::Result<()> {
        let mut tx = self.acquire().await?;
        let read = "select flag from writable";
        let _: i64 = on!(tx, |conn| sqlx::query_scalar(read).fetch_one(conn).await)?;
        drop(tx);
        if !self.last_write.is_due() {
            return Ok(());
        }
        let written = self.write().await;
        self.last_write.set(written.is_ok().then(Instant::now));
        written
    }

    async fn write(&self) -> sqlx::Result<()> {
        let mut tx = self.begin().await?;
        let write = "update writable set flag = 1 - flag";
        on!(tx, |conn| sqlx::query(write).execute(conn).await.map(drop))?;
        tx.commit().await
    }
}
