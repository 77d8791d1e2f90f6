//! An account that an operator has disabled.

use axum::http::StatusCode;
use roundwell::{
    Error,
    identity::{Browser, disable_account, enable_account, sign_in},
    team::service::actor,
};

use crate::support::{PASSWORD, Persona, on_both_databases};

const MEMBER: &str = "member@care.test";
const SAID: &str = "This account is disabled.";

#[tokio::test]
async fn a_disabled_account_is_refused_in_plain_words_until_it_is_enabled() {
    on_both_databases(async |mut world| {
        let ctx = world.ctx.clone();
        assert_eq!(
            world.get(Persona::Member, "/account").await.status,
            StatusCode::OK
        );
        disable_account(&ctx, " Member@CARE.test ").await.unwrap();

        let page = world.get(Persona::Member, "/account").await;
        assert_ne!(page.status, StatusCode::OK, "what was signed in has ended");
        assert_eq!(world.get(Persona::Lead, "/account").await.status, StatusCode::OK);
        let refused = world.sign_in(Persona::Member, MEMBER, PASSWORD).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(SAID) && refused.body.contains(MEMBER));
        let wrong = world.sign_in(Persona::Member, MEMBER, "wrong wrong wrong").await;
        assert!(!wrong.body.contains(SAID), "only the password learns it");

        enable_account(&ctx, MEMBER).await.unwrap();
        let page = world.get(Persona::Member, "/account").await;
        assert_ne!(page.status, StatusCode::OK, "what had ended stays ended");
        let taken = world.sign_in(Persona::Member, MEMBER, PASSWORD).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        assert_eq!(
            world.get(Persona::Member, "/account").await.status,
            StatusCode::OK
        );
    })
    .await;
}

#[tokio::test]
async fn no_sign_in_of_a_disabled_account_is_found() {
    on_both_databases(async |world| {
        let ctx = &world.ctx;
        let account = world.actor(Persona::Member).await.account;
        disable_account(ctx, MEMBER).await.unwrap();
        // One that began before and was written after.
        let mut tx = ctx.db.begin().await.unwrap();
        let late = roundwell::identity::start_sign_in(ctx, &mut tx, account);
        let late = late.await.unwrap();
        tx.commit().await.unwrap();
        assert!(actor(ctx, &late).await.unwrap().is_none());
        enable_account(ctx, MEMBER).await.unwrap();
        assert!(
            actor(ctx, &late).await.unwrap().is_none(),
            "nor does it come to life"
        );
        let browser = Browser::at("192.0.2.1");
        let admitted = sign_in(ctx, MEMBER, PASSWORD, &browser).await.unwrap();
        assert!(actor(ctx, &admitted.sign_in).await.unwrap().is_some());

        let nobody = disable_account(ctx, "nobody@care.test").await;
        assert!(matches!(nobody, Err(Error::Missing)));
    })
    .await;
}
