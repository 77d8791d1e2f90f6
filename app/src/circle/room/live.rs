//! The browser's side: the stream of scenes, and forms that post without leaving the page.

use leptos::{
    ev,
    prelude::*,
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, EventSource, FormData, HtmlElement, HtmlFormElement, MessageEvent, RequestInit, Response,
    SubmitEvent, UrlSearchParams,
};

use super::{Link, Scene, Words};
use crate::AppError;

/// How many seconds pass between two looks at the timer.
const TICK: u32 = 2;
/// The longest wait before the next attempt, in milliseconds.
const LONGEST_WAIT: u32 = 30_000;

/// Begins to listen and to catch the room's forms. The room lives as long as its page.
pub(super) fn begin(link: Link, stream: String, words: Words) {
    Effect::new(move |_| {
        listen(link, stream.clone(), 0);
        catch_forms(link, words.clone());
        set_interval(
            move || link.waited.update(|waited| *waited += TICK),
            std::time::Duration::from_secs(TICK.into()),
        );
    });
}

/// Opens the stream. The browser mends a dropped connection by itself; after an answer it does not like it gives up for good,
/// and then a new stream is opened: after one second, two, four, with some chance so that not all come back at once.
fn listen(link: Link, url: String, failed: u32) {
    let Ok(source) = EventSource::new(&url) else {
        return;
    };
    let on_message = {
        let source = source.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some(scene) = event
                .data()
                .as_string()
                .and_then(|data| serde_json::from_str::<Scene>(&data).ok())
            else {
                return;
            };
            if !scene.gone.is_empty() {
                source.close();
                return leave(&scene.gone);
            }
            take(link, scene);
        })
    };
    let on_error = {
        let (source, url) = (source.clone(), url.clone());
        Closure::<dyn FnMut()>::new(move || {
            link.offline.set(true);
            if source.ready_state() == EventSource::CLOSED {
                later(link, url.clone(), failed + 1);
            }
        })
    };
    let on_reconnect = {
        let source = source.clone();
        Closure::<dyn FnMut()>::new(move || {
            source.close();
            later(link, url.clone(), 0);
        })
    };
    source.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let _listened =
        source.add_event_listener_with_callback("reconnect", on_reconnect.as_ref().unchecked_ref());
    // They live as long as the page, as the stream does.
    on_message.forget();
    on_error.forget();
    on_reconnect.forget();
}

fn later(link: Link, url: String, failed: u32) {
    let wait = (500_u32 << failed.min(6)).min(LONGEST_WAIT);
    // A chance between one half and one and a half.
    let jitter = 0.5 + js_sys::Math::random();
    let wait = std::time::Duration::from_millis(wait.into()).mul_f64(jitter);
    set_timeout(move || listen(link, url, failed), wait);
}

fn take(link: Link, scene: Scene) {
    link.offline.set(false);
    link.waited.set(0);
    if scene.version >= link.scene.with_untracked(|scene| scene.version) {
        link.scene.set(scene);
        request_animation_frame(keep_focus);
    }
}

/// When the button one has just pressed is gone, the reading goes on at the heading and not at the top of the page.
fn keep_focus() {
    let Some(document) = document_of() else { return };
    let lost = document
        .active_element()
        .is_none_or(|active| active.tag_name() == "BODY");
    let pressed = document
        .body()
        .is_some_and(|body| body.dataset().get("pressed").is_some());
    if lost && pressed {
        focus(&document);
    }
}

fn focus(document: &Document) {
    if let Some(body) = document.body() {
        body.dataset().delete("pressed");
    }
    let title = document
        .get_element_by_id("room-title")
        .and_then(|title| title.dyn_into::<HtmlElement>().ok());
    let _focused = title.map(|title| title.focus());
}

fn leave(href: &str) {
    if let Some(window) = web_sys::window() {
        let _left = window.location().assign(href);
    }
}

fn document_of() -> Option<Document> {
    web_sys::window()?.document()
}

/// Posts the room's forms in the background. Whatever cannot be done this way is done the plain way, by the browser.
fn catch_forms(link: Link, words: Words) {
    let handle = window_event_listener(ev::submit, move |event: SubmitEvent| {
        let form = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|form| form.closest(".room").ok().flatten().is_some()) else {
            return;
        };
        let Ok(data) = FormData::new_with_form(&form) else {
            return;
        };
        event.prevent_default();
        if let Some(body) = document_of().and_then(|document| document.body()) {
            let _marked = body.dataset().set("pressed", "1");
        }
        let words = words.clone();
        leptos::task::spawn_local(async move {
            match post(&form.action(), &data).await {
                Ok(None) => {
                    link.refused.set(String::new());
                    link.offline.set(false);
                }
                Ok(Some(AppError::Refused(code))) => {
                    let why = words
                        .refusals
                        .iter()
                        .find(|(key, _)| *key == code)
                        .map(|(_, text)| text.clone());
                    link.refused.set(why.unwrap_or(words.failed));
                }
                // Signing in, and problems beside their fields, are the plain page's business.
                Ok(Some(_)) => drop(form.submit()),
                Err(_) => link.offline.set(true),
            }
        });
    });
    std::mem::forget(handle);
}

/// `None` when it was carried out.
async fn post(action: &str, data: &FormData) -> Result<Option<AppError>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let body = UrlSearchParams::new_with_str_sequence_sequence(data)?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&body);
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(action, &init))
        .await?
        .dyn_into()?;
    if response.ok() {
        return Ok(None);
    }
    let text = JsFuture::from(response.text()?)
        .await?
        .as_string()
        .unwrap_or_default();
    Ok(Some(serde_json::from_str(&text).unwrap_or(AppError::Unavailable)))
}
