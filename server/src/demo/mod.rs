//! The demonstration: a fictional care organisation and the last eighteen months of three of its teams.
//!
//! Nothing is inserted by hand. [`prepare`] walks a clock of its own through the months and runs the very use cases that people run:
//! they are invited, meet in circles, answer pulses through blinded ballots, ask upward and are answered. Randomness comes from a seed,
//! so that the same moment always gives the same demonstration.
//!
//! That takes seconds, and may be cut short. The organisation's name says so until everything is there ([`Standing`]), and what was
//! left half done is thrown away by the next start.

mod circle;
mod diary;
mod people;
mod pulse;
mod story;
mod voices;

pub use people::{ORGANISATION, PASSWORD, Part, account_of};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use roundwell::{
    Ctx, Error, Result,
    db::{Db, OpenError},
    ports::{Clock, Entropy},
    team::{Purpose, service},
};

use crate::jobs;
use diary::Diary;

/// How far back the story begins: 39 circles of two weeks, and a week to set up.
const BACK: TimeDelta = TimeDelta::days(39 * 14 + 8);

/// The seed of everything that is left to chance.
const SEED: u64 = 1846;

/// What a database holds of the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing at all.
    Empty,
    /// As much of it as was written before somebody cut it short.
    Unfinished,
    /// All of it, or an organisation of somebody's own.
    There,
}

/// Makes sure that the demonstration is there, whole; returns what was there before.
///
/// # Errors
/// When the database fails, or story and rules no longer fit.
pub async fn prepare(db: &Db, until: DateTime<Utc>) -> Result<Standing> {
    claim(db).await?;
    let found = people::standing(db).await?;
    if found == Standing::Unfinished {
        begin_anew(db)
            .await
            .map_err(|error| Error::Internal(error.to_string()))?;
        claim(db).await?;
    }
    if found != Standing::There {
        furnish(db, until).await?;
    }
    Ok(found)
}

/// Makes a new database a demonstration's.
///
/// # Errors
/// [`Error::Internal`] in words when it is one with people in it.
pub async fn claim(db: &Db) -> Result<()> {
    let ctx = Ctx::new(db.clone(), Clock::System, Entropy::System);
    match service::claim(&ctx, Purpose::Demonstration).await? {
        Purpose::Demonstration => Ok(()),
        Purpose::People => Err(Error::Internal(
            "this database holds an organisation of real people: a demonstration needs one of its own, for instance \
             ROUNDWELL_DATABASE_URL=sqlite://demo.db"
                .into(),
        )),
    }
}

async fn begin_anew(db: &Db) -> Result<(), OpenError> {
    db.raze().await?;
    db.migrate().await
}

/// Fills an empty database with the story that ends at `until`.
///
/// # Errors
/// When a use case refuses what the story asks of it, which means that story and rules no longer fit.
async fn furnish(db: &Db, until: DateTime<Utc>) -> Result<()> {
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
    people::finish(db).await
}

/// How far a demonstration's clock goes ahead of the machine's, all moves together.
pub const AHEAD_MOST: TimeDelta = TimeDelta::days(3653);

/// A clock that can be moved, so many minutes ahead to begin with.
///
/// # Errors
/// A sentence when that is before the machine's clock, or more than [`AHEAD_MOST`].
pub fn clock(ahead: i64) -> anyhow::Result<Clock> {
    let clock = Clock::shifted();
    anyhow::ensure!(
        move_clock(&clock, ahead),
        "a demonstration begins between now and ten years ahead: {ahead} minutes are neither"
    );
    Ok(clock)
}

/// Moves the clock by so many minutes; `false`, and not at all, when that is back or too far.
pub fn move_clock(clock: &Clock, minutes: i64) -> bool {
    let by = TimeDelta::try_minutes(minutes).filter(|by| *by >= TimeDelta::zero());
    let Some(by) = by.filter(|by| {
        clock
            .ahead()
            .checked_add(by)
            .is_some_and(|ahead| ahead <= AHEAD_MOST)
    }) else {
        return false;
    };
    clock.advance(by);
    true
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
