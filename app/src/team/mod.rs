//! Screens about people: set-up, sign-in, invitations, teams, one's own account.

#[cfg(feature = "ssr")]
pub mod browser;

#[cfg(feature = "ssr")]
pub mod account;
#[cfg(feature = "ssr")]
mod changes;
#[cfg(feature = "ssr")]
pub mod join;
#[cfg(feature = "ssr")]
pub mod people;
#[cfg(feature = "ssr")]
pub mod setup;
#[cfg(feature = "ssr")]
pub mod sign_in;
#[cfg(feature = "ssr")]
pub mod teams;

#[cfg(feature = "ssr")]
pub use changes::own_roles_notice;
