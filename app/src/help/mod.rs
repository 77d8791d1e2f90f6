//! Pages that every foot leads to: urgent help, what is stored, and what we promise about accessibility.

#[cfg(feature = "ssr")]
pub(crate) mod accessibility;
#[cfg(feature = "ssr")]
pub(crate) mod privacy;
#[cfg(feature = "ssr")]
pub(crate) mod promise;
#[cfg(feature = "ssr")]
pub(crate) mod urgent;
