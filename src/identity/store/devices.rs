//! The SQL of known devices. Invariant: a row leads from no account to another, and holds no more of a device than a hash.

use chrono::{DateTime, Utc};

use crate::{db::Tx, ids::AccountId, on};

/// Keeps a device as known to an account until then, which it may have been before.
pub async fn keep_device(
    tx: &mut Tx,
    device_hash: &[u8],
    account: AccountId,
    expires: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into device (device_hash, account_id, expires_at) values ($1, $2, $3)
         on conflict (device_hash) do update set expires_at = excluded.expires_at"
    )
    .bind(device_hash)
    .bind(account)
    .bind(expires)
    .execute(conn)
    .await
    .map(drop))
}

/// True for a device that is known at `now`.
pub async fn is_device_known(tx: &mut Tx, device_hash: &[u8], now: DateTime<Utc>) -> sqlx::Result<bool> {
    let found: Option<(i64,)> = on!(tx, |conn| sqlx::query_as(
        "select cast(1 as bigint) from device where device_hash = $1 and expires_at > $2"
    )
    .bind(device_hash)
    .bind(now)
    .fetch_optional(conn)
    .await)?;
    Ok(found.is_some())
}

/// Forgets the devices of an account, all but `here`.
pub async fn forget_devices(tx: &mut Tx, account: AccountId, here: Option<&[u8; 32]>) -> sqlx::Result<()> {
    let here = here.map_or(&[][..], |here| &here[..]);
    on!(tx, |conn| sqlx::query(
        "delete from device where account_id = $1 and device_hash <> $2"
    )
    .bind(account)
    .bind(here)
    .execute(conn)
    .await
    .map(drop))
}
