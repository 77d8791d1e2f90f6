//! The library of formats: the ones that come with the product, a team's own, and the ones that teams share.
//!
//! A format of a team's own is a text, exactly as somebody wrote it. Invariant: the text in use can always be read; one that
//! cannot is kept beside it as a draft, so that nothing typed is lost, and no circle ever meets by it. Withdrawing a format
//! takes it out of the choice and nothing else: sessions planned with it keep it. Deliberately absent: who wrote it.

#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod sheet;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use super::{Format, FormatError, FormatProblem};
#[cfg(feature = "ssr")]
use crate::{Locale, embedded};
use crate::{
    Problem,
    ids::{FormatId, TeamId},
};

/// The longest text of a format, in characters: every field of twenty stages can be filled.
pub const MAX_TEXT_CHARS: usize = 40_000;

crate::text_enum! {
    /// Teams that may choose a team's own format.
    Sharing {
        /// The team.
        Team = "team",
        /// Every team of the organisation.
        Shared = "shared",
        /// No team any more; what was planned with it keeps it.
        Withdrawn = "withdrawn",
    }
}

crate::text_enum! {
    /// Refusals about a team's formats.
    Refusal {
        /// The team keeps as many formats as it can.
        Enough = "format-enough",
        /// Saved by somebody else meanwhile.
        Changed = "format-changed",
    }
}

/// A format of a team's own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct OwnFormat {
    /// Identifier; as text it is its key for circles and addresses.
    pub id: FormatId,
    /// The team whose it is.
    pub team_id: TeamId,
    /// The text in use.
    pub text: String,
    /// Text that was written and cannot be read yet.
    pub draft: Option<String>,
    /// Teams that may choose it.
    pub sharing: Sharing,
    /// Counts every change.
    pub version: i64,
}

/// Source of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatOrigin {
    /// With the product.
    BuiltIn,
    /// The team made it its own.
    Ours(Sharing),
    /// Another team shares it.
    Shared,
}

/// A format on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryEntry {
    /// Key for circles and addresses.
    pub key: String,
    /// Source of the format.
    pub origin: FormatOrigin,
    /// The format.
    pub format: Format,
}

impl LibraryEntry {
    /// True when it can be chosen for a circle.
    pub fn is_offered(&self) -> bool {
        self.origin != FormatOrigin::Ours(Sharing::Withdrawn)
    }
}

/// The text of a copy, under a title that tells it apart.
#[cfg(feature = "ssr")]
pub(crate) fn copied(text: &str) -> String {
    let Ok(format) = Format::parse(text) else {
        return text.to_owned();
    };
    let title = format.title.map(|locale, title| {
        let short: String = title.chars().take(70).collect();
        embedded::title_of_copy(locale, &short)
    });
    let words = Locale::ALL.iter().filter_map(|locale| {
        let title = title.written(*locale)?;
        Some(format!("{locale} = {title:?}"))
    });
    let line = format!("title = {{ {} }}", words.collect::<Vec<_>>().join(", "));
    let mut replaced = false;
    let lines = text.lines().map(|old| {
        let is_title = !replaced && old.starts_with("title = {") && old.trim_end().ends_with('}');
        replaced |= is_title;
        if is_title { line.as_str() } else { old }
    });
    let copy = lines.flat_map(|line| [line, "\n"]).collect::<String>();
    // A title that was written in some other way stays as it is.
    if Format::parse(&copy).is_ok() {
        copy
    } else {
        text.to_owned()
    }
}

/// Mistake in a text, for its author: the line, the field, and the reason.
impl From<&FormatError> for Problem {
    fn from(error: &FormatError) -> Self {
        let problem = |code: &str| {
            Self::new("text", code)
                .with("line", error.line)
                .with("at", &error.field)
        };
        match &error.problem {
            FormatProblem::Syntax(message) => problem("format-syntax").with("message", message),
            FormatProblem::Empty => problem("format-empty"),
            FormatProblem::TooLong(most) => problem("format-too-long").with("most", most),
            FormatProblem::Unprintable => problem("format-unprintable"),
            FormatProblem::BadKey => problem("format-bad-key"),
            FormatProblem::Repeated => problem("format-repeated"),
            FormatProblem::Outside(least, most) => {
                problem("format-outside").with("least", least).with("most", most)
            }
            FormatProblem::TurnOrMinutes => problem("format-turn-or-minutes"),
            FormatProblem::MinutesMissing => problem("format-minutes-missing"),
            FormatProblem::NoRounds => problem("format-no-rounds"),
            FormatProblem::ForEveryone => problem("format-for-everyone"),
            FormatProblem::KeepsNothing => problem("format-keeps-nothing"),
            FormatProblem::AgreementsMissing => problem("format-agreements-missing"),
            FormatProblem::CloseMissing => problem("format-close-missing"),
        }
    }
}
