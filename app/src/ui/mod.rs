//! The design system: every page is made of these parts. Accessibility is a property of each part.
//!
//! All of it is rendered by the server alone; only the circle's [`piece`] is turned in the browser as well. The rules of how it looks
//! are in `style/`, one file per part.

#[cfg(feature = "ssr")]
mod button;
#[cfg(feature = "ssr")]
mod chart;
#[cfg(feature = "ssr")]
mod document;
#[cfg(feature = "ssr")]
mod escape;
#[cfg(feature = "ssr")]
mod field;
#[cfg(feature = "ssr")]
mod form;
#[cfg(feature = "ssr")]
mod head;
#[cfg(feature = "ssr")]
mod layout;
#[cfg(feature = "ssr")]
mod mark;
#[cfg(feature = "ssr")]
mod nav;
#[cfg(feature = "ssr")]
mod notice;
#[cfg(feature = "ssr")]
mod page;
pub mod piece;
#[cfg(feature = "ssr")]
pub mod ring;
#[cfg(feature = "ssr")]
mod script;
#[cfg(feature = "ssr")]
mod surface;
#[cfg(feature = "ssr")]
mod table;

#[cfg(feature = "ssr")]
pub use self::{
    button::{Button, ButtonKind, LinkButton},
    chart::{KeptFigure, RunChartFigure, verdict},
    document::DocumentHead,
    field::{
        CheckField, Choice, DateField, RadioSet, SelectField, TextArea, TextField, TimeField, TimeZoneField,
    },
    form::{Form, FormState, Submit},
    head::PageHead,
    layout::Layout,
    mark::{Mark, Sign},
    nav::NavPlace,
    notice::{EmptyState, Notice, Tone},
    page::{error_page, page},
    script::InlineScript,
    surface::{Card, Details, Dialog},
    table::{Column, Table},
};
#[cfg(feature = "ssr")]
pub(crate) use self::{escape::escaped, page::percent_encode};
