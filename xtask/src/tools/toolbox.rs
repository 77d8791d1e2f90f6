//! Tools at hand, and how to call them.

use std::{ffi::OsStr, path::PathBuf, process::Command};

use crate::place;

/// Tools brought so far, and how to call it.
#[derive(Debug, Default)]
pub(crate) struct Toolbox {
    /// Folders that go before the rest of `PATH`.
    folders: Vec<PathBuf>,
    pub(super) chromium: Option<PathBuf>,
    pub(super) nginx: Option<PathBuf>,
    pub(super) postgres: Option<PathBuf>,
}

impl Toolbox {
    /// A command that finds the tools, run in the workspace's folder.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(place::root())
            .env("PATH", place::path_with(&self.folders));
        // `cargo run` describes xtask to it in the environment; a tool would take that for a description of itself.
        for (name, _) in std::env::vars_os().filter(|(name, _)| describes_xtask(name)) {
            command.env_remove(name);
        }
        command
    }

    /// The browser, once `system::chromium` has found it.
    pub(crate) fn chromium(&self) -> Option<&PathBuf> {
        self.chromium.as_ref()
    }

    /// nginx, once `system::nginx` has found it.
    pub(crate) fn nginx(&self) -> Option<&PathBuf> {
        self.nginx.as_ref()
    }

    /// The folder of Postgres' programs, once `system::postgres` has found it.
    pub(crate) fn postgres(&self) -> Option<&PathBuf> {
        self.postgres.as_ref()
    }

    pub(super) fn add(&mut self, folder: PathBuf) {
        if !self.folders.contains(&folder) {
            self.folders.push(folder);
        }
    }
}

fn describes_xtask(variable: &OsStr) -> bool {
    let name = variable.to_string_lossy();
    name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
}

/// Tells whether a tool had to be brought.
#[derive(Clone, Copy, Debug)]
pub(super) enum FoundTool {
    There,
    Brought,
}
