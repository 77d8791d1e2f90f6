//! Screens about actions: what a team asks for and what it is answered.

#[cfg(feature = "ssr")]
pub mod detail;
#[cfg(feature = "ssr")]
pub mod labels;
#[cfg(feature = "ssr")]
pub mod list;
#[cfg(feature = "ssr")]
pub mod new;
#[cfg(feature = "ssr")]
mod notice;
#[cfg(feature = "ssr")]
pub mod owed;
#[cfg(feature = "ssr")]
mod reply;

#[cfg(feature = "ssr")]
pub use notice::team_notice;
