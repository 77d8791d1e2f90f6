//! All teams of an organisation together, in spans of four weeks: one figure about working conditions, when the rules let it through.
//!
//! Teams are asked on days of their own. What they were asked in the same [`Period`] is added up once, after the last of them has its own
//! result; each ballot lies in exactly one period. The teams come first: their results stand, and it is the organisation's figure that
//! stays back when it would give away a team that is withheld.
//!
//! Deliberately absent: single items, teams side by side, a line from one period to the next.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    figure::{Band, Disclosed, RoundedLevel},
    gate::enough,
    ledger::{Behind, Cell, Ledger, Unknown},
    tally::{self, Tally},
    threshold::Threshold,
};
use crate::{
    ids::{PulseId, TeamId},
    question::{
        answers::Answers,
        item::{Item, Theme},
    },
};

/// The theme that is published for an organisation.
pub const THEME: Theme = Theme::Conditions;

/// Days in a period: shorter than ballots are kept, so that the first pulse of it is still there at its end.
const PERIOD_DAYS: i64 = 28;

/// Monday, 1 January 2024, midnight UTC: the beginning of period 0.
const EPOCH: i64 = 1_704_067_200;

/// A span of four weeks, counted from the beginning of 2024.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period(pub i64);

impl Period {
    /// The period in which a pulse closes.
    pub fn of(closes_at: DateTime<Utc>) -> Self {
        Self((closes_at.timestamp() - EPOCH).div_euclid(PERIOD_DAYS * 86_400))
    }

    /// The one before.
    pub fn before(self) -> Self {
        Self(self.0 - 1)
    }

    /// First moment of the period.
    pub fn starts_at(self) -> DateTime<Utc> {
        let start = DateTime::from_timestamp(EPOCH, 0).unwrap_or_default();
        start + TimeDelta::days(self.0 * PERIOD_DAYS)
    }

    /// The first moment after it.
    pub fn ends_at(self) -> DateTime<Utc> {
        Self(self.0 + 1).starts_at()
    }
}

/// The box of one team's pulse.
#[derive(Clone, Copy, Debug)]
pub struct TeamBox<'a> {
    /// The team.
    pub team: TeamId,
    /// The pulse.
    pub pulse: PulseId,
    /// Threshold of the pulse.
    pub threshold: Threshold,
    /// Number of people who could answer.
    pub roster: i64,
    /// Items asked.
    pub items: &'a [Item],
    /// The ballots.
    pub ballots: &'a [Answers],
}

impl TeamBox<'_> {
    /// True when this pulse asked about working conditions at all.
    pub fn speaks(&self) -> bool {
        self.items.iter().any(|item| item.domain.theme() == THEME)
    }
}

/// Publication of an organisation's period. Built by [`gate_organisation`], never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct OrganisationPublication(OrganisationBody);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OrganisationBody {
    asked: bool,
    respondents: Option<Band>,
    conditions: Option<RoundedLevel>,
}

impl OrganisationPublication {
    #[cfg(feature = "ssr")]
    pub(super) fn new(body: OrganisationBody) -> Self {
        Self(body)
    }

    /// True when any team was asked about working conditions in this period.
    pub fn was_asked(&self) -> bool {
        self.0.asked
    }

    /// Roughly how many answered; nothing when the figure is withheld.
    pub fn respondents(&self) -> Option<Disclosed<Band>> {
        self.0.respondents.map(Disclosed::pass)
    }

    /// The index of working conditions, 0 to 100, higher is better; nothing when it is withheld.
    pub fn conditions(&self) -> Option<Disclosed<RoundedLevel>> {
        self.0.conditions.map(Disclosed::pass)
    }
}

/// Decides what may be known of an organisation's period. `doubles` is how many seats on rosters are somebody's second one: so many more
/// ballots it takes to be sure of enough people. `published` holds every figure that speaks of these pulses. The second part of the answer is
/// the figure as the ledger has it.
pub fn gate_organisation(
    boxes: &[TeamBox<'_>],
    doubles: i64,
    published: &[Cell],
) -> (OrganisationPublication, Option<Cell>) {
    let counted: Vec<_> = boxes.iter().map(CountedBox::of).collect();
    match figure(&counted, doubles, published) {
        Some((body, cell)) => (OrganisationPublication(body), Some(cell)),
        None => {
            let body = OrganisationBody {
                asked: !boxes.is_empty(),
                ..OrganisationBody::default()
            };
            (OrganisationPublication(body), None)
        }
    }
}

fn figure(boxes: &[CountedBox<'_>], doubles: i64, published: &[Cell]) -> Option<(OrganisationBody, Cell)> {
    let threshold = boxes.iter().map(|counted| counted.of.threshold).max()?;
    let ballots: i64 = boxes.iter().map(|counted| counted.sheets.len() as i64).sum();
    let roster = boxes
        .iter()
        .fold(0_i64, |sum, counted| sum.saturating_add(counted.of.roster));
    let teams = boxes.iter().filter(|counted| !counted.sheets.is_empty()).count();
    let floor = threshold.ballots().saturating_add(doubles.max(0));
    if teams < 2 || ballots < floor || !enough(ballots, roster, threshold) {
        return None;
    }
    if !tally::dissent(boxes.iter().flat_map(CountedBox::pictures)) {
        return None;
    }
    let behind: BTreeMap<_, _> = boxes.iter().flat_map(CountedBox::behind).collect();
    let cell = Cell::of(behind.keys().cloned());
    let mut ledger = Ledger::new(floor, &behind);
    for cell in published {
        ledger.record(cell).ok()?;
    }
    ledger.admit(&cell).ok()?;
    let tallies = || {
        boxes
            .iter()
            .flat_map(|counted| counted.tallies.iter().map(|(_, tally)| tally))
    };
    let (sum, answers) = (
        tallies().map(|tally| tally.sum()).sum::<i64>(),
        tallies().map(|tally| tally.answers()).sum::<i64>(),
    );
    let body = OrganisationBody {
        asked: true,
        respondents: Some(Band::of(ballots)),
        conditions: Some(RoundedLevel::of(i128::from(sum), i128::from(answers.max(1)))),
    };
    Some((body, cell))
}

struct CountedBox<'a> {
    of: &'a TeamBox<'a>,
    sheets: Vec<&'a Answers>,
    /// By the item's place on the sheet.
    tallies: Vec<(usize, Tally)>,
}

impl<'a> CountedBox<'a> {
    fn of(of: &'a TeamBox<'a>) -> Self {
        let places: Vec<usize> = (0..of.items.len())
            .filter(|at| of.items[*at].domain.theme() == THEME)
            .collect();
        let answered = |sheet: &&Answers| places.iter().any(|at| sheet.get(*at).is_some());
        let sheets: Vec<_> = of.ballots.iter().filter(answered).collect();
        let tally = |at: usize| (at, Tally::of(sheets.iter().copied(), at, &of.items[at]));
        let tallies = places.iter().map(|at| tally(*at)).collect();
        Self { of, sheets, tallies }
    }

    /// Ballots as scores, to see whether (nearly) all say the same.
    fn pictures(&self) -> impl Iterator<Item = Vec<Option<i64>>> {
        let score = |sheet: &Answers, at: usize| Some(self.of.items[at].score(sheet.get(at)?));
        let sheets = self.sheets.iter();
        sheets.map(move |sheet| self.tallies.iter().map(|(at, _)| score(sheet, *at)).collect())
    }

    fn behind(&self) -> impl Iterator<Item = (Unknown, Behind)> {
        let single = self.of.threshold.single_item();
        self.tallies.iter().map(move |(at, tally)| {
            let unknown = Unknown {
                pulse: self.of.pulse,
                item: self.of.items[*at].key.clone(),
            };
            let stands = tally.answers() >= single && tally.dissent();
            let behind = Behind {
                team: self.of.team,
                answers: tally.answers(),
                alone: if stands { tally.answers() } else { 0 },
            };
            (unknown, behind)
        })
    }
}

#[cfg(test)]
#[path = "organisation_tests.rs"]
mod tests;
