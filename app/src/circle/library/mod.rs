//! The library of formats: the shelf, one format to read and print, and a team's own to write, as a text or field by field.

pub mod detail;
pub mod edit;
pub mod fields;
mod labels;
pub mod list;
mod mistakes;
mod names;
