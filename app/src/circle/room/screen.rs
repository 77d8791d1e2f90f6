//! What the parts of a live screen have in common.

use std::cell::Cell;

use super::settle::Settling;

/// The screen, and what it needs to know about itself.
pub(super) struct LiveScreen {
    /// Something of it was pressed: where the reading goes on is then our business.
    pub(super) pressed: Cell<bool>,
    /// Guard of what may be pressed just now.
    pub(super) settling: Settling,
    /// When the newest screen came, in milliseconds.
    pub(super) came: Cell<f64>,
}
