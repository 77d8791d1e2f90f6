//! The team's summary: what was kept, what conditions are like, what was asked and what came of it.
//!
//! * [`protection`]: circles planned and kept;
//! * [`model`] and [`mod@compose`]: the summary as data, and how it is put together.
//!
//! Conditions are the subject, never persons. Deliberately absent: a single number for it all, a comparison of teams, a
//! target, and any difference between two points.

pub mod compose;
pub mod model;
pub mod protection;

#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(test)]
mod compose_tests;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod service_tests;

pub use compose::{Facts, Published, compose};
pub use model::Summary;
pub use protection::Protection;

crate::text_enum! {
    /// Side that reads a summary. A side, never a person.
    Reader {
        /// A member of the team.
        Team = "team",
        /// A manager of the team.
        Manager = "manager",
    }
}
