//! The process: configuration, HTTP, jobs and signals. `main.rs` reads the command line and calls in here.

pub mod cli;
pub mod config;
pub mod demo;
pub mod http;
pub mod jobs;
mod lines;
pub mod serve;
