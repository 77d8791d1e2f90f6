//! Accounts from before addresses and passwords were normalised.

use argon2::{Argon2, password_hash::PasswordHasher};

use super::service::{Founding, actor, create_organisation};
use crate::{
    Ctx, Error, Result,
    identity::{Admitted, Browser, NewAdmin, normalise_addresses, sign_in, store},
    ids::AccountId,
    testing::on_both_databases,
};

const COMPOSED: &str = "été calme, forêt";
const DECOMPOSED: &str = "e\u{301}te\u{301} calme, fore\u{302}t";

fn founding() -> Founding {
    Founding {
        organisation: "Elder House".into(),
        time_zone: "Europe/Paris".into(),
        locale: "fr".into(),
        admin: NewAdmin {
            name: "Zoé".into(),
            email: "zoe@care.test".into(),
            password: COMPOSED.into(),
        },
    }
}

/// An account under this address, with a hash of exactly these bytes.
async fn old_account(ctx: &Ctx, email: &str, password: &str) -> AccountId {
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), b"a salt of a test");
    let hash: argon2::password_hash::phc::PasswordHash = hash.unwrap();
    let mut tx = ctx.db.begin().await.unwrap();
    let founder = store::account_by_email(&mut tx, "zoe@care.test")
        .await
        .unwrap()
        .unwrap();
    let row = store::AccountRow {
        id: AccountId(ctx.entropy.uuid()),
        email: email.into(),
        ..founder
    };
    store::add_account(&mut tx, &row).await.unwrap();
    store::add_password(&mut tx, row.id, &hash.to_string(), row.created_at)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    row.id
}

async fn signs_in(ctx: &Ctx, email: &str, password: &str) -> Option<AccountId> {
    let token: Result<Admitted> = sign_in(ctx, email, password, &Browser::at("192.0.2.1")).await;
    match token {
        Ok(admitted) => {
            let actor = actor(ctx, &admitted.sign_in).await.unwrap();
            Some(actor.unwrap().account)
        }
        Err(Error::Invalid(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn an_old_hash_matches_as_it_was_typed_and_is_then_made_anew() {
    on_both_databases(async |ctx| {
        create_organisation(&ctx, founding()).await.unwrap();
        let old = old_account(&ctx, "old@care.test", DECOMPOSED).await;
        assert_eq!(
            signs_in(&ctx, "old@care.test", COMPOSED).await,
            None,
            "nobody can know that yet"
        );
        assert_eq!(signs_in(&ctx, "old@care.test", DECOMPOSED).await, Some(old));
        for password in [COMPOSED, DECOMPOSED] {
            assert_eq!(
                signs_in(&ctx, "old@care.test", password).await,
                Some(old),
                "{password:?}"
            );
        }
        assert_eq!(signs_in(&ctx, "old@care.test", "ete calme, foret").await, None);
    })
    .await;
}

#[tokio::test]
async fn old_addresses_are_composed_once_and_no_account_is_lost() {
    on_both_databases(async |ctx| {
        create_organisation(&ctx, founding()).await.unwrap();
        let alone = old_account(&ctx, "ame\u{301}lie@care.test", "first password of hers").await;
        let composed = old_account(&ctx, "infirmière@care.test", "one password of two").await;
        let apart = old_account(&ctx, "infirmie\u{300}re@care.test", "the other of the two").await;
        assert_eq!(
            signs_in(&ctx, "ame\u{301}lie@care.test", "first password of hers").await,
            Some(alone)
        );
        for _ in 0..2 {
            assert_eq!(normalise_addresses(&ctx).await.unwrap(), [apart]);
        }
        let mut tx = ctx.db.read().await.unwrap();
        let row = store::account(&mut tx, alone).await.unwrap().unwrap();
        assert_eq!(row.email, "amélie@care.test");
        drop(tx);
        for typed in ["amélie@care.test", "ame\u{301}lie@care.test"] {
            assert_eq!(signs_in(&ctx, typed, "first password of hers").await, Some(alone));
        }
        let first = signs_in(&ctx, "infirmière@care.test", "one password of two").await;
        let second = signs_in(&ctx, "infirmie\u{300}re@care.test", "the other of the two").await;
        assert_eq!((first, second), (Some(composed), Some(apart)));
        let typed = "infirmie\u{300}re@care.test";
        assert_eq!(signs_in(&ctx, typed, "one password of two").await, Some(composed));
    })
    .await;
}
