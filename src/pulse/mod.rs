//! Pulses: a few anonymous questions every few weeks, and ballots nobody can be found in.
//!
//! * [`ballot`]: how somebody on the roster gets exactly one ballot without the server learning which one;
//! * [`slip`]: how somebody without an account gets one, on paper;
//! * [`ballot_box`]: the box itself, which keeps no order;
//! * [`plan`], [`unlock`]: when a pulse opens and closes, what it waits for, and from how many ballots it speaks.
//!
//! Invariant: nothing kept of a ballot (time, order, address, session, id) leads to a person. Deliberately absent: how many have
//! answered while a pulse is open, and whether somebody in particular has.

pub mod ballot;
pub mod ballot_box;
pub mod plan;
pub mod slip;
pub mod unlock;

#[cfg(feature = "ssr")]
pub mod box_store;
#[cfg(feature = "ssr")]
pub mod reader_store;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod slip_store;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
#[cfg(test)]
mod publish_tests;
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) mod service_tests;

crate::text_enum! {
    /// State of a pulse.
    PulseState {
        /// Items and dates are set; opens by itself.
        Planned = "planned",
        /// People on the roster can answer. Nothing is counted.
        Open = "open",
        /// The box is shut, the key destroyed, the ballots shuffled; the result settles.
        Closed = "closed",
        /// The result is fixed for good.
        Published = "published",
    }
}

crate::text_enum! {
    /// Refusals about pulses, ballots, slips and questions.
    Refusal {
        /// Another pulse is planned, open or settling.
        UnderWay = "pulse-under-way",
        /// Fewer people can answer than the threshold asks for.
        RosterSmall = "pulse-roster-small",
        /// The pulse has opened.
        Opened = "pulse-opened",
        /// The pulse is not open yet, or no longer.
        NotOpen = "pulse-not-open",
        /// The roster was frozen without this person.
        NotOnRoster = "pulse-not-on-roster",
        /// The ballot was given to another browser.
        BallotElsewhere = "ballot-elsewhere",
        /// The ballot is of another pulse.
        BallotForeign = "ballot-foreign",
        /// The ballot is not whole, or its proof is wrong.
        BallotMalformed = "ballot-malformed",
        /// Slips for everybody without an account are printed.
        SlipsAllPrinted = "slips-all-printed",
        /// The code is mistyped, of another pulse, or of a sheet that was taken back.
        SlipUnknown = "slip-unknown",
        /// The slip has given its ballot to another browser.
        SlipUsed = "slip-used",
        /// As many ballots went out on paper as people answer so.
        SlipsExhausted = "slips-exhausted",
        /// The organisation has as many questions of its own as it can have.
        ItemsMany = "items-many",
        /// The organisation has a question with this key.
        ItemExists = "item-exists",
        /// There are as many themes as there can be.
        ThemesEnough = "themes-enough",
    }
}

impl Refusal {
    /// True when it says of a request for a ballot that nothing was given out, and nothing will be.
    pub const fn is_final(self) -> bool {
        match self {
            Self::BallotElsewhere
            | Self::BallotMalformed
            | Self::NotOnRoster
            | Self::SlipUsed
            | Self::SlipUnknown
            | Self::SlipsExhausted => true,
            Self::UnderWay
            | Self::RosterSmall
            | Self::Opened
            | Self::NotOpen
            | Self::BallotForeign
            | Self::SlipsAllPrinted
            | Self::ItemsMany
            | Self::ItemExists
            | Self::ThemesEnough => false,
        }
    }
}
