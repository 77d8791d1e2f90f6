//! A team with a circle on Thursdays, and somebody in every role.

use super::*;

/// A team with a lead, a host, a member and a manager, and somebody of another organisation.
pub(super) struct Ward {
    pub(super) team: TeamId,
    pub(super) lead: Actor,
    pub(super) host: Actor,
    pub(super) member: Actor,
    pub(super) manager: Actor,
    pub(super) stranger: Actor,
}

pub(super) async fn ward(ctx: &Ctx) -> Ward {
    let mut tx = ctx.db.begin().await.unwrap();
    let here = organisation(ctx, &mut tx).await;
    let elsewhere = organisation(ctx, &mut tx).await;
    let ward = Ward {
        team: here.1,
        lead: person(ctx, &mut tx, here, "Ada", Role::Lead).await,
        host: person(ctx, &mut tx, here, "Ben", Role::Host).await,
        member: person(ctx, &mut tx, here, "Cleo", Role::Member).await,
        manager: person(ctx, &mut tx, here, "Dov", Role::Manager).await,
        stranger: person(ctx, &mut tx, elsewhere, "Eve", Role::Lead).await,
    };
    tx.commit().await.unwrap();
    ward
}

async fn organisation(ctx: &Ctx, tx: &mut Tx) -> (OrganisationId, TeamId) {
    let (organisation, team) = (OrganisationId(ctx.entropy.uuid()), TeamId(ctx.entropy.uuid()));
    on!(tx, |conn| sqlx::query(
        "insert into organisation (id, name, locale, time_zone, created_at) values ($1, 'House', 'en', 'UTC', $2)"
    )
    .bind(organisation)
    .bind(ctx.now())
    .execute(conn)
    .await
    .map(drop))
    .unwrap();
    on!(tx, |conn| sqlx::query(
        "insert into team (id, organisation_id, name, time_zone, created_at) values ($1, $2, 'Rowan', 'UTC', $3)"
    )
    .bind(team)
    .bind(organisation)
    .bind(ctx.now())
    .execute(conn)
    .await
    .map(drop))
    .unwrap();
    (organisation, team)
}

async fn person(
    ctx: &Ctx,
    tx: &mut Tx,
    (organisation, team): (OrganisationId, TeamId),
    name: &str,
    role: Role,
) -> Actor {
    let account = AccountId(ctx.entropy.uuid());
    on!(tx, |conn| sqlx::query(
        "insert into account (id, organisation_id, email, name, password_hash, admin, time_zone, created_at)
         values ($1, $2, $3, $4, '', $5, 'UTC', $6)"
    )
    .bind(account)
    .bind(organisation)
    .bind(format!("{account}@example.org"))
    .bind(name)
    .bind(false)
    .bind(ctx.now())
    .execute(conn)
    .await
    .map(drop))
    .unwrap();
    on!(tx, |conn| sqlx::query(
        "insert into membership (team_id, account_id, role) values ($1, $2, $3)"
    )
    .bind(team)
    .bind(account)
    .bind(role)
    .execute(conn)
    .await
    .map(drop))
    .unwrap();
    Actor {
        account,
        organisation,
        name: name.into(),
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

/// Thursdays at 14:00 in London, from a week after the tests begin (Thursday 11 September 2025, 09:00 UTC).
pub(super) fn thursdays() -> TypedPlan {
    TypedPlan {
        title: "Thursday circle".into(),
        format: "talking-piece".into(),
        rhythm: "weekly".into(),
        date: "2025-09-18".into(),
        time: "14:00".into(),
        time_zone: "Europe/London".into(),
        minutes: "45".into(),
        place: "the quiet room".into(),
        video_url: "https://meet.example/rowan".into(),
    }
}

pub(super) async fn planned_circle(ctx: &Ctx) -> (Ward, CircleId) {
    let ward = ward(ctx).await;
    let circle = schedule_circle(ctx, &ward.lead, ward.team, &thursdays())
        .await
        .unwrap();
    (ward, circle)
}

pub(super) async fn coming(ctx: &Ctx, ward: &Ward) -> Vec<crate::schedule::Meeting> {
    let mut tx = ctx.db.read().await.unwrap();
    crate::schedule::store::upcoming(&mut tx, ward.team, ctx.now(), 100)
        .await
        .unwrap()
}

pub(super) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(super) fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Refused(refusal)) => refusal.code().into(),
        Err(Error::Invalid(problems)) => {
            let codes: Vec<_> = problems
                .into_iter()
                .map(|p| format!("{}:{}", p.field, p.code))
                .collect();
            codes.join(" ")
        }
        other => format!("{other:?}"),
    }
}
