//! The names under which a browser keeps a person's ballots: one for each account and pulse.
//!
//! Two people on one browser have two names, so that neither finds or replaces the other's ballot. A name follows from a secret of the
//! installation, and says nothing about the account or the pulse to whoever reads the browser's storage.

use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

use crate::{
    Ctx, Error, Result,
    ids::{AccountId, PulseId},
    pulse::store,
    team::Actor,
};

/// The installation's secret, read from the database once in the life of a process.
#[derive(Default)]
struct DeviceSecret(OnceCell<[u8; 32]>);

/// The name under which this person's browser keeps their ballot of a pulse: 64 hexadecimal digits.
pub async fn device_name(ctx: &Ctx, actor: &Actor, pulse: PulseId) -> Result<String> {
    let kept = ctx.local::<DeviceSecret>();
    let secret = kept.0.get_or_try_init(|| read(ctx)).await?;
    Ok(name(secret, actor.account, pulse))
}

async fn read(ctx: &Ctx) -> Result<[u8; 32]> {
    let mut tx = ctx.db.acquire().await?;
    let secret = store::device_secret(&mut tx).await?;
    let broken = |_| Error::Internal("the secret for devices has another length".into());
    secret.try_into().map_err(broken)
}

/// All three parts have a fixed length, so that one name cannot be continued into another.
fn name(secret: &[u8; 32], account: AccountId, pulse: PulseId) -> String {
    let digest = Sha256::new()
        .chain_update(secret)
        .chain_update(account.0.as_bytes())
        .chain_update(pulse.0.as_bytes())
        .finalize();
    hex::encode(digest)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_name_for_each_account_and_pulse_of_each_installation() {
        let (ada, bo) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        let (first, second) = (PulseId(Uuid::from_u128(1)), PulseId(Uuid::from_u128(2)));
        let names = [
            name(&[1; 32], ada, first),
            name(&[1; 32], bo, first),
            name(&[1; 32], ada, second),
            name(&[1; 32], bo, second),
            name(&[2; 32], ada, first),
        ];
        let different: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(different.len(), names.len());
        assert_eq!(names[0], name(&[1; 32], ada, first), "the same every time");
        assert_eq!(names[0].len(), 64);
    }
}
