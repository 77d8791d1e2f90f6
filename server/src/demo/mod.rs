//! The demonstration: a fictional care organisation and the last eighteen months of three of its teams.
//!
//! Nothing is inserted by hand. [`furnish`] walks a clock of its own through the months and runs the very use cases that people run:
//! they are invited, meet in circles, answer pulses through blinded ballots, ask upward and are answered. Randomness comes from a seed,
//! so that the same moment always gives the same demonstration.

mod circle;
mod diary;
mod people;
mod pulse;
mod story;

pub use people::{ORGANISATION, PASSWORD, Part, account_of};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use roundwell::{
    Ctx, Result,
    db::Db,
    ports::{Clock, Entropy},
};

use crate::jobs;
use diary::Diary;

/// How far back the story begins: 39 circles of two weeks, and a week to set up.
const BACK: TimeDelta = TimeDelta::days(39 * 14 + 8);

/// The seed of everything that is left to chance.
const SEED: u64 = 1846;

/// Fills an empty database with the story that ends at `until`.
///
/// # Errors
/// When a use case refuses what the story asks of it, which means that story and rules no longer fit.
pub async fn furnish(db: &Db, until: DateTime<Utc>) -> Result<()> {
    let until = until.duration_trunc(TimeDelta::minutes(1)).unwrap_or(until);
    let begin = (until - BACK)
        .date_naive()
        .and_hms_opt(8, 0, 0)
        .unwrap_or_default()
        .and_utc();
    let ctx = Ctx::new(db.clone(), Clock::fixed(begin), Entropy::seeded(SEED));
    let mut diaries = Vec::new();
    let house = people::found(&ctx).await?;
    for plan in story::teams() {
        diaries.push(Diary::begin(&ctx, &house, plan, until).await?);
    }
    let mut day = begin;
    while day <= until {
        for diary in &mut diaries {
            diary.live(&ctx, day, until).await?;
        }
        wait_until(&ctx, (day + TimeDelta::hours(13)).min(until));
        jobs::run_due(&ctx).await;
        day += TimeDelta::days(1);
    }
    wait_until(&ctx, until);
    jobs::run_due(&ctx).await;
    Ok(())
}

/// Lets time pass; it never runs backwards.
fn wait_until(ctx: &Ctx, at: DateTime<Utc>) {
    let by = at - ctx.now();
    if by > TimeDelta::zero() {
        ctx.clock.advance(by);
    }
}

/// A whole number below `bound`, by the seed.
fn chance(ctx: &Ctx, bound: u64) -> u64 {
    u64::from_le_bytes(ctx.entropy.bytes()) % bound.max(1)
}
