//! The command `demo`: serves the demonstration of the package `roundwell-demo`.

use std::time::Instant;

use anyhow::Context;
use roundwell::{Ctx, Error, team::DatabasePurpose};
use roundwell_demo::{DemoRole, DemoState};

pub use crate::http::demo::due_jobs;
use crate::{config::Config, serve};

/// Serves a demonstration, with the fictional organisation unless it is to be `empty` or something is there already. Its clock starts
/// `ahead` minutes ahead of the machine's. Listening comes first: a second start by mistake ends there, before it touches what the
/// first one is still writing.
pub(crate) async fn run(config: Config, empty: bool, ahead: i64) -> anyhow::Result<()> {
    let clock = roundwell_demo::clock(ahead).map_err(anyhow::Error::msg)?;
    let ctx = serve::open(&config, clock).await?;
    config.check_site()?;
    roundwell_demo::claim(&ctx.db).await.map_err(in_words)?;
    let listener = serve::listen(&config).await?;
    if !empty {
        prepare(&ctx).await?;
        println!("Everybody in it is fictional. Look around as one of them:");
        for part in DemoRole::ALL {
            let word = part.word();
            println!("  {word:8} {}/demo/sign-in/{word}", config.base_url);
        }
    }
    serve::serve_on(listener, ctx, config, DatabasePurpose::Demonstration).await
}

async fn prepare(ctx: &Ctx) -> anyhow::Result<()> {
    let started = Instant::now();
    let found = roundwell_demo::prepare(&ctx.db, ctx.now(), due_jobs)
        .await
        .context("writing the demonstration")?;
    if found == DemoState::Unfinished {
        println!("What an interrupted start had left was thrown away.");
    }
    if found != DemoState::Complete {
        println!(
            "The fictional organisation has lived through eighteen months in {:.1} s",
            started.elapsed().as_secs_f32()
        );
    }
    Ok(())
}

/// A refusal in words without what the error type says before them.
fn in_words(error: Error) -> anyhow::Error {
    match error {
        Error::Internal(words) => anyhow::Error::msg(words),
        error => error.into(),
    }
}
