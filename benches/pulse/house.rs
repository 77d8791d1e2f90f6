//! The house: an organisation of many teams, each with an open pulse and people who are signed in.

use std::time::Instant;

use chrono::TimeDelta;
use roundwell::{
    Ctx,
    db::Tx,
    identity::{
        start_sign_in,
        store::{AccountRow, add_account},
    },
    ids::{AccountId, OrganisationId, PulseId, TeamId},
    on,
    pulse::{plan::TypedPlan, service},
    team::{
        Actor, Membership, Role,
        store::{TeamRow, add_team, set_membership},
    },
};

use super::{Outcome, PEOPLE, TEAMS};

/// A pulse and the sign-ins of those who may answer it.
pub(crate) struct Wave {
    pub(crate) pulse: PulseId,
    pub(crate) sessions: Vec<String>,
}

/// Furnishes it, and prints how long opening the pulses took.
pub(crate) async fn furnish(ctx: &Ctx) -> Outcome<Vec<Wave>> {
    let organisation = OrganisationId(ctx.entropy.uuid());
    let mut tx = ctx.db.begin().await?;
    on!(tx, |conn| {
        sqlx::query(
        "insert into organisation (id, name, locale, time_zone, created_at) values ($1, 'Elder House', 'en', 'UTC', $2)"
    )
    .bind(organisation)
    .bind(ctx.now())
    .execute(conn)
    .await
    .map(drop)
    })?;
    let mut teams = Vec::new();
    for _ in 0..TEAMS {
        teams.push(team(ctx, &mut tx, organisation).await?);
    }
    tx.commit().await?;
    let day = |days| (ctx.now() + TimeDelta::days(days)).date_naive().to_string();
    let plan = TypedPlan {
        opens_on: day(0),
        closes_on: day(7),
        threshold: "6".into(),
        ..TypedPlan::default()
    };
    let started = Instant::now();
    let mut waves = Vec::new();
    for (lead, sessions) in teams {
        let pulse = service::plan_pulse(ctx, &lead, lead.teams[0].team_id, &plan).await?;
        waves.push(Wave { pulse, sessions });
    }
    println!(
        "  opening {TEAMS} pulses              {:>9.2} s",
        started.elapsed().as_secs_f64()
    );
    Ok(waves)
}

async fn team(ctx: &Ctx, tx: &mut Tx, organisation: OrganisationId) -> Outcome<(Actor, Vec<String>)> {
    let row = TeamRow {
        id: TeamId(ctx.entropy.uuid()),
        organisation_id: organisation,
        name: "Rowan".into(),
        time_zone: "UTC".into(),
        created_at: ctx.now(),
    };
    add_team(tx, &row).await?;
    let mut sessions = Vec::new();
    let mut lead = AccountId(ctx.entropy.uuid());
    for _ in 0..PEOPLE {
        lead = AccountId(ctx.entropy.uuid());
        let account = AccountRow {
            id: lead,
            organisation_id: organisation,
            email: format!("{lead}@care.test"),
            name: "Somebody".into(),
            password_hash: String::new(),
            admin: false,
            locale: None,
            time_zone: "UTC".into(),
            created_at: ctx.now(),
        };
        add_account(tx, &account).await?;
        set_membership(tx, row.id, lead, Role::Lead).await?;
        sessions.push(start_sign_in(ctx, tx, lead).await?.reveal().to_owned());
    }
    let membership = Membership {
        team_id: row.id,
        team_name: row.name,
        role: Role::Lead,
    };
    let lead = Actor {
        account: lead,
        organisation,
        name: "Somebody".into(),
        admin: false,
        locale: None,
        time_zone: "UTC".into(),
        teams: vec![membership],
    };
    Ok((lead, sessions))
}
