//! The team's summary: what was kept, what conditions are like, what was asked and what came of it.
//!
//! * [`index`]: how far a figure about a few people can be trusted;
//! * [`runchart`]: figures in time, and what may be said of them;
//! * [`protection`]: circles planned and kept;
//! * [`summary`] and [`mod@compose`]: the summary as data, and how it is put together.
//!
//! Conditions are the subject, never persons. Deliberately absent: a single number for it all, a comparison of teams, a
//! target, and any difference between two points.

pub mod compose;
pub mod index;
pub mod protection;
pub mod runchart;
pub mod summary;

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
pub use protection::Protection;
pub use runchart::{Point, RunChart, Verdict};
pub use summary::Summary;

crate::text_enum! {
    /// Which side reads a summary. A side, never a person.
    Reader {
        /// Somebody of the team.
        Team = "team",
        /// A manager of the team.
        Manager = "manager",
    }
}
