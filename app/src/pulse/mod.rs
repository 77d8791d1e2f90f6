//! Screens of pulses: the place, the ballot, the result, and a line on the team's front page.
//!
//! The ballot is the one island here ([`ballot`]): blinding and casting happen in the browser or not at all.

pub mod api;
pub mod ballot;
mod device;

#[cfg(feature = "ssr")]
pub mod ballot_page;
#[cfg(feature = "ssr")]
mod notice;
#[cfg(feature = "ssr")]
pub mod place;
#[cfg(feature = "ssr")]
pub mod result;

#[cfg(feature = "ssr")]
pub use notice::team_notice;
