//! Posts of signing in and out, and of one's own account.

use axum::{extract::State, http::HeaderMap};
use roundwell::{
    Locale,
    identity::{self, Admitted},
};
use roundwell_app::{
    cookie::{BACK, DEVICE, SIGN_IN},
    request::is_own,
    team::browser::sign_in_cookie,
};
use serde::Deserialize;

use super::{
    answer::{Done, FormResult},
    extract::{CurrentActor, CurrentBrowser, Typed},
    state::Http,
};

/// Life of a device's number, in seconds: no browser keeps a cookie for more than 400 days.
const DEVICE_SECONDS: u32 = 400 * 24 * 3600;

/// Fields of a sign-in; `next` is a path of this site.
#[derive(Deserialize)]
pub(super) struct SignInFields {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// Signs in.
pub(super) async fn sign_in(
    State(http): State<Http>,
    headers: HeaderMap,
    CurrentBrowser(browser): CurrentBrowser,
    Typed(typed): Typed<SignInFields>,
) -> FormResult {
    let signed_in = identity::sign_in(&http.ctx, &typed.email, &typed.password, &browser).await?;
    let next = if is_own(&typed.next) { &*typed.next } else { "/" };
    let done = admitted(&http, &signed_in, next);
    let base_url = &http.site.base_url;
    Ok(match BACK.of(&headers, base_url) {
        Some(_) => done.with_cookie(BACK.clear(base_url)),
        None => done,
    })
}

/// Keeps a sign-in in the browser, and the number by which the device is known.
pub(super) fn admitted(http: &Http, signed_in: &Admitted, to: &str) -> Done {
    let base_url = &http.site.base_url;
    let device = DEVICE.set(base_url, &signed_in.device.reveal(), DEVICE_SECONDS);
    Done::at(to)
        .with_cookie(sign_in_cookie(base_url, &signed_in.sign_in))
        .with_cookie(device)
}

/// Signs this browser out. The device stays known.
pub(super) async fn sign_out(
    State(http): State<Http>,
    CurrentBrowser(browser): CurrentBrowser,
) -> FormResult {
    if let Some(token) = browser.sign_in {
        identity::sign_out(&http.ctx, &token).await?;
    }
    Ok(signed_out(&http).saying("signed-out"))
}

/// Signs every browser of this person out.
pub(super) async fn sign_out_everywhere(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    CurrentBrowser(browser): CurrentBrowser,
) -> FormResult {
    identity::sign_out_everywhere(&http.ctx, actor.account, &browser).await?;
    Ok(signed_out(&http).saying("signed-out-everywhere"))
}

fn signed_out(http: &Http) -> Done {
    Done::at("/sign-in").with_cookie(SIGN_IN.clear(&http.site.base_url))
}

/// Fields of one's own account.
#[derive(Deserialize)]
pub(super) struct AccountFields {
    name: String,
    locale: String,
    time_zone: String,
}

/// Changes one's own name, language and time zone.
pub(super) async fn update(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    Typed(typed): Typed<AccountFields>,
) -> FormResult {
    let locale = typed.locale.parse::<Locale>().ok().map(|locale| locale.as_str());
    identity::update_account(&http.ctx, actor.account, &typed.name, locale, &typed.time_zone).await?;
    Ok(Done::at("/account").saying("saved"))
}
