//! The command `demo` in a build without the feature `demo`.

use crate::config::Config;

/// Refuses, before any database is opened.
///
/// # Errors
/// Always: a sentence that says how to build a server that has the demonstration.
pub(crate) async fn run(_config: Config, _empty: bool, _ahead: i64) -> anyhow::Result<()> {
    anyhow::bail!(
        "this build of Roundwell has no demonstration: `cargo xtask serve --demo` builds and serves one, or build the server with \
         `--features demo`"
    )
}
