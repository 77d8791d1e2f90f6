//! Screens of the noun `action`.

#[cfg(feature = "ssr")]
mod notice;

#[cfg(feature = "ssr")]
pub use notice::team_notice;
