//! The commands of the binary.

use std::io::{BufRead, IsTerminal, Write};

use anyhow::Context;
use clap::{Parser, Subcommand};
use roundwell::{
    Ctx, Error, audit,
    db::Db,
    identity::{self, NewAdmin},
    ports::{Clock, Entropy},
    team::service::{self, Founding},
    timekeeper,
};
use tracing::{Level, Metadata};
use tracing_subscriber::{EnvFilter, filter::filter_fn, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use crate::{config::Config, demo, serve};

/// Reflection circles, anonymous pulses and team-level summaries for care teams.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: CliCommand,
}

#[derive(Debug, Subcommand)]
enum CliCommand {
    /// Bring the database up to date and serve.
    Serve,
    /// Serve a demonstration whose clock can be moved: never with real people. Only a build with the feature `demo` has it.
    Demo {
        /// Without the fictional organisation: the set-up page comes first.
        #[arg(long)]
        empty: bool,
        /// Distance from the machine's clock at the start, in minutes: where a demonstration that was moved left off.
        #[arg(long, default_value_t = 0)]
        ahead: i64,
    },
    /// Bring the database up to date and stop.
    Migrate,
    /// Print the configuration as it was understood, secrets hidden, and stop.
    CheckConfig,
    /// Look at the live database without changing it.
    #[command(subcommand)]
    Audit(Audit),
    /// Make an organisation's first admin.
    #[command(subcommand)]
    Admin(Admin),
    /// Let an account sign in no more, or again.
    #[command(subcommand)]
    Account(AccountCommand),
    /// Settle what the time is.
    #[command(subcommand)]
    Clock(ClockCommand),
}

#[derive(Debug, Subcommand)]
enum AccountCommand {
    /// Let the account sign in no more, and end what it has signed in.
    Disable {
        /// The account's e-mail address.
        address: String,
    },
    /// Let a disabled account sign in again.
    Enable {
        /// The account's e-mail address.
        address: String,
    },
}

#[derive(Debug, Subcommand)]
enum ClockCommand {
    /// Accept what this machine's clock shows: jobs that wait because it jumped go on within seconds.
    Accept,
}

#[derive(Debug, Subcommand)]
enum Audit {
    /// Say table by table what is stored about ballots, whether anything links one to a person, and what should be gone. Ends with 1
    /// when something is found.
    Privacy,
}

#[derive(Debug, Subcommand)]
enum Admin {
    /// Make an organisation and its admin; the password is read from standard input.
    Create {
        /// The organisation's name.
        #[arg(long)]
        organisation: String,
        /// The admin's name.
        #[arg(long)]
        name: String,
        /// The admin's e-mail address.
        #[arg(long)]
        email: String,
        /// The organisation's time zone.
        #[arg(long, default_value = "Europe/London")]
        time_zone: String,
        /// The organisation's language.
        #[arg(long, default_value = "en")]
        locale: String,
    },
}

/// Runs one command.
pub async fn run(cli: Cli) -> anyhow::Result<()> {
    let config = Config::load()?;
    start_logging(&config);
    for warning in &config.warnings {
        tracing::warn!("{warning}");
    }
    match cli.command {
        CliCommand::CheckConfig => {
            println!("{config}");
            Ok(())
        }
        CliCommand::Migrate => {
            serve::open(&config, Clock::System).await?;
            println!("The database is up to date.");
            Ok(())
        }
        CliCommand::Serve => serve::serve(serve::open(&config, Clock::System).await?, config).await,
        CliCommand::Demo { empty, ahead } => demo::run(config, empty, ahead).await,
        CliCommand::Audit(Audit::Privacy) => audit_privacy(&config).await,
        CliCommand::Account(command) => change_account(&config, command).await,
        CliCommand::Clock(ClockCommand::Accept) => accept_clock(&config).await,
        CliCommand::Admin(Admin::Create {
            organisation,
            name,
            email,
            time_zone,
            locale,
        }) => {
            let password = read_password()?;
            let admin = NewAdmin {
                name,
                email,
                password,
            };
            let ctx = serve::open(&config, Clock::System).await?;
            serve::for_people(&ctx).await?;
            let founding = Founding {
                organisation,
                time_zone,
                locale,
                admin,
            };
            service::create_organisation(&ctx, founding)
                .await
                .context("making the organisation")?;
            println!(
                "The organisation and its admin are there; sign in at {}/sign-in",
                config.base_url
            );
            Ok(())
        }
    }
}

async fn audit_privacy(config: &Config) -> anyhow::Result<()> {
    let db = Db::connect_existing(config.database_url.reveal())
        .await
        .with_context(|| format!("opening the database {}", config.database_url))?;
    let report = audit::inspect(&Ctx::new(db, Clock::System, Entropy::System)).await?;
    println!("{report}");
    anyhow::ensure!(report.findings() == 0, "the promise about ballots is not kept");
    Ok(())
}

async fn change_account(config: &Config, command: AccountCommand) -> anyhow::Result<()> {
    let ctx = serve::open(config, Clock::System).await?;
    let (changed, address, now) = match &command {
        AccountCommand::Disable { address } => {
            let now = "signs in no more, and what it had signed in has ended";
            (identity::disable_account(&ctx, address).await, address, now)
        }
        AccountCommand::Enable { address } => {
            let now = "can sign in again";
            (identity::enable_account(&ctx, address).await, address, now)
        }
    };
    match changed {
        Err(Error::Missing) => anyhow::bail!("no account has the address {address}"),
        other => other.with_context(|| format!("changing the account {address}"))?,
    }
    println!("The account {address} {now}.");
    Ok(())
}

async fn accept_clock(config: &Config) -> anyhow::Result<()> {
    let db = Db::connect_existing(config.database_url.reveal())
        .await
        .context("opening the database")?;
    let ctx = Ctx::new(db, Clock::System, Entropy::System);
    let (now, before) = timekeeper::service::accept(&ctx)
        .await
        .context("keeping the time")?;
    if let Some(before) = before {
        println!("The last time known was {}.", before.format("%Y-%m-%d %H:%M UTC"));
    }
    println!(
        "The time is {}. Jobs that waited go on.",
        now.format("%Y-%m-%d %H:%M UTC")
    );
    Ok(())
}

fn read_password() -> anyhow::Result<String> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        print!("Password (at least 12 characters): ");
        std::io::stdout().flush()?;
    }
    let mut line = String::new();
    stdin.lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// True when something may be logged at all. Below `info` only our own code speaks: libraries would write lines for every request and every
/// statement, and with them the moment of every ballot.
pub fn speaks(metadata: &Metadata<'_>) -> bool {
    *metadata.level() <= Level::INFO || metadata.target().starts_with("roundwell")
}

/// Readable lines on a terminal, one JSON object a line otherwise.
fn start_logging(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let registry = tracing_subscriber::registry()
        .with(filter)
        .with(filter_fn(speaks));
    let started = if std::io::stderr().is_terminal() {
        registry
            .with(fmt::layer().with_writer(std::io::stderr))
            .try_init()
    } else {
        registry
            .with(fmt::layer().json().with_writer(std::io::stderr))
            .try_init()
    };
    // A second start in one process (tests) keeps the first.
    drop(started);
}
