//! The design system: every page is made of these parts. Accessibility is a property of each part.

#[cfg(feature = "ssr")]
mod field;
#[cfg(feature = "ssr")]
mod form;
#[cfg(feature = "ssr")]
mod layout;
#[cfg(feature = "ssr")]
mod page;

#[cfg(feature = "ssr")]
pub use self::{
    field::{SelectField, TextField, TimeZoneField},
    form::{Form, FormState, Submit},
    layout::{Layout, Place},
    page::{error_page, page},
};
