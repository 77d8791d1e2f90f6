//! What somebody signs in with.

use crate::{Problem, trimmed};

/// An e-mail address, lower-cased; it names an account and is never checked by sending to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Checks a typed address: something, one `@`, a domain with no space; at most 254 characters (RFC 5321).
    pub fn parse(field: &str, typed: &str) -> Result<Self, Problem> {
        let text = trimmed(field, typed, 254)?.to_lowercase();
        if text.is_empty() {
            return Err(Problem::new(field, "empty"));
        }
        let valid = text.split_once('@').is_some_and(|(local, domain)| {
            let clean = |part: &str| {
                !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control() || c == '@')
            };
            clean(local) && clean(domain) && !domain.starts_with('.') && !domain.ends_with('.')
        });
        if valid {
            Ok(Self(text))
        } else {
            Err(Problem::new(field, "not-an-email"))
        }
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A new password that passed the rules: 12 to 256 characters and not one of the common ones.
///
/// Length and a list of what is tried first, no rules of composition: NIST SP 800-63B, section 5.1.1.2.
pub struct Password(String);

/// Passwords of 12 characters and more that guessing programs try first, and the stems that they are built from.
const COMMON: &str = include_str!("common-passwords.txt");

impl Password {
    /// Checks a typed new password against the rules and against what belongs to the account itself.
    pub fn parse(field: &str, typed: &str, email: &str) -> Result<Self, Problem> {
        let length = typed.chars().count();
        if length < 12 {
            return Err(Problem::new(field, "password-short").with("least", 12));
        }
        if length > 256 {
            return Err(Problem::new(field, "too-long").with("most", 256));
        }
        if is_common(typed) || (!email.is_empty() && typed.to_lowercase().contains(&email.to_lowercase())) {
            return Err(Problem::new(field, "password-common"));
        }
        Ok(Self(typed.to_owned()))
    }

    /// The password, for hashing.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Common as it stands, or once the digits and signs around it are taken off, or one short piece over and over.
fn is_common(typed: &str) -> bool {
    let lower = typed.to_lowercase();
    let stem = lower.trim_matches(|c: char| !c.is_alphabetic());
    let listed = |word: &str| COMMON.lines().any(|line| line == word);
    listed(&lower) || stem.is_empty() || listed(stem) || repeats(&lower)
}

fn repeats(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..=4).any(|period| chars.iter().zip(chars.iter().skip(period)).all(|(a, b)| a == b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emails() {
        for (typed, good) in [
            ("ward@example.org", true),
            ("  Ward.Lead@Example.ORG ", true),
            ("infirmière@hôpital.example", true),
            ("", false),
            ("ward", false),
            ("ward@", false),
            ("@example.org", false),
            ("a b@example.org", false),
            ("a@b@c", false),
            ("a@.org", false),
        ] {
            assert_eq!(Email::parse("email", typed).is_ok(), good, "{typed:?}");
        }
        assert_eq!(Email::parse("email", " A@B.c ").map(|e| e.0), Ok("a@b.c".into()));
    }

    #[test]
    fn passwords() {
        for (typed, code) in [
            ("correct pony battery", None),
            ("short", Some("password-short")),
            ("passwordpassword", Some("password-common")),
            ("Password123456!", Some("password-common")),
            ("qwertyuiop123", Some("password-common")),
            ("123456789012", Some("password-common")),
            ("aaaaaaaaaaaaaaa", Some("password-common")),
            ("abcabcabcabcabc", Some("password-common")),
            ("me@example.org!!", Some("password-common")),
            ("Ẽ2🐎 battery staple", None),
        ] {
            let got = Password::parse("password", typed, "me@example.org");
            assert_eq!(got.err().map(|p| p.code).as_deref(), code, "{typed:?}");
        }
    }
}
