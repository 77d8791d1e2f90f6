//! Screens of the noun `circle`: the live room in its three faces, and the library of formats.

pub mod room;

#[cfg(feature = "ssr")]
pub mod browser;
#[cfg(feature = "ssr")]
pub mod compose;
#[cfg(feature = "ssr")]
mod draw;
#[cfg(feature = "ssr")]
pub mod guardian;
#[cfg(feature = "ssr")]
pub mod join;
#[cfg(feature = "ssr")]
pub mod library;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod rehearsal;
#[cfg(feature = "ssr")]
pub mod screen;
#[cfg(feature = "ssr")]
pub mod view_model;
#[cfg(feature = "ssr")]
pub mod wall;
