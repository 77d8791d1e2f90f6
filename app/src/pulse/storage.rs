//! Ballot on the device: what is stored of it, and the fields of its page.
//!
//! The token stays in this browser's own storage, under a name that follows from the account, until its owner wipes it or signs out; on a
//! shared device it stays on the page alone.

use leptos::{
    prelude::{GetValue, ReadValue, SetValue, StoredValue, document, window},
    wasm_bindgen::{JsCast, closure::Closure},
};
use roundwell::pulse::ballot::{BallotToken, Blinding};
use web_sys::{BroadcastChannel, HtmlInputElement, HtmlTextAreaElement, Storage};

use crate::AppError;

/// Failures of casting a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CastFailure {
    /// No answer from the server: nothing is lost, pressing again goes on.
    Offline,
    /// The server did not prove that it used the pulse's key.
    Unproven,
    /// The browser keeps nothing (storage is switched off).
    NoStorage,
    /// The server refused.
    Refused(AppError),
}

/// Record of a pulse on this device.
pub(super) enum StoredBallot {
    /// A ballot was asked for; the answer never came.
    Waiting(Blinding),
    /// A ballot, not cast yet.
    Fresh(BallotToken),
    /// A ballot that was cast.
    Cast(BallotToken),
}

/// Storage of a ballot in this browser, between asking for it and the end.
///
/// The ballot of somebody who signed in is kept in the browser's storage, under a name that belongs to this account and pulse: other people
/// on the same browser have other names, and nobody who is signed out has one. A ballot from a slip is kept on the page alone, so that a tablet that
/// many use forgets it, unless its owner says that the device is theirs.
#[derive(Clone, Copy)]
pub(super) struct BallotStorage {
    pub(super) pulse: StoredValue<String>,
    name: StoredValue<Option<String>>,
    pub(super) slip: bool,
    page: StoredValue<(String, String)>,
}

impl BallotStorage {
    /// `name` is the key in the browser's storage; nothing for somebody who is not signed in, and for a slip.
    pub(super) fn new(pulse: String, name: Option<String>, slip: bool) -> Self {
        Self {
            pulse: StoredValue::new(pulse),
            name: StoredValue::new(name),
            slip,
            page: StoredValue::default(),
        }
    }

    /// True when nothing may stay behind here.
    pub(super) fn is_shared(self) -> bool {
        self.slip && !input("slip-own").is_some_and(|own| own.checked())
    }

    /// Record on this device; anything unreadable counts as nothing.
    pub(super) fn kept(self) -> Option<StoredBallot> {
        let key = self.key()?;
        let (at, text) = self.page.get_value();
        let text = if at == key {
            text
        } else {
            storage()?.get_item(&key).ok()??
        };
        match text.split_once(':')? {
            ("waiting", digits) => Blinding::from_bytes(&hex::decode(digits).ok()?)
                .ok()
                .map(StoredBallot::Waiting),
            ("fresh", digits) => BallotToken::from_hex(digits).ok().map(StoredBallot::Fresh),
            ("cast", digits) => BallotToken::from_hex(digits).ok().map(StoredBallot::Cast),
            _ => None,
        }
    }

    pub(super) fn keep(self, kept: &StoredBallot) -> Result<(), CastFailure> {
        let text = match kept {
            StoredBallot::Waiting(blinding) => format!("waiting:{}", hex::encode(blinding.to_bytes())),
            StoredBallot::Fresh(token) => format!("fresh:{}", token.to_hex()),
            StoredBallot::Cast(token) => format!("cast:{}", token.to_hex()),
        };
        let key = self.key().ok_or(CastFailure::NoStorage)?;
        self.page.set_value((key.clone(), text.clone()));
        if self.is_shared() {
            return Ok(());
        }
        let storage = storage().ok_or(CastFailure::NoStorage)?;
        storage.set_item(&key, &text).map_err(|_| CastFailure::NoStorage)
    }

    /// Removes everything this device keeps of this ballot.
    pub(super) fn wipe(self) {
        if let (Some(storage), Some(key)) = (storage(), self.key()) {
            // Nothing there is as good as removed.
            let _ = storage.remove_item(&key);
        }
        self.page.set_value(<_>::default());
    }

    /// Empties the page: answers, remark, code, and the ballot it holds.
    pub(super) fn forget(self) {
        self.page.set_value(<_>::default());
        while let Some(chosen) = first("fieldset.item :checked") {
            chosen.set_checked(false);
        }
        if let Some(area) = remark_area() {
            area.set_value("");
        }
        if let Some(code) = input("slip") {
            code.set_value("");
        }
    }

    /// Takes the slip's code out of the address into its field, and out of the browser's history.
    pub(super) fn take_code(self) {
        let location = window().location();
        if let (Ok(hash), Some(field)) = (location.hash(), input("slip"))
            && hash.len() > 1
        {
            field.set_value(&hash[1..]);
            // A browser that refuses keeps an address whose code is worth nothing once it is used.
            let _ = location.replace("#");
        }
    }

    /// True when no code stands in the slip's field yet.
    pub(super) fn has_no_code(self) -> bool {
        code().is_empty()
    }

    fn key(self) -> Option<String> {
        if self.slip {
            let pulse = self.pulse.read_value();
            Some(format!("roundwell-ballot-{pulse}-{}", code()))
        } else {
            self.name.get_value()
        }
    }
}

/// The channel on which a page says that somebody has signed out of this browser.
const LEFT: &str = "roundwell-left";

/// Loads the page anew when somebody signs out in another tab: what stands on it belongs to them.
pub(super) fn mind_leaving() {
    let Ok(channel) = BroadcastChannel::new(LEFT) else {
        return;
    };
    let left = Closure::<dyn FnMut()>::new(|| drop(window().location().reload()));
    channel.set_onmessage(Some(left.as_ref().unchecked_ref()));
    // Both live as long as the page.
    left.forget();
    std::mem::forget(channel);
}

/// True when the address brings a slip's code.
pub(super) fn brings_code() -> bool {
    window().location().hash().is_ok_and(|hash| hash.len() > 1)
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The code of the slip, as it was typed but for spaces and hyphens; after the close the one in the address.
pub(super) fn code() -> String {
    let typed = input("slip").map(|field| field.value());
    let typed = typed
        .or_else(|| window().location().hash().ok())
        .unwrap_or_default();
    typed.replace([' ', '-', '#'], "").to_ascii_uppercase()
}

/// A field of the page, by its id.
pub(super) fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn first(selector: &str) -> Option<HtmlInputElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// The answer chosen for an item on the page; nothing when it was skipped.
fn chosen(item: u32) -> Option<String> {
    Some(first(&format!("input[name=item-{item}]:checked"))?.value())
}

pub(super) fn sheet(items: u32) -> String {
    let answers: Vec<_> = (0..items).map(|item| chosen(item).unwrap_or_default()).collect();
    answers.join(",")
}

pub(super) fn remark_area() -> Option<HtmlTextAreaElement> {
    document().get_element_by_id("remark")?.dyn_into().ok()
}

/// True when nothing is chosen or written on the page.
pub(super) fn is_blank(items: u32) -> bool {
    let remark = remark_area().map(|area| area.value()).unwrap_or_default();
    (0..items).all(|item| chosen(item).unwrap_or_default().is_empty()) && remark.trim().is_empty()
}

/// Moves the focus to the first answer of the first question.
pub(super) fn focus_first_answer() {
    if let Some(answer) = first("fieldset.item input") {
        // Focus fails only on an element that is gone.
        let _ = answer.focus();
    }
}
