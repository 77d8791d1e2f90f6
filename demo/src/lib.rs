//! Demonstration: a fictional care organisation and the last eighteen months of three of its teams.
//!
//! Nothing is inserted by hand. [`prepare`] walks a clock of its own through the months and runs the very use cases that people run:
//! they are invited, meet in circles, answer pulses through blinded ballots, ask upward and are answered. Randomness comes from a seed,
//! so that the same moment always gives the same demonstration.
//!
//! That takes seconds, and may be cut short. The organisation's name says so until everything is there ([`DemoState`]), and what was
//! left half done is thrown away by the next start.
//!
//! The server links this package with its feature `demo` alone. The package cannot name the server, so it is given its jobs ([`DueJobs`]).

mod circle;
mod clock;
mod http;
mod people;
mod pulse;
mod remarks;
mod simulate;
mod state;
mod story;
mod teams;

pub use clock::{MAX_AHEAD, clock, move_clock};
pub use http::{RouteState, routes};
pub use people::{DemoRole, PASSWORD, account_of};
pub use state::{DemoState, ORGANISATION};

use std::pin::Pin;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use roundwell::{
    Ctx, Error, Result,
    db::{Db, OpenError},
    ports::{Clock, Entropy},
    team::{DatabasePurpose, service},
};

use crate::{
    clock::{BACK, wait_until},
    simulate::TeamSimulation,
};

/// Runs every job of the server that is due, once.
pub type DueJobs = fn(Ctx) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// The seed of everything that is left to chance.
const SEED: u64 = 1846;

/// Makes sure that the demonstration is there, whole; returns what was there before.
///
/// # Errors
/// When the database fails, or story and rules no longer fit.
pub async fn prepare(db: &Db, until: DateTime<Utc>, due_jobs: DueJobs) -> Result<DemoState> {
    claim(db).await?;
    let found = state::read(db).await?;
    if found == DemoState::Unfinished {
        begin_anew(db)
            .await
            .map_err(|error| Error::Internal(error.to_string()))?;
        claim(db).await?;
    }
    if found != DemoState::Complete {
        seed(db, until, due_jobs).await?;
    }
    Ok(found)
}

/// Makes a new database a demonstration's.
///
/// # Errors
/// [`Error::Internal`] in words when it is one with people in it.
pub async fn claim(db: &Db) -> Result<()> {
    let ctx = Ctx::new(db.clone(), Clock::System, Entropy::System);
    match service::claim(&ctx, DatabasePurpose::Demonstration).await? {
        DatabasePurpose::Demonstration => Ok(()),
        DatabasePurpose::People => Err(Error::Internal(
            "this database holds an organisation of real people: a demonstration needs one of its own, for instance \
             ROUNDWELL_DATABASE_URL=sqlite://demo.db"
                .into(),
        )),
    }
}

async fn begin_anew(db: &Db) -> Result<(), OpenError> {
    db.drop_all_tables().await?;
    db.migrate().await
}

/// Fills an empty database with the story that ends at `until`.
///
/// # Errors
/// When a use case refuses what the story asks of it, which means that story and rules no longer fit.
async fn seed(db: &Db, until: DateTime<Utc>, due_jobs: DueJobs) -> Result<()> {
    let until = until.duration_trunc(TimeDelta::minutes(1)).unwrap_or(until);
    let begin = (until - BACK)
        .date_naive()
        .and_hms_opt(8, 0, 0)
        .unwrap_or_default()
        .and_utc();
    let ctx = Ctx::new(db.clone(), Clock::fixed(begin), Entropy::seeded(SEED));
    let mut simulations = Vec::new();
    let organisation = people::found(&ctx).await?;
    for plan in teams::all() {
        simulations.push(TeamSimulation::begin(&ctx, &organisation, plan, until).await?);
    }
    let mut day = begin;
    while day <= until {
        for simulation in &mut simulations {
            simulation.live(&ctx, day, until).await?;
        }
        wait_until(&ctx, (day + TimeDelta::hours(13)).min(until));
        due_jobs(ctx.clone()).await;
        day += TimeDelta::days(1);
    }
    wait_until(&ctx, until);
    due_jobs(ctx.clone()).await;
    state::finish(db).await
}
