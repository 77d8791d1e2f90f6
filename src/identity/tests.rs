//! Accounts of a database from before credentials had a table of their own.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, phc::PasswordHash},
};

use super::{Browser, sign_in, store};
use crate::{
    Ctx, Error,
    ids::{AccountId, OrganisationId},
    on,
    testing::on_both_databases_before,
};

/// The migration that moves password hashes.
const CREDENTIAL: i64 = 80;
const PASSWORD: &str = "seven herons over slow water";

/// An account as it was stored, with this hash.
async fn old_account(ctx: &Ctx, organisation: OrganisationId, email: &str, hash: &str) -> AccountId {
    let account = AccountId(ctx.entropy.uuid());
    let mut tx = ctx.db.begin().await.unwrap();
    on!(tx, |conn| sqlx::query(
        "insert into account (id, organisation_id, email, name, password_hash, admin, time_zone, created_at) \
         values ($1, $2, $3, 'Zoé', $4, $5, 'UTC', $6)"
    )
    .bind(account)
    .bind(organisation)
    .bind(email)
    .bind(hash)
    .bind(false)
    .bind(ctx.now())
    .execute(conn)
    .await
    .map(drop))
    .unwrap();
    tx.commit().await.unwrap();
    account
}

async fn old_organisation(ctx: &Ctx) -> OrganisationId {
    let organisation = OrganisationId(ctx.entropy.uuid());
    let mut tx = ctx.db.begin().await.unwrap();
    on!(tx, |conn| sqlx::query(
        "insert into organisation (id, name, locale, time_zone, created_at) values ($1, 'Elder House', 'fr', 'UTC', $2)"
    )
    .bind(organisation)
    .bind(ctx.now())
    .execute(conn)
    .await
    .map(drop))
    .unwrap();
    tx.commit().await.unwrap();
    organisation
}

/// The hash that a sign-in is checked against, for each account with this address.
async fn hashes(ctx: &Ctx, email: &str) -> Vec<(AccountId, Option<String>)> {
    let mut tx = ctx.db.read().await.unwrap();
    let found = store::candidates(&mut tx, email, email).await.unwrap();
    found.into_iter().map(|one| (one.id, one.password)).collect()
}

#[tokio::test]
async fn hashes_move_into_their_table_and_match_as_before() {
    on_both_databases_before(CREDENTIAL, async |ctx| {
        let hash = Argon2::default().hash_password_with_salt(PASSWORD.as_bytes(), b"a salt of a test");
        let hash: PasswordHash = hash.unwrap();
        let hash = hash.to_string();
        let organisation = old_organisation(&ctx).await;
        let with = old_account(&ctx, organisation, "with@care.test", &hash).await;
        let without = old_account(&ctx, organisation, "without@care.test", "").await;
        ctx.db.migrate().await.unwrap();

        assert_eq!(hashes(&ctx, "with@care.test").await, [(with, Some(hash))]);
        assert_eq!(hashes(&ctx, "without@care.test").await, [(without, None)]);
        let browser = Browser::at("192.0.2.1");
        assert!(sign_in(&ctx, "with@care.test", PASSWORD, &browser).await.is_ok());
        for (email, password) in [
            ("with@care.test", "six herons over slow water"),
            ("without@care.test", PASSWORD),
            ("without@care.test", ""),
        ] {
            let refused = sign_in(&ctx, email, password, &browser).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{email} {password}");
        }
    })
    .await;
}
