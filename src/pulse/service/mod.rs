//! The use cases of pulses.

mod access;
mod ballots;
mod checks;
mod closing;
mod device;
mod items;
pub(in crate::pulse) mod key_cache;
mod lifecycle;
mod load;
mod migrate_legacy_box;
mod news;
mod opening;
mod plan_pulse;
mod publish;
mod reading;
mod remarks;
mod slips;

pub use ballots::{Cast, Receipt, cast, issue, receipt};
pub use checks::{Checks, check_of, checks, open_check};
pub use device::device_name;
pub use items::{BankItem, ItemOwner, add_item, add_items, bank, retire_item};
pub use lifecycle::advance_due;
pub use news::{News, news};
pub use plan_pulse::{plan_pulse, withdraw_pulse};
pub use publish::organisation_results;
pub use reading::{
    BallotPage, Entitlement, PulsePlace, PulseView, ballot_page, place, results, slip_page, under_way,
};
pub use remarks::{
    RemarkReviewer, ReviewQueue, add_theme, choose_reader, desk, finish_reading, readership, remove_theme,
    resign, themes,
};
pub use slips::{PrintedSheet, SlipSheet, Slips, draw, print_sheet, printed_sheet, slips, void_sheet};
