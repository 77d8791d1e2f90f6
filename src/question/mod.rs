//! Items that can be asked, and their answers.
//!
//! * [`item`]: one question and its choices;
//! * [`bank`]: every question that comes with the program;
//! * [`own`]: questions that an organisation adds;
//! * [`rotation`]: which of them a pulse asks;
//! * [`answers`]: one sheet of answers.
//!
//! Pure, and below everything that asks: of a pulse only its kind is known here.

pub mod answers;
pub mod bank;
pub mod item;
pub mod own;
pub mod rotation;

crate::text_enum! {
    /// Purpose of a pulse.
    PulseKind {
        /// One of the regular ones: planned by the lead, six items, one under way at a time.
        Pulse = "pulse",
        /// Two items after a circle, opened by itself.
        Check = "check",
    }
}
