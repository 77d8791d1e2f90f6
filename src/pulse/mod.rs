//! Pulses: a few anonymous questions every few weeks, and ballots nobody can be found in.
//!
//! * [`item`], [`bank`], [`own`], [`rotation`]: what is asked;
//! * [`ballot`]: how somebody on the roster gets exactly one ballot without the server learning which one;
//! * [`slip`]: how somebody without an account gets one, on paper;
//! * [`answers`]: what is put into the box;
//! * [`open_box`]: the box itself, which keeps no order;
//! * [`plan`], [`unlock`]: when a pulse opens and closes, what it waits for, and from how many ballots it speaks.
//!
//! Invariant: nothing kept of a ballot (time, order, address, session, id) leads to a person. Deliberately absent: how many have
//! answered while a pulse is open, and whether somebody in particular has.

pub mod answers;
pub mod ballot;
pub mod bank;
pub mod item;
pub mod open_box;
pub mod own;
pub mod plan;
pub mod rotation;
pub mod slip;
pub mod unlock;

#[cfg(feature = "ssr")]
pub mod box_store;
#[cfg(feature = "ssr")]
pub mod reader_store;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod slip_store;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
#[cfg(test)]
mod publish_tests;
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) mod service_tests;

crate::text_enum! {
    /// What a pulse is for.
    PulseKind {
        /// One of the regular ones: planned by the lead, six items, one under way at a time.
        Pulse = "pulse",
        /// Two items after a circle, opened by itself.
        Check = "check",
    }
}

crate::text_enum! {
    /// Where a pulse stands.
    PulseState {
        /// Its items and dates are set; it opens by itself.
        Planned = "planned",
        /// People on the roster can answer. Nothing is counted.
        Open = "open",
        /// The box is shut, the key destroyed, the ballots shuffled; the result settles.
        Closed = "closed",
        /// The result is fixed for good.
        Published = "published",
    }
}
