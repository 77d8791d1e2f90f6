//! The handbook for whoever hosts: what it holds, and one page for each chapter. Everybody who is signed in may read it.

pub(crate) mod chapter;
pub(crate) mod contents;
mod prose;
