//! Passwords are hashed a few at once, whatever is asked, and nothing is hashed that need not be.

use std::time::Duration;

use axum::http::StatusCode;
use futures_util::future::join_all;
use roundwell::{
    identity::{self, Browser, Hasher, MAX_AT_ONCE, MAX_WAITING},
    team::{Role, service},
};
use tokio::{task::yield_now, time::timeout};

use crate::support::{PASSWORD, Persona, World, on_both_databases};

/// The form of a person who joins by a link.
pub(crate) fn joining(token: &str, name: &str) -> [(&'static str, String); 5] {
    [
        ("token", token.to_owned()),
        ("name", name.to_owned()),
        ("email", format!("{name}@care.test")),
        ("password", PASSWORD.to_owned()),
        ("time_zone", "Europe/London".to_owned()),
    ]
}

async fn join(world: &World, token: &str, name: &str) -> StatusCode {
    let form = joining(token, name);
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    world.call(Persona::Nobody, "/join/{token}", &form).await.status
}

#[tokio::test]
async fn links_that_were_made_up_cost_no_hash() {
    on_both_databases(async |world| {
        let before = world.ctx.local::<Hasher>().ever();
        let tokens: Vec<_> = (0..200).map(|n| format!("{n:064x}")).collect();
        let answers = join_all(tokens.iter().map(|token| join(&world, token, "mallory"))).await;
        let refused = [StatusCode::NOT_FOUND, StatusCode::TOO_MANY_REQUESTS];
        assert!(
            answers.iter().all(|status| refused.contains(status)),
            "{answers:?}"
        );
        // Neither does a link that is over, an address that is taken, or the first start once it is over.
        let admin = world.actor(Persona::Admin).await;
        let link = service::invite(&world.ctx, &admin, world.team, Role::Member);
        let link = link.await.unwrap().reveal();
        world.ctx.clock.advance(chrono::TimeDelta::minutes(15));
        assert_eq!(
            join(&world, &link, "member").await,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        world.ctx.clock.advance(chrono::TimeDelta::days(14));
        assert_eq!(join(&world, &link, "late").await, StatusCode::CONFLICT);
        let form = [
            ("organisation", "Again"),
            ("time_zone", "Europe/London"),
            ("name", "A"),
            ("email", "a@b.test"),
            ("password", PASSWORD),
        ];
        let again = world.call(Persona::Nobody, "/setup", &form).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert_eq!(world.ctx.local::<Hasher>().ever(), before);
    })
    .await;
}

#[tokio::test]
async fn however_many_join_at_once_a_few_are_hashed_and_the_others_wait_or_come_again() {
    on_both_databases(async |world| {
        let admin = world.actor(Persona::Admin).await;
        let mut links = Vec::new();
        for n in 0..MAX_AT_ONCE + MAX_WAITING + 40 {
            let link = service::invite(&world.ctx, &admin, world.team, Role::Member);
            links.push((link.await.unwrap().reveal(), format!("newcomer{n}")));
        }
        let held = world.ctx.local::<Hasher>().hold().await.unwrap();
        let places = world.ctx.local::<Hasher>().at_once() + MAX_WAITING;
        let all = join_all(links.iter().map(|(link, name)| join(&world, link, name)));
        let let_go = async {
            while world.ctx.local::<Hasher>().taken() < places {
                yield_now().await;
            }
            drop(held);
        };
        let (answers, ()) = timeout(Duration::from_secs(60), async { tokio::join!(all, let_go) })
            .await
            .unwrap();
        let joined = answers.iter().filter(|status| **status == StatusCode::OK).count();
        let busy = |status: &&StatusCode| **status == StatusCode::SERVICE_UNAVAILABLE;
        assert_eq!(
            joined + answers.iter().filter(busy).count(),
            links.len(),
            "{answers:?}"
        );
        assert!(
            joined >= places && joined < links.len(),
            "{joined} of {}",
            links.len()
        );
        assert!(world.ctx.local::<Hasher>().most_seen() <= world.ctx.local::<Hasher>().at_once());
        assert!(world.ctx.local::<Hasher>().at_once() <= MAX_AT_ONCE);
        for ((link, name), _) in links.iter().zip(&answers).filter(|(_, status)| busy(status)) {
            assert_eq!(
                join(&world, link, name).await,
                StatusCode::OK,
                "a moment later there is room"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_for_a_hash_holds_no_connection() {
    on_both_databases(async |world| {
        let (ctx, held) = (&world.ctx, world.ctx.local::<Hasher>().hold().await.unwrap());
        // More than either pool has connections.
        let browsers: Vec<_> = (0..40).map(|n| Browser::at(&format!("192.0.2.{n}"))).collect();
        let attempts = browsers
            .iter()
            .map(|browser| identity::sign_in(ctx, "member@care.test", PASSWORD, browser));
        let meanwhile = async {
            while ctx.local::<Hasher>().taken() < browsers.len() {
                yield_now().await;
            }
            assert_eq!(
                world.get(Persona::Member, "/account").await.status,
                StatusCode::OK
            );
            assert_eq!(world.get(Persona::Nobody, "/readyz").await.status, StatusCode::OK);
            drop(held);
        };
        let both = async { tokio::join!(join_all(attempts), meanwhile) };
        let (signed_in, ()) = timeout(Duration::from_secs(30), both).await.unwrap();
        assert!(signed_in.iter().all(Result::is_ok));
    })
    .await;
}
