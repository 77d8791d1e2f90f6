//! A team that is asked, and what its people do with a pulse.

use super::*;
use crate::{
    identity::store::AccountRow,
    team::{Membership, store::TeamRow},
};

/// A team of a fresh organisation with its people, and a manager.
pub(crate) struct Ward {
    pub(crate) team: TeamId,
    pub(crate) people: Vec<Actor>,
    pub(crate) manager: Actor,
}

impl Ward {
    pub(in crate::pulse) fn lead(&self) -> &Actor {
        &self.people[0]
    }
}

pub(in crate::pulse) async fn person(
    ctx: &Ctx,
    organisation: OrganisationId,
    team: TeamId,
    role: Role,
) -> Actor {
    let account = AccountId(ctx.entropy.uuid());
    let mut tx = ctx.db.begin().await.unwrap();
    let row = AccountRow {
        id: account,
        organisation_id: organisation,
        email: format!("{account}@example.org"),
        name: format!("Somebody {account}"),
        password_hash: String::new(),
        admin: false,
        locale: None,
        time_zone: "UTC".into(),
        created_at: ctx.now(),
    };
    crate::identity::store::add_account(&mut tx, &row).await.unwrap();
    crate::team::store::set_membership(&mut tx, team, account, role)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    Actor {
        account,
        organisation,
        name: row.name,
        admin: false,
        locale: None,
        time_zone: "UTC".into(),
        teams: vec![Membership {
            team_id: team,
            team_name: "Rowan".into(),
            role,
        }],
    }
}

pub(crate) async fn ward(ctx: &Ctx, size: usize) -> Ward {
    let organisation = OrganisationId(ctx.entropy.uuid());
    let mut tx = ctx.db.begin().await.unwrap();
    on!(tx, |conn| sqlx::query("insert into organisation (id, name, locale, time_zone, created_at) values ($1, 'Elder House', 'en', 'UTC', $2)")
        .bind(organisation).bind(ctx.now()).execute(conn).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    ward_of(ctx, organisation, size).await
}

/// Another team of an organisation.
pub(in crate::pulse) async fn ward_of(ctx: &Ctx, organisation: OrganisationId, size: usize) -> Ward {
    let team = TeamId(ctx.entropy.uuid());
    let mut tx = ctx.db.begin().await.unwrap();
    let row = TeamRow {
        id: team,
        organisation_id: organisation,
        name: "Rowan".into(),
        time_zone: "Europe/London".into(),
        created_at: ctx.now(),
    };
    crate::team::store::add_team(&mut tx, &row).await.unwrap();
    tx.commit().await.unwrap();
    let mut people = Vec::new();
    for at in 0..size {
        let role = if at == 0 { Role::Lead } else { Role::Member };
        people.push(person(ctx, organisation, team, role).await);
    }
    let manager = person(ctx, organisation, team, Role::Manager).await;
    Ward {
        team,
        people,
        manager,
    }
}

pub(super) fn days(ctx: &Ctx, from: i64, to: i64) -> TypedPlan {
    let day = |days| (ctx.now() + TimeDelta::days(days)).date_naive().to_string();
    TypedPlan {
        opens_on: day(from),
        closes_on: day(to),
        threshold: "6".into(),
        ..TypedPlan::default()
    }
}

pub(crate) async fn opened(ctx: &Ctx, ward: &Ward) -> PulseId {
    plan_pulse(ctx, ward.lead(), ward.team, &days(ctx, 0, 7))
        .await
        .unwrap()
}

/// What the browser does: blind, ask, check, unblind.
pub(crate) async fn token(ctx: &Ctx, who: &Actor, pulse: PulseId) -> Token {
    let blinding = Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap();
    let issued = issue(ctx, who, pulse, &blinding.blinded()).await.unwrap();
    let public = ballot_page(ctx, Some(who), pulse)
        .await
        .unwrap()
        .pulse
        .public_key
        .unwrap();
    blinding.finish(&issued, &public).ok().unwrap()
}

pub(crate) fn sheet(token: &Token, answers: [i64; 6], remark: &str) -> Cast {
    Cast {
        token: token.to_hex(),
        answers: answers.map(|answer| (answer > 0).then_some(answer)).to_vec(),
        remark: remark.into(),
    }
}

pub(super) fn code(result: crate::Result<impl std::fmt::Debug>) -> String {
    match result {
        Err(Error::Refused(refusal)) => refusal.code().into(),
        Err(Error::Invalid(problems)) => problems.into_iter().map(|p| p.code).collect::<Vec<_>>().join(" "),
        Err(Error::Missing) => "missing".into(),
        Err(Error::Denied) => "denied".into(),
        other => format!("{other:?}"),
    }
}

pub(crate) const MIXED: [[i64; 6]; 8] = [
    [1, 2, 3, 4, 5, 1],
    [2, 3, 4, 5, 1, 2],
    [3, 4, 5, 1, 2, 3],
    [4, 5, 1, 2, 3, 4],
    [5, 1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1, 1],
    [4, 3, 2, 1, 5, 5],
    [3, 2, 1, 5, 4, 4],
];

pub(crate) async fn forward(ctx: &Ctx, hours: i64) {
    ctx.clock.advance(TimeDelta::hours(hours));
    advance(ctx).await.unwrap();
}
