//! The use cases of pulses.

mod ballots;
mod publish;
mod reading;
mod waves;

pub use ballots::{Cast, Receipt, cast, issue, receipt};
pub use publish::organisation_results;
pub use reading::{BallotPage, Place, PulseView, ballot_page, place, results};
pub use waves::{advance, plan_pulse, withdraw_pulse};
