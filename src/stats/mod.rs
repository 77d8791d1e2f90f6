//! Figures about few people: how far they can be trusted, and what their course in time allows to be said.

pub mod index;
pub mod run_chart;

pub use run_chart::{Point, RunChart, Verdict};
