//! Packages of npm: wasm-opt, and what the browser stories are written with.

use std::{fs, process::Command};

use anyhow::{Context, Result, anyhow};

use super::{Found, Toolbox};
use crate::{place, run};

/// The package that carries `wasm-opt`; cargo-leptos takes the program it finds on `PATH`.
const BINARYEN: &str = "132.0.0";

pub(super) fn wasm_opt(tools: &mut Toolbox) -> Result<Found> {
    let home = place::tool("binaryen", BINARYEN);
    let folder = home.join("node_modules/.bin");
    tools.add(folder.clone());
    if folder.join("wasm-opt").exists() {
        return Ok(Found::There);
    }
    fs::create_dir_all(&home).with_context(|| format!("{} cannot be made", home.display()))?;
    let package = format!("binaryen@{BINARYEN}");
    let mut npm = npm()?;
    npm.args(["install", "--no-save", "--prefix"])
        .arg(&home)
        .arg(package);
    run::logged("install-binaryen", &mut npm).context("wasm-opt (npm's binaryen) cannot be installed")?;
    Ok(Found::Brought)
}

/// The packages of `end2end/`, exactly as its lock file names them; a copy of that file tells whether they still fit.
pub(super) fn end2end(_: &mut Toolbox) -> Result<Found> {
    let folder = place::root().join("end2end");
    let lock =
        fs::read(folder.join("package-lock.json")).context("end2end/package-lock.json cannot be read")?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|there| there == lock) {
        return Ok(Found::There);
    }
    let mut npm = npm()?;
    npm.arg("ci")
        .current_dir(&folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run::logged("npm", &mut npm).context("the npm packages of end2end/ cannot be installed")?;
    fs::write(&installed, lock)?;
    Ok(Found::Brought)
}

fn npm() -> Result<Command> {
    let program = place::on_path("npm")
        .ok_or_else(|| anyhow!("Node.js with npm is needed: install version 20 or later"))?;
    let mut npm = Command::new(program);
    npm.env("NPM_CONFIG_FUND", "false")
        .env("NPM_CONFIG_AUDIT", "false")
        .env("NPM_CONFIG_UPDATE_NOTIFIER", "false");
    Ok(npm)
}
