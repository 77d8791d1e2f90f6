//! The screens of Roundwell.
//!
//! Pages are rendered by the server alone and work without JavaScript; they call the use cases directly. Writing goes through plain forms
//! to the handlers of `server/src/http`. Only the live places are islands, so a page without one ships no wasm at all: whatever is not
//! behind the feature `ssr` here is what the browser downloads.

// The view macros nest types deeply.
#![recursion_limit = "256"]

pub mod action;
pub mod circle;
#[cfg(feature = "ssr")]
mod handbook;
#[cfg(feature = "ssr")]
mod help;
pub mod pulse;
pub mod schedule;
pub mod summary;
pub mod team;

#[cfg(feature = "ssr")]
pub mod cookie;
mod error;
#[cfg(feature = "ssr")]
mod home;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod ui;

pub use error::{AppError, RETRY_AFTER};

/// Wakes the islands of the page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
