//! Client of the ballot's protocol: gets a ballot, casts it, and asks for its receipt.
//!
//! Only [`post`] with [`Identity::None`] carries a ballot: that request has no cookie.

use leptos::{
    prelude::{GetValue, window},
    wasm_bindgen::JsCast,
};
use rand_core::OsRng;
use roundwell::{
    Refusal,
    pulse::ballot::{BallotToken, Blinding, Issued},
};
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCredentials, RequestInit, Response, UrlSearchParams};

use super::{
    api::{CAST, DRAW, ISSUE, IssuedWire, RECEIPT},
    storage::{BallotStorage, CastFailure, StoredBallot, code, remark_area, sheet},
};
use crate::AppError;

/// Tells whether a request says who sends it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Identity {
    /// With the session cookie.
    Session,
    /// With nothing.
    None,
}

/// Gets a ballot when this device has none, and puts what is on the page into the box.
///
/// What was drawn is kept before it is asked for, so that a lost reply costs nobody their ballot.
pub(super) async fn put_into_box(
    storage: BallotStorage,
    public: &str,
    items: u32,
) -> Result<BallotToken, CastFailure> {
    let token = match storage.kept() {
        Some(StoredBallot::Fresh(token) | StoredBallot::Cast(token)) => token,
        Some(StoredBallot::Waiting(blinding)) => fetch(storage, public, blinding).await?,
        None => {
            let blinding = Blinding::draw(&mut OsRng).map_err(|_| CastFailure::Unproven)?;
            let waiting = StoredBallot::Waiting(blinding);
            storage.keep(&waiting)?;
            let StoredBallot::Waiting(blinding) = waiting else {
                return Err(CastFailure::Unproven);
            };
            fetch(storage, public, blinding).await?
        }
    };
    let (pulse, hex, sheet) = (storage.pulse.get_value(), token.to_hex(), sheet(items));
    let remark = remark_area().map(|area| area.value()).unwrap_or_default();
    let fields = [
        ("pulse", &*pulse),
        ("token", &hex),
        ("answers", &sheet),
        ("remark", &remark),
    ];
    post::<()>(CAST, Identity::None, &fields).await?;
    storage.keep(&StoredBallot::Cast(token.clone()))?;
    Ok(token)
}

async fn fetch(storage: BallotStorage, public: &str, blinding: Blinding) -> Result<BallotToken, CastFailure> {
    let (pulse, blinded, code) = (storage.pulse.get_value(), hex::encode(blinding.blinded()), code());
    let fields = [("pulse", &*pulse), ("blinded", &blinded), ("slip", &code)];
    let answer = if storage.slip {
        post(DRAW, Identity::None, &fields).await
    } else {
        post(ISSUE, Identity::Session, &fields[..2]).await
    };
    let issued: IssuedWire = match answer {
        Err(CastFailure::Refused(error)) => {
            if is_final(&error) {
                storage.wipe();
            }
            return Err(CastFailure::Refused(error));
        }
        answer => answer?,
    };
    let token = finish(&blinding, &issued, public).ok_or(CastFailure::Unproven)?;
    storage.keep(&StoredBallot::Fresh(token.clone()))?;
    Ok(token)
}

/// True when the answer says that nothing was given out for what this device drew, and nothing will be: then it need not keep it. Anything
/// else (nobody signed in any more, a gateway without an answer) may come after a ballot was given out and its reply lost.
fn is_final(error: &AppError) -> bool {
    matches!(error, AppError::Refused(Refusal::Pulse(refusal)) if refusal.is_final())
}

fn finish(blinding: &Blinding, wire: &IssuedWire, public: &str) -> Option<BallotToken> {
    let issued = Issued {
        evaluation: hex::decode(&wire.evaluation).ok()?.try_into().ok()?,
        proof: hex::decode(&wire.proof).ok()?.try_into().ok()?,
    };
    blinding.finish(&issued, &hex::decode(public).ok()?).ok()
}

/// Asks for the fate of the ballot with this hash: the word the server answers.
pub(super) async fn receipt(storage: BallotStorage, token_hash: &str) -> Result<String, CastFailure> {
    let pulse = storage.pulse.get_value();
    post(
        RECEIPT,
        Identity::None,
        &[("pulse", &*pulse), ("token_hash", token_hash)],
    )
    .await
}

async fn post<T: DeserializeOwned>(
    path: &str,
    identity: Identity,
    fields: &[(&str, &str)],
) -> Result<T, CastFailure> {
    let credentials = match identity {
        Identity::Session => RequestCredentials::SameOrigin,
        Identity::None => RequestCredentials::Omit,
    };
    let body = UrlSearchParams::new().map_err(|_| CastFailure::Offline)?;
    fields.iter().for_each(|(name, value)| body.append(name, value));
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_credentials(credentials);
    request.set_body(&body);
    let (was_done, text) = fetch_text(path, &request).await.ok_or(CastFailure::Offline)?;
    if was_done {
        return serde_json::from_str(&text).map_err(|_| CastFailure::Offline);
    }
    let error = serde_json::from_str(&text).unwrap_or(AppError::Unavailable);
    Err(CastFailure::Refused(error))
}

/// Tells whether it was done, and what the answer says; nothing without an answer.
async fn fetch_text(path: &str, request: &RequestInit) -> Option<(bool, String)> {
    let answer = JsFuture::from(window().fetch_with_str_and_init(path, request)).await;
    let answer: Response = answer.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?;
    Some((answer.ok(), text.as_string()?))
}
