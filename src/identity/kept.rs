//! Forms that are kept while whoever filled them in signs in again.
//!
//! A form is sealed with a key that its browser alone holds, and bound to the account for which its page was made: another account on
//! that browser cannot open it, nor can anybody with the database. It is kept for half an hour at most, and never carried out by itself.

use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit,
    aead::{Aead, Payload},
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    SecretToken,
    attempts::{bucket, network, throttle},
    store,
};
use crate::{Ctx, Error, Result, ids::AccountId};

/// Time for which a form is kept.
pub const KEPT_FOR: TimeDelta = TimeDelta::minutes(30);
/// The longest form that is kept, in bytes: every field of the longest one can be full.
const MAX_FORM_BYTES: usize = 256 * 1024;
/// So many are kept at once, and so many from one network address within a quarter of an hour: whoever sends them has no sign-in.
const MAX_KEPT_FORMS: i64 = 400;
const MAX_PER_ADDRESS: i64 = 60;

/// A form as it was sent, without passwords.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptForm {
    /// The page it stood on, path and query.
    pub back: String,
    /// The path it was posted to.
    pub action: String,
    /// Name, when several forms with one action stand on the page.
    pub form: String,
    /// Typed values, by field.
    pub typed: Vec<(String, String)>,
}

/// Mark of the account a page is made for, so that what is typed into it can be bound to that account.
pub fn page_owner(account: AccountId) -> String {
    let hash = Sha256::new().chain_update("page owner").chain_update(account.0);
    hex::encode(hash.finalize())
}

/// Keeps a form that a page made for `owner` (see [`page_owner`]) sent without a sign-in; `from` is the network address, counted but
/// not kept. Answers what the browser has to hold, or nothing when it is too long or too many are kept already.
pub async fn keep(ctx: &Ctx, owner: &str, from: &str, form: &KeptForm) -> Result<Option<SecretToken>> {
    let plain = serde_json::to_vec(form).map_err(|error| Error::Internal(error.to_string()))?;
    if plain.len() > MAX_FORM_BYTES {
        return Ok(None);
    }
    let token = SecretToken::new(ctx);
    let sealed = seal(&token, owner, &plain)?;
    let mut tx = ctx.db.begin().await?;
    let full = throttle(
        &mut tx,
        ctx.now(),
        &[(bucket("kept", &network(from)), MAX_PER_ADDRESS)],
    )
    .await?;
    if full.is_none() && store::kept_forms(&mut tx).await? < MAX_KEPT_FORMS {
        store::add_kept_form(&mut tx, &token.hash(), &sealed, ctx.now() + KEPT_FOR).await?;
        tx.commit().await?;
        return Ok(Some(token));
    }
    tx.commit().await?;
    Ok(None)
}

/// The form that this browser's token keeps for this account. One that is not its own is dropped.
pub async fn kept_form(ctx: &Ctx, account: AccountId, token: &SecretToken) -> Result<Option<KeptForm>> {
    let mut tx = ctx.db.read().await?;
    let sealed = store::kept_form(&mut tx, &token.hash(), ctx.now()).await?;
    drop(tx);
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let plain = open(token, &page_owner(account), &sealed);
    let form = plain.and_then(|plain| serde_json::from_slice(&plain).ok());
    if form.is_none() {
        forget_kept(ctx, token).await?;
    }
    Ok(form)
}

/// Drops what this browser's token keeps.
pub async fn forget_kept(ctx: &Ctx, token: &SecretToken) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    store::remove_kept_form(&mut tx, &token.hash()).await?;
    Ok(tx.commit().await?)
}

fn seal(token: &SecretToken, owner: &str, plain: &[u8]) -> Result<Vec<u8>> {
    let payload = Payload {
        msg: plain,
        aad: owner.as_bytes(),
    };
    cipher(token)
        .encrypt(&NONCE.into(), payload)
        .map_err(|error| Error::Internal(error.to_string()))
}

fn open(token: &SecretToken, owner: &str, sealed: &[u8]) -> Option<Vec<u8>> {
    let payload = Payload {
        msg: sealed,
        aad: owner.as_bytes(),
    };
    cipher(token).decrypt(&NONCE.into(), payload).ok()
}

/// Each key seals one form and no other, so that the nonce need not differ.
const NONCE: [u8; 12] = [0; 12];

/// The key is another hash of the token than the one in the database.
fn cipher(token: &SecretToken) -> ChaCha20Poly1305 {
    let key: [u8; 32] = Sha256::new()
        .chain_update("kept form")
        .chain_update(token.reveal())
        .finalize()
        .into();
    ChaCha20Poly1305::new(&key.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_both_databases;

    #[tokio::test]
    async fn a_kept_form_opens_for_its_owner_alone_and_for_half_an_hour() {
        on_both_databases(async |ctx| {
            let (account, other) = (AccountId(ctx.entropy.uuid()), AccountId(ctx.entropy.uuid()));
            let form = KeptForm {
                back: "/account".into(),
                action: "/account".into(),
                form: String::new(),
                typed: vec![("name".into(), "Zoë of the night shift".into())],
            };
            let keep = async || {
                keep(&ctx, &page_owner(account), "192.0.2.1", &form)
                    .await
                    .unwrap()
                    .unwrap()
            };
            let token = keep().await;
            let mut tx = ctx.db.read().await.unwrap();
            let sealed = store::kept_form(&mut tx, &token.hash(), ctx.now())
                .await
                .unwrap()
                .unwrap();
            drop(tx);
            assert!(
                !sealed.windows(5).any(|bytes| bytes == b"night"),
                "nothing of it can be read"
            );
            assert_eq!(
                kept_form(&ctx, account, &token).await.unwrap(),
                Some(form.clone())
            );
            assert_eq!(kept_form(&ctx, other, &token).await.unwrap(), None);
            assert_eq!(
                kept_form(&ctx, account, &token).await.unwrap(),
                None,
                "dropped for good"
            );
            let token = keep().await;
            ctx.clock.advance(KEPT_FOR);
            assert_eq!(kept_form(&ctx, account, &token).await.unwrap(), None);
            super::super::tidy(&ctx).await.unwrap();
            let mut tx = ctx.db.read().await.unwrap();
            assert_eq!(
                store::kept_forms(&mut tx).await.unwrap(),
                0,
                "and the job removes it"
            );
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_fills_the_database_with_forms() {
        on_both_databases(async |ctx| {
            let form = |bytes| KeptForm {
                back: "/".into(),
                action: "/".into(),
                form: String::new(),
                typed: vec![("text".into(), "x".repeat(bytes))],
            };
            assert!(
                keep(&ctx, "", "192.0.2.1", &form(MAX_FORM_BYTES))
                    .await
                    .unwrap()
                    .is_none()
            );
            for _ in 0..MAX_PER_ADDRESS {
                assert!(keep(&ctx, "", "192.0.2.1", &form(1)).await.unwrap().is_some());
            }
            assert!(keep(&ctx, "", "192.0.2.1", &form(1)).await.unwrap().is_none());
            assert!(keep(&ctx, "", "192.0.2.2", &form(1)).await.unwrap().is_some());
        })
        .await;
    }
}
