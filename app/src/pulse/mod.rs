//! Screens of the noun `pulse`.
