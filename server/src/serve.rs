//! Serving, and stopping well.
//!
//! On SIGTERM (or Ctrl-C) the listener closes, open streams are told to come back, requests and jobs under way finish, and
//! after ten seconds whatever is left is cut.

use std::time::{Duration, Instant};

use anyhow::Context;
use roundwell::{
    Ctx, Error,
    team::{Purpose, service},
};
use tokio::{net::TcpListener, signal::unix, time::timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    config::Config,
    demo::{self, Standing},
    http::{
        self, Http,
        events::streams::{Most, Streams},
    },
    jobs,
    lines::{self, Limits},
};

/// How long draining may take.
const DRAIN: Duration = Duration::from_secs(10);

/// Serves until told to stop.
pub async fn serve(ctx: Ctx, config: Config) -> anyhow::Result<()> {
    config.check_site()?;
    for_people(&ctx).await?;
    let listener = listen(&config).await?;
    serve_on(listener, ctx, config, false).await
}

/// Refuses a demonstration's database: everybody knows the password of the people in it.
///
/// # Errors
/// A sentence that says what to do instead.
pub async fn for_people(ctx: &Ctx) -> anyhow::Result<()> {
    let purpose = service::purpose(ctx)
        .await
        .context("reading what the database is for")?;
    anyhow::ensure!(
        purpose != Some(Purpose::Demonstration),
        "this database is a demonstration's, whose password is published: use `roundwell demo` for it, or name another in \
         ROUNDWELL_DATABASE_URL"
    );
    Ok(())
}

async fn listen(config: &Config) -> anyhow::Result<TcpListener> {
    TcpListener::bind(config.addr)
        .await
        .with_context(|| format!("listening on {}", config.addr))
}

async fn serve_on(listener: TcpListener, ctx: Ctx, config: Config, demo: bool) -> anyhow::Result<()> {
    let stop = CancellationToken::new();
    let limits = Limits::of_process(config.trust_proxy);
    let mut http = Http::new(ctx.clone(), &config, demo, stop.clone())?;
    http.streams = Streams::new(Most {
        in_all: limits.streams(),
        ..Most::default()
    });
    let jobs = TaskTracker::new();
    jobs::start(&ctx, &jobs, &stop);
    println!("Roundwell is at {}", config.base_url);
    let mut server = tokio::spawn(lines::serve(listener, http::router(http), limits, stop.clone()));
    tokio::select! {
        ended = &mut server => ended?,
        () = told_to_stop() => {
            tracing::info!("draining");
            stop.cancel();
            jobs.close();
            let both = async { (&mut server).await.ok(); jobs.wait().await };
            if timeout(DRAIN, both).await.is_err() {
                tracing::warn!(drain.seconds = DRAIN.as_secs(), "some requests did not finish in time");
            }
        }
    }
    timeout(Duration::from_secs(2), ctx.db.close()).await.ok();
    tracing::info!("stopped");
    Ok(())
}

/// Serves a demonstration, furnished with the fictional organisation unless it is to be `empty` or something is there already.
/// Listening comes first: a second start by mistake ends there, before it touches what the first one is still furnishing.
pub async fn demo(ctx: Ctx, config: Config, empty: bool) -> anyhow::Result<()> {
    config.check_site()?;
    demo::claim(&ctx.db).await.map_err(in_words)?;
    let listener = listen(&config).await?;
    if !empty {
        furnish(&ctx).await?;
        println!("Everybody in it is fictional. Look around as one of them:");
        for part in demo::Part::ALL {
            println!(
                "  {:8} {}/demo/sign-in/{}",
                part.word(),
                config.base_url,
                part.word()
            );
        }
    }
    serve_on(listener, ctx, config, true).await
}

/// A refusal in words without what the error type says before them.
fn in_words(error: Error) -> anyhow::Error {
    match error {
        Error::Internal(words) => anyhow::Error::msg(words),
        error => error.into(),
    }
}

async fn furnish(ctx: &Ctx) -> anyhow::Result<()> {
    let started = Instant::now();
    let found = demo::prepare(&ctx.db, ctx.now())
        .await
        .context("furnishing the demonstration")?;
    if found == Standing::Unfinished {
        println!("What an interrupted start had left was thrown away.");
    }
    if found != Standing::There {
        println!(
            "The fictional organisation has lived through eighteen months in {:.1} s",
            started.elapsed().as_secs_f32()
        );
    }
    Ok(())
}

async fn told_to_stop() {
    let term = unix::signal(unix::SignalKind::terminate());
    let interrupt = tokio::signal::ctrl_c();
    match term {
        Ok(mut term) => tokio::select! {
            _ = term.recv() => {}
            _ = interrupt => {}
        },
        Err(_) => drop(interrupt.await),
    }
}
