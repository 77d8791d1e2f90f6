//! Changes of roles are written down, and shown to those concerned.

use axum::http::StatusCode;
use chrono::TimeDelta;
use roundwell::{
    Error,
    identity::{self, Browser},
    team::{Actor, Capability, Grantee, Role, granted, service},
};

use crate::support::{PASSWORD, Persona, World, on_both_databases};

const TITLE: &str = "Somebody gave themselves a role";

async fn team_page(world: &World, who: Persona) -> String {
    let page = world.get(who, &format!("/teams/{}", world.team)).await;
    assert_eq!(page.status, StatusCode::OK);
    page.body
}

/// Signs a person in anew.
async fn again(world: &World, email: &str) -> Actor {
    let browser = Browser::at("192.0.2.1");
    let admitted = identity::sign_in(&world.ctx, email, PASSWORD, &browser).await;
    let actor = service::actor(&world.ctx, &admitted.unwrap().sign_in).await;
    actor.unwrap().unwrap()
}

#[tokio::test]
async fn a_lead_who_makes_herself_manager_is_seen_by_the_whole_team() {
    on_both_databases(async |world| {
        let (ctx, lead) = (&world.ctx, world.actor(Persona::Lead).await);
        world.add(Role::Lead, "Second").await;
        assert!(
            !team_page(&world, Persona::Member).await.contains(TITLE),
            "so far nobody has"
        );
        service::change_role(ctx, &lead, world.team, lead.account, Role::Manager)
            .await
            .unwrap();
        for who in [Persona::Member, Persona::Host, Persona::Manager, Persona::Lead] {
            let page = team_page(&world, who).await;
            assert!(page.contains(TITLE), "{who:?}");
            assert!(
                page.contains("lead changed their own role from Lead to Manager"),
                "{who:?}"
            );
        }
        ctx.clock.advance(TimeDelta::days(31));
        let member = again(&world, "member@care.test").await;
        let shown = service::own_role_changes(ctx, &member, world.team).await.unwrap();
        assert!(shown.is_empty(), "for thirty days");
        let admin = again(&world, "admin@care.test").await;
        let kept = service::role_changes(ctx, &admin, world.team).await.unwrap();
        assert!(
            kept.iter()
                .any(|change| change.is_own && change.to == Role::Manager),
            "and kept for those who manage people"
        );
    })
    .await;
}

#[tokio::test]
async fn an_admin_who_invites_himself_is_seen_by_the_whole_team() {
    on_both_databases(async |world| {
        let (ctx, admin) = (&world.ctx, world.actor(Persona::Admin).await);
        let link = service::invite(ctx, &admin, world.team, Role::Lead)
            .await
            .unwrap();
        assert!(
            !team_page(&world, Persona::Member).await.contains(TITLE),
            "an invitation is no role"
        );
        service::join_signed_in(ctx, &admin, &link, &Browser::default())
            .await
            .unwrap();
        let page = team_page(&world, Persona::Member).await;
        assert!(page.contains("admin joined as Lead with an invitation they made themselves"));
    })
    .await;
}

#[tokio::test]
async fn what_others_did_is_written_down_for_those_who_manage_people() {
    on_both_databases(async |world| {
        let (ctx, lead) = (&world.ctx, world.actor(Persona::Lead).await);
        let host = world.actor(Persona::Host).await;
        for role in [Role::Host, Role::Member, Role::Member] {
            service::change_role(ctx, &lead, world.team, host.account, role)
                .await
                .unwrap();
        }
        assert!(!team_page(&world, Persona::Member).await.contains(TITLE));
        let people = format!("/teams/{}/people", world.team);
        for who in [Persona::Lead, Persona::Admin] {
            let page = world.get(who, &people).await.body;
            assert!(
                page.contains("lead changed the role of host from Host to Member"),
                "{who:?}"
            );
            assert!(
                page.contains("member joined as Member, invited by admin"),
                "{who:?}"
            );
        }
        let changes = service::role_changes(ctx, &lead, world.team).await.unwrap();
        assert_eq!(
            changes.len(),
            5,
            "four joined, and what changes nothing is no change"
        );
        let refused = service::role_changes(ctx, &world.actor(Persona::Member).await, world.team).await;
        assert!(matches!(refused, Err(Error::Denied)));
        let stranger = world.actor(Persona::Stranger).await;
        for refused in [
            service::role_changes(ctx, &stranger, world.team).await,
            service::own_role_changes(ctx, &stranger, world.team).await,
        ] {
            assert!(matches!(refused, Err(Error::Missing | Error::Denied)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_refused_change_leaves_no_trace() {
    on_both_databases(async |world| {
        let (ctx, lead) = (&world.ctx, world.actor(Persona::Lead).await);
        let before = service::role_changes(ctx, &lead, world.team).await.unwrap();
        let refused = service::change_role(ctx, &lead, world.team, lead.account, Role::Manager).await;
        assert!(matches!(refused, Err(Error::Refused(refusal)) if refusal.code() == "last-lead"));
        assert_eq!(
            service::role_changes(ctx, &lead, world.team).await.unwrap(),
            before
        );
    })
    .await;
}

#[test]
fn whoever_belongs_to_the_team_sees_who_gave_themselves_a_role() {
    for role in Role::ALL {
        assert!(granted(Capability::SeeOwnRoles, Grantee::Role(*role)), "{role}");
    }
}
