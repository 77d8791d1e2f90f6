//! Screens about actions: what came of what the team asked for.

pub mod api;

#[cfg(feature = "ssr")]
pub mod came_of_it;
#[cfg(feature = "ssr")]
pub mod new;
#[cfg(feature = "ssr")]
mod notice;
#[cfg(feature = "ssr")]
pub mod one;
#[cfg(feature = "ssr")]
pub mod owed;
#[cfg(feature = "ssr")]
mod reply;
#[cfg(feature = "ssr")]
pub mod words;

#[cfg(feature = "ssr")]
pub use notice::team_notice;
