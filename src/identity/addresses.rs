//! Addresses from before they were normalised: at the start of the process each is composed, as typed ones now are.

use super::{credentials::normal_address, store};
use crate::{Ctx, Result, db::is_duplicate, ids::AccountId};

/// Composes the addresses of accounts that are older than this rule. May be run twice, and by two processes.
///
/// An account whose composed address belongs to another one already keeps its own: each is signed in to with its own password. Those that
/// kept the other spelling are the answer, for the operator.
pub async fn normalise_addresses(ctx: &Ctx) -> Result<Vec<AccountId>> {
    let mut tx = ctx.db.read().await?;
    let accounts = store::long_addresses(&mut tx).await?;
    drop(tx);
    let mut taken = Vec::new();
    for (id, address) in accounts {
        let normal = normal_address(&address);
        if normal == address {
            continue;
        }
        let mut tx = ctx.db.begin().await?;
        let given = match store::give_address(&mut tx, id, &normal).await {
            Ok(given) => given,
            Err(error) if is_duplicate(&error) => false,
            Err(error) => return Err(error.into()),
        };
        if given {
            tx.commit().await?;
        } else {
            taken.push(id);
        }
    }
    Ok(taken)
}
