//! One small world with somebody in every role, and a client that speaks to the router as a browser or as a program.

mod client;
mod persona;
pub(crate) mod program;
mod records;

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, sync::OnceLock};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use chrono::TimeDelta;
use roundwell::{
    Ctx, Hse,
    action::{self, ActionKind, Draft, Level},
    circle,
    identity::{self, Browser, NewAdmin, SecretToken},
    ids::{ActionId, PulseId, SessionId, TeamId},
    pulse,
    question::{bank::Bank, rotation::next_items},
    schedule::{self, TypedCircle},
    team::{
        Actor, DatabasePurpose, Role,
        service::{self, Founding, JoinAs},
    },
    testing,
};
use roundwell_server::{
    config::{Config, Secret},
    http::{self, Http},
};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

pub(crate) use client::addressed;
pub(crate) use persona::Persona;
pub(crate) use records::Records;

pub(crate) const PASSWORD: &str = "seven herons over slow water";

/// An organisation with a team that has one person in each role, and a stranger from another organisation.
pub(crate) struct World {
    pub(crate) ctx: Ctx,
    pub(crate) team: TeamId,
    router: Router,
    tokens: BTreeMap<Persona, SecretToken>,
    /// Cookie in the guest's browser, once there is a room.
    guest: OnceLock<String>,
    /// Cookie of the shared screen, once there is a room.
    screen: OnceLock<String>,
}

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("")
    }

    /// The cookies that it sets, as a browser would send them back.
    pub(crate) fn cookies(&self) -> String {
        let set = self
            .headers
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        set.filter_map(|cookie| cookie.split(';').next())
            .collect::<Vec<_>>()
            .join("; ")
    }
}

/// Runs a story in a fresh world on each database.
pub(crate) async fn on_both_databases<F>(story: F)
where
    F: AsyncFn(World),
{
    testing::on_both_databases(async |ctx| story(World::new(ctx).await).await).await;
}

/// A router over this context.
pub(crate) fn router(ctx: &Ctx) -> Router {
    http::router(handlers(ctx))
}

/// World of a demonstration.
pub(crate) fn demo_router(ctx: &Ctx) -> Router {
    http::router(
        Http::new(
            ctx.clone(),
            &config(),
            DatabasePurpose::Demonstration,
            CancellationToken::new(),
        )
        .unwrap(),
    )
}

/// State that its handlers share.
pub(crate) fn handlers(ctx: &Ctx) -> Http {
    Http::new(
        ctx.clone(),
        &config(),
        DatabasePurpose::People,
        CancellationToken::new(),
    )
    .unwrap()
}

/// The configuration of the tests' service.
pub(crate) fn config() -> Config {
    Config {
        addr: SocketAddr::from(([127, 0, 0, 1], 0)),
        database_url: Secret::new(""),
        base_url: "http://well.test".into(),
        site_root: PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site")),
        warnings: Vec::new(),
        log: "info".into(),
        trust_proxy: false,
    }
}

impl World {
    pub(crate) async fn new(ctx: Ctx) -> Self {
        let admin = service::found(&ctx, founding("Juniper Care", "admin"), &Browser::default())
            .await
            .unwrap()
            .sign_in;
        let admin_actor = actor(&ctx, &admin).await;
        let team = service::create_team(&ctx, &admin_actor, "Rowan", "Europe/London")
            .await
            .unwrap();
        let mut tokens = BTreeMap::from([(Persona::Admin, admin)]);
        for who in [Persona::Lead, Persona::Member, Persona::Host, Persona::Manager] {
            let role = who.role().unwrap();
            tokens.insert(who, join(&ctx, &admin_actor, team, role, role.as_str()).await);
        }
        let stranger = service::create_organisation(&ctx, founding("Elsewhere Care", "stranger"))
            .await
            .unwrap();
        let stranger_actor = actor(&ctx, &stranger).await;
        let other = service::create_team(&ctx, &stranger_actor, "Alder", "Europe/Paris")
            .await
            .unwrap();
        let link = service::invite(&ctx, &stranger_actor, other, Role::Lead)
            .await
            .unwrap();
        service::join_signed_in(&ctx, &stranger_actor, &link, &Browser::default())
            .await
            .unwrap();
        tokens.insert(Persona::Stranger, stranger);
        Self {
            router: router(&ctx),
            ctx,
            team,
            tokens,
            guest: OnceLock::new(),
            screen: OnceLock::new(),
        }
    }

    /// A team that the database has already; nobody is signed in.
    pub(crate) fn found(ctx: Ctx, team: TeamId) -> Self {
        Self {
            router: router(&ctx),
            ctx,
            team,
            tokens: BTreeMap::new(),
            guest: OnceLock::new(),
            screen: OnceLock::new(),
        }
    }

    /// World of another process, over this context.
    pub(crate) fn over(&self, ctx: Ctx) -> Self {
        Self {
            router: router(&ctx),
            ctx,
            team: self.team,
            tokens: self.tokens.clone(),
            guest: OnceLock::new(),
            screen: OnceLock::new(),
        }
    }

    /// World behind a service that is set up in another way.
    pub(crate) fn set_up(self, config: &Config, purpose: DatabasePurpose) -> Self {
        let http = Http::new(self.ctx.clone(), config, purpose, CancellationToken::new()).unwrap();
        Self {
            router: http::router(http),
            ..self
        }
    }

    pub(crate) async fn actor(&self, who: Persona) -> Actor {
        actor(&self.ctx, &self.tokens[&who]).await
    }

    /// Lets time pass, after which everybody signs in anew: sign-ins do not last as long as pulses.
    pub(crate) async fn later(&mut self, by: TimeDelta) {
        let mut accounts = Vec::new();
        for who in self.tokens.keys() {
            accounts.push((*who, self.actor(*who).await.account));
        }
        self.ctx.clock.advance(by);
        for (who, account) in accounts {
            let mut tx = self.ctx.db.begin().await.unwrap();
            let token = identity::start_sign_in(&self.ctx, &mut tx, account)
                .await
                .unwrap();
            tx.commit().await.unwrap();
            self.tokens.insert(who, token);
        }
    }

    /// Adds one more person to the team.
    pub(crate) async fn add(&self, role: Role, name: &str) -> Actor {
        let admin = self.actor(Persona::Admin).await;
        actor(&self.ctx, &join(&self.ctx, &admin, self.team, role, name).await).await
    }

    /// The team's action, asked of its manager.
    pub(crate) async fn action(&self) -> ActionId {
        let lead = self.actor(Persona::Lead).await;
        if let Some(action) = action::service::list(&self.ctx, &lead, self.team)
            .await
            .unwrap()
            .first()
        {
            return action.id;
        }
        let draft = Draft {
            title: "A second nurse at handover".into(),
            measure: "Two nurses at every handover for a month".into(),
            kind: action::ActionKind::Condition,
            hse: Hse::Demands,
            level: action::Level::Manager,
            review_on: None,
        };
        action::service::agree(&self.ctx, &lead, self.team, &draft)
            .await
            .unwrap()
    }

    /// The team's pulse; a planned one is made when there is none. (The team is too small to plan one by itself.)
    pub(crate) async fn pulse(&self) -> PulseId {
        self.pulse_of(self.team).await
    }

    /// Role in any team.
    pub(crate) async fn pulse_of(&self, team: TeamId) -> PulseId {
        let mut tx = self.ctx.db.begin().await.unwrap();
        let access = testing::team_access(&mut tx, team).await;
        let pulses = pulse::store::of_team(&mut tx, &access).await.unwrap();
        if let Some(pulse) = pulses.last() {
            return pulse.id;
        }
        let (id, now) = (PulseId(self.ctx.entropy.uuid()), self.ctx.now());
        let day = |days| (now + TimeDelta::days(days)).date_naive().to_string();
        let typed = pulse::plan::TypedPulsePlan {
            opens_on: day(3),
            closes_on: day(9),
            threshold: "6".into(),
            ..pulse::plan::TypedPulsePlan::default()
        };
        let plan = typed.check(now, "Europe/London".parse().unwrap(), None).unwrap();
        let items = next_items(Bank::built_in(), &[]);
        pulse::store::insert(&mut tx, id, &access, &plan, &items)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        id
    }
}

fn founding(organisation: &str, name: &str) -> Founding {
    Founding {
        organisation: organisation.into(),
        time_zone: "Europe/London".into(),
        locale: "en".into(),
        admin: person(name),
    }
}

pub(crate) fn person(name: &str) -> NewAdmin {
    NewAdmin {
        name: name.into(),
        email: format!("{}@care.test", name.to_lowercase().replace(' ', ".")),
        password: PASSWORD.into(),
    }
}

async fn join(ctx: &Ctx, admin: &Actor, team: TeamId, role: Role, name: &str) -> SecretToken {
    let link = service::invite(ctx, admin, team, role).await.unwrap();
    let input = JoinAs {
        person: person(name),
        time_zone: "Europe/London".into(),
    };
    service::join_with_new_account(ctx, &link, input, &Browser::default())
        .await
        .unwrap()
        .sign_in
}

async fn actor(ctx: &Ctx, token: &SecretToken) -> Actor {
    service::actor(ctx, token).await.unwrap().unwrap()
}
