//! Text that people type, checked once where it enters: a [line()], [lines], a [Name], a [link], the letters of a [code].
//!
//! Every text is kept in Unicode's normal form C, so that the same text typed twice is the same. What cannot be seen is dropped at the
//! ends; inside it stays where a script or an emoji is made with it.

mod characters;
mod link;

use unicode_normalization::UnicodeNormalization;

use self::characters::{dash, disguises, ends, invisible, joins, unprintable};
use crate::Problem;

pub use self::link::{MAX_LINK_CHARS, link};

/// A short, visible, single-line name: of a team, a person, a circle.
///
/// Between 1 and 80 characters after trimming, no control characters; every script and emoji are welcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// The most characters a name may have.
    pub const MAX: usize = 80;

    /// Checks a typed name; the problem names `field`. Invisible characters that make nothing of their neighbours are dropped inside
    /// a name too: two names that look the same are the same.
    ///
    /// # Errors
    /// `empty`, `invisible`, `too-long` or `unprintable`.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Problem> {
        let text = line(field, typed, Self::MAX)?;
        let text: String = text.chars().filter(|c| !invisible(*c) || joins(*c)).collect();
        if !text.is_empty() {
            Ok(Self(text))
        } else if typed.trim().is_empty() {
            Err(Problem::new(field, "empty"))
        } else {
            Err(Problem::new(field, "invisible"))
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as an owned string.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// A text on one line; may be empty. A tab becomes a space.
///
/// # Errors
/// `too-long` beyond `most` characters; `unprintable` with a control character, a line break, or a character that could disguise one text
/// as another.
pub fn line(field: &str, typed: &str, most: usize) -> Result<String, Problem> {
    let text = checked(field, &typed.replace('\t', " "), most)?;
    if text.chars().any(breaks) {
        return Err(Problem::new(field, "unprintable"));
    }
    Ok(text)
}

/// A text that may have several lines, and may be empty. Whatever broke them before, they end with `\n`.
///
/// # Errors
/// The same as [`line()`], but for line breaks.
pub fn lines(field: &str, typed: &str, most: usize) -> Result<String, Problem> {
    let typed = typed.replace("\r\n", "\n");
    let same: String = typed.chars().map(|c| if breaks(c) { '\n' } else { c }).collect();
    checked(field, &same, most)
}

/// A stored text for a place that has one line, whatever was stored: what would break the line is a space, what cannot be printed is
/// dropped.
pub fn on_one_line(stored: &str) -> String {
    let spaced = stored
        .chars()
        .map(|c| if breaks(c) || c == '\t' { ' ' } else { c });
    let printable: String = spaced.filter(|c| !unprintable(*c)).collect();
    printable.trim().to_owned()
}

/// The letters of a code as people type it: any spaces, hyphens and dashes left out, and whatever a sentence put around it.
pub fn code(typed: &str) -> String {
    let kept = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !invisible(*c) && !dash(*c));
    let kept: String = kept.collect();
    kept.trim_matches(|c: char| {
        c.is_ascii_punctuation() || matches!(c, '…' | '«' | '»' | '“' | '”' | '’' | '‘' | '。')
    })
    .to_owned()
}

/// Checks common to all kinds of text. The length is that of what is kept.
fn checked(field: &str, typed: &str, most: usize) -> Result<String, Problem> {
    let text: String = ends(typed).nfc().collect();
    if text.chars().count() > most {
        return Err(Problem::new(field, "too-long").with("most", most));
    }
    let wrong = |c: char| disguises(c) || (unprintable(c) && !breaks(c));
    if text.chars().any(wrong) {
        return Err(Problem::new(field, "unprintable"));
    }
    Ok(text)
}

/// True for characters that end a line, in any convention.
fn breaks(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

#[cfg(test)]
mod tests;
