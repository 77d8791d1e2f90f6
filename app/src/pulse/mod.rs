//! Screens of pulses: the place, the questions and the preview, the ballot, slips on paper, the result, and a line on the team's front
//! page.
//!
//! The ballot is the one island here ([`ballot`]): blinding and casting happen in the browser or not at all.

pub mod api;
pub mod ballot;
mod client;
mod storage;

#[cfg(feature = "ssr")]
mod after_circle;
#[cfg(feature = "ssr")]
mod answer_fields;
#[cfg(feature = "ssr")]
pub mod ballot_page;
#[cfg(feature = "ssr")]
mod ballot_status;
#[cfg(feature = "ssr")]
mod labels;
#[cfg(feature = "ssr")]
mod notice;
#[cfg(feature = "ssr")]
pub mod overview;
#[cfg(feature = "ssr")]
pub mod preview;
#[cfg(feature = "ssr")]
pub mod questions;
#[cfg(feature = "ssr")]
mod readership;
#[cfg(feature = "ssr")]
pub mod remarks;
#[cfg(feature = "ssr")]
pub mod result;
#[cfg(feature = "ssr")]
pub mod sheet;
#[cfg(feature = "ssr")]
pub mod slip_page;
#[cfg(feature = "ssr")]
pub mod slips;

#[cfg(feature = "ssr")]
pub use after_circle::check_notice;
#[cfg(feature = "ssr")]
pub use notice::{card_line, team_notice};

/// Removes everything that this browser keeps of ballots, and tells the other pages that are open in it: for the page after signing out.
#[cfg(feature = "ssr")]
pub const LEAVE: &str = include_str!("scripts/leave.js");
