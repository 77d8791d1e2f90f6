//! The floor: how long the disk takes to keep one row. No screen shows what is not kept, so no figure can be below it.

use std::time::{Duration, Instant};

use roundwell::{db::Db, on};

use super::{Outcome, scene::LoadScene};

const TIMES: usize = 200;
const APART: Duration = Duration::from_millis(10);

/// Half and 99 of 100 commits of one row, in milliseconds.
pub(crate) async fn commits(scene: &LoadScene) -> Outcome<(f64, f64)> {
    let db = Db::connect(&scene.database).await?;
    let mut took = Vec::new();
    for _ in 0..TIMES {
        tokio::time::sleep(APART).await;
        let begun = Instant::now();
        let mut tx = db.begin().await?;
        on!(tx, |conn| sqlx::query("update organisation set name = name")
            .execute(conn)
            .await
            .map(drop))?;
        tx.commit().await?;
        took.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    db.close().await;
    took.sort_by(f64::total_cmp);
    Ok((took[TIMES / 2], took[TIMES * 99 / 100]))
}
