//! Accounts: what they sign in with, the browsers that are signed in, and what slows guessing down.
//!
//! An account has no credential, one or several (the table `credential`); a password is the one kind so far. Invariant: nothing here knows a
//! team or a role.

mod credentials;

#[cfg(feature = "ssr")]
mod account;
#[cfg(feature = "ssr")]
mod addresses;
#[cfg(feature = "ssr")]
mod admission;
#[cfg(feature = "ssr")]
mod attempts;
#[cfg(feature = "ssr")]
mod authenticate;
#[cfg(feature = "ssr")]
mod devices;
#[cfg(feature = "ssr")]
mod disable;
#[cfg(feature = "ssr")]
mod hashing;
#[cfg(feature = "ssr")]
mod kept;
#[cfg(feature = "ssr")]
mod secret;
#[cfg(feature = "ssr")]
mod seen;
#[cfg(feature = "ssr")]
mod sign_in;
#[cfg(feature = "ssr")]
mod sign_out;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

pub use credentials::{Email, Password};

#[cfg(feature = "ssr")]
pub(crate) use account::{CheckedPerson, add_account, all2, check_person};
#[cfg(feature = "ssr")]
pub use account::{NewAdmin, parse_zone, update_account};
#[cfg(feature = "ssr")]
pub use addresses::normalise_addresses;
#[cfg(feature = "ssr")]
pub use admission::Admitted;
#[cfg(feature = "ssr")]
pub(crate) use admission::admit;
#[cfg(feature = "ssr")]
pub(crate) use attempts::Guesses;
#[cfg(feature = "ssr")]
pub use authenticate::sign_in;
#[cfg(feature = "ssr")]
pub use devices::Browser;
#[cfg(feature = "ssr")]
pub use disable::{disable_account, enable_account};
#[cfg(feature = "ssr")]
pub use hashing::{Hasher, MAX_AT_ONCE, MAX_WAITING};
#[cfg(feature = "ssr")]
pub use kept::{KEPT_FOR, KeptForm, forget_kept, keep, kept_form, page_owner};
#[cfg(feature = "ssr")]
pub use secret::SecretToken;
#[cfg(feature = "ssr")]
pub(crate) use secret::hash_password;
#[cfg(feature = "ssr")]
pub use seen::LastSeen;
#[cfg(feature = "ssr")]
pub(crate) use sign_in::{hour, is_live};
#[cfg(feature = "ssr")]
pub use sign_in::{start_sign_in, tidy};
#[cfg(feature = "ssr")]
pub use sign_out::{sign_out, sign_out_everywhere};

crate::text_enum! {
    /// Proof that an account is somebody's.
    CredentialKind {
        /// A password; its secret is the Argon2id hash.
        Password = "password",
    }
}
