//! The ballot's island: the button at the end of the questions, and what it says back.
//!
//! The questions themselves are the island's children, rendered by the server: real radio buttons that need no script to be filled in.
//! They stand in no `<form>`, so that nothing a browser does by itself can send an answer together with a cookie.

#![expect(
    missing_docs,
    reason = "the macro makes a struct of each island, whose fields are the documented arguments"
)]

use leptos::{html, prelude::*, task::spawn_local};
use roundwell::pulse::ballot::Token;
use serde::{Deserialize, Serialize};

use super::device::{self, Failure, Kept, Pocket};
use crate::AppError;

/// The island's few texts, in the visitor's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The button.
    pub put: String,
    /// The button when this device has cast a ballot before.
    pub replace: String,
    /// The button while it works.
    pub busy: String,
    /// The heading after it worked.
    pub done: String,
    /// What that means, and until when it can be changed.
    pub done_body: String,
    /// What stands before the receipt.
    pub receipt: String,
    /// Goes back to the questions.
    pub change: String,
    /// Removes what the device keeps.
    pub wipe: String,
    /// What is kept here, and what removing it means.
    pub wipe_hint: String,
    /// After removing.
    pub wiped: String,
    /// What casting means on a device that others use next; empty where that cannot be.
    pub shared: String,
    /// Hands such a device on.
    pub next: String,
    /// A line above the questions when this device has cast a ballot before.
    pub again: String,
    /// The field for a receipt of another device.
    pub check_label: String,
    /// Its button.
    pub check: String,
    /// What the server's word on a receipt means.
    pub receipts: Vec<(String, String)>,
    /// What each failure means, and what to do.
    pub failures: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// Not awake yet.
    Asleep,
    /// The questions stand open; `again` when a ballot was cast from here before.
    Asking { again: bool },
    /// On its way.
    Busy,
    /// In the box, under this hash.
    Done(String),
    /// This device keeps nothing any more.
    Wiped,
}

/// The button below the questions of an open pulse.
#[island]
pub fn Ballot(
    /// The pulse.
    pulse: String,
    /// Its public key, in hexadecimal.
    public_key: String,
    /// How many items it asks.
    items: u32,
    /// Whether this visitor can be given a ballot; without, only a ballot this device has already can be cast.
    may_answer: bool,
    /// Whether the ballot comes from a slip: then nothing stays on the device, unless its owner says that it is theirs.
    slip: bool,
    /// The texts.
    words: Words,
    children: Children,
) -> impl IntoView {
    let stage = RwSignal::new(Stage::Asleep);
    let failure = RwSignal::new(String::new());
    let receipt = NodeRef::<html::H2>::new();
    let shared = RwSignal::new(false);
    let words = StoredValue::new(words);
    let pocket = Pocket::new(pulse, slip);
    let look = move || {
        let kept = pocket.kept();
        let again = matches!(kept, Some(Kept::Cast(_)));
        if may_answer || kept.is_some() {
            stage.set(Stage::Asking { again });
        }
    };
    Effect::new(move |_| {
        if slip {
            pocket.take_code();
            mind_the_slip(pocket, stage, look);
        }
        look();
    });
    Effect::new(move |_| {
        if let (true, Some(heading)) = (
            matches!(stage.get(), Stage::Done(_) | Stage::Wiped),
            receipt.get(),
        ) {
            // Focus fails only on an element that is gone.
            let _ = heading.focus();
        }
    });
    let put = move |_| {
        let public_key = public_key.clone();
        let again = stage.get_untracked() == Stage::Asking { again: true };
        stage.set(Stage::Busy);
        failure.set(String::new());
        spawn_local(async move {
            match device::put_into_box(pocket, &public_key, items).await {
                Ok(token) => {
                    shared.set(pocket.is_shared());
                    if pocket.is_shared() {
                        pocket.forget();
                    }
                    stage.set(Stage::Done(hash(&token)));
                }
                Err(error) => {
                    failure.set(word(&words.read_value().failures, failure_code(&error)));
                    stage.set(Stage::Asking { again });
                }
            }
        });
    };
    let wipe = move |_| {
        pocket.wipe();
        stage.set(Stage::Wiped);
    };
    // A page loaded anew knows nothing of the one before.
    let next = move |_| drop(window().location().reload());
    let text = move |of: fn(&Words) -> &String| of(&words.read_value()).clone();
    let is_over = move || matches!(stage.get(), Stage::Done(_) | Stage::Wiped);
    let label = move || match stage.get() {
        Stage::Busy => text(|w| &w.busy),
        Stage::Asking { again: true } => text(|w| &w.replace),
        _ => text(|w| &w.put),
    };
    let busy = move || {
        if stage.get() == Stage::Busy {
            "true"
        } else {
            "false"
        }
    };
    let sleeping = move || matches!(stage.get(), Stage::Asleep | Stage::Busy);
    view! {
        <div class="ballot" hidden=is_over>
            <p class="notice" hidden=move || stage.get() != Stage::Asking { again: true }>{text(|w| &w.again)}</p>
            {children()}
            <div class="stack">
                <div role="alert">
                    <p class="error" hidden=move || failure.get().is_empty()>{failure}</p>
                </div>
                <button class="button big" type="button" disabled=sleeping aria-busy=busy on:click=put>{label}</button>
            </div>
        </div>
        <section class="receipt stack" hidden=move || !is_over()>
            <h2 tabindex="-1" node_ref=receipt>
                {move || if stage.get() == Stage::Wiped { text(|w| &w.wiped) } else { text(|w| &w.done) }}
            </h2>
            <div class="stack" hidden=move || stage.get() == Stage::Wiped>
                <p>{move || if shared.get() { text(|w| &w.shared) } else { text(|w| &w.done_body) }}</p>
                <p>{text(|w| &w.receipt)}</p>
                <p class="fingerprint">{move || if let Stage::Done(hash) = stage.get() { hash } else { String::new() }}</p>
                <button class="button big" type="button" hidden=move || !shared.get() on:click=next>{text(|w| &w.next)}</button>
                <div class="stack" hidden=move || shared.get()>
                    <button class="button soft" type="button" on:click=move |_| stage.set(Stage::Asking { again: true })>
                        {text(|w| &w.change)}
                    </button>
                    <hr/>
                    <p class="quiet">{text(|w| &w.wipe_hint)}</p>
                    <button class="button quiet" type="button" on:click=wipe>{text(|w| &w.wipe)}</button>
                </div>
            </div>
        </section>
    }
}

/// What happens to a slip's page while it is open: somebody leaves it, or brings another code to it in the address.
fn mind_the_slip(pocket: Pocket, stage: RwSignal<Stage>, look: impl Fn() + 'static) {
    // Whoever comes back to the page finds it as empty as the next person would.
    let leave = move |_| {
        if pocket.is_shared() {
            pocket.forget();
            stage.set(Stage::Asking { again: false });
        }
    };
    drop(window_event_listener_untyped("pagehide", leave));
    let arrive = move |_| match stage.get_untracked() {
        // What is on its way belongs to the code it left with.
        Stage::Busy => (),
        Stage::Asleep | Stage::Asking { .. } if pocket.has_no_code() => {
            pocket.take_code();
            look();
        }
        // The answers on the page are another slip's.
        _ if device::brings_code() => drop(window().location().reload()),
        _ => (),
    };
    drop(window_event_listener_untyped("hashchange", arrive));
}

/// After the close: whether this device's ballot was counted, and a field for the receipt of another one.
#[island]
pub fn BallotReceipt(
    /// The pulse.
    pulse: String,
    /// Whether it is asked from the page of a slip.
    slip: bool,
    /// The texts.
    words: Words,
) -> impl IntoView {
    let answer = RwSignal::new(String::new());
    let awake = RwSignal::new(false);
    let words = StoredValue::new(words);
    let pocket = Pocket::new(pulse, slip);
    let ask = move || {
        spawn_local(async move {
            // Read where it stands: somebody may have typed before the page awoke.
            let typed = device::input("receipt")
                .map(|field| field.value())
                .unwrap_or_default();
            let said = match device::receipt(pocket, &typed.replace(' ', "")).await {
                Ok(receipt) => word(&words.read_value().receipts, &receipt),
                Err(error) => word(&words.read_value().failures, failure_code(&error)),
            };
            answer.set(said);
        });
    };
    let look = move || {
        if let Some(Kept::Cast(token)) = pocket.kept() {
            if let Some(field) = device::input("receipt") {
                field.set_value(&hash(&token));
            }
            ask();
        }
    };
    Effect::new(move |_| {
        awake.set(true);
        look();
        if slip {
            drop(window_event_listener_untyped("hashchange", move |_| look()));
        }
    });
    let (label, check) = words.with_value(|words| (words.check_label.clone(), words.check.clone()));
    view! {
        <div class="field">
            <label for="receipt">{label}</label>
            <input class="input" id="receipt" type="text" autocomplete="off" spellcheck="false"/>
        </div>
        <p role="status">{answer}</p>
        <button class="button soft" type="button" disabled=move || !awake.get() on:click=move |_| ask()>{check}</button>
    }
}

fn hash(token: &Token) -> String {
    hex::encode(token.hash())
}

fn word(words: &[(String, String)], code: &str) -> String {
    let found = words.iter().find(|(key, _)| key == code).or(words.last());
    found.map(|(_, text)| text.clone()).unwrap_or_default()
}

/// The codes of the failures there are words for; the last of the words stands for everything else.
fn failure_code(failure: &Failure) -> &str {
    match failure {
        Failure::Offline => "offline",
        Failure::Unproven => "unproven",
        Failure::NoStorage => "no-storage",
        Failure::Refused(AppError::Refused(refusal)) => refusal.code(),
        Failure::Refused(AppError::SignInNeeded) => "sign-in",
        Failure::Refused(AppError::Invalid(problems)) => problems.first().map_or("broken", |p| &p.code),
        Failure::Refused(_) => "broken",
    }
}
