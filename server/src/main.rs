//! `roundwell`: the command line.

use clap::Parser;
use roundwell_server::cli::{Cli, run};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    run(Cli::parse()).await
}
