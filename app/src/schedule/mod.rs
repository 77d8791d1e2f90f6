//! Screens of the noun `schedule`.
