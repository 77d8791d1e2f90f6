//! The use cases of pulses.

mod ballots;
mod items;
mod publish;
mod reading;
mod waves;

pub use ballots::{Cast, Casts, Receipt, cast, issue, receipt};
pub use items::{BankItem, Whose, add_item, add_items, bank, retire_item};
pub use publish::organisation_results;
pub use reading::{BallotPage, Place, PulseView, ballot_page, place, results, under_way};
pub use waves::{advance, plan_pulse, withdraw_pulse};
