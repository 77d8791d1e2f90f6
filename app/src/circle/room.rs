//! The island of the live room: it draws a scene, posts its forms, and takes every newer scene from the stream.
//!
//! All it knows of the room is the newest scene. A command goes up as a form post, the same as without JavaScript; what it brought
//! about comes back on the stream. While the server cannot be reached, the last scene stays, with a line that says so.

#![expect(missing_docs, reason = "the macro makes an undocumented struct of the island")]

use leptos::prelude::*;

use super::{
    draw::{Stamp, draw, draw_deed},
    scene::{Scene, Words},
};
use crate::ui::ring::{Ring, RingView, turn_after};

#[cfg(feature = "hydrate")]
mod live;

/// What the room knows besides its scene.
#[derive(Clone, Copy)]
struct Link {
    /// The newest scene.
    scene: RwSignal<Scene>,
    /// The server cannot be reached.
    offline: RwSignal<bool>,
    /// Why the last command was not carried out.
    refused: RwSignal<String>,
    /// Seconds since the newest scene came.
    waited: RwSignal<u32>,
}

/// One screen of a room.
#[island]
pub fn Room(
    /// What it shows at first.
    scene: Scene,
    /// Where newer scenes come from.
    stream: String,
    /// Words that do not come with a scene.
    words: Words,
) -> impl IntoView {
    let link = Link {
        scene: RwSignal::new(scene),
        offline: RwSignal::new(false),
        refused: RwSignal::new(String::new()),
        waited: RwSignal::new(0),
    };
    #[cfg(feature = "hydrate")]
    live::begin(link, stream, words.clone());
    #[cfg(not(feature = "hydrate"))]
    let _only_in_the_browser = stream;
    let scene = link.scene;
    let stamp = Memo::new(move |_| scene.with(Stamp::of));
    let text = move |of: fn(&Scene) -> String| Memo::new(move |_| scene.with(of));
    let title = text(|scene| scene.title.clone());
    let prompt = text(|scene| scene.prompt.clone());
    let eyebrow = text(|scene| scene.eyebrow.clone());
    let status = text(|scene| scene.status.clone());
    let head = Memo::new(move |_| scene.with(|scene| scene.head.clone()));
    let hold = Memo::new(move |_| scene.with(|scene| scene.hold.clone()));
    let below = Memo::new(move |_| scene.with(|scene| scene.below.clone()));
    let tools = Memo::new(move |_| scene.with(|scene| scene.tools.clone()));
    let mine = Memo::new(move |_| scene.with(|scene| scene.mine));
    let face = scene.with_untracked(|scene| scene.face.as_str());
    view! {
        <div class="room" data-face=face data-mine=move || mine.get().then_some("")>
            <div class="stack room-head">
                <p class="eyebrow">{move || eyebrow.get()}</p>
                <h1 id="room-title" tabindex="-1">{move || title.get()}</h1>
                <p class="prompt" hidden=move || prompt.with(String::is_empty)>{move || prompt.get()}</p>
                {move || draw(head.get(), stamp)}
            </div>
            {ring(link)}
            <div class="hold">{move || hold.get().into_iter().map(|deed| draw_deed(deed, stamp)).collect_view()}</div>
            <p class="notice warm" role="alert" hidden=move || link.refused.with(String::is_empty)>{move || link.refused.get()}</p>
            <p class="notice plain" role="status" hidden=move || !link.offline.get()>{words.offline}</p>
            <p class="sr" role="status">{move || status.get()}</p>
            <div class="stack room-below">{move || draw(below.get(), stamp)}</div>
            <div class="stack room-tools">{move || draw(tools.get(), stamp)}</div>
        </div>
    }
}

/// The circle. The stone goes on from where it was, the nearer way, and its arc grows with the seconds since the scene came.
fn ring(link: Link) -> impl IntoView {
    let turn = StoredValue::new(None::<i32>);
    let view = Memo::new(move |_| {
        let waited = link.waited.get();
        link.scene.with(|scene| {
            let mut ring: RingView = scene.ring.clone();
            if let Some(holder) = ring.holder {
                let seats = u16::try_from(ring.seats.len()).unwrap_or(u16::MAX);
                // The first scene stands where the server drew it; only what follows travels.
                let now = turn.get_value().map_or_else(
                    || turn_after(0, holder, seats).rem_euclid(36_000),
                    |before| turn_after(before, holder, seats),
                );
                turn.set_value(Some(now));
                ring.turn = Some(now);
            }
            if let Some(clock) = scene.clock {
                let gone = clock.elapsed + if clock.runs { waited } else { 0 };
                ring.arc = Some(fraction(gone, clock.suggested));
            }
            ring
        })
    });
    move || view! { <Ring ring=view.get()/> }
}

/// In whole hundredths, so that a screen is not drawn anew for less than can be seen.
fn fraction(gone: u32, suggested: u32) -> f32 {
    let hundredths = (gone * 100 / suggested.max(1)).min(100);
    // At most a hundred: every such number is exact.
    f32::from(u16::try_from(hundredths).unwrap_or(100)) / 100.0
}
