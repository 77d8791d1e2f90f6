//! The library of formats: the shelf, one format to read and print, and a team's own to write, as a text or field by field.

pub mod api;
pub mod edit;
pub mod fields;
mod mistakes;
mod names;
pub mod one;
pub mod shelf;
mod words;
