//! The gate: ballots go in, what may be known comes out.
//!
//! | against | rule |
//! |---|---|
//! | a small group | nothing below the threshold, nor below half of the roster; an index needs three items, a single item 8 answers |
//! | slips | wherever a limit must be reached, an answer from a slip counts only beside one that is not |
//! | a count | given as a band only, and not at all when the result is withheld |
//! | unanimity | withheld when fewer than two ballots differ from the most common answer |
//! | a joiner or leaver | when a few people joined or left, the line to the pulse before is broken, and no item asked then is shown again |
//! | precision | nearest 10, the ends open; shares in quarters, and only where opinions are divided |
//! | the index beside its items | its items are shown all or none; the index is then the mean of what is shown |
//! | subtraction | what is withheld cannot be worked out of what is shown, or more is withheld (the ledger) |

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    figure::{Band, RoundedLevel},
    ledger::{self, Behind, Cell, Ledger, Offer, Unknown},
    publication::{Body, Comparability, IndexFigure, ItemFigure, Publication},
    slip_rule::one_for_one,
    tally::{self, Tally},
    threshold::Threshold,
    trend::{self, Unrounded},
};
use crate::{
    ids::{PulseId, TeamId},
    question::{
        answers::Answers,
        item::{Item, Theme},
    },
};

/// Number of items in an index.
const INDEX_ITEMS: usize = 3;

/// Facts fixed before the first ballot, and figures published before.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The team that was asked.
    pub team: TeamId,
    /// The pulse.
    pub pulse: PulseId,
    /// The day it closed, in the team's zone.
    pub closed_on: NaiveDate,
    /// The threshold of this pulse.
    pub threshold: Threshold,
    /// Number of people who could answer.
    pub roster: i64,
    /// Maximum number of ballots from slips.
    pub slips: i64,
    /// Number of people who joined or left the roster since the pulse before, or by which the number of slips grew or shrank, whichever is
    /// the smaller change; none for the first.
    pub changed: Option<i64>,
    /// Items asked, in the order of the answers.
    pub items: &'a [Item],
    /// Keys of the items of the pulse before.
    pub asked_before: &'a [String],
    /// The team's indices before rounding since its line was last broken, oldest first.
    pub past: &'a [Unrounded],
    /// Every figure published so far that speaks of this pulse.
    pub published: &'a [Cell],
}

/// Output of the gate, and what has to be kept with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Figures that may be known.
    pub publication: Publication,
    /// Figures as the ledger has them.
    pub cells: Vec<Cell>,
    /// Indices before rounding; never shown.
    pub unrounded: Vec<Unrounded>,
}

/// Decides what may be known of these ballots. Pure: the same ballots in any order give the same result.
pub fn gate(ballots: &[Answers], rules: &Rules<'_>) -> Passed {
    let sheets: Vec<_> = ballots.iter().filter(|sheet| !sheet.is_blank()).collect();
    let count = i64::try_from(sheets.len()).unwrap_or(i64::MAX);
    let enough = enough(count, rules.roster, rules.threshold);
    let counted = Counted::of(if enough { sheets } else { Vec::new() }, rules);
    let kept = counted.choose();
    let unrounded = counted.unrounded(&kept);
    let publication = Publication::new(Body {
        threshold: rules.threshold.ballots(),
        respondents: enough.then(|| Band::of(count)),
        line: rules.line(),
        indices: themes(rules.items)
            .map(|theme| counted.index(theme, &kept, &unrounded))
            .collect(),
        items: (0..rules.items.len()).map(|at| counted.item(at, &kept)).collect(),
        circles: 1,
    });
    Passed {
        publication,
        cells: kept.iter().map(|figure| counted.cell(*figure)).collect(),
        unrounded,
    }
}

/// True unless the ballots are below the threshold, or most of the roster stayed silent.
pub(super) fn enough(ballots: i64, roster: i64, threshold: Threshold) -> bool {
    ballots >= threshold.ballots() && ballots.saturating_mul(2) >= roster
}

impl Rules<'_> {
    /// From the threshold upward a difference covers so many people that it is nobody's.
    fn line(&self) -> Comparability {
        match self.changed {
            Some(changed) if changed >= 1 && changed < self.threshold.ballots() => Comparability::Broken,
            _ => Comparability::Whole,
        }
    }

    /// For how many people so many answers count where a limit must be reached.
    fn people(&self, answers: i64) -> i64 {
        one_for_one(answers, self.slips)
    }

    /// True when an item's figure could be set beside that of the pulse before, and the difference laid at the door of the few who joined
    /// or left.
    fn tells_of_joiners(&self, item: &Item) -> bool {
        self.line() == Comparability::Broken && self.asked_before.contains(&item.key)
    }
}

fn themes(items: &[Item]) -> impl Iterator<Item = Theme> {
    Theme::ALL.iter().copied().filter(|theme| {
        let asked = items.iter().filter(|item| item.domain.theme() == *theme).count();
        asked >= INDEX_ITEMS
    })
}

/// A figure that could be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Figure {
    Index(Theme),
    Item(usize),
}

/// The ballots, counted by item.
struct Counted<'a> {
    rules: &'a Rules<'a>,
    sheets: Vec<&'a Answers>,
    tallies: Vec<Tally>,
}

impl<'a> Counted<'a> {
    fn of(sheets: Vec<&'a Answers>, rules: &'a Rules<'a>) -> Self {
        let items = rules.items.iter().enumerate();
        let tallies = items
            .map(|(at, item)| Tally::of(sheets.iter().copied(), at, item))
            .collect();
        Self {
            rules,
            sheets,
            tallies,
        }
    }

    /// The figures that no rule withholds by itself, thinned out until nothing that is withheld can be worked out.
    fn choose(&self) -> Vec<Figure> {
        let indices = themes(self.rules.items).map(Figure::Index);
        let items = (0..self.rules.items.len()).map(Figure::Item);
        let offered: Vec<_> = indices
            .chain(items)
            .filter(|figure| self.may_stand(*figure))
            .collect();
        let offers: Vec<_> = offered
            .iter()
            .map(|figure| Offer {
                cell: self.cell(*figure),
                results: self.parts(*figure).map(|at| self.tallies[at].answers()).sum(),
            })
            .collect();
        let mut ledger = Ledger::new(self.rules.threshold.ballots(), &self.behind());
        if self
            .rules
            .published
            .iter()
            .any(|cell| ledger.record(cell).is_err())
        {
            return Vec::new();
        }
        let kept = ledger::choose(&mut ledger, &offers);
        offered
            .into_iter()
            .zip(kept)
            .filter_map(|(figure, kept)| kept.then_some(figure))
            .collect()
    }

    fn may_stand(&self, figure: Figure) -> bool {
        match figure {
            Figure::Index(_) => {
                let parts: Vec<_> = self.parts(figure).collect();
                let pictures = self
                    .sheets
                    .iter()
                    .map(|sheet| parts.iter().map(|at| sheet.get(*at)).collect::<Vec<_>>());
                parts.len() >= INDEX_ITEMS && tally::dissent(pictures)
            }
            Figure::Item(at) => {
                let theme = self.rules.items[at].domain.theme();
                let parts: Vec<_> = self.parts(Figure::Index(theme)).collect();
                let all = parts.len() < INDEX_ITEMS || parts.iter().all(|part| self.alone(*part) > 0);
                self.alone(at) > 0 && all
            }
        }
    }

    /// The items a figure is made of. In an index an item that too few people answered does not count.
    fn parts(&self, figure: Figure) -> impl Iterator<Item = usize> {
        (0..self.tallies.len()).filter(move |at| match figure {
            Figure::Item(item) => *at == item,
            Figure::Index(theme) => {
                let of_theme = self.rules.items[*at].domain.theme() == theme;
                of_theme && self.people(*at) >= self.rules.threshold.ballots()
            }
        })
    }

    /// Number of people an item's own figure would rest on; 0 when it may not be shown.
    fn alone(&self, at: usize) -> i64 {
        let (tally, item) = (self.tallies[at], &self.rules.items[at]);
        let shown = self.people(at) >= self.rules.threshold.single_item()
            && tally.dissent()
            && !self.rules.tells_of_joiners(item);
        if shown { self.people(at) } else { 0 }
    }

    /// For how many people the answers to an item count.
    fn people(&self, at: usize) -> i64 {
        self.rules.people(self.tallies[at].answers())
    }

    fn behind(&self) -> BTreeMap<Unknown, Behind> {
        let of = |at: usize| Behind {
            team: self.rules.team,
            answers: self.people(at),
            alone: self.alone(at),
        };
        (0..self.tallies.len())
            .map(|at| (self.unknown(at), of(at)))
            .collect()
    }

    fn unknown(&self, at: usize) -> Unknown {
        Unknown {
            pulse: self.rules.pulse,
            item: self.rules.items[at].key.clone(),
        }
    }

    fn cell(&self, figure: Figure) -> Cell {
        Cell::of(self.parts(figure).map(|at| self.unknown(at)))
    }

    fn mean(&self, theme: Theme) -> (i128, i128) {
        let tallies = self.parts(Figure::Index(theme)).map(|at| self.tallies[at]);
        tally::mean_of_means(&tallies.collect::<Vec<_>>())
    }

    fn unrounded(&self, kept: &[Figure]) -> Vec<Unrounded> {
        let shown = kept.iter().filter_map(|figure| match figure {
            Figure::Index(theme) => Some(*theme),
            Figure::Item(_) => None,
        });
        shown
            .map(|theme| Unrounded::of(theme, self.rules.closed_on, self.mean(theme)))
            .collect()
    }

    fn index(&self, theme: Theme, kept: &[Figure], unrounded: &[Unrounded]) -> IndexFigure {
        let shown = kept.contains(&Figure::Index(theme));
        let (numerator, denominator) = self.mean(theme);
        let past = match self.rules.line() {
            Comparability::Whole => self.rules.past,
            Comparability::Broken => &[],
        };
        IndexFigure {
            theme,
            level: shown.then(|| {
                self.told_by_items(theme, kept)
                    .unwrap_or(RoundedLevel::of(numerator, denominator))
            }),
            verdict: Some(trend::verdict(past.iter().chain(unrounded), theme)),
        }
    }

    /// Mean of the shown items, for an index whose items are shown: it then says nothing that they do not.
    fn told_by_items(&self, theme: Theme, kept: &[Figure]) -> Option<RoundedLevel> {
        let parts: Vec<_> = self.parts(Figure::Index(theme)).collect();
        if !parts.iter().all(|at| kept.contains(&Figure::Item(*at))) {
            return None;
        }
        let sum: i128 = parts
            .iter()
            .map(|at| i128::from(self.tallies[*at].level().value()))
            .sum();
        Some(RoundedLevel::of(sum, parts.len() as i128))
    }

    fn item(&self, at: usize, kept: &[Figure]) -> ItemFigure {
        let (tally, item) = (self.tallies[at], &self.rules.items[at]);
        let shown = kept.contains(&Figure::Item(at));
        let comparable = self.rules.line() == Comparability::Whole;
        ItemFigure {
            key: item.key.clone(),
            domain: item.domain,
            area: item.area,
            level: shown.then(|| tally.level()),
            shares: tally.shares(self.people(at)).filter(|_| shown && comparable),
        }
    }
}

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
