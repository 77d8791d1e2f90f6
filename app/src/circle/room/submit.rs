//! Posting the room's forms without leaving the page.
//!
//! What is pressed waits in a queue until the server has answered it. An order carries the version that was seen and the word that came
//! with it, so sending it again does no harm: what was done already stays done once, what has been overtaken is refused
//! with the reason. Nothing that was typed leaves its field before it has arrived.
//!
//! A connection can go deaf without an end: a phone that roams, a proxy that slept. So an attempt that is not answered soon is joined
//! by another one, which the browser has to send on another connection while the first is still open, and given up in the end.

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::VecDeque,
    rc::Rc,
    time::Duration,
};

use leptos::{
    prelude::{document, set_timeout, window},
    task::spawn_local,
};
use web_sys::{
    AbortController, Event, FormData, HtmlFormElement, HtmlInputElement, RequestInit, Response,
    UrlSearchParams,
    js_sys::{Date, JSON, Reflect},
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};

use super::{RoomTexts, connection::Connection, dom::show, more, screen::LiveScreen};

/// Queue of presses that have not been answered yet.
pub(super) struct SubmitQueue {
    screen: Rc<LiveScreen>,
    words: RoomTexts,
    waiting: RefCell<VecDeque<Submission>>,
    /// Number of submissions answered so far: an attempt that comes back later than another one for the same submission is not heard.
    answered: Cell<u32>,
    /// Attempts under way for the submission whose turn it is.
    under_way: Cell<u32>,
    /// Time of the first of them, in milliseconds.
    sent: Cell<f64>,
    /// Attempts that failed since the last that did not.
    failed: Cell<u32>,
    /// Brings what came of it.
    connection: OnceCell<Rc<Connection>>,
}

#[derive(Clone, PartialEq)]
struct Submission {
    form: HtmlFormElement,
    action: String,
    body: String,
}

/// Answer of the server.
enum PostResult {
    Done,
    Refused(String),
    /// Signing in, or problems beside their fields: the plain page's business.
    Page,
    /// The server failed; it may do better.
    Broken,
}

/// So many failures of a server that answers are no accident.
const PATIENCE: u32 = 5;
/// After so long without an answer the screen says so, and another attempt is made beside the first.
const SOON: Duration = Duration::from_secs(3);
/// After so long what was done is to be seen on the screen.
const SEEN: Duration = Duration::from_millis(1_500);
/// An attempt without an answer is given up, and its connection with it.
const LIMIT: Duration = Duration::from_secs(8);
/// The most attempts at once: a browser has six connections to one host.
const ABREAST: u32 = 3;

impl SubmitQueue {
    /// Catches what is submitted on the screen.
    pub(super) fn begin(screen: Rc<LiveScreen>, words: RoomTexts) -> Rc<Self> {
        let queue = Rc::new(Self {
            screen,
            words,
            waiting: RefCell::default(),
            answered: Cell::new(0),
            under_way: Cell::new(0),
            sent: Cell::new(0.0),
            failed: Cell::new(0),
            connection: OnceCell::new(),
        });
        let catches = Rc::clone(&queue);
        let on_submit = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let form = event
                .target()
                .and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
            if let Some(submission) = form.and_then(submission_of) {
                event.prevent_default();
                catches.post(submission);
            }
        });
        let on_submit = on_submit.into_js_value();
        let _ = document().add_event_listener_with_callback("submit", on_submit.unchecked_ref());
        queue
    }

    /// Names the connection that brings what comes of the submissions.
    pub(super) fn listens_to(&self, connection: Rc<Connection>) {
        let _ = self.connection.set(connection);
    }

    fn post(self: &Rc<Self>, submission: Submission) {
        more::close_after(&submission.form);
        self.screen.pressed.set(true);
        self.screen.settling.pressed();
        show("room-refused", false);
        // Pressing once more does not ask for it twice.
        if !self.waiting.borrow().contains(&submission) {
            self.waiting.borrow_mut().push_back(submission);
        }
        self.send();
    }

    /// Sends what waits, in order.
    pub(super) fn send(self: &Rc<Self>) {
        if self.under_way.get() == 0 {
            self.attempt();
        }
    }

    fn attempt(self: &Rc<Self>) {
        let Some(submission) = self.waiting.borrow().front().cloned() else {
            return;
        };
        let turn = self.answered.get();
        if self.under_way.get() == 0 {
            self.sent.set(Date::now());
        }
        self.under_way.set(self.under_way.get() + 1);
        let queue = Rc::clone(self);
        set_timeout(move || queue.not_yet(turn), SOON);
        let queue = Rc::clone(self);
        spawn_local(async move {
            let answer = post(&submission).await;
            if queue.answered.get() != turn {
                return;
            }
            queue.under_way.set(queue.under_way.get().saturating_sub(1));
            match answer {
                Ok(PostResult::Broken) if queue.failed.get() < PATIENCE => queue.try_later(),
                Ok(answer) => queue.take(&submission, answer),
                Err(_) => queue.try_later(),
            }
        });
    }

    /// An attempt for the submission of this turn has had its time.
    fn not_yet(self: &Rc<Self>, turn: u32) {
        if self.answered.get() != turn {
            return;
        }
        show("room-unsent", true);
        if (1..ABREAST).contains(&self.under_way.get()) {
            self.attempt();
        }
    }

    fn take(self: &Rc<Self>, submission: &Submission, answer: PostResult) {
        self.waiting.borrow_mut().pop_front();
        self.answered.set(self.answered.get() + 1);
        self.under_way.set(0);
        self.failed.set(0);
        show("room-unsent", false);
        match answer {
            // What was typed has arrived; the form is ready for the next.
            PostResult::Done => {
                submission.form.reset();
                self.say(submission);
                if let Some(connection) = self.connection.get() {
                    connection.expects(self.sent.get(), SEEN);
                }
            }
            PostResult::Refused(code) => {
                let word = self.words.refusals.iter().find(|(key, _)| *key == code);
                self.refuse(word.map_or(&self.words.failed, |(_, word)| word));
            }
            PostResult::Page if submission.form.is_connected() => return drop(submission.form.submit()),
            PostResult::Page | PostResult::Broken => self.refuse(&self.words.failed),
        }
        self.send();
    }

    /// Says to one person what no other screen shows.
    fn say(&self, submission: &Submission) {
        let does = |act: &str| {
            submission
                .body
                .split('&')
                .any(|pair| pair.strip_prefix("act=") == Some(act))
        };
        if let Some((_, word)) = self.words.said.iter().find(|(act, _)| does(act)) {
            self.refuse(word);
        }
    }

    fn refuse(&self, word: &str) {
        if let Some(notice) = document().get_element_by_id("room-refused") {
            notice.set_text_content(Some(word));
            show("room-refused", true);
        }
    }

    fn try_later(self: &Rc<Self>) {
        show("room-unsent", true);
        let failed = self.failed.get();
        self.failed.set(failed + 1);
        let queue = Rc::clone(self);
        let wait = Duration::from_secs(1_u64 << failed.min(4));
        set_timeout(move || queue.send(), wait);
    }
}

/// Submission of a form of the screen, with the version and the word of the newest screen.
fn submission_of(form: HtmlFormElement) -> Option<Submission> {
    let room = form.closest(".room").ok()??;
    for (field, source) in [("seen", "data-version"), ("order", "data-order")] {
        let field = form.query_selector(&["[name=", field, "]"].concat()).ok()??;
        let value = room.get_attribute(source).unwrap_or_default();
        field.unchecked_into::<HtmlInputElement>().set_value(&value);
    }
    let data = FormData::new_with_form(&form).ok()?;
    let body = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(Submission {
        action: form.action(),
        body: body.to_string().into(),
        form,
    })
}

/// Fails when no answer came, or none in time.
async fn post(submission: &Submission) -> Result<PostResult, JsValue> {
    let body = UrlSearchParams::new_with_str(&submission.body)?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&body);
    let limit = AbortController::new()?;
    init.set_signal(Some(&limit.signal()));
    set_timeout(move || limit.abort(), LIMIT);
    let answer = window().fetch_with_str_and_init(&submission.action, &init);
    let answer: Response = wasm_bindgen_futures::JsFuture::from(answer).await?.dyn_into()?;
    Ok(match answer.status() {
        200..=299 => PostResult::Done,
        409 => {
            let text = wasm_bindgen_futures::JsFuture::from(answer.text()?).await?;
            let error = JSON::parse(&text.as_string().unwrap_or_default())?;
            let code = Reflect::get(&error, &"Refused".into())?;
            PostResult::Refused(code.as_string().unwrap_or_default())
        }
        500.. => PostResult::Broken,
        _ => PostResult::Page,
    })
}
