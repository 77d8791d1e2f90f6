//! Screens of the noun `action`.
