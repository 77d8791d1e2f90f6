//! Steps of each command, in the order a reader would do it by hand.

use std::{
    io::Read,
    path::PathBuf,
    process::{Command, ExitCode},
};

use anyhow::{Result, bail};

use crate::{
    build::{self, Profile},
    cluster::Cluster,
    lints, order, place,
    report::{Report, step, step_saying},
    run, suite,
    tools::{self, BROWSER, FRONT, LINTS, POSTGRES, RUST_TESTS, Toolbox, WATCH},
};

/// `cargo xtask serve [--demo] [args…]`: this process becomes the server, so that signals reach it. The demonstration is linked when it
/// is asked for.
pub(crate) fn serve(args: &[String]) -> Result<ExitCode> {
    let (verb, profile, args) = match args.split_first() {
        Some((first, rest)) if first == "--demo" => ("demo", Profile::Demo, rest),
        _ => ("serve", Profile::Release, args),
    };
    let tools = tools::bring(&[FRONT])?;
    site(&tools)?;
    let server = step("server, release", || build::server(&tools, profile))?;
    let mut roundwell = Command::new(server);
    // The server refuses settings it does not know, and these are the tests'.
    roundwell
        .arg(verb)
        .args(args)
        .env_remove(suite::POSTGRES)
        .env_remove("ROUNDWELL_CHROMIUM");
    Err(run::become_it(build::with_site(&mut roundwell)))
}

/// `cargo xtask site`: the browser's half and the static files alone.
pub(crate) fn front() -> Result<ExitCode> {
    let tools = tools::bring(&[FRONT])?;
    site(&tools)?;
    println!("{}", place::site().display());
    Ok(ExitCode::SUCCESS)
}

/// `cargo xtask dev`: the demo, rebuilt by cargo-leptos whenever a file changes. Its crates are compiled with other
/// switches than the tests', so they have a folder of their own and neither rebuilds the other's.
pub(crate) fn dev(args: &[String]) -> Result<ExitCode> {
    let tools = tools::bring(&[FRONT, WATCH])?;
    let mut leptos = tools.command("cargo");
    leptos
        .args(["leptos", "watch", "--", "demo"])
        .args(args)
        .env("LEPTOS_BIN_TARGET_DIR", place::target().join("dev"))
        .env("LEPTOS_SITE_ROOT", place::own().join("dev-site"))
        .env("LEPTOS_HASH_FILES", "false")
        .env("ROUNDWELL_SITE_ROOT", place::own().join("dev-site"));
    Err(run::become_it(&mut leptos))
}

/// `cargo xtask test`: everything, going on after a failure.
pub(crate) fn test() -> Result<ExitCode> {
    let mut report = Report::default();
    let tools = tools::bring_reported(&[LINTS, FRONT, RUST_TESTS, BROWSER], &mut report);
    lints::all(&tools, &mut report);
    report.check("types of the browser stories", || suite::typescript(&tools));
    report.check("tests and server, debug", || suite::compile(&tools));
    report.check("site", || build::site(&tools).map(drop));
    match step("throw-away Postgres", || Cluster::start(&tools)) {
        Ok(cluster) => {
            report.count("rules, stores, routes", || suite::nextest(&tools, &cluster));
            report.count("doc tests", || suite::doctests(&tools));
            report.count("tests of the commands", || suite::own(&tools));
            report.count("browser stories", || suite::playwright(&tools, &cluster));
        }
        Err(error) => report.fail("throw-away Postgres", &error),
    }
    Ok(report.end())
}

/// `cargo xtask lint`.
pub(crate) fn lint() -> Result<ExitCode> {
    let mut report = Report::default();
    let tools = tools::bring_reported(&[LINTS], &mut report);
    lints::all(&tools, &mut report);
    Ok(report.end())
}

/// `cargo xtask e2e [args…]`: the browser stories in the foreground.
pub(crate) fn e2e(args: &[String]) -> Result<ExitCode> {
    let tools = tools::bring(&[FRONT, &[POSTGRES], BROWSER])?;
    site(&tools)?;
    let server = step("server, debug", || build::server(&tools, Profile::Debug))?;
    let cluster = step("throw-away Postgres", || Cluster::start(&tools))?;
    let mut playwright = suite::playwright_command(&tools, &cluster, &server)?;
    let passed = run::shown(playwright.args(args))?;
    Ok(if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// `cargo xtask bench [NAME]`.
pub(crate) fn bench(args: &[String]) -> Result<ExitCode> {
    let Some((name, rest)) = args.split_first() else {
        bail!("Which benchmark? There are: {}", benches().join(", "));
    };
    if !benches().contains(name) {
        bail!(
            "There is no benchmark `{name}`; there are: {}",
            benches().join(", ")
        );
    }
    // The release is measured, with the site it serves.
    let tools = tools::bring(&[FRONT])?;
    site(&tools)?;
    let server = step("server, release", || build::server(&tools, Profile::Measured))?;
    let mut cargo = tools.command("cargo");
    cargo
        .args(["bench", "--package", "roundwell-server", "--bench", name])
        .args(["--features", build::FEATURES])
        .arg("--")
        .args(rest)
        .env("ROUNDWELL_BIN", server);
    build::with_site(&mut cargo);
    if name != "pulse" {
        return Err(run::become_it(&mut cargo));
    }
    let postgres = tools::bring(&[&[POSTGRES]])?;
    let cluster = step("throw-away Postgres that syncs", || {
        Cluster::start_durable(&postgres)
    })?;
    let passed = run::shown(cargo.env(suite::POSTGRES, cluster.url()))?;
    Ok(if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// `cargo xtask fuzz [SECONDS]`: the property tests of the turn engine, one format after the other, with ever new seeds. A sequence that
/// fails is shortened and printed; it belongs in the list `KNOWN` of `src/circle/engine/properties.rs`.
pub(crate) fn fuzz(args: &[String]) -> Result<ExitCode> {
    let seconds: u64 = match args.first() {
        Some(text) => text.parse()?,
        None => 600,
    };
    let mut cargo = Toolbox::default().command("cargo");
    cargo
        .args(["test", "--release", "--package", "roundwell", "--lib"])
        .args(["--features", "roundwell/testing"])
        .arg("circle::engine::properties")
        .env("ROUNDWELL_WALK_SECONDS", seconds.to_string());
    Err(run::become_it(&mut cargo))
}

fn benches() -> Vec<String> {
    let files = std::fs::read_dir(place::root().join("benches"))
        .into_iter()
        .flatten()
        .flatten();
    let mut names: Vec<String> = files
        .filter_map(|file| Some(file.file_name().to_str()?.strip_suffix(".rs")?.to_owned()))
        .collect();
    names.sort();
    names
}

/// `cargo xtask postgres`: for running single tests by hand.
pub(crate) fn postgres() -> Result<ExitCode> {
    let tools = tools::bring(&[&[POSTGRES]])?;
    let cluster = step("throw-away Postgres", || Cluster::start(&tools))?;
    println!("export ROUNDWELL_TEST_POSTGRES='{}'", cluster.url());
    println!("It runs until the end of the input (ctrl-d) or ctrl-c.");
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(ExitCode::SUCCESS)
}

/// `cargo xtask order [FOLDER]`: what is out of order among modules and files, and how much of it there is.
pub(crate) fn order(args: &[String]) -> Result<ExitCode> {
    let root = args.first().map_or_else(place::root, PathBuf::from);
    let findings = order::look(&root)?;
    println!("{findings}");
    Ok(if findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn site(tools: &Toolbox) -> Result<()> {
    let say = |built: &bool| if *built { "" } else { "unchanged" }.to_owned();
    step_saying("site: styles, wasm, static files", || build::site(tools), say).map(drop)
}
