//! Screens of the noun `summary`.
