//! Contexts, people and sessions for tests. Every store test runs on both databases, a fresh SQLite file and a fresh schema of a throw-away Postgres.

mod fixture;
pub mod rows;

use chrono::{DateTime, Utc};

use crate::{
    Ctx,
    db::{
        Db, Tx,
        proxy::Proxy,
        testing::{proxied_postgres, url_of},
    },
    ids::TeamId,
    ports::{Clock, Entropy},
    team::{SystemAccess, TeamAccess},
};

pub use self::fixture::{Fixture, FixtureBuilder, join};
pub use crate::db::testing::{POSTGRES, fresh_postgres, fresh_postgres_named};

/// Start of tests: a Thursday in September, 09:00 UTC.
pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_757_581_200, 0).unwrap_or_default()
}

/// Runs `story` once on SQLite and once on Postgres, each with empty tables, a fixed clock and seeded randomness.
///
/// # Panics
/// When the story does, or when `ROUNDWELL_TEST_POSTGRES` is not set: a store test never passes on one database alone.
pub async fn on_both_databases<F>(story: F)
where
    F: AsyncFn(Ctx),
{
    empty(async |ctx: Ctx| {
        ctx.db.migrate().await.expect("the tables are made");
        story(ctx).await;
    })
    .await;
}

/// Database with the tables as they stood before the migration of this number: the story goes on with [`Db::migrate`].
///
/// # Panics
/// As [`on_both_databases`].
pub async fn on_both_databases_before<F>(version: i64, story: F)
where
    F: AsyncFn(Ctx),
{
    empty(async |ctx: Ctx| {
        ctx.db
            .migrate_before(version)
            .await
            .expect("the older tables are made");
        story(ctx).await;
    })
    .await;
}

/// Runs `story` once on each database, without any tables.
async fn empty<F>(story: F)
where
    F: AsyncFn(Ctx),
{
    let folder = std::env::temp_dir().join(format!("roundwell-test-{}", Entropy::System.uuid()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let sqlite = ctx(Db::connect(&format!("sqlite://{}/test.db", folder.display()))
        .await
        .expect("SQLite opens"));
    story(sqlite.clone()).await;
    sqlite.db.close().await;
    std::fs::remove_dir_all(&folder).expect("the temporary folder goes");

    let postgres = ctx(fresh_postgres().await.expect("the throw-away Postgres answers"));
    story(postgres.clone()).await;
    postgres.db.close().await;
}

/// Opens the same database again, as another process would.
///
/// # Panics
/// When it cannot be opened.
pub async fn again(ctx: &Ctx) -> Ctx {
    let db = ctx.db.again().await.expect("the database opens again");
    Ctx::new(db, ctx.clock.clone(), ctx.entropy.clone())
}

/// URL under which another process opens the same database.
pub fn url(ctx: &Ctx) -> String {
    url_of(&ctx.db)
}

/// Opens the same database again, without the right to write.
///
/// # Panics
/// When it cannot be opened.
pub async fn unwritable(ctx: &Ctx) -> Ctx {
    let db = ctx.db.unwritable().await.expect("the database opens again");
    Ctx::new(db, ctx.clock.clone(), ctx.entropy.clone())
}

/// A fresh Postgres behind a proxy that can be stopped.
///
/// # Panics
/// When either cannot be had.
pub async fn proxied() -> (Ctx, Proxy) {
    let (db, proxy) = proxied_postgres().await;
    (ctx(db), proxy)
}

/// Access to any team, as jobs have it.
///
/// # Panics
/// When there is no such team.
pub async fn team_access(tx: &mut Tx, team: TeamId) -> TeamAccess {
    let access = SystemAccess::for_jobs().team(tx, team).await;
    access.expect("the team is there")
}

fn ctx(db: Db) -> Ctx {
    Ctx::new(db, Clock::fixed(start()), Entropy::seeded(7))
}
