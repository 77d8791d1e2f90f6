//! Text that people type, checked once where it enters.

use crate::Problem;

/// A short, visible, single-line name: of a team, a person, a circle.
///
/// Between 1 and 80 characters after trimming, no control characters; every script and emoji are welcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// The most characters a name may have.
    pub const MOST: usize = 80;

    /// Checks a typed name; the problem names `field`.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Problem> {
        let text = trimmed(field, typed, Self::MOST)?;
        if text.chars().any(char::is_control) {
            return Err(Problem::new(field, "unprintable"));
        }
        if text.is_empty() {
            Err(Problem::new(field, "empty"))
        } else {
            Ok(Self(text))
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

/// Trims a typed text and checks its length in characters. Null characters are refused (Postgres cannot keep them),
/// and so are the bidirectional overrides that could disguise one text as another.
pub fn trimmed(field: &str, typed: &str, most: usize) -> Result<String, Problem> {
    let text = typed.trim();
    if text.chars().count() > most {
        return Err(Problem::new(field, "too-long").with("most", most));
    }
    if text.contains('\0')
        || text
            .chars()
            .any(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    {
        return Err(Problem::new(field, "unprintable"));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (typed, code) in [
            ("Rowan ward", None),
            ("  Équipe de nuit  ", None),
            ("فريق الليل", None),
            ("👩‍⚕️ team", None),
            ("", Some("empty")),
            ("   ", Some("empty")),
            ("a\0b", Some("unprintable")),
            ("a\nb", Some("unprintable")),
            ("abc\u{202e}def", Some("unprintable")),
        ] {
            let got = Name::parse("name", typed);
            assert_eq!(got.err().map(|p| p.code).as_deref(), code, "{typed:?}");
        }
        assert_eq!(Name::parse("name", &"x".repeat(81)).unwrap_err().code, "too-long");
    }
}
