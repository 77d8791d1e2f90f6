//! What the ballot's island does on the device: keep the token, speak with the server, read the answers off the page.
//!
//! The token stays in this browser's own storage until the pulse is over or its owner wipes it. Only [`post`] with
//! [`Identity::None`] carries a ballot: that request has no cookie.

use leptos::{
    prelude::{document, window},
    wasm_bindgen::JsCast,
};
use rand_core::OsRng;
use roundwell::pulse::ballot::{Blinding, Issued, Token};
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    HtmlInputElement, HtmlTextAreaElement, RequestCredentials, RequestInit, Response, Storage,
    UrlSearchParams,
};

use super::api::{CAST, ISSUE, IssuedWire, RECEIPT};
use crate::AppError;

/// Why a ballot did not get into the box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// No answer from the server: nothing is lost, pressing again goes on.
    Offline,
    /// The server did not prove that it used the pulse's key.
    Unproven,
    /// The browser keeps nothing (storage is switched off).
    NoStorage,
    /// The server refused.
    Refused(AppError),
}

/// Whether a request says who sends it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Identity {
    /// With the session cookie.
    Session,
    /// With nothing.
    None,
}

/// What this device keeps of a pulse.
pub(super) enum Kept {
    /// A ballot was asked for; the answer never came.
    Waiting(Blinding),
    /// A ballot, not cast yet.
    Fresh(Token),
    /// A ballot that was cast.
    Cast(Token),
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn key(pulse: &str) -> String {
    format!("roundwell-ballot-{pulse}")
}

/// What this device keeps of a pulse; anything unreadable counts as nothing.
pub(super) fn kept(pulse: &str) -> Option<Kept> {
    let text = storage()?.get_item(&key(pulse)).ok()??;
    match text.split_once(':')? {
        ("waiting", digits) => Blinding::from_bytes(&hex::decode(digits).ok()?)
            .ok()
            .map(Kept::Waiting),
        ("fresh", digits) => Token::from_hex(digits).ok().map(Kept::Fresh),
        ("cast", digits) => Token::from_hex(digits).ok().map(Kept::Cast),
        _ => None,
    }
}

fn keep(pulse: &str, kept: &Kept) -> Result<(), Failure> {
    let text = match kept {
        Kept::Waiting(blinding) => format!("waiting:{}", hex::encode(blinding.to_bytes())),
        Kept::Fresh(token) => format!("fresh:{}", token.to_hex()),
        Kept::Cast(token) => format!("cast:{}", token.to_hex()),
    };
    let storage = storage().ok_or(Failure::NoStorage)?;
    storage
        .set_item(&key(pulse), &text)
        .map_err(|_| Failure::NoStorage)
}

/// Removes everything this device keeps of a pulse.
pub(super) fn wipe(pulse: &str) {
    if let Some(storage) = storage() {
        // Nothing there is as good as removed.
        let _ = storage.remove_item(&key(pulse));
    }
}

/// The answer chosen for an item on the page; nothing when it was skipped.
fn chosen(item: u32) -> Option<String> {
    let checked = document().query_selector(&format!("input[name=item-{item}]:checked"));
    Some(checked.ok()??.dyn_into::<HtmlInputElement>().ok()?.value())
}

fn sheet(items: u32) -> String {
    let answers: Vec<_> = (0..items).map(|item| chosen(item).unwrap_or_default()).collect();
    answers.join(",")
}

fn remark() -> String {
    let area = document().get_element_by_id("remark");
    area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok())
        .map(|area| area.value())
        .unwrap_or_default()
}

/// Gets a ballot when this device has none, and puts what is on the page into the box.
///
/// What was drawn is kept before it is asked for, so that a lost reply or a closed page costs nobody their ballot.
pub(super) async fn put_into_box(pulse: &str, public: &str, items: u32) -> Result<Token, Failure> {
    let token = match kept(pulse) {
        Some(Kept::Fresh(token) | Kept::Cast(token)) => token,
        Some(Kept::Waiting(blinding)) => fetch(pulse, public, blinding).await?,
        None => {
            let blinding = Blinding::draw(&mut OsRng).map_err(|_| Failure::Unproven)?;
            let waiting = Kept::Waiting(blinding);
            keep(pulse, &waiting)?;
            let Kept::Waiting(blinding) = waiting else {
                return Err(Failure::Unproven);
            };
            fetch(pulse, public, blinding).await?
        }
    };
    let (hex, sheet, remark) = (token.to_hex(), sheet(items), remark());
    let fields = [
        ("pulse", pulse),
        ("token", &hex),
        ("answers", &sheet),
        ("remark", &remark),
    ];
    post::<()>(CAST, Identity::None, &fields).await?;
    keep(pulse, &Kept::Cast(token.clone()))?;
    Ok(token)
}

async fn fetch(pulse: &str, public: &str, blinding: Blinding) -> Result<Token, Failure> {
    let blinded = hex::encode(blinding.blinded());
    let fields = [("pulse", pulse), ("blinded", &blinded)];
    let issued: IssuedWire = match post(ISSUE, Identity::Session, &fields).await {
        // Nothing was given out for what this device drew: it need not keep it.
        Err(Failure::Refused(error)) => {
            wipe(pulse);
            return Err(Failure::Refused(error));
        }
        answer => answer?,
    };
    let token = finish(&blinding, &issued, public).ok_or(Failure::Unproven)?;
    keep(pulse, &Kept::Fresh(token.clone()))?;
    Ok(token)
}

fn finish(blinding: &Blinding, wire: &IssuedWire, public: &str) -> Option<Token> {
    let issued = Issued {
        evaluation: hex::decode(&wire.evaluation).ok()?.try_into().ok()?,
        proof: hex::decode(&wire.proof).ok()?.try_into().ok()?,
    };
    blinding.finish(&issued, &hex::decode(public).ok()?).ok()
}

/// What became of the ballot with this hash: the word the server answers.
pub(super) async fn receipt(pulse: &str, token_hash: &str) -> Result<String, Failure> {
    post(
        RECEIPT,
        Identity::None,
        &[("pulse", pulse), ("token_hash", token_hash)],
    )
    .await
}

async fn post<T: DeserializeOwned>(
    path: &str,
    identity: Identity,
    fields: &[(&str, &str)],
) -> Result<T, Failure> {
    let credentials = match identity {
        Identity::Session => RequestCredentials::SameOrigin,
        Identity::None => RequestCredentials::Omit,
    };
    let body = UrlSearchParams::new().map_err(|_| Failure::Offline)?;
    fields.iter().for_each(|(name, value)| body.append(name, value));
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_credentials(credentials);
    request.set_body(&body);
    let (was_done, text) = fetch_text(path, &request).await.ok_or(Failure::Offline)?;
    if was_done {
        return serde_json::from_str(&text).map_err(|_| Failure::Offline);
    }
    let error = serde_json::from_str(&text).unwrap_or(AppError::Unavailable);
    Err(Failure::Refused(error))
}

/// Whether it was done, and what the answer says; nothing without an answer.
async fn fetch_text(path: &str, request: &RequestInit) -> Option<(bool, String)> {
    let answer = JsFuture::from(window().fetch_with_str_and_init(path, request)).await;
    let answer: Response = answer.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?;
    Some((answer.ok(), text.as_string()?))
}
