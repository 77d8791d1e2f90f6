//! One small world with somebody in every role, and a client that speaks to the router as a browser or as a program.

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, sync::OnceLock};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use chrono::TimeDelta;
use roundwell::{
    Ctx,
    action::{self, Draft, Hse, Kind, Level},
    circle,
    db::testing,
    ids::{ActionId, PulseId, SessionId, TeamId},
    pulse::{self, bank::Bank, rotation::next_items},
    schedule::{self, TypedPlan},
    team::{
        Actor, Role,
        service::{self, Founding, JoinAs, NewAdmin, Token},
    },
};
use roundwell_server::{
    config::{Config, Secret},
    http::{self, Http},
};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// Somebody who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    Nobody,
    Member,
    Host,
    Lead,
    Manager,
    Admin,
    /// The lead of a team of another organisation, and its admin.
    Stranger,
    /// Somebody without an account, in the open room alone.
    Guest,
}

impl Who {
    pub(crate) const ALL: [Self; 8] = [
        Self::Nobody,
        Self::Member,
        Self::Host,
        Self::Lead,
        Self::Manager,
        Self::Admin,
        Self::Stranger,
        Self::Guest,
    ];

    /// The role in the world's team.
    pub(crate) fn role(self) -> Option<Role> {
        match self {
            Self::Member => Some(Role::Member),
            Self::Host => Some(Role::Host),
            Self::Lead => Some(Role::Lead),
            Self::Manager => Some(Role::Manager),
            Self::Nobody | Self::Admin | Self::Stranger | Self::Guest => None,
        }
    }
}

pub(crate) const PASSWORD: &str = "seven herons over slow water";

/// An organisation with a team that has one person in each role, and a stranger from another organisation.
pub(crate) struct World {
    pub(crate) ctx: Ctx,
    pub(crate) team: TeamId,
    router: Router,
    tokens: BTreeMap<Who, Token>,
    /// What the guest's browser holds, once there is a room.
    guest: OnceLock<String>,
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
pub(crate) async fn both<F>(story: F)
where
    F: AsyncFn(World),
{
    testing::both(async |ctx| story(World::new(ctx).await).await).await;
}

/// A router over this context.
pub(crate) fn router(ctx: &Ctx) -> Router {
    http::router(handlers(ctx))
}

/// What its handlers share.
pub(crate) fn handlers(ctx: &Ctx) -> Http {
    let config = Config {
        addr: SocketAddr::from(([127, 0, 0, 1], 0)),
        database_url: Secret::new(""),
        base_url: "http://well.test".into(),
        site_root: PathBuf::from("nowhere"),
        log: "info".into(),
        trust_proxy: false,
    };
    Http::new(ctx.clone(), &config, false, CancellationToken::new()).unwrap()
}

/// What a team that is at work has: its identifiers as text, for paths and fields.
#[derive(Debug)]
pub(crate) struct Furniture {
    pub(crate) circle: String,
    /// A session whose room is open; the lead hosts it.
    pub(crate) open: String,
    /// The code that opens its door.
    pub(crate) code: String,
    /// A session to come.
    pub(crate) planned: String,
    /// An action that the manager owes a reply to.
    pub(crate) action: String,
    /// A pulse that is open.
    pub(crate) pulse: String,
    /// A format of the team's own.
    pub(crate) format: String,
    /// A printed sheet of slips.
    pub(crate) sheet: String,
}

impl World {
    /// A circle with an open room, an action asked upward, and an open pulse.
    pub(crate) async fn furnish(&self) -> Furniture {
        for n in 1..=5 {
            self.add(Role::Member, &format!("colleague {n}")).await;
        }
        let (ctx, lead) = (&self.ctx, self.actor(Who::Lead).await);
        let plan = TypedPlan {
            title: "Thursday circle".into(),
            format: "talking-piece".into(),
            rhythm: "weekly".into(),
            date: "2025-09-12".into(),
            time: "14:00".into(),
            time_zone: "Europe/London".into(),
            minutes: "45".into(),
            ..TypedPlan::default()
        };
        let circle = schedule::service::schedule_circle(ctx, &lead, self.team, &plan)
            .await
            .unwrap();
        ctx.clock.advance(TimeDelta::days(1) + TimeDelta::hours(4));
        let sessions = schedule::service::read_schedule(ctx, &lead, self.team)
            .await
            .unwrap();
        let open = sessions.next.unwrap().session.id;
        circle::service::open_room(ctx, &lead, open).await.unwrap();
        let code = self.code(open).await;
        let joined = circle::service::join_as_guest(ctx, None, &code, "Gael", "192.0.2.1").await;
        let (session, token) = joined.unwrap();
        let held = format!("roundwell-guest={session}.{}", token.reveal());
        self.guest.get_or_init(|| held);
        let draft = Draft {
            title: "Cover for circles on late shifts".into(),
            measure: String::new(),
            kind: Kind::Condition,
            hse: Hse::Support,
            level: Level::Manager,
            review_on: None,
        };
        let action = action::service::agree(ctx, &lead, self.team, &draft)
            .await
            .unwrap();
        let pulse = pulse::service::place(ctx, &lead, self.team)
            .await
            .unwrap()
            .proposal;
        let opens_on = ctx.now().date_naive().to_string();
        let typed = pulse::plan::TypedPlan {
            opens_on,
            slips: "3".into(),
            ..pulse
        };
        let pulse = pulse::service::plan_pulse(ctx, &lead, self.team, &typed)
            .await
            .unwrap();
        let format = circle::library::service::copy(ctx, &lead, self.team, "case-circle")
            .await
            .unwrap();
        let sheet = pulse::service::print_sheet(ctx, &lead, pulse, "3").await.unwrap();
        let planned = sessions.later[0].session.id.to_string();
        Furniture {
            circle: circle.to_string(),
            open: open.to_string(),
            code,
            planned,
            action: action.to_string(),
            pulse: pulse.to_string(),
            format: format.to_string(),
            sheet: sheet.to_string(),
        }
    }

    /// What opens the door of an open room.
    pub(crate) async fn code(&self, session: SessionId) -> String {
        let lead = self.actor(Who::Lead).await;
        let wall = circle::service::wall(&self.ctx, &lead, session, "en")
            .await
            .unwrap();
        wall.unwrap().view.code
    }

    async fn new(ctx: Ctx) -> Self {
        let admin = service::found(&ctx, founding("Juniper Care", "admin"))
            .await
            .unwrap();
        let admin_actor = actor(&ctx, &admin).await;
        let team = service::create_team(&ctx, &admin_actor, "Rowan", "Europe/London")
            .await
            .unwrap();
        let mut tokens = BTreeMap::from([(Who::Admin, admin)]);
        for who in [Who::Lead, Who::Member, Who::Host, Who::Manager] {
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
        service::join_signed_in(&ctx, &stranger_actor, &link)
            .await
            .unwrap();
        tokens.insert(Who::Stranger, stranger);
        Self {
            router: router(&ctx),
            ctx,
            team,
            tokens,
            guest: OnceLock::new(),
        }
    }

    pub(crate) async fn actor(&self, who: Who) -> Actor {
        actor(&self.ctx, &self.tokens[&who]).await
    }

    /// Adds one more person to the team.
    pub(crate) async fn add(&self, role: Role, name: &str) -> Actor {
        let admin = self.actor(Who::Admin).await;
        actor(&self.ctx, &join(&self.ctx, &admin, self.team, role, name).await).await
    }

    /// The team's action, asked of its manager.
    pub(crate) async fn action(&self) -> ActionId {
        let lead = self.actor(Who::Lead).await;
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
            kind: action::Kind::Condition,
            hse: action::Hse::Demands,
            level: action::Level::Manager,
            review_on: None,
        };
        action::service::agree(&self.ctx, &lead, self.team, &draft)
            .await
            .unwrap()
    }

    /// The team's pulse; a planned one is made when there is none. (The team is too small to plan one by itself.)
    pub(crate) async fn pulse(&self) -> PulseId {
        let mut tx = self.ctx.db.begin().await.unwrap();
        let pulses = pulse::store::of_team(&mut tx, self.team).await.unwrap();
        if let Some(pulse) = pulses.last() {
            return pulse.id;
        }
        let (id, now) = (PulseId(self.ctx.entropy.uuid()), self.ctx.now());
        let day = |days| (now + TimeDelta::days(days)).date_naive().to_string();
        let typed = pulse::plan::TypedPlan {
            opens_on: day(3),
            closes_on: day(9),
            threshold: "6".into(),
            ..pulse::plan::TypedPlan::default()
        };
        let plan = typed.check(now, "Europe/London".parse().unwrap(), None).unwrap();
        let items = next_items(Bank::built_in(), &[]);
        pulse::store::insert(&mut tx, id, self.team, &plan, &items)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A page, as a browser asks for it.
    pub(crate) async fn get(&self, who: Who, path: &str) -> Answer {
        self.send(
            self.request(who, Method::GET, path, "text/html")
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    /// The same with more cookies, such as those that a form's answer has set.
    pub(crate) async fn get_with(&self, who: Who, path: &str, cookies: &str) -> Answer {
        let request = self.request(who, Method::GET, path, "text/html");
        self.send(
            request
                .header(header::COOKIE, cookies)
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    /// A form of a browser without JavaScript.
    pub(crate) async fn submit(&self, who: Who, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(who, path, fields, "text/html").await
    }

    /// The same with more cookies.
    pub(crate) async fn submit_with(
        &self,
        who: Who,
        path: &str,
        fields: &[(&str, &str)],
        cookies: &str,
    ) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = self
            .request(who, Method::POST, path, "text/html")
            .header(header::COOKIE, cookies)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// The same call by a program.
    pub(crate) async fn call(&self, who: Who, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(who, path, fields, "application/json").await
    }

    async fn post(&self, who: Who, path: &str, fields: &[(&str, &str)], accept: &str) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = self
            .request(who, Method::POST, path, accept)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// A request with the cookies of `who`.
    pub(crate) fn request(
        &self,
        who: Who,
        method: Method,
        path: &str,
        accept: &str,
    ) -> axum::http::request::Builder {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "well.test")
            .header(header::ACCEPT, accept);
        if let Some(token) = self.tokens.get(&who) {
            request = request.header(header::COOKIE, format!("roundwell={}", token.reveal()));
        }
        if let Some(held) = self.guest.get().filter(|_| who == Who::Guest) {
            request = request.header(header::COOKIE, held);
        }
        request
    }

    /// Sends a request as it is.
    pub(crate) async fn send(&self, mut request: Request<Body>) -> Answer {
        request
            .extensions_mut()
            .insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 9))));
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        // A stream of events has no end; its status is what matters here.
        let endless = parts
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind == "text/event-stream");
        let body = if endless { Body::empty() } else { body };
        let bytes = to_bytes(body, 4 * 1024 * 1024).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
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

async fn join(ctx: &Ctx, admin: &Actor, team: TeamId, role: Role, name: &str) -> Token {
    let link = service::invite(ctx, admin, team, role).await.unwrap();
    let input = JoinAs {
        person: person(name),
        time_zone: "Europe/London".into(),
    };
    service::join_with_new_account(ctx, &link, input).await.unwrap()
}

async fn actor(ctx: &Ctx, token: &Token) -> Actor {
    service::actor(ctx, token).await.unwrap().unwrap()
}
