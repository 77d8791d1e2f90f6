//! Packages of npm: what the site is made with, and what the browser stories are written with.

use std::{fs, process::Command};

use anyhow::{Context, Result, anyhow};

use super::{FoundTool, Toolbox};
use crate::{place, run};

/// Programs that make the site small: each package brings a compiled one.
const FRONT: [&str; 3] = ["binaryen@132.0.0", "esbuild@0.28.2", "lightningcss-cli@1.33.0"];

pub(super) fn front(tools: &mut Toolbox) -> Result<FoundTool> {
    let home = place::tool("front", &FRONT.join("-"));
    let folder = home.join("node_modules/.bin");
    tools.add(folder.clone());
    let programs = ["wasm-opt", "esbuild", "lightningcss"];
    if programs.iter().all(|program| folder.join(program).exists()) {
        return Ok(FoundTool::There);
    }
    fs::create_dir_all(&home).with_context(|| format!("{} cannot be made", home.display()))?;
    let mut npm = npm()?;
    npm.args(["install", "--no-save", "--prefix"])
        .arg(&home)
        .args(FRONT);
    run::logged("install-front", &mut npm).context("the programs that make the site cannot be installed")?;
    Ok(FoundTool::Brought)
}

/// The packages of `end2end/`, exactly as its lock file names them; a copy of that file tells whether they still fit.
pub(super) fn end2end(_: &mut Toolbox) -> Result<FoundTool> {
    let folder = place::root().join("end2end");
    let lock =
        fs::read(folder.join("package-lock.json")).context("end2end/package-lock.json cannot be read")?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|there| there == lock) {
        return Ok(FoundTool::There);
    }
    let mut npm = npm()?;
    npm.arg("ci")
        .current_dir(&folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run::logged("npm", &mut npm).context("the npm packages of end2end/ cannot be installed")?;
    fs::write(&installed, lock)?;
    Ok(FoundTool::Brought)
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
