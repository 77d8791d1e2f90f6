//! The service through its real router, on both databases.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails; clippy knows only functions marked as tests"
)]

mod access;
mod actions;
mod bad_input;
mod ballot_input;
mod clock;
mod cookies;
mod crowd;
mod demo;
mod devices;
mod disabled;
mod documents;
mod formats;
mod forms;
mod gate;
mod guests;
mod hashing;
mod headers;
mod idempotency;
mod jobs;
mod linking;
mod live;
mod malformed;
mod markup;
mod outage;
mod people;
mod pulse;
mod refusals;
mod rehearsal;
mod roles;
mod secrets;
mod sign_in;
mod slips;
mod slow;
mod streams;
mod support;
mod terminal;
mod text;
mod times;
mod told;
mod upgrade;
mod wall;
