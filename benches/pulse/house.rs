//! The house: an organisation of many teams, each with an open pulse and people who are signed in.

use std::time::Instant;

use chrono::TimeDelta;
use roundwell::{
    Ctx,
    db::Tx,
    identity::{start_sign_in, store::add_account},
    ids::{AccountId, OrganisationId, PulseId, TeamId},
    pulse::{plan::TypedPulsePlan, service},
    team::{
        Actor, Role,
        store::{add_organisation, add_team, set_membership},
    },
    testing::rows,
};

use super::{Outcome, PEOPLE, TEAMS};

/// A pulse and the sign-ins of those who may answer it.
pub(crate) struct BenchPulse {
    pub(crate) pulse: PulseId,
    pub(crate) sessions: Vec<String>,
}

/// Writes it, and prints how long opening the pulses took.
pub(crate) async fn seed(ctx: &Ctx) -> Outcome<Vec<BenchPulse>> {
    let organisation = OrganisationId(ctx.entropy.uuid());
    let mut tx = ctx.db.begin().await?;
    add_organisation(&mut tx, organisation, "Elder House", "en", "UTC", ctx.now()).await?;
    let mut teams = Vec::new();
    for _ in 0..TEAMS {
        teams.push(team(ctx, &mut tx, organisation).await?);
    }
    tx.commit().await?;
    let day = |days| (ctx.now() + TimeDelta::days(days)).date_naive().to_string();
    let plan = TypedPulsePlan {
        opens_on: day(0),
        closes_on: day(7),
        threshold: "6".into(),
        ..TypedPulsePlan::default()
    };
    let started = Instant::now();
    let mut waves = Vec::new();
    for (lead, sessions) in teams {
        let pulse = service::plan_pulse(ctx, &lead, lead.teams[0].team_id, &plan).await?;
        waves.push(BenchPulse { pulse, sessions });
    }
    println!(
        "  opening {TEAMS} pulses              {:>9.2} s",
        started.elapsed().as_secs_f64()
    );
    Ok(waves)
}

async fn team(ctx: &Ctx, tx: &mut Tx, organisation: OrganisationId) -> Outcome<(Actor, Vec<String>)> {
    let row = rows::team_row(TeamId(ctx.entropy.uuid()), organisation, "UTC", ctx.now());
    add_team(tx, &row).await?;
    let mut sessions = Vec::new();
    let mut lead = None;
    for _ in 0..PEOPLE {
        let account = rows::account_row(AccountId(ctx.entropy.uuid()), organisation, "Somebody", ctx.now());
        add_account(tx, &account).await?;
        set_membership(tx, row.id, account.id, Role::Lead).await?;
        sessions.push(start_sign_in(ctx, tx, account.id).await?.reveal().to_owned());
        lead = Some(rows::actor(&account, row.id, Role::Lead));
    }
    let lead = lead.ok_or("a team of nobody")?;
    Ok((lead, sessions))
}
