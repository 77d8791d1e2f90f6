//! Puts a summary together from what was published, from circles and from actions. Pure.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{
    model::{
        AnswersGiven, Asked, Block, HIGH, KEPT, LOW, LevelLine, Pressure, ReadingAid, Sacrifice, Strength,
        Summary, ThemeReport, Topic, Upward, UpwardNote, Withheld,
    },
    protection::{Planned, Protection},
};
use crate::stats::{
    index,
    run_chart::{Point, RunChart, Verdict},
};
use crate::{
    Hse,
    action::{Action, ActionKind, Event, Level, Standing},
    disclosure::{self, Band, ItemFigure, Publication},
    question::{
        item::{Domain, Theme},
        rotation::BLOCK,
    },
};

/// Number of items of an index.
const INDEX_ITEMS: u32 = 3;

/// A run chart is drawn from this many points on: two would invite a comparison.
const DRAWN_FROM: usize = 3;

/// One published pulse.
#[derive(Clone, Debug)]
pub struct Published {
    /// Time at which it closed (UTC).
    pub closed_at: DateTime<Utc>,
    /// Figures published.
    pub publication: Publication,
}

/// Everything a summary is put together from.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The present moment.
    pub now: DateTime<Utc>,
    /// The team's zone.
    pub zone: Tz,
    /// Time at which the team began (UTC).
    pub began_at: DateTime<Utc>,
    /// Pulses as the reader may see them, in the order of their closing.
    pub published: Vec<Published>,
    /// Circles as they were planned, with what became of them.
    pub circles: Vec<Planned>,
    /// The team's actions, newest first.
    pub actions: Vec<Action>,
}

/// The pulses of one block, and all up to its end.
struct BlockView<'a> {
    facts: &'a Facts,
    block: Block,
    pulses: &'a [Published],
    before: &'a [Published],
    until_end: &'a [Published],
}

/// The summary of a block (from 1; the newest when none is named, the nearest one that exists when there is no such block).
pub fn compose(facts: &Facts, number: Option<usize>) -> Summary {
    let view = BlockView::of(facts, number);
    let block = view.block;
    let inside = facts
        .circles
        .iter()
        .filter(|circle| circle.planned_at >= block.from && circle.planned_at < block.until);
    let protection = Protection::of(&inside.copied().collect::<Vec<_>>());
    let themes = |theme| view.theme(theme);
    let (conditions, between, work, core) = (
        themes(Theme::Conditions),
        themes(Theme::Between),
        themes(Theme::Work),
        themes(Theme::Core),
    );
    let mut summary = Summary {
        block,
        reading: view.reading(),
        strengths: Vec::new(),
        sacrifice: view.sacrifice(),
        pressure: view.pressure(&protection),
        upward: view.upward(),
        answers: view.answers(),
        protection,
        conditions,
        between,
        work,
        core,
    };
    summary.strengths = strengths(&summary, &view);
    summary
}

impl<'a> BlockView<'a> {
    fn of(facts: &'a Facts, number: Option<usize>) -> Self {
        let published = &facts.published[..];
        let of = published.len().div_ceil(BLOCK).max(1);
        let number = number.unwrap_or(of).clamp(1, of);
        let start = (number - 1) * BLOCK;
        let end = published.len().min(number * BLOCK);
        let closed = |at: usize| published.get(at).map(|pulse| pulse.closed_at);
        let first = facts.circles.iter().map(|circle| circle.planned_at).min();
        let block = Block {
            number,
            of,
            pulses: end - start,
            from: start
                .checked_sub(1)
                .and_then(closed)
                .or(first)
                .unwrap_or(facts.began_at)
                .min(facts.now),
            until: closed(number * BLOCK - 1).unwrap_or(facts.now),
        };
        Self {
            facts,
            block,
            pulses: &published[start..end],
            before: &published[start.saturating_sub(BLOCK)..start],
            until_end: &published[..end],
        }
    }

    fn reading(&self) -> ReadingAid {
        let mut respondents: Vec<Band> = self
            .pulses
            .iter()
            .filter_map(|pulse| pulse.publication.respondents())
            .map(disclosure::Disclosed::get)
            .collect();
        respondents.sort_unstable();
        respondents.dedup();
        let withheld = if self.pulses.is_empty() {
            Withheld::NotYet
        } else if respondents.is_empty() {
            Withheld::All
        } else if self
            .pulses
            .iter()
            .any(|pulse| pulse.publication.withholds_something())
        {
            Withheld::Part
        } else {
            Withheld::Nothing
        };
        let fewest = respondents.first().map(|band| least(*band));
        ReadingAid {
            detectable: fewest.map(|people| index::detectable_change(people, INDEX_ITEMS)),
            margin: fewest.map(|people| index::half_width(people, INDEX_ITEMS)),
            broken: self
                .pulses
                .iter()
                .any(|pulse| pulse.publication.line() == disclosure::Comparability::Broken),
            respondents,
            withheld,
        }
    }

    fn theme(&self, theme: Theme) -> ThemeReport {
        let asked = self.pulses.iter().filter(|pulse| asks(&pulse.publication, theme));
        let latest = asked.clone().next_back();
        let lines = latest
            .map(|pulse| lines(pulse.publication.items(), theme))
            .unwrap_or_default();
        ThemeReport {
            theme,
            asked: latest.is_some(),
            level: latest.and_then(|pulse| level(&pulse.publication, theme)),
            lines,
            chart: self.chart(theme),
        }
    }

    /// The levels of a theme up to the end of the block. A line that is broken at any pulse in between is broken.
    fn chart(&self, theme: Theme) -> Option<RunChart> {
        let mut broken = false;
        let mut points = Vec::new();
        for pulse in self.until_end {
            broken |= pulse.publication.line() == disclosure::Comparability::Broken;
            if asks(&pulse.publication, theme) {
                points.push(Point {
                    on: pulse.closed_at.with_timezone(&self.facts.zone).date_naive(),
                    level: level(&pulse.publication, theme),
                    broken: std::mem::take(&mut broken) && !points.is_empty(),
                });
            }
        }
        let shown = points.iter().filter(|point| point.level.is_some()).count();
        let mut newest_first = self.until_end.iter().rev();
        let verdict = newest_first.find_map(|pulse| pulse.publication.verdict(theme));
        let verdict = verdict.map_or(Verdict::TooFew, disclosure::Disclosed::get);
        (shown >= DRAWN_FROM).then(|| RunChart::of(points, verdict))
    }

    fn sacrifice(&self) -> Sacrifice {
        let of = |pulses: &[Published]| domain_level(pulses, |item| item.domain() == Domain::Norms);
        let (level, before) = (of(self.pulses), of(self.before));
        let low = |level: Option<u8>| level.is_some_and(|level| level <= LOW);
        Sacrifice {
            level,
            lasting: low(level) && low(before),
        }
    }

    fn pressure(&self, protection: &Protection) -> Option<Pressure> {
        let demands = domain_level(self.pulses, |item| {
            item.domain() == Domain::Conditions && item.area() == Some(Hse::Demands)
        })
        .filter(|level| *level <= LOW)?;
        let rate = protection.rate().filter(|rate| *rate < KEPT)?;
        Some(Pressure { demands, rate })
    }

    /// The actions that lived in the block, or a part of it.
    fn actions(&self) -> impl Iterator<Item = &'a Action> {
        let block = self.block;
        self.facts.actions.iter().filter(move |action| {
            let state = action.state();
            let begun = action.agreed_at() < block.until + TimeDelta::seconds(1);
            begun && (state.standing.is_live() || state.since >= block.from)
        })
    }

    fn upward(&self) -> Upward {
        let all: Vec<_> = self.actions().collect();
        let above = all
            .iter()
            .filter(|action| action.state().level != Level::Team)
            .count();
        let note = if all.is_empty() {
            None
        } else if all.iter().all(|action| action.kind == ActionKind::Personal) {
            Some(UpwardNote::OnlyPersonal)
        } else {
            (above == 0).then_some(UpwardNote::NothingUpward)
        };
        Upward {
            above: above as i64,
            all: all.len() as i64,
            note,
        }
    }

    fn answers(&self) -> AnswersGiven {
        let asked: Vec<Asked> = self
            .actions()
            .map(|action| asked(action, self.facts.now))
            .collect();
        let count = |what: &dyn Fn(&Asked) -> bool| asked.iter().filter(|action| what(action)).count() as i64;
        AnswersGiven {
            latency_days: median(self.facts.actions.iter().filter_map(latency_days).collect()),
            late: count(&|action| action.late),
            closed: count(&|action| !action.standing.is_live()),
            confirmed: count(&|action| action.standing == Standing::Real),
            trust: domain_level(self.pulses, |item| item.domain() == Domain::Acted),
            asked,
        }
    }
}

fn strengths(summary: &Summary, view: &BlockView<'_>) -> Vec<Strength> {
    let mut strengths = Vec::new();
    let Protection { kept, planned, .. } = summary.protection;
    if summary.protection.rate().is_some_and(|rate| rate >= KEPT) {
        strengths.push(Strength::Kept { kept, planned });
    }
    let real = view
        .actions()
        .filter(|action| action.state().standing == Standing::Real);
    strengths.extend(real.map(|action| Strength::Real {
        title: action.title.clone(),
    }));
    for report in [
        &summary.conditions,
        &summary.between,
        &summary.work,
        &summary.core,
    ] {
        let topic = Topic::Theme(report.theme);
        match (&report.chart, report.level) {
            (
                Some(RunChart {
                    verdict: Verdict::Shift { upward: true, .. },
                    ..
                }),
                _,
            ) => strengths.push(Strength::Rising { topic }),
            (_, Some(level)) if level >= HIGH => strengths.push(Strength::High { topic, level }),
            _ => {}
        }
    }
    strengths
}

fn asks(publication: &Publication, theme: Theme) -> bool {
    publication.indices().iter().any(|index| index.theme() == theme)
}

fn level(publication: &Publication, theme: Theme) -> Option<u8> {
    publication.index(theme).map(|level| level.get().value())
}

fn lines(items: &[ItemFigure], theme: Theme) -> Vec<LevelLine> {
    let shown = items.iter().filter(|item| item.domain().theme() == theme);
    shown
        .filter_map(|item| {
            Some(LevelLine {
                topic: match (item.domain(), item.area()) {
                    (Domain::Conditions, Some(area)) => Topic::Area(area),
                    (domain, _) => Topic::Domain(domain),
                },
                level: item.level()?.get().value(),
            })
        })
        .collect()
}

/// The newest published level of an item of some kind.
fn domain_level(pulses: &[Published], wanted: impl Fn(&ItemFigure) -> bool) -> Option<u8> {
    let items = pulses.iter().rev().flat_map(|pulse| pulse.publication.items());
    items
        .filter(|item| wanted(item))
        .find_map(|item| item.level())
        .map(|level| level.get().value())
}

/// The fewest people a band stands for.
fn least(band: Band) -> u32 {
    match band {
        Band::Few => 5,
        Band::Some => 8,
        Band::Many => 13,
    }
}

fn asked(action: &Action, now: DateTime<Utc>) -> Asked {
    let state = action.state();
    let clock = state.clock(now);
    Asked {
        id: action.id,
        title: action.title.clone(),
        level: state.level,
        standing: state.standing,
        since: state.since,
        owed_days: clock.map(|clock| clock.age_days(now)),
        late: clock.is_some_and(|clock| clock.is_late(now)),
    }
}

/// Whole days from the moment a level above the team was first asked to the first reply.
fn latency_days(action: &Action) -> Option<i64> {
    let replied = action.first_reply()?.at;
    let asked = action.history.iter().find(|entry| match entry.event {
        Event::Agreed { level } | Event::Escalated { to: level, .. } => level != Level::Team,
        _ => false,
    })?;
    Some((replied - asked.at).num_days())
}

fn median(mut days: Vec<i64>) -> Option<i64> {
    days.sort_unstable();
    let upper = *days.get(days.len() / 2)?;
    let lower = *days.get((days.len() - 1) / 2)?;
    Some((lower + upper) / 2)
}
