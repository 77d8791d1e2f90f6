//! Formats: what a circle does, stage by stage. Data, not code.
//!
//! A format is one TOML file. Its minutes are defaults that scale to the slot ([`Format::pace`]). A file that is wrong gets a
//! [`FormatError`] that names the line and the field, because people copy and edit these files.

use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

use serde::{Deserialize, Serialize};

use super::{prompt::Family, words::Words};

mod check;

pub use check::{FormatError, FormatProblem};

/// The fewest seats a round needs.
pub const LEAST_SEATS: u8 = 3;
/// The most seats a room has.
pub const MOST_SEATS: u8 = 15;
/// Above this many seats every turn gets a shorter suggestion; nobody is dropped.
pub const ROOMY_UNTIL: u8 = 12;

crate::text_enum! {
    /// What a stage is for, and with it what the room does in it.
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
        /// What is kept is shown, and the room is closed.
        Close = "close",
    }
}

impl StageKind {
    /// Whether the piece travels in this stage.
    pub const fn has_rounds(self) -> bool {
        matches!(self, Self::CheckIn | Self::Prompts | Self::CheckOut)
    }

    /// Whether the circle owes everyone at least one round before it may go on.
    pub const fn owes_a_round(self) -> bool {
        matches!(self, Self::CheckIn | Self::CheckOut)
    }
}

crate::text_enum! {
    /// Who is offered a turn in a stage, and of what sort.
    TurnRule {
        /// Everyone, freely.
        Everyone = "everyone",
        /// Everyone but the presenter, who listens.
        PresenterSilent = "presenter-silent",
        /// One of the two groups; the other listens.
        OneGroup = "one-group",
        /// Everyone, and only open questions.
        QuestionsOnly = "questions-only",
        /// Everyone speaks to the receiver, who only thanks.
        ReceiverThanks = "receiver-thanks",
    }
}

/// One step of a format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Stage {
    /// Its name within the format: lower-case letters, digits and hyphens.
    pub key: String,
    /// What it is for.
    pub kind: StageKind,
    /// What people see it called.
    pub title: Words,
    /// One or two sentences for the host and the circle: what to do now.
    pub guide: Words,
    /// Minutes for the whole stage; for stages without turns.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Seconds suggested for one turn; for stages with rounds.
    #[serde(default)]
    pub turn_seconds: Option<u32>,
    /// Rounds the plan counts with; one when not said.
    #[serde(default = "one")]
    pub rounds: u32,
    /// Who is offered a turn.
    #[serde(default = "everyone")]
    pub turns: TurnRule,
    /// The families its prompts come from; none means that no prompt is offered.
    #[serde(default)]
    pub families: Vec<Family>,
}

/// A format: an ordered list of stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Format {
    /// Its name in the database and in addresses: lower-case letters, digits and hyphens.
    pub key: String,
    /// What people see it called.
    pub title: Words,
    /// What it is good for, in a sentence or two.
    pub about: Words,
    /// The fewest seats it works with.
    pub least_seats: u8,
    /// The most seats it works with.
    pub most_seats: u8,
    /// The stages, in order.
    #[serde(rename = "stage")]
    pub stages: Vec<Stage>,
}

/// How fast a format goes in a given slot with a given number of seats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// What every default is multiplied with: between one half and one and a half.
    pub scale: f64,
    /// What every turn is further multiplied with in a large circle.
    pub crowd: f64,
}

const fn one() -> u32 {
    1
}

const fn everyone() -> TurnRule {
    TurnRule::Everyone
}

impl Format {
    /// Reads a format file.
    ///
    /// # Errors
    /// The first thing wrong with it, with its line and field.
    pub fn parse(text: &str) -> Result<Self, FormatError> {
        check::parse(text)
    }

    /// How many seconds the defaults take with this many seats.
    pub fn seconds(&self, seats: u8) -> u32 {
        let stage = |stage: &Stage| match (stage.turn_seconds, stage.minutes) {
            (Some(turn), _) => turn * u32::from(seats) * stage.rounds,
            (None, minutes) => minutes.unwrap_or(0) * 60,
        };
        self.stages.iter().map(stage).sum()
    }

    /// How fast to go so that the format fits a slot of `minutes` with this many seats.
    pub fn pace(&self, minutes: u32, seats: u8) -> Pace {
        let planned = self.seconds(seats.clamp(LEAST_SEATS, ROOMY_UNTIL)).max(60);
        Pace {
            scale: (f64::from(minutes) * 60.0 / f64::from(planned)).clamp(0.5, 1.5),
            crowd: (f64::from(ROOMY_UNTIL) / f64::from(seats.max(1))).min(1.0),
        }
    }

    /// The stage of that name.
    pub fn stage(&self, key: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.key == key)
    }
}

impl Pace {
    /// The suggestion for one turn: whole tens of seconds, at least twenty seconds.
    pub fn turn(self, seconds: u32) -> u32 {
        let scaled = f64::from(seconds) * self.scale * self.crowd;
        // The product is small and positive, so the rounding cast loses nothing.
        ((scaled / 10.0).round() as u32 * 10).max(20)
    }

    /// The suggestion for a stage without turns: whole minutes, at least one.
    pub fn stage(self, minutes: u32) -> u32 {
        ((f64::from(minutes) * self.scale).round() as u32).max(1) * 60
    }
}

/// The formats that come with the product, in the order they are offered.
pub fn built_in() -> &'static [Format] {
    static FORMATS: LazyLock<Vec<Format>> = LazyLock::new(|| {
        // A test reads every file; one that were wrong all the same would be missing here, not bring the process down.
        FILES
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

const FILES: &[(&str, &str)] = &[(
    "talking-piece",
    include_str!("../../content/formats/talking-piece.toml"),
)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_right_and_named_after_its_key() {
        for (name, text) in FILES {
            let format = Format::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(&format.key, name);
        }
        assert_eq!(built_in().len(), FILES.len());
    }

    #[test]
    fn the_talking_piece_circle_fits_its_usual_slot() {
        let format = find("talking-piece").unwrap();
        let minutes = format.seconds(8) / 60;
        assert!((38..=50).contains(&minutes), "{minutes} min");
        assert_eq!(format.pace(45, 8).turn(120) % 10, 0);
    }

    #[test]
    fn large_circles_get_shorter_turns_and_lose_nobody() {
        let format = find("talking-piece").unwrap();
        let turn = |seats| format.pace(45, seats).turn(120);
        assert!(turn(15) < turn(12), "{} < {}", turn(15), turn(12));
        assert!(turn(3) > turn(12));
        assert_eq!(
            Pace {
                scale: 0.5,
                crowd: 0.1
            }
            .turn(60),
            20
        );
    }
}
