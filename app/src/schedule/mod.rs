//! Screens of the schedule: a team's home, a new circle, one session.

#[cfg(feature = "ssr")]
pub mod home;
#[cfg(feature = "ssr")]
pub(crate) mod labels;
#[cfg(feature = "ssr")]
pub mod new;
#[cfg(feature = "ssr")]
pub mod session;
