//! Every cookie of this site: its name, and how it is written, read and taken back. Nothing else writes a `Set-Cookie`.
//!
//! Scripts cannot read them and other sites do not send them. Over https they are also `Secure`, and the prefix `__Host-` keeps sibling
//! domains from setting them.

use http::{HeaderMap, HeaderValue, header};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// A cookie, by its name without a prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookie {
    base: &'static str,
}

/// The sign-in of a browser.
pub const SIGN_IN: Cookie = Cookie::new("roundwell");
/// The device's number, by which it is known when somebody signs in again.
pub const DEVICE: Cookie = Cookie::new("roundwell-device");
/// A guest's seat in one room.
pub const GUEST: Cookie = Cookie::new("roundwell-guest");
/// The wall of one room, on a shared screen.
pub const WALL: Cookie = Cookie::new("roundwell-wall");
/// The language that was chosen.
pub const LANGUAGE: Cookie = Cookie::new("roundwell-language");
/// The theme that was chosen.
pub const THEME: Cookie = Cookie::new("roundwell-theme");
/// The last form's word of success for the page that follows.
pub const DONE: Cookie = Cookie::new("roundwell-done");
/// The key of a form that is kept while its sender signs in again.
pub const KEPT: Cookie = Cookie::new("roundwell-kept");
/// The link of an invitation just made, for the one page that shows it.
pub const LINK: Cookie = Cookie::new("roundwell-link");
/// The page to come back to after signing in, where its path is a secret.
pub const BACK: Cookie = Cookie::new("roundwell-back");

/// A year, in seconds.
pub const A_YEAR: u32 = 365 * 24 * 3600;

impl Cookie {
    const fn new(base: &'static str) -> Self {
        Self { base }
    }

    /// The name that browsers know it by, on a site at this address.
    pub fn name(self, base_url: &str) -> String {
        let prefix = if is_secure(base_url) { "__Host-" } else { "" };
        format!("{prefix}{}", self.base)
    }

    /// Value in a request.
    pub fn of<'h>(self, headers: &'h HeaderMap, base_url: &str) -> Option<&'h str> {
        value(headers, &self.name(base_url))
    }

    /// The `Set-Cookie` that keeps a value for so many seconds. The value is of letters, digits, `-`, `_`, `.`, `/` and `%`.
    pub fn set(self, base_url: &str, value: &str, seconds: u32) -> HeaderValue {
        written(&self.name(base_url), value, seconds, is_secure(base_url))
    }

    /// The `Set-Cookie` that takes it back.
    pub fn clear(self, base_url: &str) -> HeaderValue {
        self.set(base_url, "", 0)
    }

    /// Adds a `Set-Cookie` that keeps a value to headers.
    pub fn keep(self, headers: &mut HeaderMap, base_url: &str, value: &str, seconds: u32) {
        headers.append(header::SET_COOKIE, self.set(base_url, value, seconds));
    }

    /// Adds the `Set-Cookie` that takes it back to headers.
    pub fn forget(self, headers: &mut HeaderMap, base_url: &str) {
        headers.append(header::SET_COOKIE, self.clear(base_url));
    }
}

/// The value of a cookie that an earlier version set, under its whole name.
pub fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// Adds the `Set-Cookie` that takes a cookie of an earlier version back, under its whole name.
pub fn forget_old(headers: &mut HeaderMap, name: &str) {
    headers.append(header::SET_COOKIE, written(name, "", 0, false));
}

/// Adds a `Set-Cookie` to the answer that is being made.
pub(crate) fn answer_with(cookie: HeaderValue) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

fn is_secure(base_url: &str) -> bool {
    base_url.starts_with("https:")
}

fn written(name: &str, value: &str, seconds: u32, secure: bool) -> HeaderValue {
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    // A value that cannot stand in a header is kept from nobody: it is not kept at all.
    let nothing = HeaderValue::from_static("roundwell-nothing=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    HeaderValue::from_str(&text).unwrap_or(nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_https_every_cookie_is_secure_and_of_this_host_alone() {
        for cookie in [
            SIGN_IN, DEVICE, GUEST, WALL, LANGUAGE, THEME, DONE, KEPT, LINK, BACK,
        ] {
            let set = cookie.set("https://well.test", "v", 60);
            let set = set.to_str().unwrap();
            assert!(set.starts_with(&format!("__Host-{}=v; ", cookie.base)), "{set}");
            for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
                assert!(
                    set.split("; ").any(|attribute| attribute == part),
                    "{part}: {set}"
                );
            }
            let plain = cookie.set("http://well.test", "v", 60);
            let plain = plain.to_str().unwrap();
            assert!(
                plain.starts_with(&format!("{}=v; ", cookie.base)) && !plain.contains("Secure"),
                "{plain}"
            );
        }
    }

    #[test]
    fn a_cookie_is_read_under_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("a=1; roundwell-theme=dark"),
        );
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("__Host-roundwell-theme=light"),
        );
        assert_eq!(THEME.of(&headers, "http://well.test"), Some("dark"));
        assert_eq!(THEME.of(&headers, "https://well.test"), Some("light"));
        assert_eq!(LANGUAGE.of(&headers, "https://well.test"), None);
    }
}
