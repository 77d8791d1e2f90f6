//! The SQL of people.
