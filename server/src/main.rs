//! `roundwell`: the command line.

use clap::Parser;
use mimalloc::MiMalloc;
use roundwell_server::cli::{Cli, run};

/// A page and a screen are put together from many small texts that live for a moment: a third of their time went to the C library's
/// allocator, which also kept the memory of the busiest moment.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    run(Cli::parse()).await
}
