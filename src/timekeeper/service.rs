//! Looking at the clock before a job, and accepting what it shows.

use chrono::{DateTime, Utc};

use super::{ClockMark, ClockReadings, SLACK, Timekeeper, Told, on_grid, store};
use crate::{Ctx, Result, ports::Clock};

/// Looks at the clock. A clock that a demonstration moves is believed.
///
/// # Errors
/// When the database fails; the clock is then neither believed nor doubted.
pub async fn look(ctx: &Ctx) -> Result<Told> {
    let now = ClockMark::of(&ctx.clock);
    let plain = matches!(ctx.clock, Clock::Shifted(_)) || ctx.local::<Timekeeper>().lock().is_plain(now);
    if plain {
        return Ok(Told::Time {
            now: now.wall,
            after_doubt: false,
        });
    }
    let mut tx = ctx.db.acquire().await?;
    let mut heard = store::heard(&mut tx).await?;
    drop(tx);
    if !matches!(ctx.clock, Clock::System) {
        // The clock of a test is nobody else's.
        heard.database = None;
    }
    weigh(ctx, now, heard).await
}

/// Judges what the clock shows by what is known elsewhere, and keeps a time that is believed.
pub(super) async fn weigh(ctx: &Ctx, now: ClockMark, heard: ClockReadings) -> Result<Told> {
    let told = ctx.local::<Timekeeper>().lock().judge(now, heard);
    if let Told::Time { now, .. } = told {
        remember(ctx, now, heard).await?;
    }
    Ok(told)
}

/// Keeps the time on a grid of five minutes, and only forward unless a later time turned out to be wrong.
async fn remember(ctx: &Ctx, now: DateTime<Utc>, heard: ClockReadings) -> Result<()> {
    let at = on_grid(now);
    let anew = heard.known.is_some_and(|known| known > now + SLACK);
    if heard.known.is_none_or(|known| known < at) || anew {
        let mut tx = ctx.db.begin().await?;
        store::keep(&mut tx, at, anew).await?;
        tx.commit().await?;
    }
    ctx.local::<Timekeeper>().lock().known = Some(at);
    Ok(())
}

/// Accepts what this machine's clock shows, for every process over the database; answers it with the last time known before.
pub async fn accept(ctx: &Ctx) -> Result<(DateTime<Utc>, Option<DateTime<Utc>>)> {
    let now = ctx.now();
    let mut tx = ctx.db.begin().await?;
    let before = store::heard(&mut tx).await?.known;
    store::keep(&mut tx, now, true).await?;
    tx.commit().await?;
    Ok((now, before))
}
