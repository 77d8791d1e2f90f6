//! Organisations, teams and who belongs to them.

use super::*;
use crate::{
    identity::{Browser, NewAdmin, SecretToken},
    ids::TeamId,
    on,
    team::{
        Actor, Role,
        service::{self, Founding, JoinAs},
    },
};

fn person(ctx: &Ctx) -> NewAdmin {
    NewAdmin {
        name: "Somebody".into(),
        email: format!("{}@care.test", ctx.entropy.uuid()),
        password: "seven herons over slow water".into(),
    }
}

fn founding(ctx: &Ctx) -> Founding {
    Founding {
        organisation: "Juniper Care".into(),
        time_zone: "Europe/London".into(),
        locale: "en".into(),
        admin: person(ctx),
    }
}

async fn actor(ctx: &Ctx, token: &SecretToken) -> Actor {
    service::actor(ctx, token).await.unwrap().unwrap()
}

/// An organisation with its admin and a team.
async fn founded(ctx: &Ctx) -> (Actor, TeamId) {
    let token = service::create_organisation(ctx, founding(ctx)).await.unwrap();
    let admin = actor(ctx, &token).await;
    let team = service::create_team(ctx, &admin, "Rowan", "Europe/London").await;
    (admin, team.unwrap())
}

async fn joined(ctx: &Ctx, admin: &Actor, team: TeamId, role: Role) -> Actor {
    let link = service::invite(ctx, admin, team, role).await.unwrap();
    let admitted = service::join_with_new_account(ctx, &link, join_as(ctx), &Browser::default()).await;
    actor(ctx, &admitted.unwrap().sign_in).await
}

fn join_as(ctx: &Ctx) -> JoinAs {
    JoinAs {
        person: person(ctx),
        time_zone: "Europe/London".into(),
    }
}

pub(super) async fn a_team_keeps_its_last_lead(ctx: &Ctx) -> AnswerCounts {
    let (admin, team) = founded(ctx).await;
    let one = joined(ctx, &admin, team, Role::Lead).await;
    let other = joined(ctx, &admin, team, Role::Lead).await;
    let tally = at_once(ctx, |ctx, n| {
        let (actor, whom) = if n < 4 { (&one, &other) } else { (&other, &one) };
        let (actor, whom) = (actor.clone(), whom.account);
        async move { said(service::change_role(&ctx, &actor, team, whom, Role::Member).await) }
    });
    let tally = tally.await;
    let (_, people, _) = service::people(ctx, &admin, team).await.unwrap();
    let leads = people.iter().filter(|person| person.role == Role::Lead).count();
    assert_eq!(leads, 1);
    tally
}

pub(super) async fn an_invitation_is_used_once(ctx: &Ctx) -> AnswerCounts {
    let (admin, team) = founded(ctx).await;
    let link = service::invite(ctx, &admin, team, Role::Member).await.unwrap();
    at_once(ctx, |ctx, _| {
        let link = link.clone();
        async move { said(service::join_with_new_account(&ctx, &link, join_as(&ctx), &Browser::default()).await) }
    })
    .await
}

pub(super) async fn somebody_joins_a_team_once(ctx: &Ctx) -> AnswerCounts {
    let (admin, team) = founded(ctx).await;
    let mut links = Vec::new();
    for n in 0..EIGHT {
        let role = if n % 2 == 0 { Role::Member } else { Role::Host };
        links.push(service::invite(ctx, &admin, team, role).await.unwrap());
    }
    let tally = at_once(ctx, |ctx, n| {
        let (link, actor) = (links[n].clone(), admin.clone());
        async move { said(service::join_signed_in(&ctx, &actor, &link, &Browser::default()).await) }
    });
    let tally = tally.await;
    let mut tx = ctx.db.read().await.unwrap();
    let unused = "select count(*) from invitation where used_at is null and team_id = $1";
    let unused: i64 = on!(tx, |conn| sqlx::query_scalar(unused)
        .bind(team)
        .fetch_one(conn)
        .await)
    .unwrap();
    assert_eq!(unused, 7, "links that nobody needed");
    tally
}

pub(super) async fn an_address_is_used_once(ctx: &Ctx) -> AnswerCounts {
    let (admin, team) = founded(ctx).await;
    let mut links = Vec::new();
    for _ in 0..EIGHT {
        links.push(service::invite(ctx, &admin, team, Role::Member).await.unwrap());
    }
    let input = join_as(ctx);
    at_once(ctx, |ctx, n| {
        let (link, input) = (links[n].clone(), input.clone());
        async move { said(service::join_with_new_account(&ctx, &link, input, &Browser::default()).await) }
    })
    .await
}

pub(super) async fn a_team_name_is_used_once(ctx: &Ctx) -> AnswerCounts {
    let (admin, _) = founded(ctx).await;
    at_once(ctx, |ctx, _| {
        let admin = admin.clone();
        async move { said(service::create_team(&ctx, &admin, "Alder", "Europe/Paris").await) }
    })
    .await
}

pub(super) async fn an_installation_is_founded_once(ctx: &Ctx) -> AnswerCounts {
    at_once(ctx, |ctx, _| async move {
        said(service::found(&ctx, founding(&ctx), &Browser::default()).await)
    })
    .await
}
