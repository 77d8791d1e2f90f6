//! Cache of fragments that the screens of one room share.
//!
//! Invariant: nothing stays here that no screen has shown since the cache was last tidied, so what a room has left behind is not kept.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use crate::{
    circle::view_model::{ActionButton, BarAction, Section},
    ui::ring::{self, RingView},
};

/// Cache of what has been drawn for one screen of a room and may be wanted by another, or by the same one when something else on it has changed;
/// in one language.
#[derive(Debug, Default)]
pub struct FragmentCache {
    blocks: HashMap<Section, CachedFragment>,
    rows: HashMap<Vec<ActionButton>, CachedFragment>,
    holds: HashMap<Vec<BarAction>, CachedFragment>,
    /// Without saying who looks on.
    rings: Vec<(RingView, Fragment)>,
}

/// A slot, and whether a screen has shown it since the cache was last tidied.
#[derive(Debug)]
struct CachedFragment {
    slot: Fragment,
    used: bool,
}

/// Contents of one place of a frame.
#[derive(Clone, Debug)]
pub(in crate::circle) struct Fragment {
    pub(super) hash: u64,
    pub(super) html: Arc<str>,
    /// In the ring: who looks on. It is drawn once for everybody, and marked as it is sent.
    pub(super) you: Option<u16>,
}

impl FragmentCache {
    /// Lets go of what no screen has shown since the last time: what a room has left behind is not kept.
    pub fn tidy(&mut self) {
        let keep = |kept: &mut CachedFragment| std::mem::take(&mut kept.used);
        self.blocks.retain(|_, kept| keep(kept));
        self.rows.retain(|_, kept| keep(kept));
        self.holds.retain(|_, kept| keep(kept));
        self.rings.clear();
    }

    /// Slot of a block, drawn when it is not kept. What a block holds is kept by itself: a line of the host's people is another one after
    /// every turn, its buttons are not.
    pub(in crate::circle) fn block(
        &mut self,
        block: &Section,
        draw: impl FnOnce(&mut Self) -> String,
    ) -> Fragment {
        if let Some(kept) = self.blocks.get_mut(block) {
            return kept.again();
        }
        let kept = CachedFragment::of(draw(self));
        self.blocks.entry(block.clone()).or_insert(kept).again()
    }

    /// Slot of the buttons at the end of a row, drawn when it is not kept.
    pub(in crate::circle) fn row(
        &mut self,
        buttons: &[ActionButton],
        draw: impl FnOnce() -> String,
    ) -> Fragment {
        if let Some(kept) = self.rows.get_mut(buttons) {
            return kept.again();
        }
        self.rows
            .entry(buttons.to_vec())
            .or_insert(CachedFragment::of(draw()))
            .again()
    }

    /// Slot of the action bar's buttons, drawn when it is not kept.
    pub(super) fn primary_actions(&mut self, steps: &[BarAction], draw: impl FnOnce() -> String) -> Fragment {
        if let Some(kept) = self.holds.get_mut(steps) {
            return kept.again();
        }
        self.holds
            .entry(steps.to_vec())
            .or_insert(CachedFragment::of(draw()))
            .again()
    }

    pub(super) fn ring(&mut self, ring: RingView) -> Fragment {
        let you = ring.you;
        let anybodys = RingView { you: None, ..ring };
        let drawn = self.rings.iter().find(|(ring, _)| *ring == anybodys);
        let drawn = drawn.map(|(_, slot)| slot.clone()).unwrap_or_else(|| {
            let slot = Fragment::of(ring::draw(anybodys.clone()));
            self.rings.push((anybodys, slot.clone()));
            slot
        });
        drawn.seen_by(you)
    }
}

impl CachedFragment {
    fn of(html: String) -> Self {
        let (slot, used) = (Fragment::of(html), false);
        Self { slot, used }
    }

    fn again(&mut self) -> Fragment {
        self.used = true;
        self.slot.clone()
    }
}

impl Fragment {
    pub(super) fn of(html: String) -> Self {
        Self {
            hash: hash(html.as_str()),
            html: html.into(),
            you: None,
        }
    }

    /// HTML in it, for whoever draws around it.
    pub(in crate::circle) fn html(&self) -> &str {
        &self.html
    }

    /// Drawing without the viewer's own mark.
    fn seen_by(self, you: Option<u16>) -> Self {
        let hash = you.map_or(self.hash, |you| hash(&(self.hash, you)));
        Self { hash, you, ..self }
    }
}

/// Hash, equal in every process of one program.
fn hash(shown: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    shown.hash(&mut hasher);
    hasher.finish()
}
