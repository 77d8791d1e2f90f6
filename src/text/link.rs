//! A link that people click every week: completed, and taken out of the wrapping that mail programs put around it.

use super::{characters::unprintable, line};
use crate::Problem;

/// The most characters of a link.
pub const MAX_LINK_CHARS: usize = 2_000;
/// The most characters of one that is wrapped: what it says is longer then.
const MAX_WRAPPED_CHARS: usize = 8_000;
/// So many wrappings are taken off, one within another.
const WRAPPINGS: usize = 3;

/// Checks a typed link; may be empty. Only `https:` addresses pass: anything else in a link that a team clicks would be a door for
/// mischief. One without a scheme is completed; Outlook's, Google's and Proofpoint's wrapping is taken off.
///
/// # Errors
/// `not-a-link`; `too-long` beyond [`MAX_LINK_CHARS`] characters.
pub fn link(field: &str, typed: &str) -> Result<String, Problem> {
    let typed = line(field, typed, MAX_WRAPPED_CHARS)?;
    let typed = typed.trim_matches(|c| matches!(c, '<' | '>' | '"'));
    if typed.is_empty() {
        return Ok(String::new());
    }
    let wrong = || Problem::new(field, "not-a-link");
    let mut link = completed(typed).ok_or_else(wrong)?;
    for _ in 0..WRAPPINGS {
        match unwrapped(&link) {
            Some(within) => link = completed(&within).ok_or_else(wrong)?,
            None => break,
        }
    }
    if link.chars().count() > MAX_LINK_CHARS {
        return Err(Problem::new(field, "too-long").with("most", MAX_LINK_CHARS));
    }
    let host = host(&link);
    let bad = |c: char| c.is_whitespace() || unprintable(c) || matches!(c, '"' | '<' | '>' | '\\');
    if host.is_empty() || host.contains('@') || link.chars().any(bad) {
        return Err(wrong());
    }
    Ok(link)
}

/// The address with its scheme; nothing when it has another one than `https`.
fn completed(typed: &str) -> Option<String> {
    let (scheme, rest) = match typed.split_once("://") {
        Some((scheme, rest)) if scheme.chars().all(|c| c.is_ascii_alphanumeric()) => (scheme, rest),
        _ => ("", typed.strip_prefix("//").unwrap_or(typed)),
    };
    if scheme.eq_ignore_ascii_case("https") {
        return Some(format!("https://{rest}"));
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let is_host = name.contains('.')
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains(['@', ' ', '\\']);
    let is_port = port.parse::<u16>().is_ok();
    (scheme.is_empty() && is_host && is_port).then(|| format!("https://{rest}"))
}

fn host(link: &str) -> &str {
    let rest = link.strip_prefix("https://").unwrap_or_default();
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Target of a known wrapping.
fn unwrapped(link: &str) -> Option<String> {
    let host = host(link).to_ascii_lowercase();
    let path = link.strip_prefix("https://")?.split_once('/')?.1;
    if host == "safelinks.protection.outlook.com" || host.ends_with(".safelinks.protection.outlook.com") {
        return parameter(path, "url");
    }
    if matches!(host.as_str(), "google.com" | "www.google.com") && path.starts_with("url?") {
        return parameter(path, "q").or_else(|| parameter(path, "url"));
    }
    if matches!(host.as_str(), "urldefense.com" | "urldefense.proofpoint.com") {
        if path.starts_with("v2/") {
            let within = parameter(path, "u")?.replace('-', "%").replace('_', "/");
            return decoded(&within);
        }
        // An asterisk stands for a character that is listed after the end; whoever has one keeps the wrapping.
        let within = path.strip_prefix("v3/__")?.split_once("__;")?.0;
        return (!within.contains('*')).then(|| within.to_owned());
    }
    None
}

/// A parameter of an address, decoded.
fn parameter(path: &str, name: &str) -> Option<String> {
    let query = path.split_once('?')?.1;
    let query = query.split('#').next().unwrap_or_default();
    let found = query
        .split('&')
        .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    decoded(found)
}

/// Text without its percent escapes; nothing when it is no text.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escape = match (first, tail) {
            (b'%', [high, low, ..]) => std::str::from_utf8(&[*high, *low])
                .ok()
                .and_then(|hex| u8::from_str_radix(hex, 16).ok()),
            _ => None,
        };
        bytes.push(escape.unwrap_or(*first));
        rest = if escape.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Outlook writes it, at the length at which it was refused.
    fn outlook(link: &str) -> String {
        let escaped: String = link
            .bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
                other => format!("%{other:02X}"),
            })
            .collect();
        let tail = format!(
            "&data=05%7C02%7C{}&sdata={}&reserved=0",
            "a1".repeat(120),
            "Zx9".repeat(20)
        );
        format!("https://eur03.safelinks.protection.outlook.com/ap/t-59584e83/?url={escaped}{tail}")
    }

    #[test]
    fn links() {
        let meeting = "https://teams.example/l/meetup-join/19%3ameeting_Abc@thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d";
        let twice = outlook(&outlook("https://meet.example/a"));
        for (typed, kept) in [
            ("", Some("")),
            ("https://meet.example/rowan", Some("https://meet.example/rowan")),
            (
                " <https://meet.example/rowan> ",
                Some("https://meet.example/rowan"),
            ),
            ("HTTPS://meet.example/rowan", Some("https://meet.example/rowan")),
            (
                "meet.example/rowan?pwd=a:b",
                Some("https://meet.example/rowan?pwd=a:b"),
            ),
            ("meet.example:8443/rowan", Some("https://meet.example:8443/rowan")),
            ("//meet.example/rowan", Some("https://meet.example/rowan")),
            (
                "https://meet.example/x?next=https://a.example",
                Some("https://meet.example/x?next=https://a.example"),
            ),
            (&outlook(meeting), Some(meeting)),
            (&twice, Some("https://meet.example/a")),
            (
                "https://www.google.com/url?q=https%3A%2F%2Fmeet.example%2Fa%3Fb%3Dc&sa=D",
                Some("https://meet.example/a?b=c"),
            ),
            (
                "https://urldefense.proofpoint.com/v2/url?u=https-3A__meet.example_j_123-3Fpwd-3Dx&d=DwMF&c=y",
                Some("https://meet.example/j/123?pwd=x"),
            ),
            (
                "https://urldefense.com/v3/__https://meet.example/j/123?pwd=x__;!!AbC!d$",
                Some("https://meet.example/j/123?pwd=x"),
            ),
            // Nothing but https comes out of a wrapping either.
            (&outlook("javascript:alert(1)"), None),
            (&outlook("http://meet.example"), None),
            (&outlook("https://meet.example/\"><b>"), None),
            ("http://meet.example", None),
            ("ftp://meet.example", None),
            ("javascript:alert(1)", None),
            ("javascript://meet.example/%0aalert(1)", None),
            ("data:text/html,x.y", None),
            ("mailto:ward@care.example", None),
            ("ward@care.example", None),
            ("https://bank.example@evil.example/", None),
            ("bank.example@evil.example/", None),
            ("https://", None),
            ("https://a b", None),
            ("quiet room", None),
            ("room", None),
            ("meet.example\\@evil.example", None),
        ] {
            assert_eq!(link("video_url", typed).ok().as_deref(), kept, "{typed}");
        }
        assert!(outlook(meeting).chars().count() > 500);
    }

    #[test]
    fn the_length_is_that_of_what_is_kept() {
        let long = |length: usize| format!("https://meet.example/{}", "x".repeat(length - 21));
        assert_eq!(
            link("video_url", &long(MAX_LINK_CHARS)).map(|link| link.len()),
            Ok(MAX_LINK_CHARS)
        );
        assert_eq!(
            link("video_url", &long(MAX_LINK_CHARS + 1)).unwrap_err().code,
            "too-long"
        );
        assert!(link("video_url", &outlook(&long(1_990))).is_ok());
        assert_eq!(
            link("video_url", &"x".repeat(20_000)).unwrap_err().code,
            "too-long"
        );
    }
}
