//! Screens of the team's summary.

#[cfg(feature = "ssr")]
mod asked;
#[cfg(feature = "ssr")]
mod figures;
#[cfg(feature = "ssr")]
pub mod letter;
#[cfg(feature = "ssr")]
pub mod organisation;
