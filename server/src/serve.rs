//! Serving, and stopping well.
//!
//! On SIGTERM (or Ctrl-C) the listener closes, open streams are told to come back, requests and jobs under way finish, and
//! after ten seconds whatever is left is cut.

use std::time::Duration;

use anyhow::Context;
use roundwell::{
    Ctx,
    db::Db,
    identity,
    ports::{Clock, Entropy},
    team::{DatabasePurpose, service},
};
use tokio::{net::TcpListener, signal::unix, time::timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    config::Config,
    http::{
        self, Http,
        events::streams::{Most, Streams},
    },
    jobs,
    listener::{self, ConnectionLimits},
};

/// Time that draining may take.
const DRAIN: Duration = Duration::from_secs(10);

/// Connects and migrates.
pub(crate) async fn open(config: &Config, clock: Clock) -> anyhow::Result<Ctx> {
    let db = Db::connect(config.database_url.reveal())
        .await
        .with_context(|| format!("opening the database {}", config.database_url))?;
    db.migrate()
        .await
        .with_context(|| format!("bringing the database {} up to date", config.database_url))?;
    let ctx = Ctx::new(db, clock, Entropy::System);
    for account in identity::normalise_addresses(&ctx).await? {
        tracing::warn!(
            account = %account,
            "another account has the same e-mail address in another spelling; both can sign in, please give one of them another address"
        );
    }
    Ok(ctx)
}

/// Serves until told to stop.
pub async fn serve(ctx: Ctx, config: Config) -> anyhow::Result<()> {
    config.check_site()?;
    for_people(&ctx).await?;
    let listener = listen(&config).await?;
    serve_on(listener, ctx, config, DatabasePurpose::People).await
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
        purpose != Some(DatabasePurpose::Demonstration),
        "this database is a demonstration's, whose password is published: use `roundwell demo` for it, or name another in \
         ROUNDWELL_DATABASE_URL"
    );
    Ok(())
}

/// Binds the address of the configuration.
pub(crate) async fn listen(config: &Config) -> anyhow::Result<TcpListener> {
    TcpListener::bind(config.addr)
        .await
        .with_context(|| format!("listening on {}", config.addr))
}

/// Serves on an address that is bound, until told to stop.
pub(crate) async fn serve_on(
    listener: TcpListener,
    ctx: Ctx,
    config: Config,
    purpose: DatabasePurpose,
) -> anyhow::Result<()> {
    let stop = CancellationToken::new();
    let limits = ConnectionLimits::of_process(config.trust_proxy);
    let mut http = Http::new(ctx.clone(), &config, purpose, stop.clone())?;
    http.streams = Streams::new(Most {
        in_all: limits.streams(),
        ..Most::default()
    });
    let jobs = TaskTracker::new();
    jobs::start(&ctx, &jobs, &stop);
    println!("Roundwell is at {}", config.base_url);
    let mut server = tokio::spawn(listener::serve(
        listener,
        http::router(http),
        limits,
        stop.clone(),
    ));
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
