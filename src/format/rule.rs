//! The rules a format is made of: who is offered a turn, who has which part, and what a session leaves behind.

/// The fewest seats a round needs.
pub const MIN_SEATS: u8 = 3;
/// The most seats a room has.
pub const MAX_SEATS: u8 = 15;
/// Above this many seats every turn gets a shorter suggestion; nobody is dropped.
pub const MAX_UNHURRIED_SEATS: u8 = 12;

crate::text_enum! {
    /// Seats that are offered a turn in a stage, and the sort of turn. The rule of the stage stands on every screen.
    TurnRule {
        /// Everyone, freely.
        Everyone = "everyone",
        /// The presenter alone; everyone else listens.
        Presenter = "presenter",
        /// Everyone but the presenter, who sits back and listens.
        PresenterSilent = "presenter-silent",
        /// Named storytellers; everyone else listens.
        Storytellers = "storytellers",
        /// The first group; the second listens.
        FirstGroup = "first-group",
        /// The second group; the first listens.
        SecondGroup = "second-group",
        /// Everyone but the presenter, and only questions: no statements, no advice.
        QuestionsOnly = "questions-only",
        /// Everyone speaks to the next on the ring, who only thanks and is the next to speak.
        ReceiverEachTurn = "receiver-each-turn",
        /// Everyone speaks to one person, who only thanks; each round to another.
        ReceiverEachRound = "receiver-each-round",
    }
}

crate::text_enum! {
    /// A part that the host gives to somebody before the stage that needs it.
    Part {
        /// Brings something of their own for the others to think about.
        Presenter = "presenter",
        /// Tells a story.
        Storyteller = "storyteller",
        /// Belongs to the first of two groups; whoever does not belongs to the second.
        FirstGroup = "first-group",
        /// Is spoken to, and only thanks.
        Receiver = "receiver",
    }
}

crate::text_enum! {
    /// Sequel of a round.
    After {
        /// The piece rests.
        Rest = "rest",
        /// The piece returns to the host, who sums up and asks again.
        HostSumsUp = "host-sums-up",
    }
}

crate::text_enum! {
    /// People who may host a format.
    Hosting {
        /// Any host of the team.
        Anyone = "anyone",
        /// A person trained to supervise, who says so before it begins.
        Supervisor = "supervisor",
    }
}

crate::text_enum! {
    /// Meaning of taking part.
    Speaking {
        /// A turn is offered to everyone, and may be passed.
        Offered = "offered",
        /// Free: a person may only listen, and is then offered no turn.
        Voluntary = "voluntary",
    }
}

crate::text_enum! {
    /// Record that a session leaves behind, besides that it was held.
    Keeps {
        /// The actions that were agreed.
        Actions = "actions",
        /// None.
        Nothing = "nothing",
    }
}

impl TurnRule {
    /// The part it speaks of.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::Presenter | Self::PresenterSilent | Self::QuestionsOnly => Some(Part::Presenter),
            Self::Storytellers => Some(Part::Storyteller),
            Self::FirstGroup | Self::SecondGroup => Some(Part::FirstGroup),
            Self::ReceiverEachRound => Some(Part::Receiver),
            Self::Everyone | Self::ReceiverEachTurn => None,
        }
    }

    /// The part without which its stage cannot begin. Questions may be asked of all, and a receiver is found.
    pub const fn needs(self) -> Option<Part> {
        match self {
            Self::QuestionsOnly | Self::ReceiverEachRound => None,
            other => other.part(),
        }
    }

    /// True when a person with this part is offered a turn.
    pub fn offers_to(self, part: Option<Part>) -> bool {
        match self {
            Self::Everyone | Self::ReceiverEachTurn => true,
            Self::Presenter | Self::Storytellers | Self::FirstGroup => part == self.part(),
            Self::PresenterSilent | Self::QuestionsOnly | Self::SecondGroup | Self::ReceiverEachRound => {
                part != self.part()
            }
        }
    }
}

impl Part {
    /// The most seats that can have it.
    pub const fn most(self) -> usize {
        match self {
            Self::Presenter | Self::Receiver => 1,
            Self::Storyteller => 5,
            Self::FirstGroup => MAX_SEATS as usize - 1,
        }
    }
}
