//! Programs written in Rust, compiled once per user and version.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};

use super::{FoundTool, Toolbox};
use crate::{place, run};

/// Builds both halves of the app. Later versions may name the outputs differently.
const LEPTOS: &str = "0.3.10";
const MACHETE: &str = "0.9.2";
const DENY: &str = "0.20.2";
/// Installed when there is none; any version on `PATH` is good.
const NEXTEST: &str = "0.9.143";

pub(super) fn leptos(tools: &mut Toolbox) -> Result<FoundTool> {
    install(tools, "cargo-leptos", LEPTOS, "cargo-leptos")
}

/// The command line must be exactly the library's version, which `Cargo.lock` names.
pub(super) fn wasm_bindgen(tools: &mut Toolbox) -> Result<FoundTool> {
    install(
        tools,
        "wasm-bindgen-cli",
        &locked_version("wasm-bindgen")?,
        "wasm-bindgen",
    )
}

pub(super) fn machete(tools: &mut Toolbox) -> Result<FoundTool> {
    install(tools, "cargo-machete", MACHETE, "cargo-machete")
}

pub(super) fn deny(tools: &mut Toolbox) -> Result<FoundTool> {
    install(tools, "cargo-deny", DENY, "cargo-deny")
}

pub(super) fn nextest(tools: &mut Toolbox) -> Result<FoundTool> {
    if place::on_path("cargo-nextest").is_some() {
        return Ok(FoundTool::There);
    }
    install(tools, "cargo-nextest", NEXTEST, "cargo-nextest")
}

/// Removes what compiling tools left behind.
pub(super) fn tidy() {
    // Only disk space is lost when this fails, and the next installation tries again.
    let _ = fs::remove_dir_all(workshop());
}

fn workshop() -> PathBuf {
    place::cache().join("build")
}

fn install(tools: &mut Toolbox, package: &str, version: &str, program: &str) -> Result<FoundTool> {
    let home = place::tool(package, version);
    let folder = home.join("bin");
    tools.add(folder.clone());
    if folder.join(program).is_file() {
        return Ok(FoundTool::There);
    }
    fs::create_dir_all(&home).with_context(|| format!("{} cannot be made", home.display()))?;
    // The author's own lock file first; some packages are published without one that still fits.
    let log = format!("install-{package}");
    let compiled = run::logged_status(&log, compile(package, version, &home).arg("--locked"))?.1
        || run::logged_status(&log, &mut compile(package, version, &home))?.1;
    if !compiled {
        let why = run::tail(&place::logs().join(format!("{log}.log")), 3).replace('\n', " ");
        bail!("{package} {version} cannot be installed: {why}");
    }
    Ok(FoundTool::Brought)
}

/// Tools run for seconds and are compiled for minutes: no optimisation, and one target folder for all of them.
fn compile(package: &str, version: &str, home: &std::path::Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["install", package, "--version", version, "--root"])
        .arg(home)
        .env("CARGO_TARGET_DIR", workshop())
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
        .current_dir(place::root());
    cargo
}

/// The version of `package` in `Cargo.lock`.
fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(place::root().join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock names no {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let head = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&head)?;
    rest.split_once('"').map(|(version, _)| version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_the_version_of_exactly_this_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
