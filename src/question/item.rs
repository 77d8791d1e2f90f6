//! Item of a pulse, the domain it speaks of, and the reading of an answer.

use serde::{Deserialize, Serialize};

use crate::{Hse, Localized};

/// Number of answers an item offers.
pub const LABELS: usize = 5;

crate::text_enum! {
    /// Domain of an item.
    Domain {
        /// Energy, mood and control: asked every time.
        Core = "core",
        /// The six areas of working conditions.
        Conditions = "conditions",
        /// Customs that the team has come to take for normal: breaks, leave, illness, messages off duty.
        Norms = "norms",
        /// Action on what was asked.
        Acted = "acted",
        /// Being met, asking for help, fairness, reciprocity.
        Relational = "relational",
        /// Having a place here.
        Belonging = "belonging",
        /// The circle itself.
        Circle = "circle",
        /// Meaning and efficacy.
        Meaning = "meaning",
        /// Being near other people's pain.
        Exposure = "exposure",
        /// Boundaries and switching off.
        Boundaries = "boundaries",
    }
}

crate::text_enum! {
    /// Three domains that are asked about together and published as one index of three items.
    ///
    /// One pulse asks the core and one theme, so that a single pulse carries whole indices and none is ever put together
    /// from answers of different weeks.
    Theme {
        /// Energy, mood and control.
        Core = "core",
        /// Conditions, what the team takes for normal, and whether something was acted on.
        Conditions = "conditions",
        /// Relations, belonging, the circle.
        Between = "between",
        /// Meaning, exposure, boundaries.
        Work = "work",
    }
}

crate::text_enum! {
    /// Better end of the scale.
    Better {
        /// A higher answer is better.
        High = "high",
        /// A higher answer is worse.
        Low = "low",
    }
}

impl Theme {
    /// The themes that take turns, in their order.
    pub const ROTATING: [Self; 3] = [Self::Conditions, Self::Between, Self::Work];
}

impl Domain {
    /// The theme it is published in.
    pub const fn theme(self) -> Theme {
        match self {
            Self::Core => Theme::Core,
            Self::Conditions | Self::Norms | Self::Acted => Theme::Conditions,
            Self::Relational | Self::Belonging | Self::Circle => Theme::Between,
            Self::Meaning | Self::Exposure | Self::Boundaries => Theme::Work,
        }
    }
}

/// One question, complete: a pulse keeps its items as they were worded on the day it was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Name in the bank.
    pub key: String,
    /// Domain of the item.
    pub domain: Domain,
    /// The area of working conditions it belongs to, if any.
    pub area: Option<Hse>,
    /// Better end of the scale.
    pub better: Better,
    /// The question.
    pub wording: Localized,
    /// The five answers, from 1 to 5.
    pub labels: [Localized; LABELS],
}

impl Item {
    /// An answer of 1 to 5 as a figure of 0 to 100 in which higher is always better: `25·(x-1)`, reversed where a higher answer
    /// is worse.
    pub fn score(&self, answer: u8) -> i64 {
        let steps = i64::from(answer.clamp(1, 5)) - 1;
        match self.better {
            Better::High => 25 * steps,
            Better::Low => 100 - 25 * steps,
        }
    }
}
