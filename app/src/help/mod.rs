//! What every page leads to from its foot: urgent help, and what we promise about accessibility.

#[cfg(feature = "ssr")]
pub(crate) mod accessibility;
#[cfg(feature = "ssr")]
pub(crate) mod urgent;
