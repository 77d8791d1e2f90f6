//! The SQL of accounts and their credentials, of browsers that are signed in, and of the forms they left.

mod accounts;
mod addresses;
mod credentials;
mod devices;
mod kept_forms;
mod sign_ins;

pub use accounts::{AccountRow, account, account_by_email, add_account, update_account};
pub use addresses::{give_address, long_addresses};
pub use credentials::{Candidate, add_password, candidates, replace_password, set_disabled};
pub use devices::{forget_devices, is_device_known, keep_device};
pub use kept_forms::{add_kept_form, kept_form, kept_forms, remove_kept_form, tidy_kept_forms};
pub use sign_ins::{
    add_sign_in, attempts, clear_attempts, count_attempt, give_back_attempt, remove_sign_in, remove_sign_ins,
    tidy, touch_sign_ins,
};
