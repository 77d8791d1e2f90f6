//! Formats: what a circle does, stage by stage. Data, not code.
//!
//! A team's own format is one TOML file with the texts of every language, because it is written, checked and copied as a whole. Of a
//! built-in one the structure stands in `content/formats` and the texts in the folder of each language. Its minutes are defaults that scale to the slot ([`Format::plan`]). A file that is wrong gets a
//! [`FormatError`] that names the line and the field, because people copy and edit these files.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

pub mod library;
pub mod prompt;

mod check;
mod plan;
mod rule;
mod source;

pub use check::{FormatError, FormatProblem};
pub use plan::{Pace, StagePlan};
pub use prompt::Prompt;
pub use rule::{After, Hosting, Keeps, MAX_SEATS, MAX_UNHURRIED_SEATS, MIN_SEATS, Part, Speaking, TurnRule};

use self::prompt::Family;
use crate::Localized;

crate::text_enum! {
    /// Purpose of a stage, and with it what the room does in it.
    StageKind {
        /// The host opens; nobody holds the piece.
        Opening = "opening",
        /// Everyone reads and accepts the agreements.
        Agreements = "agreements",
        /// A round in which everyone arrives.
        CheckIn = "check-in",
        /// One round or several, each with a prompt.
        Prompts = "prompts",
        /// Talk without the piece.
        Talk = "talk",
        /// The circle chooses at most two actions.
        Asks = "asks",
        /// The closing round; it cannot be skipped silently.
        CheckOut = "check-out",
        /// Shows what is kept, and closes the room.
        Close = "close",
    }
}

impl StageKind {
    /// True when the piece travels in this stage.
    pub const fn has_rounds(self) -> bool {
        matches!(self, Self::CheckIn | Self::Prompts | Self::CheckOut)
    }

    /// True when the circle owes everyone at least one round before it may go on.
    pub const fn owes_a_round(self) -> bool {
        matches!(self, Self::CheckIn | Self::CheckOut)
    }
}

/// One step of a format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Stage {
    /// Name within the format: lower-case letters, digits and hyphens.
    pub key: String,
    /// Purpose of the stage.
    pub kind: StageKind,
    /// Title on the screens.
    pub title: Localized,
    /// One or two sentences for the host and the circle: what to do now.
    pub guide: Localized,
    /// Minutes for the whole stage.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Seconds suggested for one turn; in stages with rounds, instead of `minutes`.
    #[serde(default)]
    pub turn_seconds: Option<u32>,
    /// Rounds the plan counts with; one when not said.
    #[serde(default = "one")]
    pub rounds: u32,
    /// Seats that are offered a turn.
    #[serde(default = "everyone")]
    pub turns: TurnRule,
    /// Sequel of a round.
    #[serde(default = "rest")]
    pub after: After,
    /// The families its prompts come from; none means that no prompt is offered.
    #[serde(default)]
    pub families: Vec<Family>,
}

/// A format: an ordered list of stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Format {
    /// Name in the database and in addresses: lower-case letters, digits and hyphens.
    pub key: String,
    /// Title on the screens.
    pub title: Localized,
    /// Use of the format, in a sentence or two.
    pub about: Localized,
    /// Preparation that it needs.
    pub before: Localized,
    /// Usual length of a session, in minutes.
    pub minutes: u32,
    /// The fewest seats it works with.
    pub least_seats: u8,
    /// The most seats it works with.
    pub most_seats: u8,
    /// People who may host it.
    #[serde(default = "anyone")]
    pub host: Hosting,
    /// Meaning of taking part.
    #[serde(default = "offered")]
    pub speaking: Speaking,
    /// Record that a session leaves behind.
    #[serde(default = "actions")]
    pub keeps: Keeps,
    /// The stages, in order.
    #[serde(rename = "stage")]
    pub stages: Vec<Stage>,
}

const fn one() -> u32 {
    1
}

const fn everyone() -> TurnRule {
    TurnRule::Everyone
}

const fn rest() -> After {
    After::Rest
}

const fn anyone() -> Hosting {
    Hosting::Anyone
}

const fn offered() -> Speaking {
    Speaking::Offered
}

const fn actions() -> Keeps {
    Keeps::Actions
}

impl Format {
    /// The stage of that name.
    pub fn stage(&self, key: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.key == key)
    }

    /// The parts that the host gives out in it, each once, in the order in which they are needed.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for part in self.stages.iter().filter_map(|stage| stage.turns.part()) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts
    }
}

/// The formats that come with the product, in the order they are offered.
pub fn built_in() -> &'static [Format] {
    // A test reads every file; one that were wrong all the same would be missing here, not bring the process down.
    static FORMATS: LazyLock<Vec<Format>> = LazyLock::new(|| {
        SOURCES
            .iter()
            .filter_map(|(_, text)| Format::parse(text).ok())
            .collect()
    });
    &FORMATS
}

/// The built-in format of that key.
pub fn find(key: &str) -> Option<&'static Format> {
    built_in().iter().find(|format| format.key == key)
}

/// The one list of the formats that come with the product, in the order they are offered, for a macro that makes something of
/// each: its name in Rust, and its key.
macro_rules! each_built_in {
    ($make:ident) => {
        $make! {
            talking_piece = "talking-piece",
            thinking_rounds = "thinking-rounds",
            case_circle = "case-circle",
            story_panel = "story-panel",
            reflecting_team = "reflecting-team",
            action_learning = "action-learning",
            reflective_practice = "reflective-practice",
            learning_cycle = "learning-cycle",
            restorative = "restorative",
            hot_debrief = "hot-debrief",
            appreciation = "appreciation",
            drains_restores = "drains-restores",
        }
    };
}
#[cfg(test)]
pub(crate) use each_built_in;

macro_rules! keys {
    ($($name:ident = $key:literal),+ $(,)?) => { &[$($key),+] };
}

const KEYS: &[&str] = each_built_in!(keys);

/// Key and whole text of each built-in format.
static SOURCES: LazyLock<Vec<(&str, String)>> =
    LazyLock::new(|| KEYS.iter().map(|key| (*key, source::whole(key))).collect());

/// True when a text can be a format's key, or its identifier.
pub fn is_key(text: &str) -> bool {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=40).contains(&text.len()) && text.chars().all(good)
}

/// The whole text of a built-in format, for whoever copies it.
pub fn source(key: &str) -> Option<&'static str> {
    SOURCES
        .iter()
        .find(|(name, _)| *name == key)
        .map(|(_, text)| text.as_str())
}

#[cfg(test)]
mod tests;
