//! The service through its real router, on both databases.

mod access;
mod actions;
mod bad_input;
mod headers;
mod people;
mod support;
