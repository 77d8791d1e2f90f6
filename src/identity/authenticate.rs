//! Signing in with address and password, and what slows guessing down.
//!
//! Failures alone are counted, each for a quarter of an hour:
//! * from a known device: for that device and account, and nowhere else;
//! * from anywhere else: for the account on that network, for the account on all networks, and for the network on all accounts.
//!
//! So a stranger's failures refuse strangers. An attempt at an account is counted before the password is looked at and given back when it
//! was right: any number of attempts at once are no more guesses than one after the other.

use super::{
    Email, Password,
    admission::{Admitted, admit},
    attempts::{bucket, network, throttle, wait},
    devices::{self, Browser},
    secret::{NOBODY, PasswordVerdict, check_password, hash_password},
    store::{self, Candidate},
};
use crate::{Ctx, Error, Result, db::Tx};

/// Wrong passwords for one account from one known device, or from one network.
const OF_ONE_PLACE: i64 = 10;
/// Wrong passwords for one account from all unknown devices together.
const OF_ONE_ACCOUNT: i64 = 50;
/// Wrong passwords from one network for all accounts together. A hospital is one network.
const OF_ONE_NETWORK: i64 = 100;

type Bucket = ([u8; 32], i64);

/// The counters of one sign-in.
struct AttemptCounters {
    /// Counted before the password is looked at.
    tried: Vec<Bucket>,
    /// Counted when it was wrong.
    failed: Option<Bucket>,
}

/// Signs a browser in.
///
/// # Errors
/// `wrong-sign-in` for an unknown address and a wrong password alike, `account-disabled` for the right one of an account that was disabled,
/// [`Error::Throttled`] after too many wrong ones, [`Error::Busy`]
/// when too many are being looked at.
pub async fn sign_in(ctx: &Ctx, email: &str, password: &str, browser: &Browser) -> Result<Admitted> {
    let Ok(address) = Email::parse("email", email) else {
        return Err(Error::field("", "wrong-sign-in"));
    };
    let (accounts, limits) = look_up(ctx, &address, email, browser).await?;
    limits.take(ctx).await?;
    let found = match find(ctx, accounts, password).await {
        Ok(found) => found,
        Err(error) => {
            limits.give_back(ctx).await?;
            return Err(error);
        }
    };
    let Some((account, verdict)) = found else {
        limits.fail(ctx).await?;
        return Err(Error::field("", "wrong-sign-in"));
    };
    // Where the hasher is busy, the old hash matches the next time as well.
    let renewed = match verdict {
        PasswordVerdict::RightAsTyped => hash_password(ctx, Password::in_use(password)).await.ok(),
        _ => None,
    };
    let mut tx = ctx.db.begin().await?;
    limits.forgive(&mut tx).await?;
    if let Some(hash) = renewed {
        store::replace_password(&mut tx, account.id, &hash).await?;
    }
    if account.disabled_at.is_some() {
        tx.commit().await?;
        return Err(Error::field("", "account-disabled"));
    }
    let admitted = admit(ctx, &mut tx, account.id, browser).await?;
    tx.commit().await?;
    Ok(admitted)
}

/// The accounts that may be meant, and the limits that hold; nothing is written, so that whoever is refused costs little.
async fn look_up(
    ctx: &Ctx,
    address: &Email,
    typed: &str,
    browser: &Browser,
) -> Result<(Vec<Candidate>, AttemptCounters)> {
    let mut tx = ctx.db.read().await?;
    // Two accounts may differ in how their letters are composed alone, from before addresses were normalised.
    let as_typed = typed.trim().to_lowercase();
    let accounts = store::candidates(&mut tx, address.as_str(), &as_typed).await?;
    let mut known = None;
    if let Some(device) = &browser.device {
        for account in &accounts {
            let key = devices::key(device, account.id);
            if store::is_device_known(&mut tx, &key, ctx.now()).await? {
                known = Some(key);
            }
        }
    }
    let limits = AttemptCounters::of(address, browser, known);
    for (bucket, most) in limits.tried.iter().chain(&limits.failed) {
        if let Some(seconds) = wait(&mut tx, ctx.now(), *bucket, *most).await? {
            return Err(Error::Throttled(seconds));
        }
    }
    Ok((accounts, limits))
}

/// The account whose password this is. Where there is none to compare with, as much work is done as for one.
async fn find(
    ctx: &Ctx,
    accounts: Vec<Candidate>,
    password: &str,
) -> Result<Option<(Candidate, PasswordVerdict)>> {
    if accounts.iter().all(|account| account.password.is_none()) {
        check_password(ctx, password, NOBODY).await?;
    }
    for account in accounts {
        let Some(hash) = &account.password else { continue };
        let verdict = check_password(ctx, password, hash).await?;
        if verdict != PasswordVerdict::Wrong {
            return Ok(Some((account, verdict)));
        }
    }
    Ok(None)
}

impl AttemptCounters {
    fn of(address: &Email, browser: &Browser, known: Option<[u8; 32]>) -> Self {
        let address = address.as_str();
        if let Some(key) = known {
            return Self {
                tried: vec![(bucket("known device", &hex::encode(key)), OF_ONE_PLACE)],
                failed: None,
            };
        }
        let network = network(&browser.address);
        let here = bucket("account here", &format!("{address}\0{network}"));
        Self {
            tried: vec![(here, OF_ONE_PLACE), (bucket("account", address), OF_ONE_ACCOUNT)],
            failed: Some((bucket("network", &network), OF_ONE_NETWORK)),
        }
    }

    /// Counts an attempt.
    async fn take(&self, ctx: &Ctx) -> Result<()> {
        let mut tx = ctx.db.begin().await?;
        let refused = throttle(&mut tx, ctx.now(), &self.tried).await?;
        tx.commit().await?;
        refused.map_or(Ok(()), |seconds| Err(Error::Throttled(seconds)))
    }

    /// The attempt did not come to a decision.
    async fn give_back(&self, ctx: &Ctx) -> Result<()> {
        let mut tx = ctx.db.begin().await?;
        for (bucket, _) in &self.tried {
            store::give_back_attempt(&mut tx, bucket).await?;
        }
        Ok(tx.commit().await?)
    }

    /// The password was wrong.
    async fn fail(&self, ctx: &Ctx) -> Result<()> {
        let Some(failed) = self.failed else { return Ok(()) };
        let mut tx = ctx.db.begin().await?;
        throttle(&mut tx, ctx.now(), &[failed]).await?;
        Ok(tx.commit().await?)
    }

    /// The password was right: this place starts anew; what others failed at this account stays counted.
    async fn forgive(&self, tx: &mut Tx) -> Result<()> {
        for (at, (bucket, _)) in self.tried.iter().enumerate() {
            if at == 0 {
                store::clear_attempts(tx, bucket).await?;
            } else {
                store::give_back_attempt(tx, bucket).await?;
            }
        }
        Ok(())
    }
}
