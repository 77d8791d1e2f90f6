//! Brings what the commands need and skips what is there.
//!
//! Rust programs are compiled once per user and version into the cache (see [`tool`](crate::place::tool)), so that a fresh clone
//! finds them; npm packages are those of the lock files; Chromium, nginx and Postgres come from the system's packages.

mod crates;
mod npm;
mod system;
mod toolbox;

use std::process::ExitCode;

use anyhow::Result;

use self::toolbox::FoundTool;
use crate::report::{Report, step_saying};

pub(crate) use self::toolbox::Toolbox;

/// One thing a command needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    name: &'static str,
    bring: fn(&mut Toolbox) -> Result<FoundTool>,
}

impl Need {
    fn meet(&self, tools: &mut Toolbox) -> Result<()> {
        let say = |found: &FoundTool| match found {
            FoundTool::There => "there".to_owned(),
            FoundTool::Brought => "installed".to_owned(),
        };
        step_saying(self.name, || (self.bring)(tools), say).map(drop)
    }
}

/// Needs of building the browser's half.
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

/// Needs of rebuilding at every change besides.
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

/// Needs of the lints.
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

/// Needs of the tests of rules, stores and routes.
pub(crate) const RUST_TESTS: &[Need] = &[
    Need {
        name: "cargo-nextest",
        bring: crates::nextest,
    },
    POSTGRES,
];

/// Needs of the browser stories.
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
