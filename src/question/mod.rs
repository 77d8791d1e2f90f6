//! What can be asked, and what can be answered.
//!
//! * [`item`]: one question and its choices;
//! * [`bank`]: every question that comes with the program;
//! * [`own`]: questions that an organisation adds;
//! * [`rotation`]: which of them a pulse asks;
//! * [`answers`]: one sheet of answers.
//!
//! Pure, and below everything that asks: knows neither pulses nor teams.

pub mod answers;
pub mod bank;
pub mod item;
pub mod own;
pub mod rotation;
