//! The browser's half and the static files: wasm, its script, the style sheet, fonts and icon, each with a hash in its
//! name where it may be kept for ever, and precompressed.
//!
//! wasm-bindgen is used as a library: as programs, it and a bundler around it take ten minutes to compile. The library's
//! version is that of `Cargo.lock`, as it must be.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{place, run, tools::Toolbox};

const WASM: &str = "wasm32-unknown-unknown";
/// Cargo's profile for wasm that is downloaded: small before fast.
const PROFILE: &str = "wasm-release";
/// Browsers that the style sheet is written for.
const BROWSERS: &str = "last 2 years and > 0.2%, firefox esr, not dead";
/// Extensions of wasm that every browser of the last years has, and the compiler uses.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Makes the site folder anew.
pub(crate) fn make(tools: &Toolbox) -> Result<()> {
    let site = place::site();
    let _ = fs::remove_dir_all(&site);
    let pkg = site.join("pkg");
    fs::create_dir_all(&pkg)?;
    copy(&place::root().join("public"), &site)?;
    let compiled = compile(tools)?;
    bind(&compiled, &pkg)?;
    optimise(tools, &pkg)?;
    shorten_script(tools, &pkg)?;
    style(tools, &pkg)?;
    let list = name_by_hash(&pkg)?;
    precompress(tools, &site)?;
    // Last: the list says that the site is whole.
    fs::write(site.join("hash.txt"), list).context("the list of hashes cannot be written")
}

/// Compiles the app for the browser; returns the wasm file.
fn compile(tools: &Toolbox) -> Result<PathBuf> {
    let mut cargo = tools.command("cargo");
    cargo
        .args(["build", "--package", "roundwell-app", "--lib"])
        .args(["--target", WASM, "--profile", PROFILE, "--features", "hydrate"]);
    run::logged("site-wasm", &mut cargo)?;
    Ok(place::target()
        .join(WASM)
        .join(PROFILE)
        .join("roundwell_app.wasm"))
}

/// Writes `roundwell.js`, and the wasm that it loads as `roundwell.wasm`.
fn bind(compiled: &Path, pkg: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name("roundwell")
        .web(true)?
        .omit_default_module_path(true)
        .typescript(false)
        .generate(pkg)
        .context("wasm-bindgen failed")?;
    fs::rename(pkg.join("roundwell_bg.wasm"), pkg.join("roundwell.wasm"))?;
    Ok(())
}

fn optimise(tools: &Toolbox, pkg: &Path) -> Result<()> {
    let wasm = pkg.join("roundwell.wasm");
    let mut opt = tools.command("wasm-opt");
    opt.arg("-Oz").args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm);
    run::logged("wasm-opt", &mut opt).map(drop)
}

fn shorten_script(tools: &Toolbox, pkg: &Path) -> Result<()> {
    let script = pkg.join("roundwell.js");
    let mut esbuild = tools.command("esbuild");
    esbuild
        .arg(&script)
        .args([
            "--minify",
            "--format=esm",
            "--allow-overwrite",
            "--log-level=warning",
        ])
        .arg(format!("--outfile={}", script.display()));
    run::logged("esbuild", &mut esbuild).map(drop)
}

fn style(tools: &Toolbox, pkg: &Path) -> Result<()> {
    let mut lightning = tools.command("lightningcss");
    lightning
        .args(["--bundle", "--minify", "--targets", BROWSERS])
        .arg(place::root().join("style/main.css"))
        .arg("--output-file")
        .arg(pkg.join("roundwell.css"));
    run::logged("lightningcss", &mut lightning).map(drop)
}

/// Puts a hash of its content into each file's name; returns the list of `extension: hash` that the server reads.
fn name_by_hash(pkg: &Path) -> Result<String> {
    let mut list = String::new();
    for kind in ["js", "wasm", "css"] {
        let plain = pkg.join(format!("roundwell.{kind}"));
        let mut hasher = DefaultHasher::new();
        fs::read(&plain)?.hash(&mut hasher);
        let hash = format!("{:016x}", hasher.finish());
        fs::rename(&plain, pkg.join(format!("roundwell.{hash}.{kind}")))?;
        list.push_str(&format!("{kind}: {hash}\n"));
    }
    Ok(list)
}

/// Writes a Brotli and a gzip copy beside each file that gets smaller by it. Node.js has both.
fn precompress(tools: &Toolbox, site: &Path) -> Result<()> {
    let mut node = tools.command("node");
    node.args(["--input-type=module", "--eval", include_str!("precompress.mjs")])
        .arg(site);
    run::logged("precompress", &mut node).map(drop)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("{} cannot be copied", target.display()))?;
        }
    }
    Ok(())
}
