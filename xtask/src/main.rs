//! The two commands of the project, `serve` and `test`, and what they need.
//!
//! Invariant: nothing here needs anything but a Rust toolchain to begin with. What a command needs beyond that is
//! brought by [`tools`], once per user, and a command that cannot have it ends with one sentence that says what to do.
//! Standing alone on purpose: this crate must build in half a minute, so it depends on no other crate of the workspace.

mod build;
mod cluster;
mod commands;
mod lints;
mod names;
mod order;
mod place;
mod report;
mod run;
mod site;
mod suite;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--demo] [args…]   build a release and serve it; --demo on SQLite with fictional data
cargo xtask test                     everything that must hold: lints, rules, both databases, browsers
cargo xtask dev [args…]              serve the demo and rebuild at every change
cargo xtask bench [NAME]             run one benchmark, or list them
cargo xtask fuzz [SECONDS]           walk the turn engine through random sequences for so long (ten minutes)
cargo xtask e2e [args…]              the browser stories alone; args go to Playwright
cargo xtask lint                     the lints alone
cargo xtask site                     the browser's half and the static files alone
cargo xtask tools                    bring everything the other commands need
cargo xtask order [FOLDER]           what is out of order among modules and files, here or in another checkout
cargo xtask postgres                 a throw-away Postgres for tests, until ctrl-c";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let outcome = match command.as_str() {
        "serve" => commands::serve(&rest),
        "dev" => commands::dev(&rest),
        "test" => commands::test(),
        "bench" => commands::bench(&rest),
        "fuzz" => commands::fuzz(&rest),
        "e2e" => commands::e2e(&rest),
        "lint" => commands::lint(),
        "site" => commands::front(),
        "tools" => tools::everything(),
        "postgres" => commands::postgres(),
        "order" => commands::order(&rest),
        _ => {
            println!("{USAGE}");
            let asked = matches!(command.as_str(), "help" | "--help" | "-h");
            return if asked {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(2)
            };
        }
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
