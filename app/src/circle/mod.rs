//! Screens of the noun `circle`: the live room in its three faces.

pub mod api;
mod draw;
pub mod guest_api;
pub mod rehearsal_api;
pub mod room;
pub mod scene;

#[cfg(feature = "ssr")]
pub mod browser;
#[cfg(feature = "ssr")]
pub mod compose;
#[cfg(feature = "ssr")]
pub mod guardian;
#[cfg(feature = "ssr")]
pub mod join;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod rehearsal;
