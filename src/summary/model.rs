//! The team's summary for one block of three pulses, as data: what each section says as codes and figures, in reading order.
//!
//! Protection of the space and action on conditions come before feelings. Deliberately absent: a single number for it all,
//! a rank, a target, a cause.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Protection;
use crate::stats::RunChart;
use crate::{
    Hse,
    action::{Level, Standing},
    disclosure::Band,
    ids::ActionId,
    question::item::{Domain, Theme},
};

/// A level at or below this is named together with what would help and who can decide it.
pub const LOW: u8 = 40;

/// A level at or above this is named among the strengths.
pub const HIGH: u8 = 70;

/// The protection rate, in per cent, from which the space counts as kept.
pub const KEPT: i64 = 75;

/// Everything a summary says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// Pulses and months of the summary.
    pub block: Block,
    /// Aid for reading it.
    pub reading: ReadingAid,
    /// Protected space.
    pub protection: Protection,
    /// Steady or better conditions.
    pub strengths: Vec<Strength>,
    /// Working conditions.
    pub conditions: ThemeReport,
    /// Relations within the team.
    pub between: ThemeReport,
    /// Sacrifices: breaks, coming in ill, leave, messages off duty.
    pub sacrifice: Sacrifice,
    /// The work itself: meaning, exposure, boundaries.
    pub work: ThemeReport,
    /// Energy, mood and control.
    pub core: ThemeReport,
    /// Pressure while the space was not protected.
    pub pressure: Option<Pressure>,
    /// Requests to the levels above.
    pub upward: Upward,
    /// Answers to them.
    pub answers: AnswersGiven,
}

/// A block of three pulses. Blocks never overlap: a window that moves could be subtracted from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// Number of the block, from 1.
    pub number: usize,
    /// Number of blocks so far.
    pub of: usize,
    /// Number of its published pulses, 0 to 3.
    pub pulses: usize,
    /// First moment (UTC): the close of the last pulse of the block before, or the first circle planned.
    pub from: DateTime<Utc>,
    /// End (UTC): the close of its third pulse, or now.
    pub until: DateTime<Utc>,
}

/// Aid for reading the summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingAid {
    /// Numbers of people who answered its pulses: the bands that occur, smallest first; empty when everything is withheld.
    pub respondents: Vec<Band>,
    /// Extent of what is withheld. One word for every reason.
    pub withheld: Withheld,
    /// The difference between two pulses, in points of an index, that chance would not make; for the smallest band.
    pub detectable: Option<u32>,
    /// Possible distance of an index from the truth by chance, in points either way; for the smallest band.
    pub margin: Option<u32>,
    /// True when a few people joined or left, so that lines are broken.
    pub broken: bool,
}

/// Extent of what was asked and is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Withheld {
    /// No publication yet.
    NotYet,
    /// None.
    Nothing,
    /// Some of it.
    Part,
    /// All of it.
    All,
}

/// Subject of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// A theme as a whole.
    Theme(Theme),
    /// An area of working conditions.
    Area(Hse),
    /// Another domain of the bank.
    Domain(Domain),
}

/// A published level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LevelLine {
    /// Subject of the figure.
    pub topic: Topic,
    /// 10 (or lower) to 90 (or higher), higher is better.
    pub level: u8,
}

/// Figures of a theme.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThemeReport {
    /// The theme.
    pub theme: Theme,
    /// True when it was asked in this block.
    pub asked: bool,
    /// Latest level in this block; none when it is withheld.
    pub level: Option<u8>,
    /// Single items of this block that may be shown.
    pub lines: Vec<LevelLine>,
    /// Levels since the first pulse, when there are three at least.
    pub chart: Option<RunChart>,
}

/// Sacrifices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Sacrifice {
    /// The level of this block, when it may be shown.
    pub level: Option<u8>,
    /// True when it was low in the block before as well: only then is it spoken of as lasting.
    pub lasting: bool,
}

/// Something that is steady or better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Circles were kept.
    Kept {
        /// Number of them.
        kept: i64,
        /// Of how many.
        planned: i64,
    },
    /// A change became real in this block.
    Real {
        /// Text of the request.
        title: String,
    },
    /// A lasting shift upward.
    Rising {
        /// Of what.
        topic: Topic,
    },
    /// A high level.
    High {
        /// Of what.
        topic: Topic,
        /// 70 to 90.
        level: u8,
    },
}

/// High demands while fewer than [`KEPT`] per cent of the circles were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Pressure {
    /// The level of demands, at most [`LOW`].
    pub demands: u8,
    /// The protection rate in per cent.
    pub rate: i64,
}

/// Requests to the levels above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Upward {
    /// Actions of the block that a level above the team owns.
    pub above: i64,
    /// All actions of the block.
    pub all: i64,
    /// Remarkable fact about them.
    pub note: Option<UpwardNote>,
}

/// Remarkable facts about the requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UpwardNote {
    /// Everything stayed with the team.
    NothingUpward,
    /// Everything is for each person by themselves, which mends no condition.
    OnlyPersonal,
}

/// Answers to the requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswersGiven {
    /// Every action of the block, the newest first.
    pub asked: Vec<Asked>,
    /// The median of the days that first replies took, over all of the team's actions; nothing without a reply.
    pub latency_days: Option<i64>,
    /// Replies that are late.
    pub late: i64,
    /// Actions of the block that ended.
    pub closed: i64,
    /// Of those, the ones that the team has confirmed.
    pub confirmed: i64,
    /// Trust that something is acted on, 0 to 100, when it may be shown.
    pub trust: Option<u8>,
}

/// One action of the block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The action.
    pub id: ActionId,
    /// Change asked for.
    pub title: String,
    /// Level that can decide it now.
    pub level: Level,
    /// Progress.
    pub standing: Standing,
    /// Time since which (UTC).
    pub since: DateTime<Utc>,
    /// For how many days the answer is owed, if one is.
    pub owed_days: Option<i64>,
    /// True when the answer is late.
    pub late: bool,
}
