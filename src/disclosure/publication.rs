//! The published result of one pulse: what a snapshot holds, and all that anybody ever reads.

use serde::{Deserialize, Serialize};

use super::figure::{Band, Disclosed, RoundedLevel, Shares};
use crate::{
    Hse,
    question::item::{Domain, Theme},
    stats::Verdict,
};

crate::text_enum! {
    /// Comparability of a figure with the one of the pulse before.
    Comparability {
        /// Comparable: the same people were asked, or clearly different ones.
        Whole = "whole",
        /// A few joined or left: a difference could be laid at their door, so none is shown.
        Broken = "broken",
    }
}

/// The result of one pulse, as far as it may be known. Built by [`super::gate()`], never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Publication(Body);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Body {
    pub(super) threshold: i64,
    pub(super) respondents: Option<Band>,
    pub(super) line: Comparability,
    pub(super) indices: Vec<IndexFigure>,
    pub(super) items: Vec<ItemFigure>,
    #[serde(default = "one")]
    pub(super) circles: i64,
}

fn one() -> i64 {
    1
}

/// The index of one theme: the mean of its items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexFigure {
    pub(super) theme: Theme,
    pub(super) level: Option<RoundedLevel>,
    #[serde(default)]
    pub(super) verdict: Option<Verdict>,
}

/// Figures of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemFigure {
    pub(super) key: String,
    pub(super) domain: Domain,
    pub(super) area: Option<Hse>,
    pub(super) level: Option<RoundedLevel>,
    #[serde(default)]
    pub(super) shares: Option<Shares>,
}

impl Publication {
    pub(super) fn new(body: Body) -> Self {
        Self(body)
    }

    /// The fewest ballots for which something would have been said.
    pub fn threshold(&self) -> i64 {
        self.0.threshold
    }

    /// Roughly how many answered; nothing when the whole result is withheld.
    pub fn respondents(&self) -> Option<Disclosed<Band>> {
        self.0.respondents.map(Disclosed::pass)
    }

    /// True when the whole result is withheld.
    pub fn is_withheld(&self) -> bool {
        self.0.respondents.is_none()
    }

    /// True when anything that was asked is not shown.
    pub fn withholds_something(&self) -> bool {
        let indices = self.0.indices.iter().any(|index| index.level.is_none());
        indices || self.0.items.iter().any(|item| item.level.is_none())
    }

    /// True when a level is shown of at least one item; the indices do not count.
    pub fn shows_an_item(&self) -> bool {
        self.0.items.iter().any(|item| item.level.is_some())
    }

    /// Comparability with the figures of the pulse before.
    pub fn line(&self) -> Comparability {
        self.0.line
    }

    /// Over how many pulses or checks it was taken: one, or three checks after circles together.
    pub fn circles(&self) -> i64 {
        self.0.circles
    }

    /// The index of every theme asked.
    pub fn indices(&self) -> &[IndexFigure] {
        &self.0.indices
    }

    /// The index of one theme, when it was asked and may be shown.
    pub fn index(&self, theme: Theme) -> Option<Disclosed<RoundedLevel>> {
        self.0.indices.iter().find(|index| index.theme == theme)?.level()
    }

    /// Verdict of the run-chart rules on a theme at the time of publishing; none when it was not asked.
    pub fn verdict(&self, theme: Theme) -> Option<Disclosed<Verdict>> {
        let index = self.0.indices.iter().find(|index| index.theme == theme)?;
        index.verdict.map(Disclosed::pass)
    }

    /// Every item asked.
    pub fn items(&self) -> &[ItemFigure] {
        &self.0.items
    }
}

impl IndexFigure {
    /// The theme.
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// 0 to 100, higher is better; nothing when withheld.
    pub fn level(&self) -> Option<Disclosed<RoundedLevel>> {
        self.level.map(Disclosed::pass)
    }
}

impl ItemFigure {
    /// The item's name in the bank.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Domain of the item.
    pub fn domain(&self) -> Domain {
        self.domain
    }

    /// The area of working conditions it belongs to, if any.
    pub fn area(&self) -> Option<Hse> {
        self.area
    }

    /// 0 to 100, higher is better; nothing when withheld.
    pub fn level(&self) -> Option<Disclosed<RoundedLevel>> {
        self.level.map(Disclosed::pass)
    }

    /// Spread of the answers, where they are divided; none when it is withheld.
    pub fn shares(&self) -> Option<Disclosed<Shares>> {
        self.shares.map(Disclosed::pass)
    }
}
