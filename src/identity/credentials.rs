//! Address and password. The same text, typed on another device, is the same: both are normalised where they enter.

use unicode_normalization::UnicodeNormalization;

use crate::{Problem, text};

/// An e-mail address, lower-cased and composed (NFC); it names an account and is never checked by sending to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

/// An address as accounts are kept under: lower-cased, composed (NFC).
pub fn normal_address(text: &str) -> String {
    // Some letters come apart in lower case, and some change case only once composed.
    text.nfc().collect::<String>().to_lowercase().nfc().collect()
}

/// A password as RFC 8265 has it prepared for comparison (OpaqueString): every space character is a plain space, and letters are composed
/// (NFC). Nothing is trimmed, and case counts. The profile's list of allowed characters is left out: its tables are of Unicode 6.3 and
/// would refuse a younger emoji in a password that is in use.
pub fn opaque(typed: &str) -> String {
    let is_space = |c: char| {
        matches!(
            c,
            '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
        )
    };
    typed
        .chars()
        .map(|c| if is_space(c) { ' ' } else { c })
        .nfc()
        .collect()
}

impl Email {
    /// Checks a typed address: something, one `@`, a domain with no space; at most 254 characters (RFC 5321).
    pub fn parse(field: &str, typed: &str) -> Result<Self, Problem> {
        let text = normal_address(&text::line(field, typed, 254)?);
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

/// A new password that passed the rules, prepared (RFC 8265): 12 to 256 characters and not one of the common ones.
///
/// Length and a list of what is tried first, no rules of composition: NIST SP 800-63B, section 5.1.1.2.
pub struct Password(String);

/// Passwords of 12 characters and more that guessing programs try first, and the stems that they are built from.
const COMMON: &str = include_str!("common-passwords.txt");

impl Password {
    /// Checks a typed new password against the rules and against what belongs to the account itself.
    pub fn parse(field: &str, typed: &str, email: &str) -> Result<Self, Problem> {
        let text = opaque(typed);
        let length = text.chars().count();
        if length < 12 {
            return Err(Problem::new(field, "password-short").with("least", 12));
        }
        if length > 256 {
            return Err(Problem::new(field, "too-long").with("most", 256));
        }
        if is_common(&text) || (!email.is_empty() && normal_address(&text).contains(&normal_address(email))) {
            return Err(Problem::new(field, "password-common"));
        }
        Ok(Self(text))
    }

    /// A password that an account has already: it is prepared, and no rule is asked anew.
    #[cfg(feature = "ssr")]
    pub(crate) fn in_use(typed: &str) -> Self {
        Self(opaque(typed))
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
    fn one_address_however_it_is_composed() {
        let composed = Email::parse("email", "infirmière@hôpital.example");
        for typed in [
            "infirmie\u{300}re@ho\u{302}pital.example",
            " INFIRMIE\u{300}RE@HÔPITAL.example ",
            "INFIRMIÈRE@HO\u{302}PITAL.EXAMPLE",
        ] {
            assert_eq!(Email::parse("email", typed), composed, "{typed:?}");
        }
        // The dotted capital falls apart in lower case.
        let dotted = Email::parse("email", "\u{130}pek@care.example");
        assert_eq!(dotted, Email::parse("email", "I\u{307}pek@care.example"));
        assert_ne!(composed, Email::parse("email", "infirmiere@hopital.example"));
    }

    #[test]
    fn one_password_however_it_is_composed_and_whatever_its_spaces() {
        for (typed, same) in [
            ("e\u{301}te\u{301} calme", "été calme"),
            ("\u{212b}", "Å"),
            ("\u{1112}\u{1161}\u{11ab}", "\u{d55c}"),
            ("trois\u{a0}mots\u{3000}ici\u{202f}!", "trois mots ici !"),
            (" with its own spaces ", " with its own spaces "),
            ("CaSe counts", "CaSe counts"),
            ("🥰 and ❤\u{fe0f}", "🥰 and ❤\u{fe0f}"),
        ] {
            assert_eq!(opaque(typed), same, "{typed:?}");
        }
        assert_ne!(
            opaque("ﬁfteen"),
            opaque("fifteen"),
            "compatibility characters stay what they are"
        );
        let parsed =
            Password::parse("password", "e\u{301}te\u{301} calme ici", "").map(|password| password.0);
        assert_eq!(parsed, Ok("été calme ici".into()));
        let short = Password::parse("password", "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", "");
        assert_eq!(
            short.err().map(|problem| problem.code).as_deref(),
            Some("password-short")
        );
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
