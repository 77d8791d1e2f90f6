//! The three teams, as data. All names are fictional.

mod harbour;
mod lantern;
mod rowan;

use crate::story::TeamPlan;

/// Every team of the organisation.
pub(crate) fn all() -> [&'static TeamPlan; 3] {
    [&rowan::PLAN, &harbour::PLAN, &lantern::PLAN]
}
