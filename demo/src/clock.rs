//! Time and chance of the simulation, and the clock that a demonstration can move.

use chrono::{DateTime, TimeDelta, Utc};
use roundwell::{Ctx, ports::Clock};

/// Time from the story's begin to its end: 39 circles of two weeks, and a week to set up.
pub(crate) const BACK: TimeDelta = TimeDelta::days(39 * 14 + 8);

/// Furthest that a demonstration's clock goes ahead of the machine's, all moves together.
pub const MAX_AHEAD: TimeDelta = TimeDelta::days(3653);

/// Clock that can be moved, so many minutes ahead to begin with.
///
/// # Errors
/// A sentence when that is before the machine's clock, or more than [`MAX_AHEAD`].
pub fn clock(ahead: i64) -> Result<Clock, String> {
    let clock = Clock::shifted();
    if move_clock(&clock, ahead) {
        Ok(clock)
    } else {
        Err(format!(
            "a demonstration begins between now and ten years ahead: {ahead} minutes are neither"
        ))
    }
}

/// Moves the clock by so many minutes; `false`, and not at all, when that is back or too far.
pub fn move_clock(clock: &Clock, minutes: i64) -> bool {
    let by = TimeDelta::try_minutes(minutes).filter(|by| *by >= TimeDelta::zero());
    let Some(by) = by.filter(|by| {
        clock
            .ahead()
            .checked_add(by)
            .is_some_and(|ahead| ahead <= MAX_AHEAD)
    }) else {
        return false;
    };
    clock.advance(by);
    true
}

/// Lets time pass; it never runs backwards.
pub(crate) fn wait_until(ctx: &Ctx, at: DateTime<Utc>) {
    let by = at - ctx.now();
    if by > TimeDelta::zero() {
        ctx.clock.advance(by);
    }
}

/// Whole number below `bound`, by the seed.
pub(crate) fn chance(ctx: &Ctx, bound: u64) -> u64 {
    u64::from_le_bytes(ctx.entropy.bytes()) % bound.max(1)
}
