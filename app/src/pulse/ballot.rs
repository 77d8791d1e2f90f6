//! The ballot's island: the button at the end of the questions, and what it says back.
//!
//! The questions themselves are the island's children, rendered by the server: real radio buttons. They stand in no `<form>`, so that
//! nothing a browser does by itself can send an answer together with a cookie. Without JavaScript they stay hidden.

use std::time::Duration;

use leptos::{html, prelude::*, task::spawn_local};
use roundwell::pulse::ballot::BallotToken;
use serde::{Deserialize, Serialize};

use super::{
    client,
    storage::{self, BallotStorage, CastFailure, StoredBallot},
};
use crate::AppError;

/// The island's few texts, in the visitor's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotTexts {
    /// The button.
    pub put: String,
    /// The button when this device has cast a ballot before.
    pub replace: String,
    /// The button while it works.
    pub busy: String,
    /// The question before a ballot without any answer.
    pub empty: String,
    /// Sends it all the same.
    pub empty_send: String,
    /// Goes back to the questions.
    pub empty_back: String,
    /// The heading after it worked, with thanks.
    pub done: String,
    /// The next step: when it closes, and who reads the result when.
    pub done_next: String,
    /// Until when answers can be changed.
    pub done_body: String,
    /// The line before the receipt.
    pub receipt: String,
    /// Goes back to the questions.
    pub change: String,
    /// Removes what the device keeps.
    pub wipe: String,
    /// Note on what is kept here, and what removing it means.
    pub wipe_hint: String,
    /// After removing.
    pub wiped: String,
    /// Note on casting on a device that others use next; empty where that cannot be.
    pub shared: String,
    /// Hands such a device on.
    pub next: String,
    /// A line above the questions when this device has cast a ballot before.
    pub again: String,
    /// Instead of the questions when the ballot was given to another device.
    pub elsewhere: String,
    /// The field for a receipt of another device.
    pub check_label: String,
    /// Button.
    pub check: String,
    /// Texts for the server's word on a receipt.
    pub receipts: Vec<(String, String)>,
    /// Texts for each failure, and what to do.
    pub failures: Vec<(String, String)>,
}

/// True when this visitor can be given a ballot, as far as the server knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Access {
    /// Waits for the person.
    Waiting,
    /// Given to one of their devices: to this one, if this one has it.
    Given,
    /// Refused; a ballot that this device has already can still be cast.
    None,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum BallotStage {
    /// Not awake yet.
    Asleep,
    /// The questions stand open; `again` when a ballot was cast from here before.
    Asking { again: bool },
    /// Asked whether an empty ballot is meant.
    Empty { again: bool },
    /// On its way.
    Busy,
    /// In the box, under this hash.
    Done(String),
    /// Wiped from this device.
    Wiped,
    /// The ballot is on another device.
    Elsewhere,
    /// There is no ballot for this visitor.
    Nothing,
}

impl BallotStage {
    fn shows_questions(&self) -> bool {
        matches!(self, Self::Asking { .. } | Self::Empty { .. } | Self::Busy)
    }

    fn is_over(&self) -> bool {
        matches!(self, Self::Done(_) | Self::Wiped)
    }
}

/// The questions of an open pulse, the button below them, and what stands there afterwards.
#[island]
pub fn Ballot(
    pulse: String,
    /// The key under which this visitor's browser keeps a ballot of it; nothing for somebody who is not signed in, and for a slip.
    name: Option<String>,
    /// Public key, in hexadecimal.
    public_key: String,
    /// Number of items that it asks.
    items: u32,
    /// True when this visitor can be given a ballot.
    access: Access,
    /// True when the ballot comes from a slip: then nothing stays on the device, unless its owner says that it is theirs.
    slip: bool,
    /// The texts.
    words: BallotTexts,
    children: Children,
) -> impl IntoView {
    let stage = RwSignal::new(BallotStage::Asleep);
    let failure = RwSignal::new(String::new());
    let (receipt, question) = (NodeRef::<html::H2>::new(), NodeRef::<html::P>::new());
    let shared = RwSignal::new(false);
    let words = StoredValue::new(words);
    let storage = BallotStorage::new(pulse, name, slip);
    let look = move || stage.set(first_stage(access, storage.kept().as_ref()));
    Effect::new(move |_| {
        if slip {
            storage.take_code();
            watch_slip_url(storage, stage, look);
        } else {
            storage::mind_leaving();
        }
        look();
    });
    Effect::new(move |_| {
        let (is_over, asks) = (
            stage.read().is_over(),
            matches!(*stage.read(), BallotStage::Empty { .. }),
        );
        // What is still hidden cannot be focused: it is shown by then. Focus fails only on an element that is gone.
        let focus = move || {
            if is_over {
                drop(receipt.get_untracked().map(|heading| heading.focus()));
            } else if asks {
                drop(question.get_untracked().map(|question| question.focus()));
            }
        };
        set_timeout(focus, Duration::ZERO);
    });
    let send = move |again: bool| {
        let public_key = public_key.clone();
        stage.set(BallotStage::Busy);
        failure.set(String::new());
        spawn_local(async move {
            match client::put_into_box(storage, &public_key, items).await {
                Ok(token) => {
                    shared.set(storage.is_shared());
                    if storage.is_shared() {
                        storage.forget();
                    }
                    stage.set(BallotStage::Done(hash(&token)));
                }
                Err(error) => {
                    failure.set(word(&words.read_value().failures, failure_code(&error)));
                    stage.set(BallotStage::Asking { again });
                }
            }
        });
    };
    let send_empty = send.clone();
    let put = move |_| {
        let again = stage.get_untracked() == BallotStage::Asking { again: true };
        if storage::is_blank(items) {
            failure.set(String::new());
            stage.set(BallotStage::Empty { again });
        } else {
            send(again);
        }
    };
    let put_empty = move |_| send_empty(stage.get_untracked() == BallotStage::Empty { again: true });
    let back = move |_| {
        let again = stage.get_untracked() == BallotStage::Empty { again: true };
        stage.set(BallotStage::Asking { again });
        storage::focus_first_answer();
    };
    let wipe = move |_| {
        storage.wipe();
        stage.set(BallotStage::Wiped);
    };
    // A page loaded anew knows nothing of the one before.
    let next = move |_| drop(window().location().reload());
    let text = move |of: fn(&BallotTexts) -> &String| of(&words.read_value()).clone();
    let is_over = move || stage.read().is_over();
    let is_empty = move || matches!(*stage.read(), BallotStage::Empty { .. });
    let said = move || match *stage.read() {
        BallotStage::Done(_) => text(|w| &w.done),
        BallotStage::Wiped => text(|w| &w.wiped),
        _ => String::new(),
    };
    let label = move || match *stage.read() {
        BallotStage::Busy => text(|w| &w.busy),
        BallotStage::Asking { again: true } => text(|w| &w.replace),
        _ => text(|w| &w.put),
    };
    let busy = move || {
        if *stage.read() == BallotStage::Busy {
            "true"
        } else {
            "false"
        }
    };
    let sleeping = move || matches!(*stage.read(), BallotStage::Asleep | BallotStage::Busy);
    view! {
        <p class="sr" role="status">{said}</p>
        <div class="notice" hidden=move || *stage.read() != BallotStage::Elsewhere><p>{text(|w| &w.elsewhere)}</p></div>
        <div class="ballot needs-script" hidden=move || !stage.read().shows_questions()>
            <p class="notice" hidden=move || *stage.read() != BallotStage::Asking { again: true }>{text(|w| &w.again)}</p>
            {children()}
            <div class="stack">
                <div role="alert">
                    <p class="error" hidden=move || failure.read().is_empty()>{failure}</p>
                </div>
                <button class="button big" type="button" hidden=is_empty disabled=sleeping aria-busy=busy on:click=put>{label}</button>
                <div class="notice warm" hidden=move || !is_empty()>
                    <p tabindex="-1" node_ref=question>{text(|w| &w.empty)}</p>
                    <div class="cluster">
                        <button class="button" type="button" on:click=back>{text(|w| &w.empty_back)}</button>
                        <button class="button quiet" type="button" on:click=put_empty>{text(|w| &w.empty_send)}</button>
                    </div>
                </div>
            </div>
        </div>
        <section class="receipt stack" hidden=move || !is_over()>
            <h2 tabindex="-1" node_ref=receipt>{said}</h2>
            <div class="stack" hidden=move || *stage.read() == BallotStage::Wiped>
                <p>{text(|w| &w.done_next)}</p>
                <p>{move || if shared.get() { text(|w| &w.shared) } else { text(|w| &w.done_body) }}</p>
                <p>{text(|w| &w.receipt)}</p>
                <p class="fingerprint">{move || if let BallotStage::Done(hash) = stage.get() { hash } else { String::new() }}</p>
                <button class="button big" type="button" hidden=move || !shared.get() on:click=next>{text(|w| &w.next)}</button>
                <div class="stack" hidden=move || shared.get()>
                    <button class="button soft" type="button" on:click=move |_| stage.set(BallotStage::Asking { again: true })>
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

/// The stage in which the page awakes.
fn first_stage(access: Access, kept: Option<&StoredBallot>) -> BallotStage {
    match (access, kept) {
        (_, Some(StoredBallot::Cast(_))) => BallotStage::Asking { again: true },
        (_, Some(_)) | (Access::Waiting, None) => BallotStage::Asking { again: false },
        (Access::Given, None) => BallotStage::Elsewhere,
        (Access::None, None) => BallotStage::Nothing,
    }
}

/// Watches a slip's page while it is open: somebody leaves it, or brings another code to it in the address.
fn watch_slip_url(storage: BallotStorage, stage: RwSignal<BallotStage>, look: impl Fn() + 'static) {
    // Whoever comes back to the page finds it as empty as the next person would.
    let leave = move |_| {
        if storage.is_shared() {
            storage.forget();
            stage.set(BallotStage::Asking { again: false });
        }
    };
    drop(window_event_listener_untyped("pagehide", leave));
    let arrive = move |_| match stage.get_untracked() {
        // What is on its way belongs to the code it left with.
        BallotStage::Busy => (),
        BallotStage::Asleep | BallotStage::Asking { .. } | BallotStage::Empty { .. }
            if storage.has_no_code() =>
        {
            storage.take_code();
            look();
        }
        // The answers on the page are another slip's.
        _ if storage::brings_code() => drop(window().location().reload()),
        _ => (),
    };
    drop(window_event_listener_untyped("hashchange", arrive));
}

/// After the close: whether this device's ballot was counted, and a field for the receipt of another one.
#[island]
pub fn BallotReceipt(
    pulse: String,
    /// The key under which this visitor's browser keeps a ballot of it; nothing for somebody who is not signed in, and for a slip.
    name: Option<String>,
    /// True when it is asked from the page of a slip.
    slip: bool,
    /// The texts.
    words: BallotTexts,
) -> impl IntoView {
    let answer = RwSignal::new(String::new());
    let awake = RwSignal::new(false);
    let words = StoredValue::new(words);
    let storage = BallotStorage::new(pulse, name, slip);
    let ask = move || {
        spawn_local(async move {
            // Read where it stands: somebody may have typed before the page awoke.
            let typed = storage::input("receipt")
                .map(|field| field.value())
                .unwrap_or_default();
            let said = match client::receipt(storage, &typed.replace(' ', "")).await {
                Ok(receipt) => word(&words.read_value().receipts, &receipt),
                Err(error) => word(&words.read_value().failures, failure_code(&error)),
            };
            answer.set(said);
        });
    };
    let look = move || {
        if let Some(StoredBallot::Cast(token)) = storage.kept() {
            if let Some(field) = storage::input("receipt") {
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
        } else {
            storage::mind_leaving();
        }
    });
    let (label, check) = words.with_value(|words| (words.check_label.clone(), words.check.clone()));
    view! {
        <div class="stack needs-script" hidden=move || !awake.get()>
            <div class="field">
                <label for="receipt">{label}</label>
                <input class="input" id="receipt" type="text" autocomplete="off" spellcheck="false"/>
            </div>
            <p role="status">{answer}</p>
            <button class="button soft" type="button" disabled=move || !awake.get() on:click=move |_| ask()>{check}</button>
        </div>
    }
}

fn hash(token: &BallotToken) -> String {
    hex::encode(token.hash())
}

fn word(words: &[(String, String)], code: &str) -> String {
    let found = words.iter().find(|(key, _)| key == code).or(words.last());
    found.map(|(_, text)| text.clone()).unwrap_or_default()
}

/// The codes of the failures there are words for; the last of the words stands for everything else.
fn failure_code(failure: &CastFailure) -> &str {
    match failure {
        CastFailure::Offline => "offline",
        CastFailure::Unproven => "unproven",
        CastFailure::NoStorage => "no-storage",
        CastFailure::Refused(AppError::Refused(refusal)) => refusal.code(),
        CastFailure::Refused(AppError::SignInNeeded) => "sign-in",
        CastFailure::Refused(AppError::Invalid(problems)) => problems.first().map_or("broken", |p| &p.code),
        CastFailure::Refused(_) => "broken",
    }
}
