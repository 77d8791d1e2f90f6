//! The library of formats: the shelf, one format to read and print, and the text of a team's own.

pub mod api;
pub mod edit;
pub mod one;
pub mod shelf;
mod words;
