//! A screen of a room as HTML: drawn once, shown first in the page and then sent down the stream.
//!
//! A screen is a frame that never changes, with slots in it. Every slot carries a hash of what it shows; a screen that shows the
//! same already gets the hash alone. What differs from screen to screen without a difference to be seen (the version, the order's
//! word, the seconds gone by) stands outside the slots, on the frame. So whatever somebody is typing is touched only when its
//! own slot has changed.

use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;
use roundwell::circle::view::Clock;

use super::{
    draw::{Stamp, draw_block, draw_deed},
    scene::{Block, Scene},
};
use crate::{
    tr,
    ui::ring::{Ring, RingView},
};

/// A screen that is ready to be sent.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The room's version.
    pub version: u64,
    face: &'static str,
    mine: bool,
    clock: Option<Clock>,
    order: String,
    slots: Slots<Slot>,
}

#[derive(Clone, Debug)]
struct Slot {
    hash: u64,
    html: String,
}

/// The slots of a frame. The three lists have as many as the face has blocks.
#[derive(Clone, Debug)]
struct Slots<T> {
    eyebrow: T,
    title: T,
    prompt: T,
    ring: T,
    hold: T,
    status: T,
    head: Vec<T>,
    below: Vec<T>,
    tools: Vec<T>,
}

/// Words of the frame that the browser shows by itself when the time has come.
enum Says {
    /// In the page.
    Written,
    /// On the stream: the page has them.
    Elsewhere,
}

/// The screen of a page's first answer. `shown` is the scene with what was typed before put back into its forms; the hashes are
/// those of the scene without it, so that the stream leaves those forms alone.
pub fn first(scene: &Scene, shown: &Scene, order: &str) -> String {
    let drawn = Drawn::of(scene, order.to_owned());
    let stamp = Stamp {
        session: scene.session.clone(),
        seen: scene.version.to_string(),
        order: order.to_owned(),
    };
    let shown = parts(shown, &stamp, shown.ring.clone());
    let slots = drawn
        .slots
        .zip(&shown, |slot, html| (slot.hash, Some(html.clone())));
    drawn.frame(slots, 0, Says::Written)
}

impl Drawn {
    /// Draws a scene. `order` is a random word that its forms send back, so that an order that arrives twice is known.
    pub fn of(scene: &Scene, order: String) -> Self {
        let stamp = Stamp {
            session: scene.session.clone(),
            ..Stamp::default()
        };
        // The browser turns the arc by the clock of the frame.
        let ring = RingView {
            arc: scene.ring.arc.map(|_| 0.0),
            ..scene.ring.clone()
        };
        Self {
            version: scene.version,
            face: scene.face.as_str(),
            mine: scene.mine,
            clock: scene.clock,
            order,
            slots: parts(scene, &stamp, ring).map(|html| Slot {
                hash: hash(&html),
                html,
            }),
        }
    }

    /// Whether there is nothing in it that `other` does not show.
    pub fn looks_like(&self, other: &Self) -> bool {
        let differs = |mine: &Slot, theirs: &Slot| mine.hash != theirs.hash;
        self.version == other.version
            && self.mine == other.mine
            && self.clock.is_some() == other.clock.is_some()
            && self.slots.same_shape(&other.slots)
            && !self
                .slots
                .zip(&other.slots, differs)
                .all()
                .into_iter()
                .any(|differs| *differs)
    }

    /// The whole screen, `waited` seconds after it was drawn; what `sent` shows already is only named.
    pub fn since(&self, sent: Option<&Self>, waited: u32) -> String {
        let sent = sent.filter(|sent| sent.slots.same_shape(&self.slots));
        let slots = match sent {
            None => self.slots.clone().map(|slot| (slot.hash, Some(slot.html))),
            Some(sent) => self.slots.zip(&sent.slots, |slot, sent| {
                (slot.hash, (slot.hash != sent.hash).then(|| slot.html.clone()))
            }),
        };
        self.frame(slots, waited, Says::Elsewhere)
    }

    fn frame(&self, slots: Slots<(u64, Option<String>)>, waited: u32, says: Says) -> String {
        let slots = slots.map(|(hash, html)| {
            let same = html.is_none().then_some("");
            (format!("{hash:016x}"), same, html.unwrap_or_default())
        });
        let clock = self.clock;
        let elapsed = clock.map(|clock| clock.elapsed + if clock.runs { waited } else { 0 });
        let says = matches!(says, Says::Written).then(|| {
            view! {
                <p class="notice warm" id="room-offline" hidden>{tr!("circle-offline")}</p>
                <p class="notice plain" id="room-unsent" hidden>{tr!("live-unsent")}</p>
            }
        });
        let (eyebrow, title, prompt) = (slots.eyebrow, slots.title, slots.prompt);
        let (ring, hold, status) = (slots.ring, slots.hold, slots.status);
        view! {
            <div class="room" data-face=self.face data-mine=self.mine.then_some("") data-version=self.version.to_string() data-order=self.order.clone()
                data-elapsed=elapsed data-suggested=clock.map(|clock| clock.suggested) data-runs=clock.filter(|clock| clock.runs).map(|_| "")>
                <div class="room-says" role="status" data-keep="">{says}</div>
                <div class="stack room-head">
                    <p class="eyebrow" data-hash=eyebrow.0 data-same=eyebrow.1 inner_html=eyebrow.2/>
                    <h1 id="room-title" tabindex="-1" data-hash=title.0 data-same=title.1 inner_html=title.2/>
                    <p class="prompt" data-hash=prompt.0 data-same=prompt.1 inner_html=prompt.2/>
                    {listed(slots.head)}
                </div>
                <div class="ring-slot" data-hash=ring.0 data-same=ring.1 inner_html=ring.2/>
                <div class="hold" data-hash=hold.0 data-same=hold.1 inner_html=hold.2/>
                <div class="room-refused" role="alert" data-keep=""><p class="notice warm" id="room-refused" hidden></p></div>
                <p class="sr" role="status" data-hash=status.0 data-same=status.1 inner_html=status.2/>
                <div class="stack room-below">{listed(slots.below)}</div>
                <div class="stack room-tools">{listed(slots.tools)}</div>
            </div>
        }
        .to_html()
    }
}

fn listed(slots: Vec<(String, Option<&'static str>, String)>) -> Vec<impl IntoView> {
    slots
        .into_iter()
        .map(|(hash, same, html)| view! { <div class="slot" data-hash=hash data-same=same inner_html=html/> })
        .collect()
}

/// What stands in each slot.
fn parts(scene: &Scene, stamp: &Stamp, ring: RingView) -> Slots<String> {
    let text = |text: &str| text.to_owned().to_html();
    let blocks = |blocks: &[Block]| {
        blocks
            .iter()
            .map(|block| match block {
                Block::Nothing => String::new(),
                block => draw_block(block.clone(), stamp).to_html(),
            })
            .collect()
    };
    let hold: Vec<_> = scene
        .hold
        .iter()
        .map(|deed| draw_deed(deed.clone(), stamp))
        .collect();
    Slots {
        eyebrow: text(&scene.eyebrow),
        title: text(&scene.title),
        prompt: text(&scene.prompt),
        ring: view! { <Ring ring/> }.to_html(),
        hold: hold.to_html(),
        status: text(&scene.status),
        head: blocks(&scene.head),
        below: blocks(&scene.below),
        tools: blocks(&scene.tools),
    }
}

/// The same in every process of one program.
fn hash(html: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    html.hash(&mut hasher);
    hasher.finish()
}

impl<T> Slots<T> {
    fn map<U>(self, each: impl Fn(T) -> U) -> Slots<U> {
        let all = |list: Vec<T>| list.into_iter().map(&each).collect();
        Slots {
            head: all(self.head),
            below: all(self.below),
            tools: all(self.tools),
            eyebrow: each(self.eyebrow),
            title: each(self.title),
            prompt: each(self.prompt),
            ring: each(self.ring),
            hold: each(self.hold),
            status: each(self.status),
        }
    }

    /// Both must have the same shape.
    fn zip<U, V>(&self, other: &Slots<U>, both: impl Fn(&T, &U) -> V) -> Slots<V> {
        let all = |mine: &[T], theirs: &[U]| mine.iter().zip(theirs).map(|(a, b)| both(a, b)).collect();
        Slots {
            head: all(&self.head, &other.head),
            below: all(&self.below, &other.below),
            tools: all(&self.tools, &other.tools),
            eyebrow: both(&self.eyebrow, &other.eyebrow),
            title: both(&self.title, &other.title),
            prompt: both(&self.prompt, &other.prompt),
            ring: both(&self.ring, &other.ring),
            hold: both(&self.hold, &other.hold),
            status: both(&self.status, &other.status),
        }
    }

    fn same_shape<U>(&self, other: &Slots<U>) -> bool {
        self.head.len() == other.head.len()
            && self.below.len() == other.below.len()
            && self.tools.len() == other.tools.len()
    }

    fn all(&self) -> Vec<&T> {
        let single = [
            &self.eyebrow,
            &self.title,
            &self.prompt,
            &self.ring,
            &self.hold,
            &self.status,
        ];
        let lists = [&self.head, &self.below, &self.tools].into_iter().flatten();
        single.into_iter().chain(lists).collect()
    }
}
