//! The two commands of the project: `serve` and `test`.
fn main() {}
