//! Screens of the noun `circle`: the live room in its three faces.

pub mod api;
mod draw;
pub mod room;
pub mod scene;

#[cfg(feature = "ssr")]
pub mod compose;
#[cfg(feature = "ssr")]
pub mod page;
