//! The scene: many rooms in the middle of a check-in, everybody seated, written by the real use cases on a clock of their own.

use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};
use roundwell::{
    Ctx,
    circle::{
        engine::{Command, CommandRequest, Direction},
        service::{open_room, seat_of, take_seat},
        watch::opened,
    },
    db::Db,
    follow_up,
    identity::{self, NewAdmin, start_sign_in, store::AccountRow},
    ids::{AccountId, SessionId, TeamId},
    ports::{Clock, Entropy},
    schedule::{TypedCircle, service as schedule},
    team::{
        Actor, Role,
        service::{Founding, actor, create_organisation},
        store::{self, TeamRow},
    },
    testing::rows,
};

use super::{Outcome, SEATS};

/// Facts that the load needs.
pub(crate) struct LoadScene {
    pub(crate) rooms: Vec<LoadRoom>,
    pub(crate) database: String,
    /// Distance by which the server's clock has to be ahead, in minutes.
    pub(crate) ahead: i64,
    folder: PathBuf,
}

/// One room: its session, and the cookie of each seat, the host's first.
pub(crate) struct LoadRoom {
    pub(crate) session: String,
    pub(crate) cookies: Vec<String>,
}

impl Drop for LoadScene {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Sets the scene.
pub(crate) async fn set(rooms: usize) -> Outcome<LoadScene> {
    let folder = std::env::temp_dir().join(format!("roundwell-bench-live-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let database = format!("sqlite://{}/bench.db", folder.display());
    let db = Db::connect(&database).await?;
    db.migrate().await?;
    let ctx = Ctx::new(db, Clock::shifted(), Entropy::System);
    let begun = ctx.now();
    let admin = create_organisation(&ctx, founding()).await?;
    let admin = actor(&ctx, &admin).await?.ok_or("no admin")?;
    let mut scene = LoadScene {
        rooms: Vec::new(),
        database,
        ahead: 0,
        folder,
    };
    for number in 0..rooms {
        scene.rooms.push(room(&ctx, &admin, number, begun).await?);
    }
    scene.ahead = (ctx.now() - begun).num_minutes();
    ctx.db.close().await;
    Ok(scene)
}

fn founding() -> Founding {
    Founding {
        organisation: "Bench Care".into(),
        time_zone: "Europe/London".into(),
        locale: "en".into(),
        admin: NewAdmin {
            name: "Ada Fenwick".into(),
            email: "ada@bench.test".into(),
            password: "seven herons over slow water".into(),
        },
    }
}

/// A team with fifteen people, whose first session is open and in its check-in.
async fn room(ctx: &Ctx, admin: &Actor, number: usize, begun: DateTime<Utc>) -> Outcome<LoadRoom> {
    let team = TeamRow {
        name: format!("Team {number}"),
        ..rows::team_row(
            TeamId(ctx.entropy.uuid()),
            admin.organisation,
            "Europe/London",
            begun,
        )
    };
    let (mut people, mut cookies) = (Vec::new(), Vec::new());
    let mut tx = ctx.db.begin().await?;
    store::add_team(&mut tx, &team).await?;
    let mut tokens = Vec::new();
    for seat in 0..SEATS {
        let id = AccountId(ctx.entropy.uuid());
        identity::store::add_account(&mut tx, &account(id, admin, number, seat, begun)).await?;
        let role = if seat == 0 { Role::Lead } else { Role::Member };
        store::set_membership(&mut tx, team.id, id, role).await?;
        tokens.push(start_sign_in(ctx, &mut tx, id).await?);
    }
    tx.commit().await?;
    for token in tokens {
        cookies.push(format!("roundwell={}", token.reveal()));
        people.push(actor(ctx, &token).await?.ok_or("nobody")?);
    }
    let session = session(ctx, &people[0], team.id, begun).await?;
    open_room(ctx, &people[0], session).await?;
    for person in &people[1..] {
        take_seat(ctx, person, session).await?;
    }
    begin(ctx, &people, session).await?;
    Ok(LoadRoom {
        session: session.to_string(),
        cookies,
    })
}

fn account(
    id: AccountId,
    admin: &Actor,
    number: usize,
    seat: usize,
    created_at: DateTime<Utc>,
) -> AccountRow {
    AccountRow {
        email: format!("p{seat}.t{number}@bench.test"),
        time_zone: "Europe/London".into(),
        ..rows::account_row(id, admin.organisation, &format!("Person {seat}"), created_at)
    }
}

/// Plans a circle for tomorrow, and moves the clock to it the first time.
async fn session(ctx: &Ctx, lead: &Actor, team: TeamId, begun: DateTime<Utc>) -> Outcome<SessionId> {
    let plan = TypedCircle {
        title: "Bench circle".into(),
        format: "talking-piece".into(),
        rhythm: "weekly".into(),
        date: (begun + TimeDelta::days(2)).date_naive().to_string(),
        time: "14:00".into(),
        time_zone: "Europe/London".into(),
        minutes: "60".into(),
        ..TypedCircle::default()
    };
    schedule::schedule_circle(ctx, lead, team, &plan).await?;
    let next = schedule::next_session(ctx, lead, team)
        .await?
        .ok_or("no session")?;
    let early = next.session.starts_at - TimeDelta::minutes(5);
    if ctx.now() < early {
        // Whole minutes, as the server is told them.
        let minutes = (early - ctx.now()).num_minutes() + 1;
        ctx.clock.advance(TimeDelta::minutes(minutes));
    }
    Ok(next.session.id)
}

/// Accepts the agreements for everybody, and begins the check-in.
async fn begin(ctx: &Ctx, people: &[Actor], session: SessionId) -> Outcome<()> {
    let host = &people[0];
    give(ctx, host, session, Command::NextStage).await?;
    for person in people {
        let seat = seat_of(ctx, person, session).await?;
        give(ctx, person, session, Command::Accept { seat }).await?;
    }
    give(ctx, host, session, Command::NextStage).await?;
    let round = Command::BeginRound {
        prompt: None,
        direction: Direction::Clockwise,
        first: None,
    };
    give(ctx, host, session, round).await
}

/// Gives an order that has seen everything there is.
async fn give(ctx: &Ctx, actor: &Actor, session: SessionId, order: Command) -> Outcome<()> {
    let room = opened(ctx, actor.organisation, session).await?.ok_or("no room")?;
    let order = CommandRequest {
        id: ctx.entropy.uuid(),
        seen: room.version(),
        command: order,
    };
    Ok(follow_up::command(ctx, actor, session, order).await?)
}
