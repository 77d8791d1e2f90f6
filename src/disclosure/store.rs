//! The SQL of snapshots.
