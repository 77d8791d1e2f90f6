//! Times of a plan: a format's minutes, stretched or pressed to the slot.

use super::{After, Format, MAX_UNHURRIED_SEATS, MIN_SEATS, Stage, TurnRule};

/// Pace of a format in a given slot with a given number of seats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Factor of every default: between one half and one and a half.
    pub scale: f64,
    /// Further factor of every turn in a large circle.
    pub crowd: f64,
}

/// Suggestion for one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StagePlan {
    /// Seconds for one turn, in a stage with rounds.
    pub turn: Option<u32>,
    /// Seconds for the whole stage.
    pub seconds: u32,
}

/// Usual number of people who tell a story.
const STORIES: u32 = 3;

impl Format {
    /// Sum of the defaults with this many seats, in seconds.
    pub fn seconds(&self, seats: u8) -> u32 {
        self.stages.iter().map(|stage| stage.usual(seats)).sum()
    }

    /// Pace at which the format fits a slot of `minutes` with this many seats.
    pub fn pace(&self, minutes: u32, seats: u8) -> Pace {
        let planned = self.seconds(seats.clamp(MIN_SEATS, MAX_UNHURRIED_SEATS)).max(60);
        Pace {
            scale: (f64::from(minutes) * 60.0 / f64::from(planned)).clamp(0.5, 1.5),
            crowd: (f64::from(MAX_UNHURRIED_SEATS) / f64::from(seats.max(1))).min(1.0),
        }
    }

    /// Suggestions for every stage in a slot of `minutes` with this many seats, in order.
    pub fn plan(&self, minutes: u32, seats: u8) -> Vec<StagePlan> {
        let pace = self.pace(minutes, seats);
        let seats = seats.max(1);
        self.stages.iter().map(|stage| stage.step(pace, seats)).collect()
    }

    /// Suggestion for one stage, counted from 0, in a slot of `minutes` with this many seats.
    pub fn step(&self, minutes: u32, seats: u8, stage: usize) -> Option<StagePlan> {
        let pace = self.pace(minutes, seats);
        self.stages.get(stage).map(|stage| stage.step(pace, seats.max(1)))
    }

    /// True when its shortest suggestions fit a slot of `minutes` with this many seats.
    pub fn fits(&self, minutes: u32, seats: u8) -> bool {
        let planned: u32 = self.plan(minutes, seats).iter().map(|step| step.seconds).sum();
        // Turns are suggested in tens of seconds, so a plan may be a little over.
        planned <= minutes * 66
    }
}

impl Stage {
    /// Number of turns in a round with this many seats.
    pub fn speakers(&self, seats: u8) -> u32 {
        let seats = u32::from(seats);
        let speakers = match self.turns {
            TurnRule::Everyone | TurnRule::ReceiverEachTurn => seats,
            TurnRule::Presenter => 1,
            TurnRule::Storytellers => STORIES.min(seats),
            TurnRule::FirstGroup => seats / 2,
            TurnRule::SecondGroup => seats - seats / 2,
            TurnRule::PresenterSilent | TurnRule::QuestionsOnly | TurnRule::ReceiverEachRound => {
                seats.saturating_sub(1)
            }
        };
        let sum = u32::from(self.after == After::HostSumsUp && self.turns != TurnRule::Everyone);
        speakers.max(1) + sum
    }

    fn turns(&self, seats: u8) -> u32 {
        self.speakers(seats) * self.rounds.max(1)
    }

    fn usual(&self, seats: u8) -> u32 {
        match (self.turn_seconds, self.minutes) {
            (Some(turn), _) => turn * self.turns(seats),
            (None, minutes) => minutes.unwrap_or(0) * 60,
        }
    }

    fn step(&self, pace: Pace, seats: u8) -> StagePlan {
        let turns = self.turns(seats);
        let turn = match (self.kind.has_rounds(), self.turn_seconds, self.minutes) {
            (false, _, minutes) => {
                return StagePlan {
                    turn: None,
                    seconds: pace.stage(minutes.unwrap_or(0)),
                };
            }
            (true, Some(turn), _) => pace.turn(turn),
            // The whole stage has its minutes, however many share them.
            (true, None, minutes) => Pace { crowd: 1.0, ..pace }.turn(minutes.unwrap_or(0) * 60 / turns),
        };
        StagePlan {
            turn: Some(turn),
            seconds: turn * turns,
        }
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
