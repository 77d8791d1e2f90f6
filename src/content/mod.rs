//! Texts that come with the program: the handbook for hosts, and where to find urgent help.

pub mod handbook;
pub mod help;
