//! The process: configuration, HTTP, jobs and signals. `main.rs` reads the command line and calls in here.

pub mod cli;
pub mod config;
#[cfg(feature = "demo")]
pub mod demo;
#[cfg(not(feature = "demo"))]
#[path = "no_demo.rs"]
mod demo;
pub mod http;
pub mod jobs;
mod listener;
pub mod serve;
