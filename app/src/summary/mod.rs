//! Screens of the team's summary.

#[cfg(feature = "ssr")]
mod figures;
#[cfg(feature = "ssr")]
pub mod organisation;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
mod requests;
