//! Gate through which every figure about a team passes before it is published.
//!
//! * [`gate()`]: the rules for one pulse of one team; [`organisation`]: the same for all teams of an organisation together;
//! * [`ledger`]: what follows from everything ever published;
//! * [`trend`]: indices before rounding, of which only a verdict is published.
//!
//! Invariants:
//! * A [`Disclosed`] value can be built in this module alone, and a [`Publication`] only by [`gate()`] (or read back, unchanged, from the
//!   snapshot it was stored in). No other code can make a publishable figure.
//! * There is one reason for something not to be shown: "withheld". A reader never learns which rule it was.
//! * Thresholds are fixed before anybody answers and can only ever be raised.
//!
//! Deliberately absent: exact counts, means, standard deviations, intervals from a pulse's own spread, filters, exports. The rules with
//! their reasons and figures stand in `docs/disclosure.md`.

mod block;
mod figure;
mod gate;
mod publication;
mod remark_rules;
mod slip_rule;
mod tally;
mod threshold;

pub mod ledger;
pub mod organisation;
pub mod trend;

#[cfg(feature = "ssr")]
pub mod store;

#[cfg(test)]
mod enumeration;

pub use block::{BLOCK, Checked, block};
pub use figure::{Band, Disclosed, Portion, RoundedLevel, Shares};
pub use gate::{Passed, Rules, gate};
pub use publication::{Comparability, IndexFigure, ItemFigure, Publication};
pub use remark_rules::{
    Closed, MAX_THEME_CHARS, MAX_THEMES, REMARKS_FROM, THEME_RESTS_ON, remarks_open, theme,
};
pub use slip_rule::reaches_threshold;
pub use threshold::Threshold;

/// Hours between the close of a pulse and its publication to the team: nobody can watch a result move with the last ballot.
pub const SETTLE_HOURS: i64 = 24;
/// Hours for which a result belongs to the team alone, before managers may read it.
pub const TEAM_FIRST_HOURS: i64 = 48;
/// Days after publication when the ballots themselves are deleted.
pub const KEEP_BALLOTS_DAYS: i64 = 30;
