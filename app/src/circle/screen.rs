//! A screen of a room as HTML: drawn once, shown first in the page and then sent down the stream.
//!
//! A screen is a frame that never changes, with slots in it. Every slot carries a hash of what it shows; a screen that shows the
//! same already gets the hash alone. What differs from screen to screen without a difference to be seen (the version, the order's
//! word, the seconds gone by) stands outside the slots, on the frame. So whatever somebody is typing is touched only when its
//! own slot has changed.
//!
//! The screens of one room are alike, so whatever several of them show is drawn once, with the same [`FragmentCache`]. The frame is written as
//! text: it stands around every event of every screen.

mod cache;

pub use cache::FragmentCache;

use std::{borrow::Cow, fmt::Write};

use leptos::prelude::*;
use roundwell::circle::view::{ScreenRole, TurnTimer};

use self::cache::Fragment;
use super::{
    draw::{FormMeta, block_html, steps_html},
    view_model::{RoomViewModel, Section},
};
use crate::{
    request::{page_owner, path_and_query},
    tr,
    ui::ring::{self, RingView},
};

/// A screen that is ready to be sent.
#[derive(Clone, Debug)]
pub struct RenderedRoom {
    /// The room's version.
    pub version: u64,
    face: &'static str,
    mine: bool,
    clock: Option<TurnTimer>,
    order: String,
    slots: Slots<Fragment>,
}

/// A slot as it is sent: without its content where the screen has it already.
#[derive(Clone, Copy)]
struct SentFragment<'a> {
    hash: u64,
    html: Option<&'a str>,
    you: Option<u16>,
}

/// The slots of a frame. The lists have as many as the face has blocks.
#[derive(Clone, Debug)]
struct Slots<T> {
    eyebrow: T,
    title: T,
    prompt: T,
    ring: T,
    primary_actions: T,
    status: T,
    header: Vec<T>,
    secondary: Vec<T>,
    tools: Vec<T>,
    more: Vec<T>,
}

/// Words of the frame that stay as they are, some of them hidden until the browser shows them.
#[derive(Clone, Copy)]
enum FrameTexts {
    /// In the page.
    Written,
    /// On the stream: the page has them.
    Elsewhere,
}

/// The screen of a page's first answer. `shown` is the view model with what was typed before put back into its forms; the hashes are
/// those of the view model without it, so that the stream leaves those forms alone.
pub fn first(model: &RoomViewModel, shown: &RoomViewModel, order: &str) -> String {
    let drawn = RenderedRoom::of(model, order.to_owned(), &mut FragmentCache::default());
    let meta = FormMeta {
        session: model.session.clone(),
        seen: model.version.to_string(),
        order: order.to_owned(),
        page: Some((path_and_query(), page_owner())),
    };
    let shown = parts(shown, &meta, shown.ring.clone(), &mut FragmentCache::default());
    let slots = drawn.slots.zip(&shown, |slot, shown| SentFragment {
        hash: slot.hash,
        html: Some(&shown.html),
        you: shown.you,
    });
    drawn.frame(&slots, 0, FrameTexts::Written)
}

impl RenderedRoom {
    /// Draws a view model. `order` is a random word of letters and digits that its forms send back, so that an order that arrives twice is
    /// known.
    pub fn of(model: &RoomViewModel, order: String, cache: &mut FragmentCache) -> Self {
        let meta = FormMeta {
            session: model.session.clone(),
            ..FormMeta::default()
        };
        // The browser turns the arc by the clock of the frame.
        let ring = RingView {
            arc: model.ring.arc.map(|_| 0.0),
            ..model.ring.clone()
        };
        Self {
            version: model.version,
            face: model.face.as_str(),
            mine: model.mine,
            clock: model.clock,
            order,
            slots: parts(model, &meta, ring, cache),
        }
    }

    /// True when there is nothing in it that `other` does not show.
    pub fn looks_like(&self, other: &Self) -> bool {
        let differs = |mine: &Fragment, theirs: &Fragment| mine.hash != theirs.hash;
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
            None => self.slots.zip(&self.slots, |slot, _| (slot, true)),
            Some(sent) => self
                .slots
                .zip(&sent.slots, |slot, sent| (slot, slot.hash != sent.hash)),
        };
        let slots = slots.map(|(slot, differs)| SentFragment {
            hash: slot.hash,
            html: differs.then_some(&*slot.html),
            you: slot.you,
        });
        self.frame(&slots, waited, FrameTexts::Elsewhere)
    }

    fn frame(&self, slots: &Slots<SentFragment<'_>>, waited: u32, says: FrameTexts) -> String {
        let mut html = String::with_capacity(4096);
        self.open(&mut html, waited);
        html.push_str("<div class=\"room-says\" role=\"status\" data-keep=\"\">");
        html.push_str(&says.lines(self.face));
        html.push_str("</div><div class=\"room-body\"><div class=\"stack room-head\">");
        slots.eyebrow.write(&mut html, "p", "class=\"eyebrow\"");
        slots
            .title
            .write(&mut html, "h1", "id=\"room-title\" tabindex=\"-1\"");
        slots.prompt.write(&mut html, "p", "class=\"prompt\"");
        listed(&slots.header, &mut html);
        html.push_str("</div>");
        slots.ring.write(&mut html, "div", "class=\"ring-slot\"");
        slots.status.write(&mut html, "p", "class=\"sr\" role=\"status\"");
        stack("below", &slots.secondary, &mut html);
        if self.face != ScreenRole::Wall.as_str() {
            html.push_str(&says.lit());
        }
        stack("tools", &slots.tools, &mut html);
        html.push_str("</div>");
        if self.face != ScreenRole::Wall.as_str() {
            bar(slots, says, &mut html);
        }
        html.push_str("</div>");
        html
    }

    /// The frame's own element, with what changes without a difference to be seen.
    fn open(&self, html: &mut String, waited: u32) {
        let (face, version, order) = (self.face, self.version, &self.order);
        let mine = if self.mine { " data-mine=\"\"" } else { "" };
        // Writing into a string cannot fail, here and below.
        let _ = write!(
            html,
            "<div class=\"room\" data-face=\"{face}\"{mine} data-version=\"{version}\" data-order=\"{order}\""
        );
        if let Some(clock) = self.clock {
            let elapsed = clock.elapsed + if clock.runs { waited } else { 0 };
            let runs = if clock.runs { " data-runs=\"\"" } else { "" };
            let suggested = clock.suggested;
            let _ = write!(
                html,
                " data-elapsed=\"{elapsed}\" data-suggested=\"{suggested}\"{runs}"
            );
        }
        html.push('>');
    }
}

/// The next step, always within reach, and everything else behind *More*.
fn bar(slots: &Slots<SentFragment<'_>>, says: FrameTexts, html: &mut String) {
    html.push_str("<div class=\"action-bar\">");
    html.push_str(REFUSED);
    slots.primary_actions.write(html, "div", "class=\"hold\"");
    let more = says.more();
    let _ = write!(
        html,
        "<details class=\"more\"><summary data-keep=\"\">{more}</summary><div class=\"stack body\">"
    );
    listed(&slots.more, html);
    html.push_str("</div></details></div>");
}

/// Notice of a press that was refused.
const REFUSED: &str = "<div class=\"room-refused\" role=\"alert\" data-keep=\"\">\
     <p class=\"notice warm\" id=\"room-refused\" hidden></p></div>";

impl FrameTexts {
    fn lines(self, face: &str) -> String {
        // A wall has no turn to lose.
        let offline = if face == ScreenRole::Wall.as_str() {
            "circle-offline-wall"
        } else {
            "circle-offline"
        };
        match self {
            Self::Elsewhere => String::new(),
            Self::Written => view! {
                <p class="notice warm" id="room-offline" hidden>{tr!(offline)}</p>
                <p class="notice plain" id="room-unsent" hidden>{tr!("live-unsent")}</p>
                <p class="notice plain" id="room-crowded" hidden>{tr!("live-crowded")}</p>
            }
            .to_html(),
        }
    }

    /// The switch that keeps the screen lit, for browsers that can.
    fn lit(self) -> String {
        match self {
            Self::Elsewhere => "<div class=\"room-lit\" data-key=\"lit\" data-keep=\"\"></div>".to_owned(),
            Self::Written => view! {
                <div class="room-lit" id="room-lit-line" data-key="lit" data-keep="" hidden>
                    <label><input type="checkbox" role="switch" id="room-lit" autocomplete="off"/>{tr!("circle-lit")}</label>
                </div>
            }
            .to_html(),
        }
    }

    fn more(self) -> String {
        match self {
            Self::Elsewhere => String::new(),
            Self::Written => tr!("circle-more").to_html(),
        }
    }
}

impl SentFragment<'_> {
    fn write(&self, html: &mut String, tag: &str, attributes: &str) {
        let same = if self.html.is_none() {
            " data-same=\"\""
        } else {
            ""
        };
        let (hash, content) = (self.hash, self.html.unwrap_or_default());
        let content = match self.you {
            Some(you) => Cow::Owned(ring::with_you(content, you)),
            None => Cow::Borrowed(content),
        };
        let _ = write!(
            html,
            "<{tag} {attributes} data-hash=\"{hash:016x}\"{same}>{content}</{tag}>"
        );
    }
}

fn stack(class: &str, slots: &[SentFragment<'_>], html: &mut String) {
    let _ = write!(html, "<div class=\"stack room-{class}\">");
    listed(slots, html);
    html.push_str("</div>");
}

fn listed(slots: &[SentFragment<'_>], html: &mut String) {
    for slot in slots {
        slot.write(html, "div", "class=\"slot\"");
    }
}

/// Contents of each slot.
fn parts(
    model: &RoomViewModel,
    meta: &FormMeta,
    ring: RingView,
    cache: &mut FragmentCache,
) -> Slots<Fragment> {
    let text = |text: &str| Fragment::of(text.to_owned().to_html());
    let mut blocks = |blocks: &[Section]| {
        let drawn = |block| cache.block(block, |cache| block_html(block, meta, cache));
        blocks.iter().map(drawn).collect()
    };
    Slots {
        header: blocks(&model.header),
        secondary: blocks(&model.secondary),
        tools: blocks(&model.tools),
        more: blocks(&model.more),
        eyebrow: text(&model.eyebrow),
        title: text(&model.title),
        prompt: text(&model.prompt),
        status: text(&model.status),
        ring: cache.ring(ring),
        primary_actions: cache.primary_actions(&model.primary_actions, || {
            steps_html(&model.primary_actions, meta)
        }),
    }
}

impl<T> Slots<T> {
    fn map<U>(self, each: impl Fn(T) -> U) -> Slots<U> {
        let all = |list: Vec<T>| list.into_iter().map(&each).collect();
        Slots {
            header: all(self.header),
            secondary: all(self.secondary),
            tools: all(self.tools),
            more: all(self.more),
            eyebrow: each(self.eyebrow),
            title: each(self.title),
            prompt: each(self.prompt),
            ring: each(self.ring),
            primary_actions: each(self.primary_actions),
            status: each(self.status),
        }
    }

    /// Both must have the same shape.
    fn zip<'a, U, V>(&'a self, other: &'a Slots<U>, both: impl Fn(&'a T, &'a U) -> V) -> Slots<V> {
        let all = |mine: &'a [T], theirs: &'a [U]| mine.iter().zip(theirs).map(|(a, b)| both(a, b)).collect();
        Slots {
            header: all(&self.header, &other.header),
            secondary: all(&self.secondary, &other.secondary),
            tools: all(&self.tools, &other.tools),
            more: all(&self.more, &other.more),
            eyebrow: both(&self.eyebrow, &other.eyebrow),
            title: both(&self.title, &other.title),
            prompt: both(&self.prompt, &other.prompt),
            ring: both(&self.ring, &other.ring),
            primary_actions: both(&self.primary_actions, &other.primary_actions),
            status: both(&self.status, &other.status),
        }
    }

    fn same_shape<U>(&self, other: &Slots<U>) -> bool {
        self.header.len() == other.header.len()
            && self.secondary.len() == other.secondary.len()
            && self.tools.len() == other.tools.len()
            && self.more.len() == other.more.len()
    }

    fn all(&self) -> Vec<&T> {
        let single = [
            &self.eyebrow,
            &self.title,
            &self.prompt,
            &self.ring,
            &self.primary_actions,
            &self.status,
        ];
        let lists = [&self.header, &self.secondary, &self.tools, &self.more]
            .into_iter()
            .flatten();
        single.into_iter().chain(lists).collect()
    }
}

#[cfg(test)]
mod tests;
