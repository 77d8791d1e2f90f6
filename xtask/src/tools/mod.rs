//! Brings what the commands need and skips what is there.
//!
//! Rust programs are compiled once per user and version into the cache (see [`place::tool`]), so that a fresh clone
//! finds them; npm packages are those of the lock files; Chromium, nginx and Postgres come from the system's packages.

mod crates;
mod npm;
mod system;

use std::{
    ffi::OsStr,
    path::PathBuf,
    process::{Command, ExitCode},
};

use anyhow::Result;

use crate::{
    place,
    report::{Report, step_saying},
};

/// What was brought so far, and how to call it.
#[derive(Debug, Default)]
pub(crate) struct Toolbox {
    /// Folders that go before the rest of `PATH`.
    folders: Vec<PathBuf>,
    chromium: Option<PathBuf>,
    nginx: Option<PathBuf>,
    postgres: Option<PathBuf>,
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

    /// The browser, once [`system::chromium`] has found it.
    pub(crate) fn chromium(&self) -> Option<&PathBuf> {
        self.chromium.as_ref()
    }

    /// nginx, once [`system::nginx`] has found it.
    pub(crate) fn nginx(&self) -> Option<&PathBuf> {
        self.nginx.as_ref()
    }

    /// The folder of Postgres' programs, once [`system::postgres`] has found it.
    pub(crate) fn postgres(&self) -> Option<&PathBuf> {
        self.postgres.as_ref()
    }

    fn add(&mut self, folder: PathBuf) {
        if !self.folders.contains(&folder) {
            self.folders.push(folder);
        }
    }
}

fn describes_xtask(variable: &OsStr) -> bool {
    let name = variable.to_string_lossy();
    name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
}

/// Whether a tool had to be brought.
#[derive(Clone, Copy, Debug)]
enum Found {
    There,
    Brought,
}

/// One thing a command needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    name: &'static str,
    bring: fn(&mut Toolbox) -> Result<Found>,
}

impl Need {
    fn meet(&self, tools: &mut Toolbox) -> Result<()> {
        let say = |found: &Found| match found {
            Found::There => "there".to_owned(),
            Found::Brought => "installed".to_owned(),
        };
        step_saying(self.name, || (self.bring)(tools), say).map(drop)
    }
}

/// What building the browser's half needs.
pub(crate) const FRONT: &[Need] = &[
    Need {
        name: "wasm target",
        bring: system::wasm_target,
    },
    Need {
        name: "wasm-opt, esbuild, Lightning CSS",
        bring: npm::front,
    },
];

/// What rebuilding at every change needs besides.
pub(crate) const WATCH: &[Need] = &[
    Need {
        name: "cargo-leptos",
        bring: crates::leptos,
    },
    Need {
        name: "wasm-bindgen",
        bring: crates::wasm_bindgen,
    },
];

/// What the lints need.
pub(crate) const LINTS: &[Need] = &[
    Need {
        name: "cargo-machete",
        bring: crates::machete,
    },
    Need {
        name: "cargo-deny",
        bring: crates::deny,
    },
];

/// What the tests of rules, stores and routes need.
pub(crate) const RUST_TESTS: &[Need] = &[
    Need {
        name: "cargo-nextest",
        bring: crates::nextest,
    },
    POSTGRES,
];

/// What the browser stories need.
pub(crate) const BROWSER: &[Need] = &[
    Need {
        name: "npm packages",
        bring: npm::end2end,
    },
    Need {
        name: "Chromium",
        bring: system::chromium,
    },
    Need {
        name: "nginx",
        bring: system::nginx,
    },
];

/// The database's programs alone.
pub(crate) const POSTGRES: Need = Need {
    name: "Postgres",
    bring: system::postgres,
};

/// Brings `needs`, or says which of them cannot be had.
pub(crate) fn bring(needs: &[&[Need]]) -> Result<Toolbox> {
    let mut tools = Toolbox::default();
    for need in needs.iter().copied().flatten() {
        need.meet(&mut tools)?;
    }
    crates::tidy();
    Ok(tools)
}

/// Brings `needs`; what cannot be had is a failure in the report, and the rest goes on.
pub(crate) fn bring_reported(needs: &[&[Need]], report: &mut Report) -> Toolbox {
    let mut tools = Toolbox::default();
    for need in needs.iter().copied().flatten() {
        if let Err(error) = need.meet(&mut tools) {
            report.fail(need.name, &error);
        }
    }
    crates::tidy();
    tools
}

/// `cargo xtask tools`.
pub(crate) fn everything() -> Result<ExitCode> {
    bring(&[FRONT, WATCH, LINTS, RUST_TESTS, BROWSER])?;
    Ok(ExitCode::SUCCESS)
}
