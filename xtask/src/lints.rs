//! Lints that must hold before anything is run. Each lint is one check.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::{
    build::{PRODUCT, TOOL, WITHOUT_DEMO},
    names, order, place,
    report::Report,
    run,
    tools::Toolbox,
};

/// Runs every lint, cheapest first.
pub(crate) fn all(tools: &Toolbox, report: &mut Report) {
    report.check("order of modules", in_order);
    report.check("names and comments", well_named);
    for (name, mut command) in [
        ("fmt", fmt(tools)),
        ("machete", machete(tools)),
        ("deny", deny(tools)),
        ("clippy of the commands", clippy_tool(tools)),
        ("clippy", clippy(tools)),
        ("clippy without the demonstration", clippy_without_demo(tools)),
        ("clippy of the browser's half", clippy_wasm(tools)),
        ("doc", doc(tools)),
        ("doc of the commands", doc_tool(tools)),
    ] {
        let log = name.replace([' ', '\''], "-");
        report.check(name, || run::logged(&log, &mut command).map(drop));
    }
    report.check("no demonstration unless asked for", || demo_is_optional(tools));
}

/// The server links the demonstration with its feature `demo` alone.
fn demo_is_optional(tools: &Toolbox) -> Result<()> {
    ensure!(
        !links_demo(tools, &[])?,
        "the server links roundwell-demo without the feature `demo`"
    );
    ensure!(
        links_demo(tools, &["--features", "demo"])?,
        "the server does not link roundwell-demo with the feature `demo`: this lint looks in the wrong place"
    );
    Ok(())
}

/// Tells whether the simulation is among what the server links.
fn links_demo(tools: &Toolbox, features: &[&str]) -> Result<bool> {
    let mut tree = cargo(
        tools,
        &["tree", "--package", "roundwell-server", "--edges", "normal"],
    );
    tree.args(["--prefix", "none", "--format", "{p}"]).args(features);
    let linked = run::read(&mut tree)?;
    Ok(linked.lines().any(|line| line.starts_with("roundwell-demo ")))
}

/// No import goes upward, no files import each other in a circle, no file is too long.
fn in_order() -> Result<()> {
    let findings = order::look(&place::root())?;
    ensure!(findings.is_empty(), "{findings}");
    Ok(())
}

/// One meaning for each type name, and comments that begin with their subject.
fn well_named() -> Result<()> {
    let findings = names::look(&place::root())?;
    ensure!(findings.is_empty(), "{}", findings.join("\n"));
    Ok(())
}

fn fmt(tools: &Toolbox) -> Command {
    cargo(tools, &["fmt", "--all", "--check"])
}

/// No dependency that nothing uses.
fn machete(tools: &Toolbox) -> Command {
    cargo(tools, &["machete"])
}

/// Licences, duplicates and sources. The advisory database is a git repository that a closed network cannot fetch:
/// `cargo deny check advisories` is for whoever can.
fn deny(tools: &Toolbox) -> Command {
    cargo(
        tools,
        &["deny", "--all-features", "check", "bans", "licenses", "sources"],
    )
}

fn clippy(tools: &Toolbox) -> Command {
    let mut clippy = cargo(tools, &["clippy", "--all-targets"]);
    clippy.args(PRODUCT).args(["--", "-D", "warnings"]);
    clippy
}

/// The server for real people is another text than the one that tests and stories run.
fn clippy_without_demo(tools: &Toolbox) -> Command {
    let mut clippy = cargo(tools, &["clippy", "--all-targets"]);
    clippy.args(WITHOUT_DEMO).args(["--", "-D", "warnings"]);
    clippy
}

fn clippy_tool(tools: &Toolbox) -> Command {
    let mut clippy = cargo(tools, &["clippy", "--all-targets"]);
    clippy.args(TOOL).args(["--", "-D", "warnings"]);
    clippy
}

fn clippy_wasm(tools: &Toolbox) -> Command {
    let mut clippy = cargo(tools, &["clippy", "--package", "roundwell-app", "--lib"]);
    clippy
        .args(["--target", "wasm32-unknown-unknown", "--features", "hydrate"])
        .args(["--", "-D", "warnings"]);
    clippy
}

/// The binary `roundwell` would overwrite the pages of the library of that name, hence the libraries alone.
fn doc(tools: &Toolbox) -> Command {
    let mut doc = cargo(tools, &["doc", "--no-deps", "--lib"]);
    doc.args(PRODUCT).env("RUSTDOCFLAGS", "-D warnings");
    doc
}

fn doc_tool(tools: &Toolbox) -> Command {
    let mut doc = cargo(tools, &["doc", "--no-deps", "--bin", "xtask"]);
    doc.args(TOOL).env("RUSTDOCFLAGS", "-D warnings");
    doc
}

fn cargo(tools: &Toolbox, args: &[&str]) -> Command {
    let mut cargo = tools.command("cargo");
    cargo.args(args);
    cargo
}
