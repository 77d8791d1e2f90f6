//! Roundwell's rules and stores, in the order a reader needs them.
//!
//! A care team meets in **circles**, answers **pulses** nobody can be found in, and reads what came of it. Each noun
//! is one module: `mod.rs` holds types and rules (pure, they also compile to wasm), `store.rs` the SQL and
//! `service.rs` the use cases (both behind the feature `ssr`).
//!
//! * [`identity`]: accounts, passwords, browsers that are signed in;
//! * [`team`]: people, roles, and the one table of what each role may do;
//! * [`format`](mod@format): what a circle does, stage by stage, the library of formats, prompts;
//! * [`schedule`]: recurrence, time zones, sessions to come, moved and lost ones;
//! * [`circle`]: the turn engine, the room;
//! * [`question`]: what can be asked and answered;
//! * [`stats`]: what figures about few people allow to be said;
//! * [`pulse`]: waves and the blinded ballots;
//! * [`disclosure`]: the gate through which every published figure passes;
//! * [`summary`]: the team's summary, and what managers owe;
//! * [`action`]: what a team asks for, the reply it is owed, and the clock on the organisation.
//!
//! `audit` looks at a live database and says what it holds about ballots.
//!
//! Invariant of the crate: a rule never reads a clock or a random source; both are arguments (see [`ports`]).

#![warn(missing_docs)]

pub mod action;
pub mod circle;
pub mod content;
pub mod disclosure;
pub mod format;
pub mod identity;
pub mod pulse;
pub mod question;
pub mod schedule;
pub mod stats;
pub mod summary;
pub mod team;

mod embedded;
mod error;
mod hse;
mod locale;
mod refusal;
pub mod text;

pub mod ids;
pub mod ports;
pub mod zone;

#[cfg(feature = "ssr")]
pub mod audit;
#[cfg(feature = "ssr")]
pub mod db;
#[cfg(feature = "ssr")]
pub mod follow_up;
#[cfg(feature = "ssr")]
pub mod idempotency;
#[cfg(feature = "ssr")]
pub mod job;
#[cfg(all(feature = "ssr", any(test, feature = "testing")))]
pub mod testing;
#[cfg(feature = "ssr")]
pub mod timekeeper;

#[cfg(test)]
#[cfg(feature = "ssr")]
mod races;

#[cfg(feature = "ssr")]
mod ctx;

#[cfg(feature = "ssr")]
pub use ctx::Ctx;
pub use error::{Error, Problem, RefusalCode, Result};
pub use hse::Hse;
pub use locale::{Locale, Localized};
pub use refusal::Refusal;
pub use text::Name;
