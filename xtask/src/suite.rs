//! The runners that count for themselves: nextest, doc tests, Playwright.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;

use crate::{
    build::{self, PRODUCT, TOOL},
    cluster::Cluster,
    place,
    report::CheckCounts,
    run,
    tools::Toolbox,
};

/// Names the throw-away Postgres to the tests of the stores and to the browser stories.
pub(crate) const POSTGRES: &str = "ROUNDWELL_TEST_POSTGRES";

/// Compiles the tests and the server that the browser stories run, in one go and with one set of features.
pub(crate) fn compile(tools: &Toolbox) -> Result<()> {
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--bins", "--tests"]).args(PRODUCT);
    run::logged("build", &mut cargo).map(drop)
}

/// Rules, stores and routes.
pub(crate) fn nextest(tools: &Toolbox, cluster: &Cluster) -> Result<CheckCounts> {
    let junit = place::own().join("nextest/default/junit.xml");
    let _ = fs::remove_file(&junit);
    let mut nextest = tools.command("cargo");
    nextest
        .args(["nextest", "run", "--no-fail-fast"])
        .args(PRODUCT)
        .env(POSTGRES, cluster.url());
    let (log, ended_well) = run::logged_status("nextest", &mut nextest)?;
    let Ok(report) = fs::read_to_string(&junit) else {
        bail!("the tests did not run:\n{}", run::tail(&log, 60));
    };
    let tally = junit_tally(&report).context("nextest's report cannot be read")?;
    agree(tally, ended_well, &log)
}

/// The examples in the documentation.
pub(crate) fn doctests(tools: &Toolbox) -> Result<CheckCounts> {
    let mut cargo = tools.command("cargo");
    cargo.args(["test", "--doc", "--no-fail-fast"]).args(PRODUCT);
    cargo_test("doctests", &mut cargo)
}

/// The tests of the commands themselves.
pub(crate) fn own(tools: &Toolbox) -> Result<CheckCounts> {
    let mut cargo = tools.command("cargo");
    cargo.args(["test", "--no-fail-fast"]).args(TOOL);
    cargo_test("xtask", &mut cargo)
}

fn cargo_test(name: &str, cargo: &mut Command) -> Result<CheckCounts> {
    let (log, ended_well) = run::logged_status(name, cargo)?;
    let tally = doctest_tally(&fs::read_to_string(&log)?);
    agree(tally, ended_well, &log)
}

/// The browser stories, against the server that [`compile`] made.
pub(crate) fn playwright(tools: &Toolbox, cluster: &Cluster) -> Result<CheckCounts> {
    let server = build::server_of_this_checkout("debug")?;
    let report = place::root().join("end2end/out/report.json");
    let _ = fs::remove_file(&report);
    let mut playwright = playwright_command(tools, cluster, &server)?;
    let (log, ended_well) = run::logged_status("playwright", &mut playwright)?;
    let Ok(text) = fs::read_to_string(&report) else {
        bail!("Playwright did not run:\n{}", run::tail(&log, 60));
    };
    agree(playwright_tally(&text)?, ended_well, &log)
}

/// The stories' own types.
pub(crate) fn typescript(tools: &Toolbox) -> Result<()> {
    let mut tsc = tools.command("npx");
    tsc.args(["--no-install", "tsc", "--noEmit"])
        .current_dir(place::root().join("end2end"));
    run::logged("typescript", &mut tsc).map(drop)
}

/// Playwright, told where everything is.
pub(crate) fn playwright_command(tools: &Toolbox, cluster: &Cluster, server: &Path) -> Result<Command> {
    let chromium = tools.chromium().ok_or_else(|| anyhow!("Chromium is missing"))?;
    let nginx = tools.nginx().ok_or_else(|| anyhow!("nginx is missing"))?;
    let mut playwright = tools.command("npx");
    playwright
        .args(["--no-install", "playwright", "test"])
        .current_dir(place::root().join("end2end"))
        .env("ROUNDWELL_CHROMIUM", chromium)
        .env("ROUNDWELL_NGINX", nginx)
        .env("ROUNDWELL_SERVER", server)
        .env(POSTGRES, cluster.url());
    build::with_site(&mut playwright);
    Ok(playwright)
}

/// A runner that failed without a failing test (it could not compile, or crashed) must not count as passed.
fn agree(tally: CheckCounts, ended_well: bool, log: &Path) -> Result<CheckCounts> {
    if ended_well {
        return Ok(tally);
    }
    println!("{}", run::tail(log, 200));
    if tally.failed > 0 {
        Ok(tally)
    } else {
        bail!("the runner failed; see {}", log.display())
    }
}

/// The counts in the root element of nextest's JUnit report.
fn junit_tally(report: &str) -> Option<CheckCounts> {
    let (_, rest) = report.split_once("<testsuites ")?;
    let (root, _) = rest.split_once('>')?;
    let number = |name: &str| -> Option<u64> {
        let (_, value) = root.split_once(&format!("{name}=\""))?;
        value.split_once('"')?.0.parse().ok()
    };
    let failed = number("failures")? + number("errors")?;
    Some(CheckCounts {
        passed: number("tests")?.checked_sub(failed)?,
        failed,
    })
}

/// The sum over the lines `test result: ok. 3 passed; 0 failed; …`.
fn doctest_tally(log: &str) -> CheckCounts {
    let mut tally = CheckCounts::default();
    for result in log.lines().filter_map(|line| line.strip_prefix("test result: ")) {
        let words: Vec<&str> = result.split_whitespace().collect();
        for pair in words.windows(2) {
            match (pair[0].parse::<u64>(), pair[1]) {
                (Ok(count), "passed;") => tally.passed += count,
                (Ok(count), "failed;") => tally.failed += count,
                _ => {}
            }
        }
    }
    tally
}

/// The counts of Playwright's JSON report. A test that passed at a second attempt has passed; one skipped is neither.
fn playwright_tally(report: &str) -> Result<CheckCounts> {
    let report: Value = serde_json::from_str(report).context("Playwright's report cannot be read")?;
    let number = |name: &str| report["stats"][name].as_u64().unwrap_or(0);
    let crashed = report["errors"].as_array().map_or(0, Vec::len);
    Ok(CheckCounts {
        passed: number("expected") + number("flaky"),
        failed: number("unexpected") + u64::try_from(crashed)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_each_runner() {
        let junit = r#"<?xml?><testsuites name="r" tests="12" failures="2" errors="1" uuid="x"><testsuite tests="9"/>"#;
        assert_eq!(junit_tally(junit), Some(CheckCounts { passed: 9, failed: 3 }));
        let log =
            "test result: ok. 3 passed; 0 failed; 1 ignored\nx\ntest result: FAILED. 1 passed; 2 failed; 0";
        assert_eq!(doctest_tally(log), CheckCounts { passed: 4, failed: 2 });
        let json = r#"{"stats":{"expected":5,"unexpected":1,"flaky":1,"skipped":3},"errors":[]}"#;
        assert_eq!(
            playwright_tally(json).ok(),
            Some(CheckCounts { passed: 6, failed: 1 })
        );
    }

    #[test]
    fn a_runner_that_crashes_is_no_success() {
        assert!(agree(CheckCounts { passed: 3, failed: 0 }, false, Path::new("/nowhere")).is_err());
    }
}
