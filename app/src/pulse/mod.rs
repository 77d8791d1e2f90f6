//! Screens of the noun `pulse`.

#[cfg(feature = "ssr")]
mod notice;

#[cfg(feature = "ssr")]
pub use notice::team_notice;
