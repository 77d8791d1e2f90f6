//! The circle: the turn engine, and what each screen may see of a room.
//!
//! A room is one value, [`Room`], that changes only through [`apply`], a total function without I/O. It is kept in one row,
//! overwritten in place, and erased with its close; what remains is an [`RoomOutcome`].
//!
//! Invariant: nothing here records what anybody said, and no pass is kept with a name. A room knows only whom the piece is
//! to be offered next. Deliberately absent: a log of commands, messages, reactions, anything to type in a round.

pub mod engine;
pub mod guest;
pub mod outcome;
pub mod rehearsal;
pub mod view;

#[cfg(feature = "ssr")]
#[cfg(test)]
mod format_walks;
#[cfg(feature = "ssr")]
pub mod latest;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) mod service_tests;
#[cfg(feature = "ssr")]
pub mod snapshot;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
pub mod watch;

pub use engine::{Command, CommandRequest, Initiator, Refusal, Room, apply};
pub use guest::{Attendee, Guest, RoomCode, SharedScreen};
pub use outcome::RoomOutcome;
