//! Building the two halves, each only when something it is made of has changed.

use std::{
    ffi::OsString,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{place, run, site, tools::Toolbox};

/// Everything the browser's half is made of. Texts and content are the server's alone, but for the names of the languages (see
/// [`languages`]).
const FRONT_SOURCES: [&str; 13] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo",
    "src",
    "app",
    "content/build.rs",
    "content/embed.rs",
    "style",
    "public",
    "xtask/src/site.rs",
    "xtask/src/precompress.mjs",
    "xtask/src/tools/npm.rs",
];

/// Features of the product in tests, stories and benchmarks.
pub(crate) const FEATURES: &str = "roundwell/testing,roundwell-server/demo";

/// The packages of the product and their features, the same everywhere, so that no crate is compiled twice. xtask is left out:
/// what it needs would bring other features into crates that both use.
pub(crate) const PRODUCT: [&str; 5] = ["--workspace", "--exclude", "xtask", "--features", FEATURES];

/// [`PRODUCT`] without the demonstration: the server alone is compiled anew for it.
pub(crate) const WITHOUT_DEMO: [&str; 5] = [
    "--workspace",
    "--exclude",
    "xtask",
    "--features",
    "roundwell/testing",
];

/// The commands themselves, compiled as `cargo xtask` has compiled them.
pub(crate) const TOOL: [&str; 4] = ["--package", "xtask", "--profile", "tool"];

/// Profile of the server's build.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Profile {
    /// Quick to build: tests.
    Debug,
    /// Quick to run: serving. Nothing of the demonstration is in it.
    Release,
    /// Build that can serve the demonstration.
    Demo,
    /// The release together with the benchmarks, so that both are made of the same crates.
    Measured,
}

/// The browser's half, always small (`wasm-release`), hashed and precompressed. Skipped when no source has changed since
/// the site folder was made; returns whether it was built.
pub(crate) fn site(tools: &Toolbox) -> Result<bool> {
    let stamp = place::own().join("site.stamp");
    let now = fingerprint()?;
    let hashes = place::site().join("hash.txt");
    if hashes.is_file() && fs::read_to_string(&stamp).is_ok_and(|then| then == now) {
        return Ok(false);
    }
    // Without a stamp an interrupted build is never taken for a finished one.
    let _ = fs::remove_file(&stamp);
    site::make(tools)?;
    fs::write(&stamp, now)?;
    Ok(true)
}

/// The server; cargo itself knows whether anything has changed.
pub(crate) fn server(tools: &Toolbox, profile: Profile) -> Result<PathBuf> {
    let mut cargo = tools.command("cargo");
    match profile {
        Profile::Debug => {
            cargo.args(["build", "--bins", "--tests"]).args(PRODUCT);
            run::logged("server-debug", &mut cargo)?;
            server_of_this_checkout("debug")
        }
        Profile::Release | Profile::Demo | Profile::Measured => {
            cargo.args([
                "build",
                "--release",
                "--package",
                "roundwell-server",
                "--bin",
                "roundwell",
            ]);
            match profile {
                Profile::Demo => cargo.args(["--features", "roundwell-server/demo"]),
                Profile::Measured => cargo.args(["--benches", "--features", FEATURES]),
                Profile::Debug | Profile::Release => &mut cargo,
            };
            run::logged("server-release", &mut cargo)?;
            server_of_this_checkout("release")
        }
    }
}

/// Path where cargo left the server. Checkouts that share one target folder overwrite each other's, so each keeps a copy.
pub(crate) fn server_of_this_checkout(profile: &str) -> Result<PathBuf> {
    let built = place::target().join(profile).join("roundwell");
    let kept = place::own().join(profile).join("roundwell");
    if built != kept {
        fs::create_dir_all(place::own().join(profile))?;
        // Another process may be running the copy: a running program's file cannot be written, but it can be replaced.
        let _ = fs::remove_file(&kept);
        fs::copy(&built, &kept).with_context(|| format!("{} cannot be copied", built.display()))?;
    }
    Ok(kept)
}

/// Tells `command` where the site is.
pub(crate) fn with_site(command: &mut Command) -> &mut Command {
    command.env("ROUNDWELL_SITE_ROOT", place::site())
}

/// A hash over the names and contents of the sources and over the compiler's version.
fn fingerprint() -> Result<String> {
    let mut hasher = DefaultHasher::new();
    let root = place::root();
    run::read(Command::new("rustc").arg("--version").current_dir(&root))?.hash(&mut hasher);
    for source in FRONT_SOURCES {
        digest(&root.join(source), &mut hasher)?;
    }
    languages(&root)?.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

/// Names of what stands in `content`: the folders of the languages among them.
fn languages(root: &Path) -> Result<Vec<OsString>> {
    let entries = fs::read_dir(root.join("content"))?.map(|entry| Ok(entry?.file_name()));
    let mut names: Vec<OsString> = entries.collect::<Result<_>>()?;
    names.sort();
    Ok(names)
}

fn digest(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    if path.is_dir() {
        let mut entries: Vec<PathBuf> = fs::read_dir(path)?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<_>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| digest(entry, hasher));
    }
    if path.exists() {
        path.hash(hasher);
        fs::read(path)
            .with_context(|| format!("{} cannot be read", path.display()))?
            .hash(hasher);
    }
    Ok(())
}
