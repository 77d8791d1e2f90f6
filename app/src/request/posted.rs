//! A form that comes back with its page.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use roundwell::Problem;

/// A form that comes back: it was refused, or its sign-in had ended. It lives for one answer and holds everything that was typed, but
/// passwords.
#[derive(Clone, Debug, Default)]
pub struct PostedForm {
    /// The path the form posted to, so that only the same form shows it again.
    pub action: String,
    /// Tells apart several forms with one action on a page.
    pub form: String,
    /// Values typed, by field.
    pub typed: Vec<(String, String)>,
    /// Problems by field; the empty field is the form as a whole.
    pub problems: Vec<Problem>,
    /// True when it was kept while its sender signed in again; it has not been carried out.
    pub kept: bool,
    shown: Arc<ShownFields>,
}

/// Part of it that stands on the page by now.
#[derive(Debug, Default)]
struct ShownFields {
    problems: AtomicBool,
    typed: AtomicBool,
}

impl PostedForm {
    /// A form as it was sent, without anything wrong with it.
    pub fn new(action: String, form: String, typed: Vec<(String, String)>) -> Self {
        Self {
            action,
            form,
            typed,
            ..Self::default()
        }
    }

    /// Form kept while its sender signed in again.
    #[must_use]
    pub fn that_was_kept(self) -> Self {
        Self { kept: true, ..self }
    }

    /// Value typed into a field.
    pub fn typed(&self, name: &str) -> Option<&str> {
        let found = self.typed.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Notes that the page shows what was typed.
    pub fn set_typed_shown(&self) {
        self.shown.typed.store(true, Ordering::Relaxed);
    }

    /// Notes that the page says what was wrong.
    pub fn set_problems_shown(&self) {
        self.shown.problems.store(true, Ordering::Relaxed);
    }

    /// Problems not said on the page yet.
    pub fn problems_left(&self) -> &[Problem] {
        if self.shown.problems.load(Ordering::Relaxed) {
            &[]
        } else {
            &self.problems
        }
    }

    /// The written texts (not choices, identifiers or links' secrets) that the page has no field for any more.
    pub fn texts_left(&self) -> Vec<&str> {
        if self.shown.typed.load(Ordering::Relaxed) {
            return Vec::new();
        }
        let texts = self.typed.iter().map(|(_, value)| value.trim());
        texts.filter(|text| is_written(text)).collect()
    }
}

/// True when somebody wrote this: it has several words, or is longer than an identifier and no number.
fn is_written(text: &str) -> bool {
    let is_number = || text.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.contains(char::is_whitespace) || (text.chars().count() > 40 && !is_number())
}
