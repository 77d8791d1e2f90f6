//! Screens of the noun `circle`.
