//! Tools from rustup or from the system's package manager.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, anyhow, bail};

use super::{FoundTool, Toolbox};
use crate::{place, run};

const WASM: &str = "wasm32-unknown-unknown";
/// Debian's package and its program.
const HEADLESS: &str = "chromium-headless-shell";

/// The compiler's own files for the browser.
pub(super) fn wasm_target(_: &mut Toolbox) -> Result<FoundTool> {
    let sysroot = run::read(
        Command::new("rustc")
            .args(["--print", "sysroot"])
            .current_dir(place::root()),
    )?;
    if Path::new(&sysroot)
        .join("lib/rustlib")
        .join(WASM)
        .join("lib")
        .is_dir()
    {
        return Ok(FoundTool::There);
    }
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", WASM]).current_dir(place::root());
    run::logged("install-wasm-target", &mut rustup)
        .with_context(|| format!("the target {WASM} cannot be added to this Rust toolchain"))?;
    Ok(FoundTool::Brought)
}

/// A Chromium without windows, which the stories drive in less than half of a whole one's time; `ROUNDWELL_CHROMIUM` names another.
pub(super) fn chromium(tools: &mut Toolbox) -> Result<FoundTool> {
    if let Some(found) = find_chromium() {
        tools.chromium = Some(found);
        return Ok(FoundTool::There);
    }
    // Distributions without the small one have the whole one.
    apt(HEADLESS).or_else(|_| apt("chromium"))?;
    tools.chromium = find_chromium();
    match tools.chromium {
        Some(_) => Ok(FoundTool::Brought),
        None => bail!("Chromium was installed but is not on PATH: name it in ROUNDWELL_CHROMIUM"),
    }
}

fn find_chromium() -> Option<PathBuf> {
    env::var_os("ROUNDWELL_CHROMIUM").map(PathBuf::from).or_else(|| {
        [
            HEADLESS,
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ]
        .into_iter()
        .find_map(place::on_path)
    })
}

/// The nginx that stands before a house in some stories; `ROUNDWELL_NGINX` names another one.
pub(super) fn nginx(tools: &mut Toolbox) -> Result<FoundTool> {
    let found = match find_nginx() {
        Some(program) => (program, FoundTool::There),
        None => {
            apt("nginx-light")?;
            // Debian starts what it installs; nothing is to listen on port 80 because of some tests.
            if let Some(systemctl) = place::on_path("systemctl") {
                let _ = run::logged_status(
                    "nginx-off",
                    as_root(&systemctl).args(["disable", "--now", "nginx"]),
                );
            }
            let program = find_nginx().context("nginx was installed but is nowhere to be found")?;
            (program, FoundTool::Brought)
        }
    };
    tools.nginx = Some(found.0);
    Ok(found.1)
}

/// Debian keeps it off the `PATH` of people who are not root.
fn find_nginx() -> Option<PathBuf> {
    env::var_os("ROUNDWELL_NGINX")
        .map(PathBuf::from)
        .or_else(|| place::on_path("nginx"))
        .or_else(|| Some(PathBuf::from("/usr/sbin/nginx")).filter(|program| program.is_file()))
}

/// Postgres' server and client programs.
pub(super) fn postgres(tools: &mut Toolbox) -> Result<FoundTool> {
    let (folder, found) = match find_postgres() {
        Some(folder) => (folder, FoundTool::There),
        None => {
            apt("postgresql")?;
            let folder = find_postgres()
                .ok_or_else(|| anyhow!("Postgres was installed but `initdb` is nowhere to be found"))?;
            (folder, FoundTool::Brought)
        }
    };
    tools.add(folder.clone());
    tools.postgres = Some(folder);
    Ok(found)
}

/// Debian keeps the server's programs off `PATH`, in one folder per version: the newest wins.
fn find_postgres() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort_by_key(|folder| major(folder));
    folders.reverse();
    folders.extend(place::on_path("initdb").and_then(|program| program.parent().map(Path::to_path_buf)));
    folders
        .into_iter()
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

fn major(folder: &Path) -> u32 {
    let version = folder
        .parent()
        .and_then(Path::file_name)
        .and_then(|name| name.to_str());
    version.and_then(|name| name.parse().ok()).unwrap_or(0)
}

fn apt(package: &str) -> Result<()> {
    let Some(apt) = place::on_path("apt-get") else {
        bail!("{package} is needed and was not found: install it with this system's package manager");
    };
    let command = |verb: &[&str]| {
        let mut command = as_root(&apt);
        command.args(verb).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    // A stale list of packages may still hold the one that is wanted.
    let _ = run::logged_status("apt-update", &mut command(&["update"]));
    run::logged(
        &format!("apt-{package}"),
        &mut command(&["install", "-y", package]),
    )
    .with_context(|| {
        format!("{package} is needed and could not be installed: install it yourself and run this again")
    })?;
    Ok(())
}

/// A program as the administrator, without asking for a password.
fn as_root(program: &Path) -> Command {
    if run::read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.arg("-n").arg(program);
    command
}
