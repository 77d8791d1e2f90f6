//! State that the parts of a live screen share.

use std::cell::Cell;

use super::settle::Settling;

/// The screen, and what it needs to know about itself.
pub(super) struct LiveScreen {
    /// Something of it was pressed: where the reading goes on is then our business.
    pub(super) pressed: Cell<bool>,
    /// Guard of what may be pressed just now.
    pub(super) settling: Settling,
    /// Arrival of the newest screen, in milliseconds.
    pub(super) came: Cell<f64>,
}
